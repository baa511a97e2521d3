// Pages that break everything: the recorder records what it can and never breaks the page.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

const BODY = '<button id="b">Press</button><p id="p">text</p>';

describe.skipIf(!hasChromium)('a hostile page', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;
  let errors: string[];

  beforeEach(() => {
    ({ page } = $);
    errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
  });

  async function expectRecorded(script: string, headers?: Record<string, string>): Promise<void> {
    server.page('/', BODY, `<script nonce="n">${script}</script>`, headers);
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.click('#b');
    await page.evaluate(() => void (document.getElementById('p')!.firstChild as Text).appendData(' more'));
    await until('a change', () => server.events.some((event) => event.type === 3 && event.data.source === 0));
    const snapshot = server.events.find((event) => event.type === 2);
    expect(Array.isArray(snapshot?.data.node.childNodes)).toBe(true);
    expect(errors).toEqual([]);
  }

  it('adds toJSON to Array.prototype, as old libraries do', () =>
    expectRecorded('Array.prototype.toJSON = function () { return "broken" }; Object.prototype.toJSON = function () { return "broken" }'));

  it('adds enumerable methods to Array.prototype and Object.prototype', () =>
    expectRecorded('Array.prototype.first = function () {}; Array.prototype.each = function () {}'));

  it('replaces JSON, fetch and Promise', () =>
    expectRecorded('JSON.stringify = function () { return "{}" }; window.fetch = function () { throw new Error("no") }; window.Promise = function () { throw new Error("no") }'));

  it('replaces MutationObserver', () =>
    expectRecorded('window.MutationObserver = function () { return { observe: function () {}, disconnect: function () {} } }'));

  it('freezes prototypes', () =>
    expectRecorded('[Array, Object, Function, Promise, Map, Set, History, Element, Node].forEach(function (c) { Object.freeze(c.prototype) }); Object.freeze(console)'));

  it('blocks storage', () =>
    expectRecorded('["localStorage", "sessionStorage", "indexedDB"].forEach(function (name) { Object.defineProperty(window, name, { get: function () { throw new Error("blocked") } }) })'));

  it('has a policy without workers', async () => {
    const policy = `default-src 'none'; script-src 'nonce-n' ${server.origin}; connect-src ${server.origin}; worker-src 'none'`;
    server.page('/', `<p>${'word '.repeat(10_000)}</p>`, '', { 'content-security-policy': policy });
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    expect(server.batches.some((batch) => batch.read?.frames.includes(1))).toBe(true);
    expect(errors).toEqual([]);
  });

  it('has no CompressionStream, idle callbacks, Navigation API or Web Locks', async () => {
    await page.addInitScript(() => {
      for (const name of ['CompressionStream', 'requestIdleCallback', 'navigation', 'scheduler']) {
        Object.defineProperty(window, name, { value: undefined, configurable: true, writable: true });
      }
    });
    await expectRecorded('');
    expect(server.batches.every((batch) => batch.read?.frames.every((kind) => kind === 0))).toBe(true);
    await page.evaluate(() => history.pushState({}, '', '/pushed'));
    await until('the page view', () => server.customs('page').some(({ kind }) => kind === 'push'));
    expect(await page.evaluate(() => history.pushState.toString())).toContain('[native code]');
  });

  it('throws in getters of what it hands over', async () => {
    server.page('/', BODY);
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.evaluate(() => {
      const nasty = {
        get trap() { throw new Error('trap'); },
        toString() { throw new Error('toString'); },
        fine: 'yes',
      };
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      const { revisit } = window as unknown as { revisit(...args: unknown[]): void };
      revisit('track', 'nasty', nasty);
      revisit('track', nasty, loop);
      revisit(nasty);
      revisit('on', 'visit', () => { throw new Error('listener'); });
      revisit(() => { throw new Error('callback'); });
      console.error(nasty, loop, Symbol('x'));
    });
    await until('the event', () => server.customs('track').length >= 1);
    expect(server.customs('track')[0]).toEqual({ name: 'nasty', props: { fine: 'yes' } });
    expect(errors).toEqual([]);
  });

  it('finds nothing of ours changed after the recorder was refused', async () => {
    server.misbehave = () => ({ status: 403, body: { error: 'quota' } });
    await page.addInitScript(() => {
      (window as never as { before: unknown[] }).before = [history.pushState, history.replaceState, console.error, console.warn, fetch, JSON.stringify];
    });
    server.page('/', BODY);
    await page.goto(`${server.origin}/`);
    await until('a refusal', () => server.refused.length > 0);
    await page.waitForTimeout(300);
    const same = await page.evaluate(() => {
      const now = [history.pushState, history.replaceState, console.error, console.warn, fetch, JSON.stringify];
      return now.map((value, i) => value === (window as never as { before: unknown[] }).before[i]);
    });
    expect(same).toEqual(same.map(() => true));
  });
});
