// Custom elements.

import { does, html, steps, theme } from './case.mjs';

export const cases = theme('elements', {
  'defined late': {
    page: html('<x-late>waiting</x-late><x-never>never</x-never>', { css: ':not(:defined) { display: block; background: #fecaca; padding: 20px } :defined:is(x-late) { display: block; background: #bbf7d0; padding: 20px }' }),
    act: does(() => customElements.define('x-late', class extends HTMLElement { connectedCallback() { this.append(' — defined'); } })),
  },
  'defined before the recorder came': {
    page: html('<x-early>here</x-early>', { css: 'x-early:not(:defined) { visibility: hidden } x-early { display: block; padding: 20px; background: #dbeafe }', script: 'customElements.define("x-early", class extends HTMLElement {})' }),
  },
  'states of :state()': {
    page: html('<x-lamp>lamp</x-lamp>', {
      css: 'x-lamp { display: block; padding: 30px; background: #334155; color: #fff } x-lamp:state(on) { background: #facc15; color: #000 }',
      script: 'customElements.define("x-lamp", class extends HTMLElement { constructor() { super(); this.inner = this.attachInternals(); } set on(value) { value ? this.inner.states.add("on") : this.inner.states.delete("on"); } })',
    }),
    act: steps(() => { document.querySelector('x-lamp').on = true; }, () => { document.querySelector('x-lamp').on = false; }),
  },
  'that render on every change': {
    page: html('<x-count value="1"></x-count>', {
      script: `customElements.define('x-count', class extends HTMLElement { static observedAttributes = ['value']; constructor() { super(); this.attachShadow({ mode: 'open' }); } attributeChangedCallback() { this.shadowRoot.innerHTML = '<style>b { font-size: 40px; color: #9d174d }</style><b>' + '★'.repeat(this.getAttribute('value')) + '</b>'; } });`,
    }),
    act: steps(() => document.querySelector('x-count').setAttribute('value', '4'), () => document.querySelector('x-count').cloneNode(true), () => document.body.append(document.querySelector('x-count').cloneNode(true))),
  },
  'that replace themselves when connected': {
    page: html('<div id="a"></div>', { script: `customElements.define('x-swap', class extends HTMLElement { connectedCallback() { const real = document.createElement('section'); real.style.cssText = 'padding: 20px; background: #fae8ff'; real.append(...this.childNodes); this.replaceWith(real); } });` }),
    act: does(() => { document.querySelector('#a').innerHTML = '<x-swap>first <b>child</b></x-swap><x-swap>second</x-swap>'; }),
  },
  'a built-in with is=, and one that is a field': {
    page: html('<button is="x-big">big</button><form><x-field name="f"></x-field></form>', {
      css: 'x-field { display: inline-block; width: 200px; height: 30px; border: 2px solid #888 } x-field:invalid { border-color: #dc2626 } x-field:disabled { opacity: .3 }',
      script: `customElements.define('x-big', class extends HTMLButtonElement { connectedCallback() { this.style.fontSize = '40px'; } }, { extends: 'button' }); customElements.define('x-field', class extends HTMLElement { static formAssociated = true; constructor() { super(); this.inner = this.attachInternals(); this.inner.setValidity({ valueMissing: true }, 'needed', this); } fill() { this.inner.setValidity({}); this.textContent = 'filled'; } });`,
    }),
    act: does(() => document.querySelector('x-field').fill()),
  },
  'fifty of them with slots and shared sheets': {
    page: html('<div id="grid"></div>', {
      css: '#grid { display: grid; grid-template-columns: repeat(5, 1fr); gap: 6px }',
      script: `const sheet = new CSSStyleSheet(); sheet.replaceSync(':host { display: block; border: 1px solid #94a3b8; padding: 6px } :host([on]) { background: #0f172a; color: #fff } ::slotted(b) { color: #f43f5e }'); customElements.define('x-cell', class extends HTMLElement { constructor() { super(); const root = this.attachShadow({ mode: 'open' }); root.adoptedStyleSheets = [sheet]; root.innerHTML = '<slot></slot><i>cell</i>'; } }); for (let i = 0; i < 50; i += 1) { const cell = document.createElement('x-cell'); cell.innerHTML = '<b>' + i + '</b>'; grid.append(cell); }`,
    }),
    act: steps(() => document.querySelectorAll('x-cell').forEach((cell, i) => cell.toggleAttribute('on', i % 3 === 0)), () => { const cells = [...document.querySelectorAll('x-cell')]; document.querySelector('#grid').append(...cells.reverse()); }),
  },
});
