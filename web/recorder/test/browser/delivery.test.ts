// Nothing that was captured is lost: not when the page goes, not when the network or server does.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium, launch } from './chromium.ts';
import { rebuild } from './rebuild.ts';
import { type Received, TestServer, until } from './server.ts';

type Revisit = { revisit(...args: unknown[]): void };

const track = (page: Page, name: string) =>
  page.evaluate((event) => (window as unknown as Revisit).revisit('track', event), name);

/** No number of any tab is missing. */
function expectNoHoles(server: TestServer): void {
  const byTab = new Map<string, number[]>();
  for (const { envelope } of server.batches) {
    const name = `${envelope.visit} ${envelope.tab}`;
    byTab.set(name, [...(byTab.get(name) ?? []), envelope.seq ?? -1]);
  }
  for (const seqs of byTab.values()) expect(seqs).toEqual(seqs.map((_seq, index) => index));
}

describe.skipIf(!hasChromium)('delivery', () => {
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
    context = await browser.newContext();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const tracked = () => server.customs('track').map(({ name }) => name);
  const snapshots = () => server.events.filter((event) => event.type === 2).length;

  it('forty quick navigations on a multi-page site lose no event', async () => {
    const filler = '<p class="text">Some text of a page of the shop.</p>'.repeat(400);
    for (let i = 0; i < 40; i++) server.page(`/${i}`, `<h1>Page ${i}</h1>${filler}`);
    const wanted: string[] = [];
    for (let i = 0; i < 40; i++) {
      await page.goto(`${server.origin}/${i}`);
      await page.waitForFunction(() => (window as never as { revisit?: { recording?: boolean } }).revisit?.recording);
      await track(page, `at ${'abcdefghij'[i % 10]}${'klmn'[Math.floor(i / 10)]}`);
      wanted.push(`at ${'abcdefghij'[i % 10]}${'klmn'[Math.floor(i / 10)]}`);
    }
    await until('every event', () => tracked().length === 40, 20_000);
    expect(tracked()).toEqual(wanted);
    expect(snapshots()).toBe(40);
    expect(server.customs('leave').length).toBe(39);
    expect(new Set(server.batches.map((batch) => batch.envelope.visit)).size).toBe(1);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(1);
    expectNoHoles(server);
  }, 90_000);

  it('what was too large to leave with the page is sent by the next one', async () => {
    const noise = Array.from({ length: 4_000 }, (_item, i) => `<p>${(Math.sin(i) * 1e9).toString(36)}</p>`).join('');
    server.page('/large', noise);
    server.page('/next', '<p>next</p>');
    server.misbehave = ({ envelope }) => (envelope.state === 'tail' ? undefined : 'hang');
    await page.goto(`${server.origin}/large`);
    await until('an attempt', () => server.refused.some((batch) => batch.events.some((event) => event.type === 2)));
    await page.goto(`${server.origin}/next`);
    await until('the large snapshot', () => snapshots() === 1);
    const tail = server.received.find((batch) => batch.envelope.state === 'tail');
    expect(tail?.envelope.seq).toBe(0);
    server.misbehave = undefined;
    await until('everything', () => server.customs('page').length >= 1);
  });

  it('a server that answers 503 gets everything once it is well', async () => {
    server.page('/', '<p>hello</p>');
    server.misbehave = () => ({ status: 503, body: { error: 'busy' }, headers: { 'retry-after': '1' } });
    await page.goto(`${server.origin}/`);
    await until('an attempt', () => server.refused.length > 0);
    await track(page, 'while away');
    await page.waitForTimeout(1_500);
    server.misbehave = undefined;
    await until('all of it', () => tracked().includes('while away'));
    expect(snapshots()).toBe(1);
    expectNoHoles(server);
  });

  it('a network that goes and comes back costs nothing', async () => {
    server.page('/', '<p>hello</p>');
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => snapshots() === 1);
    await context.setOffline(true);
    await track(page, 'offline');
    await page.waitForTimeout(2_500);
    await context.setOffline(false);
    await until('the event', () => tracked().includes('offline'));
    expectNoHoles(server);
  });

  it('a connection cut after the server took the batch stores it once', async () => {
    server.page('/', '<p>hello</p>');
    const seen: Received[] = [];
    server.misbehave = (batch) => {
      if (batch.events.length === 0 || seen.length > 0) return undefined;
      seen.push(batch);
      server.received.push(batch);
      return 'cut';
    };
    await page.goto(`${server.origin}/`);
    await until('a second attempt', () => server.received.filter((batch) => batch.envelope.seq === 0).length === 2);
    expect(server.batches.filter((batch) => batch.envelope.seq === 0).length).toBe(1);
  });

  it('a batch that is too large is halved until it fits, and numbers stay without holes', async () => {
    server.page('/', '<p>hello</p>');
    server.misbehave = ({ events }) => (events.length > 4 ? { status: 413, body: { error: 'body_too_large' } } : undefined);
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => (window as never as { revisit?: { recording?: boolean } }).revisit?.recording);
    await page.evaluate(() => {
      for (let i = 0; i < 30; i++) (window as unknown as Revisit).revisit('track', `n${String.fromCharCode(97 + (i % 26))}`);
    });
    await until('all of them', () => tracked().length === 30);
    expect(tracked().slice(0, 5)).toEqual(['na', 'nb', 'nc', 'nd', 'ne']);
    expectNoHoles(server);
  });

  it('a snapshot larger than a batch arrives in parts that rebuild the same page', async () => {
    const row = (i: number) => `<tr class="row r${i % 7}"><td title="a cell">cell ${'abc'.repeat(i % 20)}</td><td><b>bold</b> text <i>more</i></td></tr>`;
    server.page('/', `<table id="t">${Array.from({ length: 9_000 }, (_item, i) => row(i)).join('')}</table><p>after</p>`);
    await page.goto(`${server.origin}/`);
    await until('the last part', () => server.customs('page').length === 1, 30_000);
    const firstBatches = server.batches;
    expect(firstBatches.length).toBeGreaterThan(2);
    for (const batch of firstBatches) expect(batch.text.length).toBeLessThan(1_700_000);
    const live = await page.evaluate(() => document.body.querySelector('table')?.outerHTML);
    expect(rebuild(server.events).find('table')).toBe(live);
    expect(rebuild(server.events).find('p')).toBe('<p>after</p>');
  }, 60_000);

  it('a batch the server cannot read is dropped and the next ones go on', async () => {
    server.page('/', '<p>hello</p>');
    let refused = false;
    server.misbehave = ({ events }) => {
      if (refused || events.length === 0) return undefined;
      refused = true;
      return { status: 400, body: { error: 'malformed' } };
    };
    await page.goto(`${server.origin}/`);
    await until('a refusal', () => refused);
    await track(page, 'after');
    await until('the next batch', () => tracked().includes('after'));
  });

  it('a visit that is refused is left alone', async () => {
    server.page('/', '<p>hello</p>');
    server.misbehave = () => ({ status: 403, body: { error: 'quota' } });
    await page.goto(`${server.origin}/`);
    await until('a refusal', () => server.refused.length > 0);
    await page.waitForTimeout(300);
    const count = server.refused.length;
    await track(page, 'unheard');
    await page.waitForTimeout(2_000);
    await page.goto('about:blank');
    await page.waitForTimeout(300);
    expect(server.refused.length).toBe(count);
  });
});
