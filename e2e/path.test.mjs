// From snippet to replay, with every setting at its default: a visitor walks the demo shop and leaves,
// the owner logs in, finds the recording and plays it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { noBinary, OWNER, startServer, until } from './server.mjs';
import { person } from './visitors/person.mjs';
import { leave, openBrowser, recorded } from './visit.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');
const LISTED_MS = 60_000;
const STORED_NOW = { en: 'Stored now', de: 'Jetzt gespeichert', cs: 'Nyní uloženo', hu: 'Most tárolva' };
const TIMELINE = { en: 'Timeline', de: 'Zeitleiste', cs: 'Časová osa', hu: 'Idővonal' };

let server;
let browser;
let visit;

/** Home, all products, questions, contact; returns which heading was seen when. */
async function walkTheShop() {
  const page = await (await browser.visitor()).newPage();
  const me = person(page, { seed: 3, pace: 0.5 });
  const seen = [];
  const look = async () => {
    await page.waitForTimeout(700);
    seen.push({ at: Date.now(), heading: await page.locator('h1').first().innerText() });
    await page.waitForTimeout(1300);
  };
  await page.goto(`${server.url}/demo/`);
  await recorded(page);
  await look();
  await me.scroll(500);
  await me.follow('.menu a[href="/demo/products/"]');
  await look();
  await me.follow('.footer a[href="/demo/faq/"]');
  await look();
  await me.click('#faq details:nth-child(3) summary');
  await me.follow('.footer a[href="/demo/contact/"]');
  await look();
  const during = { listed: await server.listed(), counters: await server.counters() };
  await leave(page);
  return { seen, during, left: Date.now() };
}

/** The owner's page, with what went wrong in it. */
async function ownersPage(context) {
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.wrong.push(message.text()));
  return page;
}

async function logIn(page) {
  await page.goto(`${server.url}/login`);
  await page.fill('input[name=email]', OWNER.email);
  await page.fill('input[name=password]', OWNER.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/recordings');
  // Asking who is logged in when nobody is gives a 401, which browsers print.
  assert.ok(page.wrong.every((text) => text.includes('401')), page.wrong.join('\n'));
  page.wrong.length = 0;
}

/** The heading of the recorded page, as it stands on the stage. */
const stageHeading = (page) =>
  page.evaluate(() => document.querySelector('.rv-player-host iframe')?.contentDocument?.querySelector('iframe')?.contentDocument?.querySelector('h1')?.innerText ?? null);

const showsHeading = (page, heading) =>
  until(async () => (await stageHeading(page)) === heading, 10_000, async () => `“${heading}” on the stage, which shows “${await stageHeading(page)}” at ${await playedTo(page)} s`);

const secondsOf = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const playedTo = async (page) => secondsOf(await page.locator('.rv-player-time > span').first().innerText());

async function pause(page) {
  await page.locator('.rv-player-track').focus();
  if ((await page.locator('.rv-player-main-button').getAttribute('aria-label')) === 'Pause') await page.keyboard.press('k');
}

describe('from snippet to replay', { skip }, () => {
  before(async () => {
    server = await startServer({ demo: true });
    browser = await openBrowser();
    visit = await walkTheShop();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a_visit_that_goes_on_is_counted_and_not_listed', () => {
    assert.deepEqual(visit.during.listed, []);
    assert.equal(visit.during.counters.recorded_now, 1);
  });

  test('a_recording_is_listed_within_a_minute_of_leaving_with_default_settings', async (t) => {
    const [listed] = await server.waitListed({ within_ms: LISTED_MS });
    const took = Date.now() - visit.left;
    t.diagnostic(`listed ${(took / 1000).toFixed(1)} s after leaving`);
    assert.ok(took <= LISTED_MS, `${took} ms`);
    assert.equal(listed.pages, 4);
    assert.equal(new URL(listed.entry.href).pathname, '/demo/');
    assert.equal(new URL(listed.exit.href).pathname, '/demo/contact/');
    assert.equal(listed.complete, true);
    const counters = await server.counters();
    assert.deepEqual([counters.stored_now, counters.recorded_now], [1, 0]);
    visit.detail = await server.detail(listed.id);
  });

  test('the_owner_logs_in_finds_the_recording_and_plays_it', async () => {
    const context = await browser.visitor({ viewport: { width: 1440, height: 900 } });
    const page = await ownersPage(context);
    await logIn(page);
    await page.locator('a.row').first().click();
    await page.waitForURL(`**/recordings/${visit.detail.id}**`);
    await showsHeading(page, visit.seen[0].heading);

    // By itself. How fast is a matter of the player's own tests, which read its clock beside the page's.
    const before = await playedTo(page);
    await until(async () => (await playedTo(page)) >= before + 2, 15_000, async () => `two seconds of playing after ${before} s, at ${await playedTo(page)} s`);

    await eachHeadingAtItsMoment(page);
    await keysSeek(page);
    await speedIs16(page);
    await listLeadsToPages(page);
    assert.deepEqual(page.wrong, []);
    await context.close();
  });

  for (const language of Object.keys(STORED_NOW)) {
    test(`list_and_player_are_in_one_language_and_without_errors_${language}`, async () => {
      const context = await browser.visitor({ locale: language });
      await server.logIn(context);
      await server.api('/me', { method: 'PATCH', body: { language } });
      const page = await ownersPage(context);
      const path = `${server.url}/sites/${server.site.id}/recordings`;
      await page.goto(path);
      await page.locator('a.row').first().waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.locator('dt').first().innerText(), STORED_NOW[language]);
      await page.goto(`${path}/${visit.detail.id}`);
      await showsHeading(page, visit.seen[0].heading);
      assert.equal(await page.locator('.rv-player-track').getAttribute('aria-label'), TIMELINE[language]);
      assert.deepEqual(page.wrong, []);
      await context.close();
    });
  }
});

/** Opened by an address with a time, each moment shows the page that was seen then. */
async function eachHeadingAtItsMoment(page) {
  const path = page.url().split('?')[0];
  for (const { at, heading } of visit.seen) {
    const seconds = Math.ceil((at - visit.detail.started_at) / 1000);
    await page.goto(`${path}?t=${seconds}`);
    await showsHeading(page, heading);
  }
}

async function keysSeek(page) {
  await pause(page);
  await page.keyboard.press('0');
  await until(async () => (await playedTo(page)) === 0, 3000, 'key 0 leads to the start');
  await page.keyboard.press('ArrowRight');
  await until(async () => (await playedTo(page)) === 5, 3000, 'arrow right leads five seconds on');
  await page.keyboard.press('ArrowLeft');
  await until(async () => (await playedTo(page)) === 0, 3000, 'arrow left leads back');
  await showsHeading(page, visit.seen[0].heading);
}

async function speedIs16(page) {
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('>');
  assert.match(await page.locator('.rv-player-controls').innerText(), /16\s*×/);
  const start = Date.now();
  await page.keyboard.press('k');
  await until(async () => (await playedTo(page)) >= 8, 4000, 'eight seconds are played');
  assert.ok(Date.now() - start < 4000);
  await pause(page);
}

async function listLeadsToPages(page) {
  const pages = page.locator('.rv-player-filter').first();
  assert.ok((await page.locator('.rv-player-row').count()) >= 4);
  await pages.click();
  const rows = page.locator('.rv-player-row:has([data-kind=page])');
  assert.equal(await rows.count(), visit.seen.length);
  await rows.nth(2).click();
  await showsHeading(page, visit.seen[2].heading);
}
