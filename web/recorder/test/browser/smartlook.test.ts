// A page that carries Smartlook's snippet, with the script's address changed and nothing else.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { bundled } from './packages.ts';
import { TestServer, until } from './server.ts';
import { openWorld, warningsOf } from './world.ts';

type Vendor = Record<'visitorId' | 'sessionId' | 'recordId' | 'key' | 'version', string | undefined> & ((...call: unknown[]) => void);
type TestWindow = Window & { smartlook: Vendor; told: unknown[] };

describe.skipIf(!hasChromium)('a page with the snippet of Smartlook', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;
  let warnings: string[];

  beforeEach(() => {
    ({ page } = $);
    warnings = warningsOf(page);
  });

  /** A queue in `smartlook.api`, and a script element at the head's end. */
  const snippet = (calls = '', init = `smartlook('init', '${server.key}', { region: 'eu', cookies: true, advancedNetwork: true, standalone: false });`) => `<script>
    window.smartlook || (function (d) {
      var queue = window.smartlook = function () { queue.api.push(arguments) };
      var head = d.getElementsByTagName('head')[0], added = d.createElement('script');
      queue.api = new Array();
      added.async = true; added.type = 'text/javascript'; added.charset = 'utf-8';
      added.src = '${server.origin}/recorder.js';
      head.appendChild(added);
    })(document);
    ${init}
    ${calls}
  </script>`;

  const open = async (calls?: string, body?: string) => {
    server.foreignPage('/', snippet(calls), body);
    await page.goto(`${server.origin}/`);
  };
  const say = (...call: unknown[]) => page.evaluate((given) => (window as unknown as TestWindow).smartlook(...given), call);
  const snapshots = () => server.events.filter((event) => event.type === 2).length;
  const recorded = (count = 1) => until(`snapshot ${count}`, () => snapshots() >= count);
  const identity = () => server.received.at(-1)?.envelope.identity;
  const visits = () => [...new Set(server.batches.map(({ envelope }) => envelope.visit))];
  const visitors = () => [...new Set(server.batches.map(({ envelope }) => envelope.visitor))];

  it('is recorded, and says its ids', async () => {
    await open('window.told = []; smartlook(function () { told.push(smartlook.visitorId, smartlook.sessionId, smartlook.recordId, smartlook.key, typeof smartlook.version) })');
    await recorded();
    const { visitor, visit } = server.received[0]!.envelope;
    expect(await page.evaluate(() => (window as unknown as TestWindow).told)).toEqual([visitor, visit, visit, server.key, 'string']);
    expect(warnings).toEqual([]);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('what is said before init waits for it and keeps its order', async () => {
    server.foreignPage('/', snippet(`smartlook('init', '${server.key}')`, "smartlook('track', 'one'); smartlook('identify', 7, { name: 'Ada', plan: 'pro' }); smartlook('track', 'two');"));
    await page.goto(`${server.origin}/`);
    await until('both', () => server.customs('track').length === 2);
    expect(server.customs('track').map(({ name }) => name)).toEqual(['one', 'two']);
    await until('who it is', () => !!identity());
    expect(identity()).toEqual({ name: 'Ada', variables: { id: '7', plan: 'pro' } });
  });

  it('without init nothing is asked or recorded', async () => {
    server.foreignPage('/', snippet('', "smartlook('track', 'one')"));
    await page.goto(`${server.origin}/`);
    await page.waitForTimeout(500);
    expect(server.requests).toEqual(['GET /', 'GET /recorder.js']);
  });

  it('events carry the properties that were set, until these are removed', async () => {
    await open("smartlook('properties', { plan: 'pro', a: 'b' }); smartlook('track', 'one', { a: 'c' }); smartlook('properties', { plan: null }); smartlook('track', 'two')");
    await until('both', () => server.customs('track').length === 2);
    expect(server.customs('track')).toEqual([{ name: 'one', props: { plan: 'pro', a: 'c' } }, { name: 'two', props: { a: 'b' } }]);
  });

  it('navigation is a page view, and error an error, with digits masked', async () => {
    await open("smartlook('navigation', '/step-2?code=secret'); smartlook('error', new Error('order 4711')); smartlook('error', 'plain')");
    await until('all', () => server.customs('page').length === 2 && server.customs('error').length === 2);
    expect(server.customs('page').map(({ href }) => href)).toEqual([`${server.origin}/`, `${server.origin}/step-2`]);
    expect(server.customs('error').map(({ message }) => message)).toEqual(['Error: order ****', 'plain']);
    expect(server.customs('error')[0]?.stack).toContain('at ');
  });

  it('anonymize begins a visit of a new visitor who has no name, restart one of the same', async () => {
    await open("smartlook('identify', 'ada', { name: 'Ada' })");
    await recorded();
    await say('restart');
    await recorded(2);
    expect([visits().length, visitors().length]).toEqual([2, 1]);
    await say('anonymize');
    await recorded(3);
    expect([visits().length, visitors().length]).toEqual([3, 2]);
    expect(identity()).toBeUndefined();
  });

  it('pause stops capture but not events of the page, resume goes on with a snapshot, disable stops all', async () => {
    await open();
    await recorded();
    await say('pause');
    await until('the notice', () => server.customs('notice').some(({ code }) => code === 'paused'));
    const clicks = () => server.events.filter((event) => event.type === 3 && event.data.source === 2).length;
    await page.click('#b');
    await say('track', 'while paused');
    await until('the event', () => server.customs('track').length === 1);
    expect(clicks()).toBe(0);
    await say('resume');
    await recorded(2);
    await page.click('#b');
    await until('the click', () => clicks() > 0);
    await say('disable');
    await page.waitForTimeout(1_500);
    const before = clicks();
    await page.click('#b');
    await page.waitForTimeout(1_500);
    expect(clicks()).toBe(before);
  });

  const FORM = '<p id="p">order 4711, ada@example.com</p><input id="i" value="planted">';
  const sent = () => server.batches.map(({ text }) => text).join();

  it('record turns off what Settings allow, at once and later', async () => {
    server.settings = { forms: true, numbers: true, emails: true };
    await open("smartlook('record', { forms: false, emails: false })", FORM);
    await recorded();
    expect(sent()).toContain('4711');
    expect(sent()).not.toContain('planted');
    expect(sent()).not.toContain('ada@example.com');
    await say('record', { numbers: false });
    await recorded(2);
    const anew = server.events.slice(server.events.map(({ type }) => type).lastIndexOf(2));
    expect(JSON.stringify(anew)).not.toContain('4711');
    await say('record', { forms: true });
    await recorded(3);
    expect(sent()).toContain('planted');
    expect(sent()).not.toContain('ada@example.com');
  });

  it('record can not turn on what Settings forbid, nor can the words it had before', async () => {
    await open("smartlook('record', { forms: true, numbers: true, emails: true, ips: true }); smartlook('consentForms', 'yes'); smartlook('consentIP', 'yes'); smartlook('consentAPI', 'yes')", FORM);
    await recorded();
    await say('record', { forms: true, numbers: true, emails: true });
    await page.fill('#i', 'typed');
    await page.waitForTimeout(1_500);
    for (const secret of ['planted', 'typed', '4711', 'ada@example.com']) expect(sent()).not.toContain(secret);
    expect(warnings).toEqual([]);
  });

  it('a click tells the properties around it, what is nearer first, up to the body and out of shadow roots', async () => {
    await open(
      "smartlook('properties', { all: 'x' })",
      `<div data-recording-click-props='{"area": "list", "kind": "far"}'><button id="b" data-recording-click-props='{"kind": "near", "id": "n-4711"}'>A</button>
       <div id="h"><template shadowrootmode="open"><button id="s" data-recording-click-props='{"kind": "inner"}'>B</button></template></div>
       <button id="broken" data-recording-click-props='{not json'>C</button></div><button id="bare">D</button>`,
    );
    await recorded();
    for (const name of ['#b', '#s', '#broken', '#bare']) await page.click(name);
    await until('three clicks', () => server.customs('track').length === 3);
    expect(server.customs('track').map(({ props }) => props)).toEqual([
      { all: 'x', area: 'list', kind: 'near', id: 'n-****' },
      { all: 'x', area: 'list', kind: 'inner' },
      { all: 'x', area: 'list', kind: 'far' },
    ]);
  });

  it('unknown commands are told once each, and nothing throws', async () => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await open("smartlook('dance'); smartlook('dance'); smartlook(); smartlook(null); smartlook('record', null); smartlook('properties', 5); smartlook('init', 'other'); smartlook(function () { throw new Error('mine') })");
    await recorded();
    expect(warnings.filter((text) => text.includes('"dance"'))).toHaveLength(1);
    expect(warnings.filter((text) => text.includes('initialized before'))).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as TestWindow).smartlook.key)).toBe(server.key);
  });

  it('the package smartlook-client brings it by relayProxyUrl', async () => {
    const script = await bundled(`
      import Smartlook from 'smartlook-client';
      Smartlook.init('${server.key}', { relayProxyUrl: '${server.origin}/', cookies: false, region: 'eu' });
      Smartlook.identify(12, { name: 'Ada', email: 'ada@example.com' });
      Smartlook.track('order', { plan: 'pro' }); Smartlook.properties({ a: 'b' }); Smartlook.navigation('/step-2'); Smartlook.error('oops');
      window.told = []; Smartlook.getData(() => window.told.push(Smartlook.visitorId, Smartlook.sessionId, Smartlook.key, Smartlook.initialized()));`);
    server.foreignPage('/', '', `<button id="b">Press</button><script>${script}</script>`);
    await page.goto(`${server.origin}/`);
    await recorded();
    await until('who it is', () => !!identity());
    await until('what it told', () => server.customs('track').length > 0 && server.customs('error').length > 0 && server.customs('page').length > 1);
    const { visitor, visit } = server.received[0]!.envelope;
    expect(identity()).toEqual({ name: 'Ada', email: 'ada@example.com', variables: { id: '12' } });
    expect(await page.evaluate(() => (window as unknown as TestWindow).told)).toEqual([visitor, visit, server.key, true]);
    expect(server.customs('track')).toEqual([{ name: 'order', props: { plan: 'pro' } }]);
    expect([server.customs('page').length, server.customs('error').length]).toEqual([2, 1]);
    expect(warnings).toEqual([]);
  });
});
