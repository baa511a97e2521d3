// A page that carries Smartsupp's snippet, with the script's address changed and nothing else.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { bundled } from './packages.ts';
import { TestServer, until } from './server.ts';
import { openWorld, warningsOf } from './world.ts';

type TestWindow = Window & { smartsupp: { (...call: unknown[]): void; vid?: string }; told: unknown[]; held: (...call: unknown[]) => void };

describe.skipIf(!hasChromium)('a page with the snippet of Smartsupp', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;
  let warnings: string[];

  beforeEach(() => {
    ({ page } = $);
    warnings = warningsOf(page);
  });

  /** A queue in `smartsupp._`, options in `_smartsupp`, and a script element put before the first one of the page. */
  const snippet = (options = '', calls = '') => `<script>
    var _smartsupp = _smartsupp || {};
    _smartsupp.key = '${server.key}';
    ${options}
    window.smartsupp || (function (d) {
      var first, added, queue = window.smartsupp = function () { queue._.push(arguments) };
      queue._ = [];
      first = d.getElementsByTagName('script')[0];
      added = d.createElement('script');
      added.type = 'text/javascript'; added.charset = 'utf-8'; added.async = true;
      added.src = '${server.origin}/loader.js?';
      first.parentNode.insertBefore(added, first);
    })(document);
    window.held = window.smartsupp;
    ${calls}
  </script>`;

  const open = async (options?: string, calls?: string) => {
    server.foreignPage('/', snippet(options, calls));
    await page.goto(`${server.origin}/`);
  };
  const say = (...call: unknown[]) => page.evaluate((given) => (window as unknown as TestWindow).smartsupp(...given), call);
  const snapshots = () => server.events.filter((event) => event.type === 2).length;
  const recorded = () => until('a snapshot', () => snapshots() > 0);
  const identity = () => server.received.at(-1)?.envelope.identity;

  it('is recorded, and its options are taken without a word', async () => {
    await open(`Object.assign(_smartsupp, { cookieDomain: '.example.com', cookiePath: '/', hideWidget: true, hideMobileWidget: true,
      hideOfflineChat: true, orientation: 'left', offsetX: 10, offsetY: 20, zIndex: 5, color: '#123456', privacyNoticeEnabled: true,
      privacyNoticeUrl: '/privacy', privacyNoticeCheckRequired: true, ratingEnabled: true, requireLogin: true, loginNameControl: true,
      loginEmailControl: true, numberControl: true, loginControls: [{ xtype: 'textinput', name: 'a' }], gaKey: 'G-1', sitePlatform: 'x', pluginVersion: '1' })`);
    await recorded();
    expect(warnings).toEqual([]);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('its queued calls are carried out in their order, and later ones at once, whoever holds the function', async () => {
    await open('', `
      smartsupp('name', 'first'); smartsupp('name', 'Ada'); smartsupp('email', 'ada@example.com'); smartsupp('phone', '+420 1');
      smartsupp('variables', { plan: 'pro', orders: { label: 'Orders', value: 12 } });`);
    await recorded();
    await until('who it is', () => !!identity());
    expect(identity()).toEqual({ name: 'Ada', email: 'ada@example.com', phone: '+420 1', variables: { plan: 'pro', orders: 12 } });
    await page.evaluate(() => (window as unknown as TestWindow).held('variables', { plan: 'free' }));
    await until('the change', () => JSON.stringify(identity()).includes('free'));
    expect(identity()).toMatchObject({ name: 'Ada', variables: { plan: 'free', orders: 12 } });
  });

  it('functions are called once it is known who the visitor is, and vid tells it', async () => {
    await open('', 'window.told = []; smartsupp(function () { told.push(smartsupp.vid) })');
    await recorded();
    const visitor = server.received[0]?.envelope.visitor;
    expect(await page.evaluate(() => (window as unknown as TestWindow).told)).toEqual([visitor]);
    const later = await page.evaluate(() => new Promise((done) => (window as unknown as TestWindow).smartsupp(() => done((window as unknown as TestWindow).smartsupp.vid))));
    expect(later).toBe(visitor);
  });

  it('functions are called where nothing is recorded, too', async () => {
    server.settings = { recording: false, reason: 'switched_off' };
    await open('', 'window.told = []; smartsupp(function () { told.push(typeof smartsupp.vid) })');
    await until('the call', async () => (await page.evaluate(() => (window as unknown as TestWindow).told.length)) === 1);
    expect(await page.evaluate(() => (window as unknown as TestWindow).told)).toEqual(['undefined']);
  });

  it('recording:disable keeps a page from being recorded, before and after the start, and is lifted by false', async () => {
    await open('', "smartsupp('recording:disable', true)");
    await page.waitForTimeout(500);
    expect(server.requests.filter((request) => request.includes('capture'))).toEqual([]);
    await say('recording:disable', false);
    await recorded();
    await say('recording:disable', true);
    await page.waitForTimeout(1_500);
    const before = server.events.length;
    await page.click('#b');
    await page.waitForTimeout(1_500);
    expect(server.events.length).toBe(before);
  });

  it('recording:off does not even ask for the settings', async () => {
    await open('', "smartsupp('recording:off', true)");
    await page.waitForTimeout(500);
    expect(server.requests).toEqual(['GET /', 'GET /loader.js']);
    await say('recording:off', false);
    await recorded();
  });

  it('analyticsConsent: nothing before it, nothing after it is withdrawn, and nothing is left', async () => {
    await open('', "smartsupp('analyticsConsent', false); smartsupp('marketingConsent', false)");
    await page.waitForTimeout(500);
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
    expect(await kept()).toEqual([]);
    await say('analyticsConsent', true);
    await recorded();
    expect(await kept()).not.toEqual([]);
    await say('analyticsConsent', false);
    await page.waitForTimeout(300);
    const before = server.received.length;
    await page.click('#b');
    await page.waitForTimeout(1_500);
    expect(server.received.length).toBe(before);
    expect(await kept()).toEqual([]);
    await say('analyticsConsent', true);
    await until('a snapshot of a new visitor', () => new Set(server.batches.map(({ envelope }) => envelope.visitor)).size === 2);
  });

  const kept = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

  it('commands of the chat say once that there is none yet, unknown ones are told once each, and nothing throws', async () => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await open('', `
      for (const name of ['group', 'language', 'chat:open', 'chat:close', 'chat:show', 'chat:hide', 'chat:message', 'chat:send', 'theme:color', 'html:apply']) smartsupp(name, 'x');
      smartsupp('on', 'message_sent', function () {}); smartsupp('dance'); smartsupp('dance'); smartsupp('constructor'); smartsupp(); smartsupp(null); smartsupp('variables', null);`);
    await recorded();
    expect(warnings.filter((text) => text.includes('not available yet'))).toHaveLength(1);
    expect(warnings.filter((text) => text.includes('"dance"'))).toHaveLength(1);
    expect(warnings.filter((text) => text.includes('"constructor"'))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('without a key it says so and does nothing', async () => {
    await open('_smartsupp.key = undefined;');
    await until('a word', () => warnings.length > 0);
    expect(warnings[0]).toContain('_smartsupp.key');
    expect(server.requests).toEqual(['GET /', 'GET /loader.js']);
  });

  it('beside our own snippet the page is recorded once', async () => {
    server.foreignPage('/', snippet('', "smartsupp('name', 'Ada')") + server.snippet() + server.snippet());
    await page.goto(`${server.origin}/`);
    await recorded();
    await until('who it is', () => !!identity());
    await page.waitForTimeout(500);
    expect(snapshots()).toBe(1);
    expect(server.requests.filter((request) => request.includes('/settings'))).toHaveLength(1);
  });

  it('the package smartsupp-widget brings it by _loaderUrl', async () => {
    const script = await bundled(`
      import * as smartsupp from 'smartsupp-widget';
      smartsupp.init('${server.key}', { _loaderUrl: '${server.origin}/loader.js', hideWidget: true });
      smartsupp.setName('Ada'); smartsupp.setEmail('ada@example.com'); smartsupp.setPhone('+420 1');
      smartsupp.setVariables({ orders: 12 }); smartsupp.setLanguage('cs'); smartsupp.chatOpen();`);
    server.foreignPage('/', '', `<button id="b">Press</button><script>${script}</script>`);
    await page.goto(`${server.origin}/`);
    await recorded();
    await until('who it is', () => !!identity());
    expect(identity()).toEqual({ name: 'Ada', email: 'ada@example.com', phone: '+420 1', variables: { orders: 12 } });
    expect(warnings.filter((text) => text.includes('not available yet'))).toHaveLength(1);
  });
});
