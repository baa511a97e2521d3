// Where the site requires consent: nothing before it, whoever gives it; nothing after it is withdrawn.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { companionPath, TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

type Revisit = (...call: unknown[]) => void;

describe.skipIf(!hasChromium)('a site that requires consent', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;

  beforeEach(() => {
    ({ page } = $);
    server.settings = { consent: 'required', signals: companionPath('signals') };
  });

  const GTAG = '<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }</script>';
  /** A banner of the framework: keeps its listeners and tells them what was decided. */
  const TCF = `<script>
    var listeners = [];
    function __tcfapi(command, version, callback) {
      if (command === 'addEventListener' && version === 2) { listeners.push(callback); callback({ eventStatus: 'cmpuishown', gdprApplies: true, purpose: { consents: {} } }, true); }
    }
    function decide(eventStatus, consents, gdprApplies) {
      for (const callback of listeners) callback({ eventStatus, gdprApplies: gdprApplies !== false, purpose: { consents } }, true);
    }</script>`;
  const QUEUE = '<script>window.revisit = window.revisit || function () { (revisit.q = revisit.q || []).push(arguments) }</script>';

  async function open(head = ''): Promise<void> {
    server.page('/', '<button id="b">Press</button><input id="i">', QUEUE + head);
    await page.goto(`${server.origin}/`);
    await until('the signals', () => server.requests.includes(`GET ${companionPath('signals')}`));
    await page.waitForTimeout(300);
  }

  const call = (name: 'revisit' | 'gtag' | 'decide', ...args: unknown[]) =>
    page.evaluate(([called, given]) => (window as unknown as Record<string, Revisit>)[called as string]!(...(given as unknown[])), [name, args] as const);
  const update = (value: string) => call('gtag', 'consent', 'update', { analytics_storage: value });
  const snapshots = () => server.events.filter((event) => event.type === 2).length;
  const recorded = (count = 1) => until(`snapshot ${count}`, () => snapshots() >= count);
  const sources = () => server.customs('consent').map(({ by }) => by);

  /** Storage of every kind. */
  const kept = () =>
    page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(document.cookie ? [document.cookie] : []),
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);

  async function expectNothing(): Promise<void> {
    await page.click('#b');
    await page.fill('#i', 'typed');
    await page.waitForTimeout(1_500);
    expect(await kept()).toEqual([]);
    const ours = server.requests.filter((request) => !request.endsWith(' /') && !request.includes('favicon'));
    expect(ours.map((request) => request.replace(server.key, 'KEY'))).toEqual(['GET /r.js', 'GET /r/v1/KEY/settings', `GET ${companionPath('signals')}`]);
  }

  it('nothing is stored of any kind and nothing sent before consent, and the capture file is not loaded', async () => {
    await open(GTAG + TCF + "<script>gtag('consent', 'default', { analytics_storage: 'denied' }); revisit('track', 'early')</script>");
    await expectNothing();
    await page.reload();
    await page.waitForTimeout(1_000);
    expect(await kept()).toEqual([]);
    expect(server.requests.filter((request) => /batch|capture/.test(request))).toEqual([]);
  });

  it("the page's call gives consent, and its recording says so", async () => {
    await open();
    await call('revisit', 'consent', true);
    await recorded();
    await until('the source', () => sources().length > 0);
    expect(sources()).toEqual(['call']);
  });

  it("Google's Consent Mode: an update gives it and takes it back, at once and with all that is unsent", async () => {
    await open(GTAG + "<script>gtag('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' })</script>");
    await call('gtag', 'consent', 'update', { ad_storage: 'granted' });
    await expectNothing();
    await update('granted');
    await recorded();
    await until('the source', () => sources().length > 0);
    expect(sources()).toEqual(['gcm']);
    server.misbehave = () => 'hang';
    await page.click('#b');
    await page.waitForTimeout(1_500);
    await update('denied');
    expect(await kept()).toEqual([]);
    const before = server.refused.length;
    await page.waitForTimeout(1_500);
    expect([server.refused.length, await kept()]).toEqual([before, []]);
  });

  it('a choice that the banner repeats on every page keeps visitor and visit, though each page begins with a denied default', async () => {
    await open(GTAG + "<script>gtag('consent', 'default', { analytics_storage: 'denied' }); setTimeout(() => gtag('consent', 'update', { analytics_storage: 'granted' }), 600)</script>");
    await recorded();
    await page.reload();
    await recorded(2);
    expect(new Set(server.batches.map(({ envelope }) => envelope.visit)).size).toBe(1);
  });

  it('a default counts as consent only when none denies, since some are meant for regions', async () => {
    await open(GTAG + "<script>gtag('consent', 'default', { analytics_storage: 'granted' }); gtag('consent', 'default', { analytics_storage: 'denied', region: ['DE'] })</script>");
    await expectNothing();
  });

  it('a default that grants everywhere is consent', async () => {
    await open(GTAG + "<script>gtag('consent', 'default', { analytics_storage: 'granted' })</script>");
    await recorded();
  });

  it('the TCF gives it for purposes 1 and 8 together, and takes it back', async () => {
    await open(TCF);
    await call('decide', 'useractioncomplete', { 1: true, 7: true });
    await call('decide', 'useractioncomplete', { 8: true });
    await call('decide', 'cmpuishown', { 1: true, 8: true });
    await call('decide', 'tcloaded', { 1: true, 8: true }, false);
    await expectNothing();
    await call('decide', 'useractioncomplete', { 1: true, 8: true });
    await recorded();
    await until('the source', () => sources().length > 0);
    expect(sources()).toEqual(['tcf']);
    await call('decide', 'useractioncomplete', { 1: true });
    await page.waitForTimeout(300);
    expect(await kept()).toEqual([]);
  });

  it('a banner that comes later than we is heard', async () => {
    await open();
    await page.addScriptTag({ content: 'window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) }' });
    await update('granted');
    await recorded();
  });

  it('where two speak both have to agree', async () => {
    await open(GTAG + TCF);
    await call('decide', 'tcloaded', { 1: true });
    await update('granted');
    await expectNothing();
    await call('decide', 'useractioncomplete', { 1: true, 8: true });
    await recorded();
  });

  it("the page's own call wins over signals, before and after them", async () => {
    await open(GTAG + "<script>revisit('consent', false)</script>");
    await update('granted');
    await expectNothing();
    await call('revisit', 'consent', true);
    await recorded();
    await update('denied');
    await page.click('#b');
    await until('the click', () => server.events.some((event) => event.type === 3 && event.data.source === 2));
  });

  it('what the page pushes that is no signal hurts nobody', async () => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await open(GTAG + "<script>dataLayer.push(null, 5, 'x', {}, { event: 'gtm.js' }, ['consent'], ['consent', 'update'], ['consent', 'update', null], { get 0() { throw new Error('getter') }, length: 1 })</script>");
    await page.evaluate("dataLayer.push(undefined, ['consent', 'update', { analytics_storage: 'maybe' }])");
    await expectNothing();
    await update('granted');
    await recorded();
    expect(errors).toEqual([]);
  });

  it('a withdrawal that asks for it tells the server to erase the visit, also while the server wants a pause', async () => {
    await open();
    await call('revisit', 'consent', true);
    await recorded();
    await call('revisit', 'consent', false);
    await page.waitForTimeout(300);
    expect(server.received.some(({ envelope }) => envelope.state === 'erase')).toBe(false);
    await call('revisit', 'consent', true);
    await recorded(2);
    const { visit } = server.batches.at(-1)!.envelope;
    server.misbehave = ({ envelope }) => (envelope.state === 'erase' ? undefined : { status: 503, headers: { 'retry-after': '60' } });
    await page.click('#b');
    await until('a refusal', () => server.refused.length > 0);
    await call('revisit', 'consent', false, { erase: true });
    await until('the wish', () => server.received.some(({ envelope }) => envelope.state === 'erase'));
    const wish = server.received.find(({ envelope }) => envelope.state === 'erase');
    expect([wish?.envelope.visit, wish?.envelope.seq, wish?.events]).toEqual([visit, undefined, []]);
    expect(await kept()).toEqual([]);
  });
});
