// Product cards, as they stand on every shelf of the shop.

import { productArt } from './art/index.js';
import { paletteOf } from './art/palette.js';
import { add } from './cart.js';
import { isInStock } from './catalogue.js';
import { toast } from './dialogs.js';
import { $$, escape, fill } from './dom.js';
import { price, t } from './i18n.js';

export const productHref = (product) => `/demo/product/${product.id}/`;

const badge = (product) => (product.badge ? `<span class="badge ${product.badge}">${escape(t(`products.${product.badge}`))}</span>` : '');
const dots = (product) => product.colours.map((colour) => `<i style="background:${paletteOf(colour).main}" title="${escape(t(`colour.${colour}`))}"></i>`).join('');

const quickButton = (product) => `
  <button class="quick" type="button" data-quick="${product.id}" ${isInStock(product) ? '' : 'disabled'} aria-label="${escape(`${t('product.add')}: ${product.name}`)}">${escape(t('products.quick'))}</button>`;

const card = (product) => `
  <article class="card" data-product="${product.id}">
    <a class="card-link" href="${productHref(product)}">
      <span class="card-art">${productArt(product.id, product.colours[0])}<span class="card-scene">${productArt(product.id, product.colours[0], 'scene')}</span>${badge(product)}</span>
      <span class="card-kind">${escape(t(`item.${product.id}.kind`))}</span>
      <span class="card-name">${escape(product.name)}</span>
    </a>
    <p class="card-foot"><b>${escape(price(product.price))}</b><span class="dots">${dots(product)}</span>${quickButton(product)}</p>
  </article>`;

function addQuickly(product) {
  const colour = product.colours.find((one) => product.stock[one]?.left > 0);
  add({ id: product.id, colour, size: product.sizes?.[0], quantity: 1 });
  toast(t('product.added', { name: product.name }), { href: '/demo/cart/', text: t('product.view_cart') });
}

/** Draws cards for `products` into `grid`. */
export function drawCards(grid, products) {
  fill(grid, products.map(card));
  for (const button of $$('[data-quick]', grid)) {
    button.addEventListener('click', () => addQuickly(products.find((product) => product.id === button.dataset.quick)));
  }
}
