// The recorder in Firefox, as its users have it: every event of a visit is there, once and in order, whatever
// happens to it, and nothing that was typed. What the stage makes of it: firefox-screen.test.mjs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { acknowledged, countingPages, numbers, stopCounting, upTo } from './counting.mjs';
import { firefoxPath, openFirefox } from './firefox.mjs';
import { plantedPages, fillIn, nothing, searchAnswers, searchFolder, searchWire } from './planted.mjs';
import { noBinary, pageViews, startServer, tracked } from './server.mjs';
import { leave, recorded, servePages } from './visit.mjs';
import { tapServer } from './wire.mjs';

const skip = noBinary ?? (firefoxPath() ? false : 'no Firefox here');

const PAGES = 8;

// Firefox says that a program drives it, and nothing makes it be silent about that.
const DRIVEN = { record_bots: true };

let firefox;

/** A server and pages of its own; `open()` gives a new visitor at `path`. */
async function scene(t, pages, { set = [], settings = {}, browser = firefox } = {}) {
  const server = await startServer({ set: ['visits.leave_grace_ms=3000', ...set], settings: { ...DRIVEN, numbers: true, ...settings } });
  const site = await servePages(typeof pages === 'function' ? pages(server) : pages, server.snippet);
  const contexts = [];
  t.after(async () => {
    for (const context of contexts) await context.close().catch(() => null);
    await site.close();
    await server.stop();
  });
  const open = async (path) => {
    contexts.push(await browser.visitor());
    const tab = await contexts.at(-1).newPage();
    await tab.goto(site.url + path);
    await recorded(tab);
    return tab;
  };
  return { server, site, open };
}

async function theRecording(server) {
  const [listed, ...others] = await server.waitListed();
  assert.deepEqual(others, []);
  return server.exported(listed.id);
}

async function follow(tab, n) {
  await tab.click('#next');
  await tab.waitForURL(`**/${n}/`);
  await recorded(tab);
}

/** Does one last thing and leaves at once. The driver would wait for a page that comes from no cache. */
async function away(tab, last) {
  await tab.evaluate(`${last}; location.href = 'about:blank'`).catch(() => null);
  await tab.waitForTimeout(1500);
}

describe('a visit in Firefox', { skip }, () => {
  before(async () => {
    firefox = await openFirefox();
  });
  after(() => firefox?.close());

  test('has_every_event_of_pages_seen_in_quick_succession_up_to_the_last', async (t) => {
    const { server, open } = await scene(t, countingPages(PAGES));
    const tab = await open('/0/');
    const said = [];
    tab.on('console', (message) => said.push(message.text()));
    await tab.evaluate('count()');
    for (let n = 1; n < PAGES; n += 1) {
      await follow(tab, n);
      // The last is counted in the moment of leaving, and goes with the goodbye.
      if (n < PAGES - 1) await tab.evaluate('count()');
    }
    await away(tab, 'count()');
    const events = await theRecording(server);
    assert.deepEqual(numbers(events), upTo(PAGES));
    assert.deepEqual(pageViews(events).map(({ title }) => title), upTo(PAGES).map((n) => `Page ${n}`));
    const cost = await server.api(`/sites/${server.site.id}/cost`);
    assert.ok(cost.views >= PAGES - 1, `${cost.views} of ${PAGES} pages told what recording took`);
    assert.deepEqual(said, [], 'nothing is said on the console of the page');
  });

  test('has_every_event_though_the_server_was_killed_and_started_again', async (t) => {
    const { server, open } = await scene(t, countingPages(PAGES));
    const tab = await open('/0/');
    await tab.evaluate('ticking()');
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

  test('has_what_a_page_could_not_send_from_the_page_that_comes_after', async (t) => {
    const { server, site, open } = await scene(t, countingPages(PAGES));
    const tab = await open('/0/');
    await tab.evaluate('count()');
    await acknowledged(tab);
    await server.kill9();
    // More than one body, of which none arrives.
    await tab.evaluate('ticking()');
    await tab.waitForTimeout(8000);
    const count = await tab.evaluate('still()');
    await tab.goto('about:blank');
    await server.restart();
    await tab.goto(`${site.url}/1/`);
    await recorded(tab);
    await acknowledged(tab);
    await tab.evaluate('count()');
    await tab.waitForTimeout(6000);
    await leave(tab);
    assert.deepEqual(numbers(await theRecording(server)), upTo(count + 1));
  });

  test('goes_on_in_a_page_that_comes_back_from_the_cache', async (t) => {
    const { server, open } = await scene(t, countingPages(PAGES));
    const tab = await open('/0/');
    await tab.evaluate('count()');
    await follow(tab, 1);
    await tab.evaluate('count()');
    await tab.goBack();
    await tab.waitForFunction(() => location.pathname === '/0/' && window.cameBack === true);
    await recorded(tab);
    await tab.evaluate('count()');
    await tab.goForward();
    await tab.waitForFunction(() => location.pathname === '/1/' && window.cameBack === true);
    await recorded(tab);
    await away(tab, 'count()');
    const events = await theRecording(server);
    assert.deepEqual(numbers(events), upTo(4));
    assert.deepEqual(pageViews(events).map(({ title, kind }) => `${title} ${kind}`), ['Page 0 load', 'Page 1 load', 'Page 0 bfcache', 'Page 1 bfcache']);
  });

  test('has_the_routes_of_a_single_page', async (t) => {
    const app = `<!doctype html><html lang="en"><head><title>App</title></head><body><h1>App</h1></body></html>`;
    const { server, open } = await scene(t, { '/app/': app });
    const tab = await open('/app/');
    const go = (act) => tab.evaluate(act).then(() => tab.waitForTimeout(300));
    await go("history.pushState(null, '', '/app/list'); document.title = 'List'");
    await go("history.replaceState(null, '', '/app/list/2')");
    await go("location.hash = '#/three'");
    await go('history.back()');
    await leave(tab);
    const views = pageViews(await theRecording(server)).map(({ href, kind }) => `${kind} ${new URL(href).pathname}`);
    assert.deepEqual(views.slice(0, 4), ['load /app/', 'push /app/list', 'replace /app/list/2', 'hash /app/list/2']);
    assert.match(views[4], /^(?:pop|hash) \/app\/list\/2$/);
  });

  test('is_recorded_by_pages_whose_policy_allows_no_worker', async (t) => {
    const policy = ({ url }) => `default-src 'none'; script-src 'unsafe-inline' ${url}; connect-src ${url}; worker-src 'none'`;
    const strict = (server) => ({ '/': `<!doctype html><html lang="en"><head><meta http-equiv="content-security-policy" content="${policy(server)}"><title>Strict</title></head><body><h1>Strict</h1>${'<p>Text of a page that is long enough for a worker.</p>'.repeat(400)}</body></html>` });
    const { server, open } = await scene(t, strict);
    const tab = await open('/');
    await tab.evaluate("revisit('track', 'seen', {})");
    await leave(tab);
    const events = await theRecording(server);
    assert.deepEqual(tracked(events).map(({ name }) => name), ['seen']);
    assert.ok(JSON.stringify(events).includes('long enough for a worker'));
  });

  test('is_recorded_where_storage_is_blocked', async (t) => {
    const blocked = await openFirefox({ prefs: { 'network.cookie.cookieBehavior': 2 } });
    t.after(() => blocked.close());
    const plain = { '/': '<!doctype html><html lang="en"><head><title>Plain</title></head><body><h1>Plain</h1></body></html>' };
    const { server, open } = await scene(t, plain, { browser: blocked });
    const tab = await open('/');
    const storage = await tab.evaluate(() => { try { return localStorage === null ? 'none' : 'there'; } catch { return 'none'; } });
    assert.equal(storage, 'none', 'or this shows nothing');
    await tab.evaluate("revisit('track', 'seen', {})");
    await leave(tab);
    assert.deepEqual(tracked(await theRecording(server)).map(({ name }) => name), ['seen']);
  });

  test('has_none_of_the_secrets_that_were_typed_and_filled_in', async (t) => {
    const server = await startServer({ set: ['visits.leave_grace_ms=3000'], settings: DRIVEN });
    const wire = await tapServer(server.url);
    const site = await servePages(plantedPages, { host: wire.url, key: server.site.key });
    t.after(async () => {
      await site.close();
      await wire.close();
      await server.stop();
    });
    await fillIn(await (await firefox.visitor()).newPage(), site.url, server.folder);
    searchWire(wire);
    const [recording] = await server.waitListed();
    await searchAnswers(server, recording);
    searchFolder(server.data);
    nothing('log', Buffer.from(server.output));
  });
});
