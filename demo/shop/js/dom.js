// Small ways to make and find elements.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/** Fills `element` with markup made of escaped parts. */
export function fill(element, markup) {
  element.innerHTML = Array.isArray(markup) ? markup.join('') : markup;
  return element;
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
