// Checkout: one long form, its checks, and the voucher.

import { empty, lines, totals, useVoucher, voucher } from '../cart.js';
import { $, $$, pause } from '../dom.js';
import { check, forgive, formatCard, rules, summarise } from '../forms.js';
import { onLanguage, price, t } from '../i18n.js';
import { drawMiniLines, drawTotals } from '../order.js';
import { rememberForVisit } from '../storage.js';

const VOUCHER_MS = 1200;
const country = () => $('#country').value;

const always = {
  name: [rules.needed],
  email: [rules.needed, rules.email],
  phone: [rules.phone],
  street: [rules.needed],
  zip: [rules.needed, rules.zip(country)],
  city: [rules.needed],
};
const card = {
  'card-number': [rules.needed, rules.card],
  'card-expiry': [rules.needed, rules.expiry],
  'card-code': [rules.needed, rules.code],
};
const last = { terms: [rules.agreed] };

const picked = (name) => $(`[name=${name}]:checked`).value;
const plan = () => ({ ...always, ...(picked('payment') === 'card' ? card : {}), ...last });

function draw() {
  drawMiniLines($('#mini-lines'));
  drawTotals($('#totals'), totals(picked('delivery')));
  $('#card-fields').hidden = picked('payment') !== 'card';
}

function orderNumber(random = Math.random) {
  return `FF-${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`;
}

function place(event) {
  event.preventDefault();
  const bad = check(plan());
  summarise($('#error-summary'), bad);
  if (bad.length) return;
  // What was typed is not kept: the thanks page needs the lines and the sums only.
  rememberForVisit('order', { number: orderNumber(), lines: lines(), totals: totals(picked('delivery')) });
  empty();
  useVoucher(null);
  location.assign('/demo/thanks/');
}

// The voucher field is strict about capitals, does not say so, and forgets what was typed. People
// meet such fields every day, and a recording shows why they give up. FERN10 works.
async function applyVoucher(event) {
  event.preventDefault();
  const field = $('#coupon');
  const note = $('#coupon-error');
  note.hidden = false;
  note.textContent = t('checkout.coupon_checking');
  $('#coupon-apply').disabled = true;
  await pause(VOUCHER_MS);
  $('#coupon-apply').disabled = false;
  if (field.value === 'FERN10') {
    useVoucher(field.value);
    note.textContent = t('checkout.coupon_done', { price: price(totals().discount) });
  } else {
    field.value = '';
    note.textContent = t('checkout.coupon_bad');
  }
  draw();
}

export function start() {
  if (lines().length === 0) {
    location.replace('/demo/cart/');
    return;
  }
  onLanguage(draw);
  forgive({ ...always, ...card, ...last });
  formatCard($('#card-number'), $('#card-expiry'));
  for (const input of $$('[name=delivery], [name=payment]')) input.addEventListener('change', draw);
  $('#checkout').addEventListener('submit', place);
  $('#coupon-form').addEventListener('submit', applyVoucher);
  if (voucher()) $('#coupon').value = voucher();
}
