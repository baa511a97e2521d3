// A shelf: filters, order, and the products that fit.

import { paletteOf } from '../art/palette.js';
import { drawCards } from '../cards.js';
import { categories, colours, isInStock, products } from '../catalogue.js';
import { $, $$, escape, fill, pause } from '../dom.js';
import { onLanguage, price, t, tn } from '../i18n.js';

// The colour filter asks the shelves, and the shelves are slow: a rough edge on purpose.
const SHELF_MS = 1600;
const NARROW = matchMedia('(max-width: 800px)');

const orders = {
  favourite: (a, b) => a.favourite - b.favourite,
  cheap: (a, b) => a.price - b.price,
  dear: (a, b) => b.price - a.price,
  rating: (a, b) => b.rating - a.rating,
};

let asked = 0;

function chosen() {
  const form = new FormData($('#filters'));
  return { category: form.get('category') ?? 'all', colours: form.getAll('colour'), price: Number(form.get('price')), stock: form.has('stock') };
}

const fits = (wish) => (product) =>
  (wish.category === 'all' || product.category === wish.category) &&
  product.price <= wish.price &&
  (!wish.stock || isInStock(product)) &&
  (wish.colours.length === 0 || wish.colours.some((colour) => product.colours.includes(colour)));

function drawShelf() {
  const wish = chosen();
  const found = products.filter(fits(wish)).sort(orders[$('#sort').value]);
  $('#filter-price-out').textContent = t('products.up_to', { price: price(wish.price) });
  $('#product-count').textContent = found.length ? tn('products.count', found.length) : t('products.none');
  drawCards($('#product-grid'), found);
}

async function lookSlowly() {
  const mine = ++asked;
  $('#product-count').textContent = t('products.looking');
  $('#product-grid').classList.add('waiting');
  await pause(SHELF_MS);
  if (mine !== asked) return;
  $('#product-grid').classList.remove('waiting');
  drawShelf();
}

function drawFilters() {
  const here = document.body.dataset.category ?? 'all';
  const radio = (value) => `<label class="check"><input type="radio" name="category" value="${value}" ${value === here ? 'checked' : ''}><span>${escape(t(value === 'all' ? 'products.all' : `category.${value}`))}</span></label>`;
  const swatch = (colour) => `<label class="swatch" title="${escape(t(`colour.${colour}`))}"><input type="checkbox" name="colour" value="${colour}"><span style="background:${paletteOf(colour).main}"></span><small>${escape(t(`colour.${colour}`))}</small></label>`;
  const legends = { category: $('#filter-category legend').outerHTML, colour: $('#filter-colour legend').outerHTML };
  fill($('#filter-category'), [legends.category, ...['all', ...categories].map(radio)]);
  fill($('#filter-colour'), [legends.colour, `<div class="swatch-row">${colours.map(swatch).join('')}</div>`]);
  for (const input of $$('[name=colour]')) input.addEventListener('change', lookSlowly);
}

export function start() {
  $('#filters-fold').open = !NARROW.matches;
  $('#filters').addEventListener('input', (event) => {
    if (event.target.name !== 'colour') drawShelf();
  });
  $('#filters').addEventListener('reset', () => setTimeout(drawShelf));
  $('#sort').addEventListener('change', drawShelf);
  onLanguage(() => {
    drawFilters();
    drawShelf();
  });
}
