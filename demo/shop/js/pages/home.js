// Home: categories, favourites, what was looked at, and the letter.

import { productArt } from '../art/index.js';
import { drawCards } from '../cards.js';
import { categories, productById, products } from '../catalogue.js';
import { $, escape, fill } from '../dom.js';
import { toast } from '../dialogs.js';
import { check, forgive, rules } from '../forms.js';
import { onLanguage, t, tn } from '../i18n.js';
import { recall } from '../storage.js';

const faces = { light: ['glod', 'ink'], table: ['damp', 'fjord'], living: ['varm', 'clay'], outdoors: ['ly', 'sage'] };
const letterPlan = { 'letter-email': [rules.needed, rules.email] };

function tile(category) {
  const things = products.filter((product) => product.category === category).length;
  return `<a class="tile" href="/demo/products/${category}/">${productArt(...faces[category], 'scene')}<span class="tile-text"><b>${escape(t(`category.${category}`))}</b><small>${escape(tn('home.count', things))}</small></span></a>`;
}

function draw() {
  fill($('#category-tiles'), categories.map(tile));
  drawCards($('#favourites'), products.slice(0, 4));
  fill($('#story-art'), productArt('skammel', 'oak', 'scene'));
  const seen = recall('seen', []).map(productById).filter(Boolean).slice(0, 4);
  $('#recent-block').hidden = seen.length === 0;
  drawCards($('#recent'), seen);
}

function wireLetter() {
  forgive(letterPlan);
  $('#newsletter').addEventListener('submit', (event) => {
    event.preventDefault();
    if (check(letterPlan).length) return;
    event.target.reset();
    toast(t('home.letter_done'));
  });
}

// #story-film has no handler: the film was never made, the button stayed. Visitors click it and
// nothing happens, which is what a dead click is.
export function start() {
  onLanguage(draw);
  wireLetter();
}
