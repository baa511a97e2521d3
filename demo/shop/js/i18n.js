// Texts in four languages. The page arrives in English; elements name their text by data-t, attributes
// by data-t-attr="attribute:key;…". Whoever draws text itself listens with onLanguage.

import { remember } from './storage.js';

let texts = {};
let language = 'en';
const listeners = new Set();

export const currentLanguage = () => language;

const lookUp = (key) => key.split('.').reduce((node, part) => node?.[part], texts);

/** The text of `key` with {names} replaced. */
export function t(key, values = {}) {
  const text = lookUp(key);
  if (typeof text !== 'string') return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The text of `key` in the plural form that fits `n`. */
export function tn(key, n, values = {}) {
  const form = `${key}_${new Intl.PluralRules(language).select(n)}`;
  return t(lookUp(form) ? form : `${key}_other`, { n: number(n), ...values });
}

export const number = (n, digits = 2) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(n);
export const price = (euros) => new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol', minimumFractionDigits: Number.isInteger(euros) ? 0 : 2 }).format(euros);
export const longDate = (date) => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);

/** Fills every marked element below `root`. */
export function translate(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t, element.dataset);
  for (const element of root.querySelectorAll('[data-t-attr]')) {
    for (const pair of element.dataset.tAttr.split(';')) {
      const [attribute, key] = pair.split(':');
      element.setAttribute(attribute, t(key));
    }
  }
}

async function load(wanted) {
  const answer = await fetch(`/demo/i18n/${wanted}.json`);
  if (!answer.ok) throw new Error(`texts for ${wanted}: ${answer.status}`);
  return answer.json();
}

export async function useLanguage(wanted) {
  texts = await load(wanted);
  language = wanted;
  document.documentElement.lang = wanted;
  translate();
  document.documentElement.classList.remove('untranslated');
  for (const listener of listeners) listener();
}

export async function chooseLanguage(wanted) {
  remember('language', wanted);
  await useLanguage(wanted);
}

/** Calls `draw` now and after every change of language; returns how to stop. */
export function onLanguage(draw) {
  listeners.add(draw);
  draw();
  return () => listeners.delete(draw);
}
