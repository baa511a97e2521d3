// A visitor reads what a site records, objects, is not recorded any more, and takes it back: on the real pages of the
// real server, in four languages.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { noBinary, startServer, until } from './server.mjs';
import { openBrowser, servePages } from './visit.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');
const PAGE = '<!doctype html><title>Site</title><p>A page of the site</p>';

/** In each page, before the snippet: hears what the recorder decides. */
function listen() {
  const revisit = (...call) => revisit.q.push(call);
  revisit.q = [['on', 'start', () => (window.decided = 'recorded')], ['on', 'refused', ({ reason }) => (window.decided = reason)]];
  window.revisit = revisit;
}

const decided = async (page) => (await page.waitForFunction(() => window.decided)).jsonValue();

describe('an objection', { skip }, () => {
  let server;
  let browser;
  let pages;

  before(async () => {
    server = await startServer({});
    browser = await openBrowser();
    pages = await servePages({ '/': PAGE }, server.snippet);
  });
  after(async () => {
    await pages?.close();
    await browser?.close();
    await server?.stop();
  });

  test('is made on the page that says what is recorded, holds, and is taken back there', async () => {
    const page = await (await browser.visitor({ locale: 'de-AT' })).newPage();
    await page.addInitScript(listen);
    await page.goto(`${pages.url}/`);
    assert.equal(await decided(page), 'recorded');
    const { visitor } = await page.evaluate(() => ({ visitor: window.revisit.visitor }));

    // The site has no domain: where its pages are is known once the server has noted where the snippet was seen.
    await until(async () => (await server.check()).snippet_seen_at, 15_000, 'the snippet is noted');
    await page.goto(`${server.url}/privacy/${server.snippet.key}`);
    await page.getByRole('link', { name: 'Mich nicht aufzeichnen' }).click();
    await page.waitForURL('**/privacy/**done=objected**');
    const told = await page.getByRole('status').innerText();
    assert.match(told, /nicht mehr aufgezeichnet/);
    assert.ok(told.includes(visitor), told);

    await page.goto(`${pages.url}/`);
    assert.equal(await decided(page), 'objected');

    await page.goBack();
    await page.getByRole('link', { name: 'Mich wieder aufzeichnen' }).click();
    await page.waitForURL('**/privacy/**done=lifted**');
    await page.goto(`${pages.url}/`);
    assert.equal(await decided(page), 'recorded');
  });

  test('can be made without a script on the page, which is in four languages', async () => {
    const context = await browser.visitor({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const [language, button] of [['en', 'Don’t record me'], ['de', 'Mich nicht aufzeichnen'], ['cs', 'Nenahrávat mě'], ['hu', 'Engem ne rögzítsenek']]) {
      await page.goto(`${server.url}/privacy/${server.snippet.key}?language=${language}`);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.equal(await page.getByRole('link', { name: button }).getAttribute('href'), `${pages.url}/#dont-record-me`);
    }
    await context.close();
  });
});
