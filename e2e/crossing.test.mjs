// A frame of another origin, from its page to the replay: part of the recording where both origins are named in the
// site's settings, an empty box where they are not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { pixelAt } from './compare.mjs';
import { noBinary, startServer, until } from './server.mjs';
import { noPlayer, openStage } from './stage.mjs';
import { leave, openBrowser, recorded, servePages } from './visit.mjs';

const skip = noBinary ?? noPlayer ?? (chromiumPath() ? false : 'no Chromium here');
/** What is typed in the frame, and what stands there below a mark: none of it may be stored. */
const SECRETS = ['Rosalind', '4111111111111111', 'hunter2', '4711', 'whispered'];

const around = (pay) => `<!doctype html><title>Around</title><style>body { margin: 0 } iframe { display: block; border: 0 }</style>
<iframe id="pay" src="${pay}/" width="400" height="300"></iframe><p>around</p>`;
const PAY = `<!doctype html><title>Pay</title>
<style>body { margin: 0; background: #f00; color: #fff; font: 20px sans-serif } body.paid { background: #080 }</style>
<h1 id="title">Pay 4711</h1><p data-recording-sensitive>whispered</p>
<input id="name"><input id="card" autocomplete="cc-number"><input id="password" type="password">`;

/** What the recorded frame shows on the stage; null where it shows nothing. */
const framed = (page) =>
  page.evaluate(() => {
    const inside = (it) => it?.querySelector('iframe')?.contentDocument;
    return inside(inside(inside(document)))?.querySelector('h1')?.textContent ?? null;
  });

/** The colour in the middle of the frame. */
const colour = (png) => pixelAt(png, 350, 280).join();

describe('frames of other origins', { skip }, () => {
  let server;
  let browser;
  let pay;
  let pages;

  before(async () => {
    server = await startServer({ set: ['visits.leave_grace_ms=1000'] });
    browser = await openBrowser();
    pay = await servePages({ '/': PAY }, server.snippet);
    pages = await servePages({ '/named/': around(pay.url), '/unnamed/': around(pay.url) }, server.snippet);
  });
  after(async () => {
    await pages?.close();
    await pay?.close();
    await browser?.close();
    await server?.stop();
  });

  /** Pays, and gives the page's recording with the moment before. */
  async function visit(path) {
    const page = await (await browser.visitor()).newPage();
    await page.goto(pages.url + path);
    await recorded(page);
    const frame = await until(() => page.frames().find((it) => it.url().startsWith(pay.url)), 5_000, 'the frame');
    await page.waitForTimeout(3_000);
    const before = Date.now();
    await page.waitForTimeout(500);
    const typed = { '#name': 'Rosalind', '#card': '4111111111111111', '#password': 'hunter2' };
    for (const [field, text] of Object.entries(typed)) await frame.fill(field, text);
    await frame.evaluate(() => {
      document.getElementById('title').textContent = 'Paid';
      document.body.className = 'paid';
    });
    await page.waitForTimeout(2_500);
    await leave(page);
    const [listed] = await server.waitListed({ which: (one) => one.entry.href === pages.url + path });
    return { before, detail: await server.detail(listed.id), text: JSON.stringify(await server.exported(listed.id)) };
  }

  test('a_frame_of_a_named_origin_is_replayed_in_its_place_without_what_is_masked_in_it', async () => {
    await server.settings({ frames: [pages.url, pay.url] });
    const { before, detail, text } = await visit('/named/');
    for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
    const stage = await openStage(browser.browser, server, detail);
    const shows = async (moment, title, colours) => {
      const picture = await stage.pictureAt(moment);
      assert.deepEqual([await framed(stage.page), colour(picture)], [title, colours]);
    };
    await shows(before - detail.started_at, 'Pay ****', '255,0,0');
    await shows(detail.duration_ms, 'Paid', '0,136,0');
    await shows(before - detail.started_at, 'Pay ****', '255,0,0');
    assert.deepEqual(await stage.problems(), []);
    await stage.close();
  });

  test('where_no_origin_is_named_the_page_has_an_empty_box', async () => {
    await server.settings({ frames: [] });
    const { before, detail, text } = await visit('/unnamed/');
    assert.ok(!text.includes('Pay'), text);
    const stage = await openStage(browser.browser, server, detail);
    assert.equal(colour(await stage.pictureAt(before - detail.started_at)), '255,255,255');
    assert.equal(await framed(stage.page), null);
    await stage.close();
  });
});
