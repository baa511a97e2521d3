// What Firefox saw, on the stage: in Firefox itself pixel by pixel, in Chromium node by node and by where things are.
// And the dashboard and its player, in Firefox.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { boxesOf, compare } from './compare.mjs';
import { liveLines, rebuiltLines } from './fidelity/lab/document.mjs';
import { firstDifference, told } from './fidelity/roundtrip/difference.mjs';
import { firefoxPath, openFirefox } from './firefox.mjs';
import { inOneFont } from './one-font.mjs';
import { noBinary, OWNER, startServer, until } from './server.mjs';
import { demoShop } from './sites/demo-shop.mjs';
import { noPlayer, openStage } from './stage.mjs';
import { leave, openBrowser, recorded } from './visit.mjs';

const skip = noBinary ?? noPlayer ?? (firefoxPath() ? (chromiumPath() ? false : 'no Chromium here') : 'no Firefox here');

/** Edges of letters that are placed by parts of a pixel. */
const PIXELS_ALLOWED = 0.004;
/** Lists and number fields have another width in each engine, and what stands beside them follows. */
const OTHER_PLACES_ALLOWED = 0.02;
const NEAR_PX = 12;

let server;
let firefox;
let chromium;
let shop;
let visit;

/** Where the page's elements are: { 'main > h1': [x, y, width, height] }, by their way from the body. */
const places = () => {
  const found = {};
  const visit = (element, path) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width && height) found[path] = [x, y, width, height];
    // What is drawn in a drawing has its strokes around it in one engine and not in the other.
    if (element.localName !== 'svg') [...element.children].forEach((child, index) => visit(child, `${path} > ${child.localName}:${index}`));
  };
  visit(document.body, 'body');
  return found;
};

const placesOnStage = async (page) => {
  const inner = await page.evaluate(`(() => {
    const { contentDocument: document } = window.document.querySelector('iframe').contentDocument.querySelector('iframe');
    return (${places})();
  })()`);
  return inner;
};

/**
 * What both engines say in the same words. Rules and styles are not: each spells out a shorthand in its own way, and what
 * they come to is seen by where things are. The value of an option is not recorded, so that of a list is not either; which
 * option is chosen stands with the option.
 */
const documentOnly = (lines) =>
  lines.filter(({ path }) => !path.includes('sheet')).map(({ path, text }) => ({
    path,
    text: (text.startsWith('<select>') ? text.replace(/ value="[^"]*"/, '') : text).replace(/ style="(?:[^"\\]|\\.)*"/, ' style'),
  }));

async function walkTheShop() {
  shop = await demoShop.start(server.snippet, inOneFont);
  const page = await (await firefox.visitor({ viewport: demoShop.context.viewport })).newPage();
  const moments = [];
  await demoShop.walk(page, shop.url, async (name) => {
    if (moments.length === 0) await recorded(page);
    const ignore = await boxesOf(page, demoShop.ignore);
    const live = await page.screenshot();
    const seen = { live, lines: documentOnly(await liveLines(page)), places: await page.evaluate(places), heading: await page.locator('h1').innerText() };
    // Afterwards: what was seen has been told by now, also on a busy machine.
    moments.push({ name, at: Date.now(), ignore, ...seen });
  }, { seed: 1, pace: 0.3 });
  await leave(page);
  const [listed] = await server.waitListed();
  return { moments, detail: await server.detail(listed.id) };
}

/** The share of elements that are somewhere else on the stage. */
function elsewhere(live, shown) {
  const paths = Object.keys(live);
  const far = paths.filter((path) => !shown[path] || live[path].some((value, side) => Math.abs(value - shown[path][side]) > NEAR_PX));
  return { share: far.length / paths.length, far };
}

describe('a visit in Firefox on the stage', { skip }, () => {
  before(async () => {
    server = await startServer({ settings: { record_bots: true, forms: true, numbers: true, emails: true }, set: ['visits.leave_grace_ms=3000'] });
    firefox = await openFirefox();
    chromium = await openBrowser();
    visit = await walkTheShop();
  });
  after(async () => {
    await firefox?.close();
    await chromium?.close();
    await shop?.close();
    await server?.stop();
  });

  test('is_listed_as_a_visit_of_Firefox_with_every_page', async () => {
    const { browser, complete, pages } = visit.detail;
    assert.match(browser, /^Firefox/);
    assert.equal(complete, true);
    assert.deepEqual(pages.map(({ href }) => new URL(href).pathname), ['/demo/', '/demo/products/light/', '/demo/product/lysning/']);
  });

  test('looks_in_Firefox_as_it_looked_to_the_visitor', async (t) => {
    const stage = await openStage({ newContext: firefox.visitor }, server, visit.detail);
    const different = [];
    for (const { name, at, live, ignore } of visit.moments) {
      const picture = await stage.pictureAt(at - visit.detail.started_at);
      const result = compare(live, picture, { name: `firefox/${name}`, allowed: PIXELS_ALLOWED, ignore });
      t.diagnostic(`${name}: ${(result.share * 100).toFixed(2)} % of pixels differ`);
      if (!result.same) different.push(`${name}: ${(result.share * 100).toFixed(2)} %, see ${result.pictures}`);
    }
    assert.deepEqual(different, []);
    assert.deepEqual(await stage.problems(), []);
    await stage.close();
  });

  test('is_the_same_document_in_Chromium_with_everything_in_its_place', async (t) => {
    const stage = await openStage(chromium.browser, server, visit.detail);
    for (const { name, at, lines, places: live } of visit.moments) {
      await stage.show(at - visit.detail.started_at);
      const difference = firstDifference(lines, documentOnly(await rebuiltLines(stage.page)));
      assert.equal(difference && told(difference), null, name);
      const { share, far } = elsewhere(live, await placesOnStage(stage.page));
      t.diagnostic(`${name}: ${(share * 100).toFixed(1)} % of elements are elsewhere`);
      assert.ok(share <= OTHER_PLACES_ALLOWED, `${name}: ${far.slice(0, 5).join('\n')}`);
    }
    assert.deepEqual(await stage.problems(), []);
    await stage.close();
  });

  test('is_found_and_played_in_the_dashboard_in_Firefox', async () => {
    const context = await firefox.visitor({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    await logIn(page);
    wrong.length = 0;
    await page.click('a.row');
    await page.waitForURL(`**/recordings/${visit.detail.id}**`);
    await showsHeading(page, visit.moments[0].heading);
    await playsAndSeeks(page);
    await page.goto(`${server.url}/sites/${server.site.id}/settings`);
    await page.locator('table tbody tr').waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
});

async function logIn(page) {
  await page.goto(`${server.url}/login`);
  await page.fill('input[name=email]', OWNER.email);
  await page.fill('input[name=password]', OWNER.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/recordings');
}

/** The heading of the recorded page, as it stands on the stage. */
const stageHeading = (page) =>
  page.evaluate(() => document.querySelector('.rv-player-host iframe')?.contentDocument?.querySelector('iframe')?.contentDocument?.querySelector('h1')?.innerText ?? null);

const showsHeading = (page, heading) =>
  until(async () => (await stageHeading(page)) === heading, 15_000, async () => `“${heading}” on the stage, which shows “${await stageHeading(page)}”`);

const playedTo = async (page) => (await page.locator('.rv-player-time > span').innerText()).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

async function playsAndSeeks(page) {
  const before = await playedTo(page);
  await page.waitForTimeout(2500);
  assert.ok((await playedTo(page)) > before, 'it plays by itself');
  await page.locator('.rv-player-track').focus();
  if ((await page.locator('.rv-player-main-button').getAttribute('aria-label')) === 'Pause') await page.keyboard.press('k');
  await page.keyboard.press('0');
  await until(async () => (await playedTo(page)) === 0, 3000, 'key 0 leads to the start');
  await page.keyboard.press('ArrowRight');
  await until(async () => (await playedTo(page)) === 5, 3000, 'arrow right leads five seconds on');
  const last = visit.moments.at(-1);
  const path = page.url().split('?')[0];
  await page.goto(`${path}?t=${Math.ceil((last.at - visit.detail.started_at) / 1000)}`);
  await showsHeading(page, last.heading);
}
