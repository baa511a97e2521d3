// Reviews of a product: those of the shop and those this browser has written.

import { open, toast } from '../dialogs.js';
import { $, escape, fill } from '../dom.js';
import { check, forgive, rules } from '../forms.js';
import { currentLanguage, onLanguage, t } from '../i18n.js';
import { reviews } from '../reviews.js';
import { recall, remember } from '../storage.js';

const plan = { 'review-name': [rules.needed], 'review-text': [rules.needed] };
const own = (product) => recall(`reviews.${product.id}`, []);

export const reviewsOf = (product) => [...own(product), ...(reviews[product.id] ?? [])];

const entry = (review) => `
  <figure class="review"><fern-stars value="${Number(review.stars)}"></fern-stars>
    <blockquote lang="${escape(review.lang)}">${escape(review.text)}</blockquote><figcaption>${escape(review.name)}</figcaption></figure>`;

const draw = (product) => fill($('#review-list'), reviewsOf(product).map(entry));

function send(product, event) {
  if (check(plan).length) {
    event.preventDefault();
    return;
  }
  const form = new FormData(event.target);
  const review = { name: form.get('name'), lang: currentLanguage(), stars: Number(form.get('stars')), text: form.get('text') };
  remember(`reviews.${product.id}`, [review, ...own(product)].slice(0, 5));
  event.target.reset();
  draw(product);
  toast(t('product.review_thanks'));
}

export function wireReviews(product) {
  onLanguage(() => draw(product));
  forgive(plan);
  $('#write-review').addEventListener('click', () => open($('#review-dialog')));
  $('#review-form').addEventListener('submit', (event) => send(product, event));
}
