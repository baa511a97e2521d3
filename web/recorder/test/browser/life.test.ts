// When a page is recorded and when not, and how visits, tabs and pages follow each other.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium, launch } from './chromium.ts';
import { type TestSettings, TestServer, until } from './server.ts';

const revisit = (page: Page, ...args: unknown[]) =>
  page.evaluate((list) => (window as unknown as { revisit(...args: unknown[]): void }).revisit(...list), args);

describe.skipIf(!hasChromium)('the life of a visit', () => {
  const server = new TestServer();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    await server.start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    server.stop();
  });
  beforeEach(async () => {
    server.reset();
    server.page('/', '<button id="b">Press</button>');
    context = await browser.newContext();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const snapshots = () => server.events.filter((event) => event.type === 2).length;
  const recorded = (count = 1) => until(`${count} snapshots`, () => snapshots() === count);

  async function expectNothing(settings: TestSettings): Promise<void> {
    server.settings = settings;
    await page.goto(`${server.origin}/`);
    await until('the settings', () => server.requests.some((request) => request.includes('settings')));
    await page.waitForTimeout(600);
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  }

  it('nothing is loaded, stored or sent while recording is switched off', () => expectNothing({ recording: false }));
  it('nothing is loaded, stored or sent for a bot', () => expectNothing({ bots: 'ignore' }));
  it('nothing is loaded, stored or sent on an excluded page', () => expectNothing({ pages: [{ rule: 'exclude', glob: '/**' }] }));

  it('nothing is loaded, stored or sent when the browser asks for privacy', async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await expectNothing({});
  });

  it('nothing is loaded, stored or sent where the page carries a mark', async () => {
    server.page('/', '<p>x</p>', '<meta name="revisit" content="off">');
    await expectNothing({});
  });

  it('a share of no visits stores the decision and sends nothing', async () => {
    server.settings = { sampling: 0 };
    await page.goto(`${server.origin}/`);
    await page.waitForTimeout(600);
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
  });

  it('consent: nothing before it, everything from it on, and a withdrawal throws away what is unsent', async () => {
    await expectNothing({ consent: 'required' });
    await revisit(page, 'consent', true);
    await recorded();
    server.misbehave = () => ({ status: 503 });
    await revisit(page, 'track', 'unsent');
    await revisit(page, 'consent', false);
    server.misbehave = undefined;
    const count = server.received.length;
    await page.click('#b');
    await page.waitForTimeout(1_500);
    expect(server.received.length).toBe(count);
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage).filter((key) => key.includes(':t:'))])).toEqual([[], []]);
    await revisit(page, 'consent', true);
    await recorded(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visitor)).size).toBe(2);
  });

  it('commands called before the core was there are carried out in order', async () => {
    server.page('/', '<p>x</p>', `<script>window.revisit=function(){(revisit.q=revisit.q||[]).push(arguments)};revisit('identify',{name:'Jana',variables:{plan:'pro'}});revisit('track','early')</script>`);
    await page.goto(`${server.origin}/`);
    await until('the event', () => server.customs('track').length === 1);
    expect(server.batches[0]?.envelope.identity).toEqual({ name: 'Jana', variables: { plan: 'pro' } });
  });

  it('an unknown command warns once and throws nothing', async () => {
    const warnings: string[] = [];
    page.on('console', (line) => line.type() === 'warning' && warnings.push(line.text()));
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => 'revisit' in window && typeof (window as { revisit?: unknown }).revisit === 'function');
    await revisit(page, 'dance');
    await revisit(page, 'dance');
    await revisit(page, '__proto__');
    expect(warnings.filter((text) => text.includes('dance'))).toEqual(['revisit: unknown command "dance"']);
  });

  it('an excluded route of a single-page application is not recorded, from the moment of the change', async () => {
    server.settings = { pages: [{ rule: 'exclude', glob: '/private/**' }] };
    await page.goto(`${server.origin}/`);
    await recorded();
    await page.evaluate(() => {
      history.pushState({}, '', '/private/1');
      document.body.append('not for anyone');
    });
    await page.waitForTimeout(1_300);
    await page.evaluate(() => {
      document.body.lastChild?.remove();
      history.pushState({}, '', '/public');
    });
    await recorded(2);
    const sent = server.received.map((batch) => batch.text).join();
    expect(sent).not.toContain('not for anyone');
    expect(sent).not.toContain('/private/');
    expect(server.customs('notice')).toContainEqual({ code: 'paused', why: 'page' });
    await until('the page view', () => server.customs('page').length === 2);
    expect(server.customs('page').map(({ kind, href }) => [kind, href])).toEqual([['load', `${server.origin}/`], ['push', `${server.origin}/public`]]);
  });

  it('disable and enable, pause and resume by the page', async () => {
    await page.goto(`${server.origin}/`);
    await recorded();
    await revisit(page, 'disable');
    await page.evaluate(() => document.body.append('hidden words'));
    await page.waitForTimeout(300);
    await page.evaluate(() => document.body.lastChild?.remove());
    await revisit(page, 'disable', false);
    await recorded(2);
    await revisit(page, 'pause');
    await revisit(page, 'track', 'while paused');
    await until('the event', () => server.customs('track').length === 1);
    await revisit(page, 'resume');
    await recorded(3);
    expect(server.received.map((batch) => batch.text).join()).not.toContain('hidden words');
  });

  it('tabs share the visit and have names of their own', async () => {
    await page.goto(`${server.origin}/`);
    await recorded();
    const other = await context.newPage();
    await other.goto(`${server.origin}/`);
    await recorded(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visit)).size).toBe(1);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(2);
    expect(server.batches.filter((batch) => batch.envelope.seq === 0).map((batch) => batch.envelope.first_page).sort()).toEqual([false, true]);
  });

  it('a duplicated tab, whose storage is a copy, takes a new name', async () => {
    await page.goto(`${server.origin}/`);
    await recorded();
    // window.open copies sessionStorage just as "duplicate tab" does.
    const [copy] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open('/'))]);
    await copy.waitForLoadState();
    expect(await copy.evaluate(() => Object.keys(sessionStorage).length)).toBeGreaterThan(0);
    await recorded(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(2);
  });

  it('a reload keeps visit and tab and goes on counting', async () => {
    await page.goto(`${server.origin}/`);
    await recorded();
    await page.reload();
    await recorded(2);
    expect(new Set(server.batches.map(({ envelope }) => `${envelope.visit} ${envelope.tab}`)).size).toBe(1);
    expect(server.batches.map((batch) => batch.envelope.seq)).toEqual(server.batches.map((_batch, index) => index));
  });

  it('a page that comes back from the bfcache goes on with a snapshot', async () => {
    server.page('/next', '<p>next</p>');
    await page.goto(`${server.origin}/`);
    await recorded();
    await page.evaluate(() => ((window as never as { alive: boolean }).alive = true));
    await page.goto(`${server.origin}/next`);
    await recorded(2);
    await page.goBack();
    const alive = await page.evaluate(() => (window as never as { alive?: boolean }).alive === true);
    await recorded(3);
    expect(server.customs('page').map(({ kind }) => kind)).toEqual(['load', 'load', alive ? 'bfcache' : 'load']);
    expect(server.batches.map((batch) => batch.envelope.seq)).toEqual(server.batches.map((_batch, index) => index));
  });

  it('restart begins a new visit of the same visitor', async () => {
    await page.goto(`${server.origin}/`);
    await recorded();
    await revisit(page, 'restart');
    await recorded(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visit)).size).toBe(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visitor)).size).toBe(1);
  });
});
