// <fern-stars value="4.5">: stars in a shadow root.

import { number, t } from '../i18n.js';

const STAR = 'M12 2.500 15 9l7 .800-5.200 4.700 1.500 6.900L12 17.900l-6.300 3.500 1.500-6.900L2 9.800 9 9z';
const style = `
  :host { display: inline-flex; gap: 2px; vertical-align: -3px; }
  svg { width: 18px; height: 18px; fill: #d9d2c3; }
  svg.full { fill: #d08a2e; }`;

class FernStars extends HTMLElement {
  static observedAttributes = ['value'];

  attributeChangedCallback() {
    const value = Number(this.getAttribute('value'));
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const star = (n) => `<svg viewBox="0 0 24 24" class="${value >= n - 0.25 ? 'full' : ''}" aria-hidden="true"><path d="${STAR}"/></svg>`;
    root.innerHTML = `<style>${style}</style>${[1, 2, 3, 4, 5].map(star).join('')}`;
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', t('product.stars_label', { n: number(value, 1) }));
  }
}

customElements.define('fern-stars', FernStars);
