// Checking forms: every rule gives the key of its complaint, or null.

import { $, escape, fill } from './dom.js';
import { t, tn } from './i18n.js';

const digits = (value) => value.replace(/\D/g, '');
const ZIP = { CZ: /^\d{3} ?\d{2}$/, DE: /^\d{5}$/, HU: /^\d{4}$/, NO: /^\d{4}$/, GB: /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i };

export const rules = {
  needed: (field) => (field.value.trim() ? null : 'form.needed'),
  email: (field) => (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(field.value.trim()) ? null : 'form.bad_email'),
  phone: (field) => (/^[+\d ]*$/.test(field.value) ? null : 'form.bad_phone'),
  zip: (country) => (field) => (ZIP[country()].test(field.value.trim()) ? null : 'form.bad_zip'),
  card: (field) => (digits(field.value).length >= 15 ? null : 'form.bad_card'),
  expiry: (field) => (/^(0[1-9]|1[0-2])\/\d{2}$/.test(field.value) ? null : 'form.bad_expiry'),
  code: (field) => (/^\d{3,4}$/.test(field.value) ? null : 'form.bad_code'),
  agreed: (field) => (field.checked ? null : 'form.bad_terms'),
};

const firstComplaint = (field, checks) => checks.reduce((found, check) => found ?? check(field), null);

function show(field, complaint) {
  const place = $(`#${field.id}-error`);
  field.setAttribute('aria-invalid', complaint ? 'true' : 'false');
  field.setAttribute('aria-describedby', place.id);
  place.hidden = !complaint;
  place.textContent = complaint ? t(complaint) : '';
}

/** Checks the fields of `plan` ({id: [rules]}); shows complaints; returns the ids of bad fields. */
export function check(plan) {
  const bad = [];
  for (const [id, checks] of Object.entries(plan)) {
    const field = $(`#${id}`);
    const complaint = firstComplaint(field, checks);
    show(field, complaint);
    if (complaint) bad.push(id);
  }
  return bad;
}

/** Takes a complaint away as soon as the field is right. */
export function forgive(plan) {
  for (const [id, checks] of Object.entries(plan)) {
    const field = $(`#${id}`);
    field.addEventListener('input', () => {
      if (field.getAttribute('aria-invalid') === 'true') show(field, firstComplaint(field, checks));
    });
  }
}

/** Lists bad fields with links to them and moves the focus there. */
export function summarise(box, bad) {
  box.hidden = bad.length === 0;
  if (bad.length === 0) return;
  const links = bad.map((id) => `<li><a href="#${id}">${escape($(`label[for="${id}"]`)?.textContent ?? t('checkout.terms'))}</a></li>`);
  fill(box, `<p>${escape(tn('form.summary', bad.length))}</p><ul>${links.join('')}</ul>`);
  box.focus();
}

/** Card numbers in fours, expiry with its slash. */
export function formatCard(number, expiry) {
  number.addEventListener('input', () => {
    number.value = digits(number.value).slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ');
  });
  expiry.addEventListener('input', () => {
    const value = digits(expiry.value).slice(0, 4);
    expiry.value = value.length > 2 ? `${value.slice(0, 2)}/${value.slice(2)}` : value;
  });
}
