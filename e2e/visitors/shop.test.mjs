// The demo shop itself: its texts, its pages, its links. No browser needed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { products } from '../../demo/shop/js/catalogue.js';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));
const shop = join(demo, 'shop');
const LANGUAGES = ['en', 'de', 'cs', 'hu'];

const flatten = (node, path = '') => Object.entries(node).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`)));
const texts = Object.fromEntries(LANGUAGES.map((language) => [language, new Map(flatten(JSON.parse(readFileSync(join(shop, `i18n/${language}.json`), 'utf8'))))]));
const filesBelow = (folder, ending) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
const plural = (key) => /^(.*)_(zero|one|two|few|many|other)$/.exec(key);
// "stock_few" and the like are names; a plural family is one that has an _other form.
const families = (language) => new Set([...texts[language].keys()].filter((key) => key.endsWith('_other') && !key.startsWith('contact.topic')).map((key) => plural(key)[1]));

test('every_text_exists_in_all_four_languages', () => {
  const known = families('en');
  const plain = (language) => [...texts[language].keys()].filter((key) => !known.has(plural(key)?.[1])).sort();
  for (const language of LANGUAGES) {
    assert.deepEqual(plain(language), plain('en'), language);
    assert.deepEqual([...families(language)].sort(), [...known].sort(), language);
  }
});

test('every_text_that_pages_and_scripts_name_exists', () => {
  const sources = [...filesBelow(join(shop, 'js'), '.js'), ...filesBelow(join(demo, 'pages'), '.html'), join(demo, 'layout.html')].map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = [...sources.matchAll(/\bt\('([\w.]+)'|data-t="([\w.]+)"|[\w-]+:((?:nav|product|home|form|cart|dialog|workshop|contact|search|build|footer)\.\w+)["';]/g)].map((hit) => hit[1] ?? hit[2] ?? hit[3]);
  assert.ok(named.length > 150, `${named.length} found`);
  for (const key of named) assert.ok(texts.en.has(key), key);
  for (const [, family] of sources.matchAll(/\btn\('([\w.]+)'/g)) assert.ok(families('en').has(family), family);
});

test('every_plural_has_each_form_its_language_uses', () => {
  for (const language of LANGUAGES) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const family of families(language)) for (const form of forms) assert.ok(texts[language].has(`${family}_${form}`), `${language}: ${family}_${form}`);
  }
});

test('translations_keep_the_places_for_values', () => {
  const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  for (const [key, text] of texts.en) for (const language of LANGUAGES) if (texts[language].has(key)) assert.equal(places(texts[language].get(key)), places(text), `${language}: ${key}`);
});

test('the_committed_pages_are_what_their_sources_make', () => {
  assert.match(execFileSync(process.execPath, [join(demo, 'assemble.mjs'), '--check'], { encoding: 'utf8' }), /, 0 out of date/);
});

test('every_page_carries_the_snippet_with_the_place_for_the_key', () => {
  const pages = filesBelow(shop, '.html').filter((file) => !file.includes('/frames/'));
  assert.ok(pages.length >= products.length + 10);
  for (const file of pages) assert.ok(readFileSync(file, 'utf8').includes('<script async src="/r.js" data-site="{{site_key}}"></script>'), file);
});

test('every_link_and_import_of_the_shop_leads_somewhere_and_nothing_comes_from_outside', () => {
  for (const file of [...filesBelow(shop, '.html'), ...filesBelow(shop, '.css')]) {
    const body = readFileSync(file, 'utf8');
    for (const [, target] of body.matchAll(/(?:href|src)="([^"#]+)"/g)) {
      if (target === '/r.js') continue;
      assert.match(target, /^\/demo\//, `${file}: ${target}`);
      const place = join(shop, target.slice('/demo/'.length));
      assert.ok(existsSync(place) && (statSync(place).isFile() || existsSync(join(place, 'index.html'))), `${file}: ${target}`);
    }
    assert.doesNotMatch(body, /url\(\s*["']?https?:/);
  }
});

test('every_product_has_a_page_texts_and_a_stock_list_except_the_one_that_fails_on_purpose', () => {
  for (const product of products) {
    assert.ok(existsSync(join(shop, 'product', product.id, 'index.html')), product.id);
    for (const part of ['kind', 'line', 'text']) assert.ok(texts.en.has(`item.${product.id}.${part}`));
    const unlisted = product.colours.filter((colour) => !product.stock[colour]);
    assert.deepEqual(unlisted, product.id === 'regn' ? ['sand'] : [], product.id);
  }
});
