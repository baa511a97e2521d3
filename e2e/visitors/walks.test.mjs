// The eight visitors really walk the shop, in Chromium.

import assert from 'node:assert/strict';
import test from 'node:test';
import { chromiumPath, launchBrowser, userAgents } from '../browser.mjs';
import { chance } from './chance.mjs';
import { way } from './person.mjs';
import { serveShop } from './serve-shop.mjs';
import { contextFor, visitors } from './walks.mjs';

const PACE = 0.05;
const skip = chromiumPath() ? false : 'no Chromium found: install it or set CHROMIUM to its path';

test('the_same_seed_gives_the_same_way_and_another_seed_another', () => {
  const points = (seed) => JSON.stringify(way({ x: 0, y: 0 }, { x: 400, y: 300 }, chance(seed)));
  assert.equal(points(3), points(3));
  assert.notEqual(points(3), points(4));
});

test('a_way_ends_exactly_where_it_should', () => {
  const end = way({ x: 10, y: 20 }, { x: 321.5, y: 99 }, chance(1)).at(-1);
  assert.ok(Math.abs(end.x - 321.5) < 1e-9 && Math.abs(end.y - 99) < 1e-9);
});

async function visit(browser, shop, who) {
  const context = await browser.newContext(contextFor(who, await userAgents(browser)));
  const page = await context.newPage();
  const seen = { pages: 0, errors: [] };
  page.on('domcontentloaded', () => { seen.pages += 1; });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  try {
    await who.walk(page, shop.url, 7, { pace: PACE });
    return { ...seen, last: new URL(page.url()).pathname, automated: await page.evaluate(() => navigator.webdriver) };
  } finally {
    await context.close();
  }
}

test('every_visitor_gets_where_it_wants_and_only_the_jacket_throws', { skip }, async (t) => {
  const shop = await serveShop();
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await shop.close();
  });
  for (const who of visitors) {
    await t.test(who.name, async () => {
      const seen = await visit(browser, shop, who);
      assert.equal(seen.last, who.expects.last);
      assert.ok(seen.pages >= who.expects.pages, `${seen.pages} pages`);
      assert.equal(seen.errors.length > 0, who.expects.signals?.includes('error') ?? false, seen.errors.join());
      assert.equal(seen.automated, false);
    });
  }
});
