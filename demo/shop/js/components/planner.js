// <fern-planner>: when to water, as a web component with its own constructed style sheet.

import { escape } from '../dom.js';
import { currentLanguage, number, t } from '../i18n.js';

const PLANTS = { fern: { every: 3, ml: 220 }, basil: { every: 2, ml: 150 }, monstera: { every: 6, ml: 400 } };
const LIGHTS = { north: 1.3, east: 1, south: 0.7 };
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; font: inherit; }
  fieldset { border: 0; padding: 0; margin: 0 0 16px; display: flex; flex-wrap: wrap; gap: 8px; }
  legend { font-weight: 600; padding: 0 0 6px; }
  label { cursor: pointer; }
  input { position: absolute; opacity: 0; }
  span.pick { display: block; padding: 9px 16px; border: 1px solid #c9c2b2; border-radius: 999px; background: #fff; }
  input:checked + span.pick { background: #1f3d36; border-color: #1f3d36; color: #fff; }
  input:focus-visible + span.pick { outline: 3px solid #d08a2e; outline-offset: 2px; }
  ol { display: grid; grid-template-columns: repeat(7, 1fr); gap: 6px; list-style: none; margin: 0 0 12px; padding: 0; }
  li { text-align: center; font-size: 13px; padding: 8px 0 10px; border-radius: 10px; background: #f2ede2; }
  li i { display: block; width: 14px; height: 14px; margin: 6px auto 0; border-radius: 0 50% 50% 50%; transform: rotate(45deg); background: #e0d9c8; }
  li.water { background: #dcebf0; } li.water i { background: #4d7f93; }
  p { margin: 0 0 4px; }`);

const weekday = (i, style) => new Intl.DateTimeFormat(currentLanguage(), { weekday: style, timeZone: 'UTC' }).format(MONDAY + i * DAY_MS);

class FernPlanner extends HTMLElement {
  plant = 'fern';
  light = 'east';

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.addEventListener('change', (event) => this.choose(event.target));
    }
    this.draw();
  }

  choose(input) {
    this[input.name] = input.value;
    this.draw();
    this.shadowRoot.querySelector(`input[value="${input.value}"]`).focus();
  }

  wateringDays() {
    const every = Math.max(1, Math.round(PLANTS[this.plant].every * LIGHTS[this.light]));
    return [0, 1, 2, 3, 4, 5, 6].filter((day) => day % every === 0);
  }

  choices(name, options) {
    const option = (value) => `<label><input type="radio" name="${name}" value="${value}" ${this[name] === value ? 'checked' : ''}><span class="pick">${escape(t(`planner.${value}`))}</span></label>`;
    return `<fieldset><legend>${escape(t(`planner.${name}`))}</legend>${Object.keys(options).map(option).join('')}</fieldset>`;
  }

  draw() {
    const days = this.wateringDays();
    const week = [0, 1, 2, 3, 4, 5, 6].map((day) => `<li class="${days.includes(day) ? 'water' : ''}">${escape(weekday(day, 'short'))}<i></i></li>`);
    const names = new Intl.ListFormat(currentLanguage()).format(days.map((day) => weekday(day, 'long')));
    this.shadowRoot.innerHTML = `${this.choices('plant', PLANTS)}${this.choices('light', LIGHTS)}<ol aria-hidden="true">${week.join('')}</ol>
      <p><b>${escape(t('planner.plan', { days: names }))}</b></p><p>${escape(t('planner.amount', { n: number(PLANTS[this.plant].ml) }))}</p>`;
  }
}

customElements.define('fern-planner', FernPlanner);
