// Search with results while typing. The address keeps the query, so back and reload find it again.

import { drawCards } from '../cards.js';
import { products } from '../catalogue.js';
import { $, escape, fill } from '../dom.js';
import { currentLanguage, onLanguage, t, tn } from '../i18n.js';

const QUERY_MAX = 80;
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(currentLanguage());

const textOf = (product) => plain([product.name, t(`item.${product.id}.kind`), t(`item.${product.id}.line`), t(`item.${product.id}.text`), t(`category.${product.category}`), t(`material.${product.material}`)].join(' '));

function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return words.length ? products.filter((product) => words.every((word) => textOf(product).includes(word))) : [];
}

function draw() {
  const q = $('#search').value.trim().slice(0, QUERY_MAX);
  const found = find(q);
  history.replaceState(null, '', q ? `?q=${encodeURIComponent(q)}` : location.pathname);
  $('#search-count').textContent = !q ? '' : found.length ? tn('search.count', found.length, { q }) : t('search.none', { q });
  drawCards($('#search-results'), q ? found : products.slice(0, 4));
}

function drawHints() {
  const hint = (n) => `<button class="hint" type="button">${escape(t(`search.hint${n}`))}</button>`;
  fill($('#search-hints'), [`<span>${escape(t('search.try'))}</span>`, ...[1, 2, 3].map(hint)]);
}

export function start() {
  $('#search').value = new URLSearchParams(location.search).get('q')?.slice(0, QUERY_MAX) ?? '';
  $('#search').addEventListener('input', draw);
  $('#search-form').addEventListener('submit', (event) => event.preventDefault());
  $('#search-hints').addEventListener('click', (event) => {
    if (!event.target.matches('.hint')) return;
    $('#search').value = event.target.textContent;
    draw();
  });
  onLanguage(() => {
    drawHints();
    draw();
  });
  // Not on touch screens, where the keyboard would cover the results.
  if (matchMedia('(hover: hover)').matches) $('#search').focus({ preventScroll: true });
}
