// What may happen to a visit: the server dies, the network goes, a tab crashes, pages come in quick
// succession. The recording has every event all the same, each once and in order.
// (Pages count: counting.mjs.)

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { acknowledged, countingPages, numbers, stopCounting, upTo } from './counting.mjs';
import { noBinary, pageViews, startServer, until } from './server.mjs';
import { leave, openBrowser, recorded, servePages } from './visit.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');

const PAGES = 40;
const LEAVE_MS = 3000;

let browser;

/** A server, its pages and a visitor at the first of them. */
async function scene(t, set = []) {
  const server = await startServer({ set: [`visits.leave_grace_ms=${LEAVE_MS}`, ...set], settings: { numbers: true } });
  const site = await servePages(countingPages(PAGES), server.snippet);
  const context = await browser.visitor();
  t.after(async () => {
    await context.close();
    await site.close();
    await server.stop();
  });
  const tab = await context.newPage();
  await tab.goto(`${site.url}/0/`);
  await recorded(tab);
  return { server, site, context, tab };
}

async function theRecording(server) {
  const [listed, ...others] = await server.waitListed();
  assert.deepEqual(others, []);
  return server.exported(listed.id);
}

describe('every event is in the recording', { skip, concurrency: true }, () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  test('when_the_server_is_killed_and_started_again_twice_during_the_visit', async (t) => {
    const { server, tab } = await scene(t);
    await tab.evaluate('ticking()');
    // A body is sent every few seconds: the second time the server is away for longer than that.
    for (const down_ms of [400, 8000]) {
      await tab.waitForTimeout(1500);
      await server.kill9();
      await tab.waitForTimeout(down_ms);
      await server.restart();
      await acknowledged(tab);
    }
    const count = await stopCounting(tab);
    await leave(tab);
    assert.ok(count > 40, `${count} events`);
    assert.deepEqual(numbers(await theRecording(server)), upTo(count));
  });

  test('when_the_network_is_gone_for_longer_than_a_visit_may_be_silent', async (t) => {
    // Defaults: silent for 120 s, network gone for longer. Here both are a sixth of it.
    const { server, context, tab } = await scene(t, ['visits.silence_ms=20000']);
    await tab.evaluate('ticking()');
    await tab.waitForTimeout(1500);
    await context.setOffline(true);
    await tab.waitForTimeout(24_000);
    await context.setOffline(false);
    await acknowledged(tab);
    const count = await stopCounting(tab);
    await leave(tab);
    // The visit ended by silence and was sealed; what came later has to get into it all the same.
    const complete = async () => (numbers(await theRecording(server)).length >= count ? true : null);
    await until(complete, 30_000, `all ${count} events in one recording`);
    assert.deepEqual(numbers(await theRecording(server)), upTo(count));
  });

  test('when_the_tab_crashes_up_to_what_was_sent', async (t) => {
    const { server, context, tab } = await scene(t, ['visits.silence_ms=8000']);
    await tab.evaluate('ticking()');
    await tab.waitForTimeout(1500);
    await acknowledged(tab);
    const known = await tab.evaluate('Number(localStorage.n)');
    const devtools = await context.newCDPSession(tab);
    const crashed = new Promise((done) => tab.once('crash', done));
    devtools.send('Page.crash').catch(() => null);
    await crashed;
    const found = numbers(await theRecording(server));
    assert.deepEqual(found, upTo(found.length));
    // What was counted since the last batch dies with the tab: at most some seconds of it.
    assert.ok(found.length > known - 60, `${found.length} of ${known}`);
    assert.ok(found.length > 5, `${found.length}`);
  });

  test('when_40_pages_are_seen_in_quick_succession', async (t) => {
    const { server, tab } = await scene(t);
    await tab.evaluate('count()');
    for (let n = 1; n < PAGES; n += 1) {
      await tab.click('#next');
      await tab.waitForURL(`**/${n}/`, { waitUntil: 'load' });
      await recorded(tab);
      await tab.evaluate('count()');
    }
    await leave(tab);
    const events = await theRecording(server);
    assert.deepEqual(pageViews(events).map(({ title }) => title), upTo(PAGES).map((n) => `Page ${n}`));
    assert.deepEqual(numbers(events), upTo(PAGES));
  });

  test('of_both_tabs_of_a_visit', async (t) => {
    const { server, context, tab } = await scene(t);
    await tab.evaluate('count()');
    const [second] = await Promise.all([context.waitForEvent('page'), tab.click('#tab')]);
    await recorded(second);
    await second.evaluate('count()');
    await tab.bringToFront();
    await tab.evaluate('count()');
    await second.goto('about:blank');
    await leave(tab);
    const [listed, ...others] = await server.waitListed();
    assert.deepEqual(others, []);
    assert.equal(listed.tabs, 2);
    const events = await server.exported(listed.id);
    assert.deepEqual(numbers(events), [0, 1, 2]);
    assert.deepEqual(pageViews(events).map(({ title }) => title), ['Page 0', 'Page 1']);
  });
});
