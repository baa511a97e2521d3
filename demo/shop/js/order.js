// Order lines and sums as shown beside the cart, the checkout and the thanks.

import { productArt } from './art/index.js';
import { tableArt } from './art/table.js';
import { lines, priceOf } from './cart.js';
import { productById } from './catalogue.js';
import { escape, fill } from './dom.js';
import { price, t } from './i18n.js';

export const nameOf = (line) => (line.id === 'table' ? t('build.name') : productById(line.id).name);
export const hrefOf = (line) => (line.id === 'table' ? '/demo/configurator/' : `/demo/product/${line.id}/`);
export const artOf = (line) => (line.id === 'table' ? tableArt(line.build) : productArt(line.id, line.colour));

export function detailOf(line) {
  if (line.id === 'table') return [t(`build.top_${line.build.top}`), t(`build.legs_${line.build.legs}`), t('build.cm', { n: line.build.width })].join(' · ');
  return [t(`colour.${line.colour}`), line.size].filter(Boolean).join(' · ');
}

const mini = (line) => `
  <li><span class="mini-art">${artOf(line)}</span><span><b>${escape(nameOf(line))}</b><small>${escape(detailOf(line))}</small></span><span>${line.quantity} × ${escape(price(priceOf(line)))}</span></li>`;

export const drawMiniLines = (list, of = lines()) => fill(list, of.map(mini));

/** The sums of an order as a definition list. */
export function drawTotals(list, { goods, discount, shipping, total }) {
  const row = (name, value, kind = '') => `<div class="${kind}"><dt>${escape(t(name))}</dt><dd>${escape(value)}</dd></div>`;
  fill(list, [
    row('cart.subtotal', price(goods)),
    discount ? row('cart.discount', `−${price(discount)}`) : '',
    row('cart.delivery', shipping ? price(shipping) : t('cart.free')),
    row('cart.total', price(total), 'total'),
  ]);
}
