// The cart: lines in localStorage, and the sums. A line is {id, colour, size?, quantity} or, for a
// built table, {id: 'table', build, price, quantity}.

import { productById } from './catalogue.js';
import { recall, recallForVisit, remember, rememberForVisit } from './storage.js';

export const FREE_FROM = 80;
const DELIVERY = { post: 6.9, courier: 12.9 };
const MOST_OF_ONE = 20;
const listeners = new Set();

const isLine = (line) => line && Number.isInteger(line.quantity) && (line.id === 'table' ? Number.isFinite(line.price) : Boolean(productById(line.id)));
const sameThing = (a, b) => a.id === b.id && a.colour === b.colour && a.size === b.size && JSON.stringify(a.build) === JSON.stringify(b.build);

export function lines() {
  const stored = recall('cart', []);
  return Array.isArray(stored) ? stored.filter(isLine) : [];
}

function store(next) {
  remember('cart', next);
  for (const listener of listeners) listener();
}

export function onCart(draw) {
  listeners.add(draw);
  draw();
  return () => listeners.delete(draw);
}

export function add(line) {
  const all = lines();
  const known = all.find((other) => sameThing(other, line));
  if (known) known.quantity = Math.min(MOST_OF_ONE, known.quantity + line.quantity);
  else all.push(line);
  store(all);
}

export function setQuantity(index, quantity) {
  const all = lines();
  if (!all[index]) return;
  if (quantity < 1) all.splice(index, 1);
  else all[index].quantity = Math.min(MOST_OF_ONE, quantity);
  store(all);
}

export const empty = () => store([]);
export const count = () => lines().reduce((sum, line) => sum + line.quantity, 0);
export const priceOf = (line) => line.price ?? productById(line.id).price;
export const subtotal = () => lines().reduce((sum, line) => sum + priceOf(line) * line.quantity, 0);

export const voucher = () => recallForVisit('voucher', null);
export const useVoucher = (code) => rememberForVisit('voucher', code);

/** What the order costs with one kind of delivery. */
export function totals(delivery = 'post') {
  const goods = subtotal();
  const discount = voucher() ? Math.round(goods * 10) / 100 : 0;
  const free = delivery === 'post' && goods >= FREE_FROM;
  const shipping = goods === 0 || free ? 0 : DELIVERY[delivery];
  return { goods, discount, shipping, total: goods - discount + shipping };
}
