// Makes the pages of the demo shop: pages/*.html put into layout.html, with the English texts filled in.
// The result in shop/ is committed, so nothing has to be built to serve it. Run after changing a page,
// the layout or an English text: node demo/assemble.mjs   (--check: only say whether it is up to date)

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { categories, products } from './shop/js/catalogue.js';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path) => readFileSync(join(here, path), 'utf8');
const layout = read('layout.html');
const texts = JSON.parse(read('shop/i18n/en.json'));

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

function english(key, values) {
  const text = key.split('.').reduce((node, part) => node?.[part], texts);
  if (typeof text !== 'string') throw new Error(`no English text for ${key}`);
  return escape(text.replace('{name}', values.name ?? ''));
}

const fillTexts = (html, values) => html.replace(/(<[^<>]*\bdata-t="([^"]+)"[^<>]*>)(?=<\/)/g, (whole, tag, key) => tag + english(key, values));

const fillAttributes = (html) =>
  html.replace(/data-t-attr="([^"]+)"/g, (whole, pairs) =>
    pairs.split(';').reduce((filled, pair) => {
      const [attribute, key] = pair.split(':');
      return `${filled} ${attribute}="${english(key, {})}"`;
    }, whole),
  );

function assemble({ page, title = `title.${page}`, data = {}, values = {} }) {
  const put = { page, title: title + (values.name ? `" data-name="${values.name}` : ''), data: Object.entries(data).map(([key, value]) => ` data-${key}="${value}"`).join(''), ...values };
  const place = (html) => html.replace(/\{\{(\w+)\}\}/g, (whole, name) => put[name] ?? whole);
  const main = place(read(`pages/${page}.html`)).trimEnd().replace(/^/gm, '    ');
  return fillAttributes(fillTexts(place(layout.replace('{{main}}', () => main)), values));
}

const shelf = (category) => ({ page: 'products', values: { heading: category ? `category.${category}` : 'nav.all', lead: `category_lead.${category ?? 'all'}` }, title: `title.${category ?? 'products'}`, data: category ? { category } : {} });

const pages = {
  '': { page: 'home' },
  products: shelf(),
  ...Object.fromEntries(categories.map((category) => [`products/${category}`, shelf(category)])),
  ...Object.fromEntries(products.map(({ id, name }) => [`product/${id}`, { page: 'product', values: { name }, data: { product: id } }])),
  ...Object.fromEntries(['cart', 'checkout', 'thanks', 'about', 'contact', 'faq', 'search', 'configurator', 'workshop'].map((page) => [page, { page }])),
  // The routes of the single-page builder, so that a reload works on any static server.
  ...Object.fromEntries(['top', 'legs', 'finish', 'summary'].map((step) => [`configurator/${step}`, { page: 'configurator' }])),
};

const current = (path) => {
  try {
    return read(path);
  } catch {
    return null;
  }
};

let stale = 0;
for (const [path, page] of Object.entries(pages)) {
  const file = join('shop', path, 'index.html');
  const html = assemble(page);
  if (html === current(file)) continue;
  stale += 1;
  if (process.argv.includes('--check')) continue;
  mkdirSync(dirname(join(here, file)), { recursive: true });
  writeFileSync(join(here, file), html);
}
console.log(`${Object.keys(pages).length} pages, ${stale} ${process.argv.includes('--check') ? 'out of date' : 'written'}`);
process.exitCode = process.argv.includes('--check') && stale > 0 ? 1 : 0;
