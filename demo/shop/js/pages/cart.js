// The cart page.

import { productArt } from '../art/index.js';
import { FREE_FROM, lines, onCart, priceOf, setQuantity, subtotal, totals } from '../cart.js';
import { toast } from '../dialogs.js';
import { $, escape, fill } from '../dom.js';
import { onLanguage, price, t } from '../i18n.js';
import { artOf, detailOf, drawTotals, hrefOf, nameOf } from '../order.js';

const row = (line, i) => `
  <article class="cart-line" data-index="${i}">
    <a class="cart-art" href="${hrefOf(line)}" tabindex="-1" aria-hidden="true">${artOf(line)}</a>
    <div><a class="cart-name" href="${hrefOf(line)}">${escape(nameOf(line))}</a><p class="small">${escape(detailOf(line))}</p>
      <button class="link-button" type="button" data-remove>${escape(t('cart.remove'))}</button></div>
    <div class="stepper"><button type="button" data-change="-1" aria-label="${escape(t('product.less'))}">−</button><output>${line.quantity}</output><button type="button" data-change="1" aria-label="${escape(t('product.more'))}">+</button></div>
    <b class="cart-sum">${escape(price(priceOf(line) * line.quantity))}</b>
  </article>`;

function draw() {
  const all = lines();
  $('#cart').hidden = all.length === 0;
  $('#cart-empty').hidden = all.length > 0;
  fill($('#cart-lines'), all.map(row));
  drawTotals($('#totals'), totals());
  const missing = FREE_FROM - subtotal();
  $('#free-shipping').textContent = missing > 0 ? t('cart.free_missing', { price: price(missing) }) : t('cart.free_reached');
  $('#free-progress').value = Math.min(100, (subtotal() / FREE_FROM) * 100);
}

function change(event) {
  const index = Number(event.target.closest('.cart-line')?.dataset.index);
  const line = lines()[index];
  if (!line) return;
  if (event.target.matches('[data-remove]')) {
    toast(t('cart.removed', { name: nameOf(line) }));
    setQuantity(index, 0);
  } else if (event.target.matches('[data-change]')) {
    setQuantity(index, line.quantity + Number(event.target.dataset.change));
  }
}

export function start() {
  fill($('#empty-art'), productArt('vandre', 'sage'));
  $('#cart-lines').addEventListener('click', change);
  onLanguage(draw);
  onCart(draw);
}
