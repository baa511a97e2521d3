// COMPAT row by row: every call and every attribute that sites with the snippets of Smartsupp and Smartlook carry, said
// in the vendors' own queues before our script has come. After it, what the row promises is in what was sent; what is
// not available yet says so in words; nothing ever throws into the page.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { type RrwebEvent, type TestSettings, TestServer, until } from './server.ts';
import { openWorld, warningsOf } from './world.ts';

interface Row {
  /** As the page's own script says it, in the queue. */
  calls: string;
  /** True in the end. */
  then?: (seen: Seen) => unknown;
  /** A part of the one warning; none where it is left out. */
  warns?: string;
  settings?: TestSettings;
  body?: string;
  /** Done by the visitor when the page is recorded, or would be. */
  act?: (page: Page) => Promise<unknown>;
  /** Nothing may be recorded. */
  silent?: boolean;
}

type Table = Record<string, Row>;

const WAIT_MS = 700;
const BODY = '<button id="b">Press</button><p>order 4711 of ada@example.com</p><input id="i" value="planted">';
const OPEN = { forms: true, numbers: true, emails: true };

class Seen {
  constructor(
    private readonly server: TestServer,
    readonly page: Page,
  ) {}

  get identity() {
    return this.server.received.at(-1)?.envelope.identity as { name?: string; email?: string; phone?: string; variables?: Record<string, unknown> } | undefined;
  }
  get sent() {
    return this.server.batches.map(({ text }) => text).join();
  }
  get recorded() {
    return this.server.events.filter(({ type }) => type === 2).length;
  }
  get requests() {
    return this.server.requests;
  }
  get first() {
    return this.server.received[0]?.envelope;
  }
  distinct = (name: 'visit' | 'visitor') => new Set(this.server.batches.map(({ envelope }) => envelope[name])).size;
  tracked = (name: string) => this.server.customs('track').find((it) => it.name === name);
  custom = (tag: string, name: string, value: unknown) => this.server.customs(tag).some((it) => it[name] === value);
  notice = (code: string) => this.custom('notice', 'code', code);
  clicks = () => this.server.events.filter(({ type, data }) => type === 3 && data.source === 2).length;
  told = () => this.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
}

const CHAT = 'not available yet';
const chat = (calls: string): Row => ({ calls, warns: CHAT, then: ({ recorded }) => recorded });
const missing = (what: string) => (row: Omit<Row, 'warns'>): Row => ({ ...row, warns: what });

const SMARTSUPP: Table = {
  'name': { calls: "smartsupp('name', 'Ada')", then: ({ identity }) => identity?.name === 'Ada' },
  'email': { calls: "smartsupp('email', 'ada@example.com')", then: ({ identity }) => identity?.email === 'ada@example.com' },
  'phone': { calls: "smartsupp('phone', '+420 1')", then: ({ identity }) => identity?.phone === '+420 1' },
  'variables {k: v}': { calls: "smartsupp('variables', { plan: 'pro', orders: 12 })", then: ({ identity }) => identity?.variables?.plan === 'pro' && identity.variables.orders === 12 },
  'variables {k: {label, value}}': missing('labels of variables')({ calls: "smartsupp('variables', { plan: { label: 'Plan', value: 'pro' } })", then: ({ identity }) => identity?.variables?.plan === 'pro' }),
  'group': chat("smartsupp('group', 'sales')"),
  'language': chat("smartsupp('language', 'cs')"),
  'chat:open': chat("smartsupp('chat:open')"),
  'chat:close': chat("smartsupp('chat:close')"),
  'chat:show': chat("smartsupp('chat:show')"),
  'chat:hide': chat("smartsupp('chat:hide')"),
  'chat:message': chat("smartsupp('chat:message', 'Hello')"),
  'chat:send': chat("smartsupp('chat:send', 'Hello')"),
  'theme:color': chat("smartsupp('theme:color', '#ff0000')"),
  'on message_sent': chat("smartsupp('on', 'message_sent', function () {})"),
  'on message_received': chat("smartsupp('on', 'message_received', function () {})"),
  'on messenger_close': chat("smartsupp('on', 'messenger_close', function () {})"),
  'html:apply': chat("smartsupp('html:apply')"),
  'data-api with data-operation="open"': { ...chat(''), body: '<a id="t" data-api="smartsupp" data-operation="open"><b>chat</b></a>', act: (page) => page.click('#t b') },
  'data-api with data-operation="send"': { ...chat(''), body: '<button id="t" data-api="smartsupp" data-operation="send" data-text="Hi">chat</button>', act: (page) => page.click('#t') },
  'recording:disable': { calls: "smartsupp('recording:disable', true)", silent: true },
  'recording:off': { calls: "smartsupp('recording:off', true)", silent: true, then: ({ requests }) => !requests.some((it) => it.includes('/settings')) },
  'analyticsConsent false': { calls: "smartsupp('analyticsConsent', false)", silent: true, then: ({ page }) => page.evaluate(() => localStorage.length + sessionStorage.length === 0) },
  'analyticsConsent true': { calls: "smartsupp('analyticsConsent', true)", settings: { consent: 'required' }, then: ({ recorded }) => recorded },
  'marketingConsent': { ...missing('marketingConsent')({ calls: "smartsupp('marketingConsent', true)", settings: { consent: 'required' } }), silent: true },
  'smartsupp(fn) and vid': { calls: 'window.told = []; smartsupp(function () { told.push(smartsupp.vid) })', then: async (seen) => seen.first && (await seen.told())[0] === seen.first.visitor },
  'a command nobody knows': { calls: "smartsupp('dance')", warns: '"dance"', then: ({ recorded }) => recorded },
};

const OPTIONS = {
  cookieDomain: '.example.com', cookiePath: '/', hideWidget: true, hideMobileWidget: true, hideOfflineChat: true, orientation: 'left', offsetX: 1, offsetY: 2, zIndex: 3, color: '#123456', privacyNoticeEnabled: true,
  privacyNoticeUrl: '/privacy', privacyNoticeCheckRequired: true, ratingEnabled: true, requireLogin: true, loginNameControl: true, loginEmailControl: true, numberControl: true, loginControls: [{ xtype: 'textinput', name: 'a' }], gaKey: 'G-1', sitePlatform: 'x', pluginVersion: '1',
};

const interceptor = (name: string): Row => ({ calls: '', warns: 'interceptors are not supported', then: ({ recorded }) => recorded, body: `<i data-init='{"interceptors":{"${name}":1}}'></i>` });
const id = (name: string, of: 'visit' | 'visitor'): Row => ({ calls: `window.told = []; smartlook(function () { told.push(smartlook.${name}) })`, then: async (seen) => seen.first && (await seen.told())[0] === seen.first[of] });

/** What would leave nothing to see, were it said before anything was recorded. */
const later = (command: string) => (page: Page) => page.evaluate((it) => (window as unknown as { smartlook: (call: string) => void }).smartlook(it), command);

const SMARTLOOK: Table = {
  'init': { calls: '', then: ({ recorded }) => recorded },
  'record forms off': { calls: "smartlook('record', { forms: false })", settings: OPEN, then: ({ sent }) => sent.includes('4711') && sent.includes('ada@example.com') && !sent.includes('planted') },
  'record numbers off': { calls: "smartlook('record', { numbers: false })", settings: OPEN, then: ({ sent }) => sent.includes('planted') && sent.includes('ada@example.com') && !sent.includes('4711') },
  'record emails off': { calls: "smartlook('record', { emails: false })", settings: OPEN, then: ({ sent }) => sent.includes('planted') && sent.includes('4711') && !sent.includes('ada@example.com') },
  'record ips off': missing('IP addresses')({ calls: "smartlook('record', { ips: false })", then: ({ recorded }) => recorded }),
  'record what Settings forbid': { calls: "smartlook('record', { forms: true, numbers: true, emails: true, ips: true })", then: ({ recorded, sent }) => recorded && !/planted|4711|ada@example/.test(sent) },
  'identify': { calls: "smartlook('identify', 7, { name: 'Ada', plan: 'pro' })", then: ({ identity }) => identity?.name === 'Ada' && identity.variables?.id === '7' && identity.variables.plan === 'pro' },
  'anonymize': { calls: "smartlook('identify', 'ada', { name: 'Ada' })", act: later('anonymize'), then: ({ distinct, identity }) => distinct('visitor') === 2 && distinct('visit') === 2 && !identity },
  'track': { calls: "smartlook('track', 'order', { plan: 'pro' })", then: ({ tracked }) => (tracked('order')?.props as { plan?: string })?.plan === 'pro' },
  'properties': { calls: "smartlook('properties', { plan: 'pro', a: 'b' }); smartlook('properties', { plan: null }); smartlook('track', 'order')", then: ({ tracked }) => JSON.stringify(tracked('order')?.props) === '{"a":"b"}' },
  'navigation, a path': { calls: "smartlook('navigation', '/step-2')", then: ({ sent }) => sent.includes('/step-2') },
  'navigation, an address': { calls: "smartlook('navigation', 'https://shop.example/step-3')", then: ({ custom }) => custom('page', 'href', 'https://shop.example/step-3') },
  'error, an Error': { calls: "smartlook('error', new Error('oops'))", then: ({ custom }) => custom('error', 'message', 'Error: oops') },
  'error, a string': { calls: "smartlook('error', 'plain')", then: ({ custom }) => custom('error', 'message', 'plain') },
  'pause, with events of the page': { calls: "smartlook(function () { smartlook('pause'); smartlook('track', 'meanwhile') })", then: ({ notice, tracked }) => notice('paused') && tracked('meanwhile') },
  'resume': { calls: "smartlook(function () { smartlook('pause'); smartlook('resume') })", then: ({ recorded, clicks }) => recorded && clicks() > 0, act: (page) => page.click('#b') },
  'restart': { calls: '', act: later('restart'), then: ({ distinct }) => distinct('visitor') === 1 && distinct('visit') === 2 },
  'disable': { calls: "smartlook('disable')", silent: true },
  'smartlook(fn)': { calls: "window.told = []; smartlook(function () { told.push('called') })", then: async (seen) => (await seen.told())[0] === 'called' },
  'playUrl': missing('address of a recording')({ calls: 'window.told = []; smartlook(function () { told.push(typeof smartlook.playUrl) })', then: async (seen) => (await seen.told())[0] === 'undefined' }),
  'sessionId': id('sessionId', 'visit'),
  'visitorId': id('visitorId', 'visitor'),
  'recordId': id('recordId', 'visit'),
  'key and version': { calls: 'window.told = []; smartlook(function () { told.push(smartlook.key, typeof smartlook.version) })', then: async (seen) => /^test\d+,string$/.test((await seen.told()).join()) },
  'consentForms': { calls: "smartlook('consentForms', false)", settings: OPEN, then: ({ sent }) => sent.includes('4711') && !sent.includes('planted') },
  'consentIP': missing('IP addresses')({ calls: "smartlook('consentIP', false)", then: ({ recorded }) => recorded }),
  'consentAPI refused': { calls: "smartlook('consentAPI', false); smartlook('identify', 7, { name: 'Ada' }); smartlook('track', 'order'); smartlook('error', 'the last')", then: ({ custom, identity, tracked }) => custom('error', 'message', 'the last') && !identity && !tracked('order') },
  'consentAPI given': { calls: "smartlook('consentAPI', 'yes'); smartlook('track', 'order')", then: ({ tracked }) => tracked('order') },
  ...Object.fromEntries(['url', 'network', 'error', 'focus', 'input', 'click'].map((name) => [`interceptors: ${name}`, interceptor(name)])),
  'a command nobody knows': { calls: "smartlook('dance')", warns: '"dance"', then: ({ recorded }) => recorded },
};

describe.skipIf(!hasChromium)('each row of the table of compatibility', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;
  let warnings: string[];
  let thrown: Error[];

  beforeEach(() => {
    ({ page } = $);
    warnings = warningsOf(page);
    thrown = [];
    page.on('pageerror', (error) => void thrown.push(error));
  });

  const queue = (name: string, list: string, file: string) => `window.${name} || (function (d) {
      var queue = window.${name} = function () { queue.${list}.push(arguments) }, first = d.getElementsByTagName('script')[0], added = d.createElement('script');
      queue.${list} = []; added.async = true; added.charset = 'utf-8'; added.src = '${server.origin}/${file}';
      first.parentNode.insertBefore(added, first);
    })(document);`;
  const smartsupp = (calls: string, options: object = {}) => `<script>var _smartsupp = ${JSON.stringify({ ...options, key: server.key })}; ${queue('smartsupp', '_', 'loader.js')} ${calls}</script>`;
  const smartlook = (calls: string, init: object = {}) => `<script>${queue('smartlook', 'api', 'recorder.js')} smartlook('init', '${server.key}', ${JSON.stringify({ region: 'eu', ...init })}); ${calls}</script>`;

  async function holds(row: Row, snippet: string): Promise<void> {
    server.settings = row.settings ?? {};
    server.foreignPage('/', snippet, `${BODY}${row.body ?? ''}`);
    await page.goto(`${server.origin}/`);
    const seen = new Seen(server, page);
    if (row.silent) await page.waitForTimeout(WAIT_MS);
    else await until('it is recorded', () => seen.recorded > 0);
    await row.act?.(page);
    if (row.then) await until('what the row says', async () => !!(await row.then?.(seen)), 10_000);
    if (row.warns) await until('a word', () => warnings.length > 0, 3_000);
    expect(warnings.map((text) => text.includes(row.warns ?? ' ')), warnings.join()).toEqual(row.warns ? [true] : []);
    expect(thrown).toEqual([]);
    if (row.silent) expect([seen.recorded, seen.requests.filter((it) => it.includes('/batch'))]).toEqual([0, []]);
  }

  it.each(Object.entries(SMARTSUPP))('smartsupp: %s', (_name, row) => holds(row, smartsupp(row.calls)));

  it('smartsupp: every option is taken without a word', () => holds({ calls: '', then: ({ recorded }) => recorded }, smartsupp('', OPTIONS)));

  it.each(Object.entries(SMARTLOOK))('smartlook: %s', (_name, row) => {
    const init = /data-init='(.*)'/.exec(row.body ?? '')?.[1] ?? '{}';
    return holds(row, smartlook(row.calls, JSON.parse(init) as object));
  });

  // Attributes: below each of them a text, a field that is filled in, and one that is typed into.

  const BOX = ['data-recording-disable', 'data-sl="exclude"', 'class="rr-block"', 'class="ph-no-capture"'];
  const MASK = ['data-recording-sensitive', 'data-sl="mask"', 'class="rr-mask"', 'data-hj-suppress', 'data-private', 'data-clarity-mask', 'data-openreplay-obscured', 'class="sentry-mask"'];
  const STAR = ['data-recording-ignore="mask"'];
  const QUIET = ['data-recording-ignore="events"', 'data-recording-ignore', 'class="rr-ignore"'];
  const SAFE = ['data-recording-gdpr-safe', 'data-sl="unmask"'];
  const ALL = [...BOX, ...MASK, ...STAR, ...QUIET, ...SAFE, 'lang="en"'];

  const letters = (at: number) => `${'bcdfghjklm'[at % 10]}${'bcdfghjklm'[Math.floor(at / 10)]}`;
  const word = (what: string, at: number) => `Wq${what}${letters(at)}qz`;
  const number = (at: number) => String(7_100_000 + at * 37);

  /** What of each mark's texts was sent: shown text, filled in, typed, number, address. */
  const told = (at: number, sent: string) =>
    [word('text', at), word('filled', at), word('typed', at), number(at), `m${letters(at)}@example.com`].map((it) => sent.includes(it));

  it('attributes hold for all below them', async () => {
    const below = (mark: string, at: number) =>
      `<div id="m${at}" ${mark} style="width:300px;height:40px"><section><p>${word('text', at)} ${number(at)} m${letters(at)}@example.com 4111 1111 1111 1111</p><input value="${word('filled', at)}"><input id="f${at}"><input type=password id="p${at}"></section></div>`;
    server.settings = { forms: true };
    server.foreignPage('/', smartsupp(''), ALL.map(below).join(''));
    await page.goto(`${server.origin}/`);
    const seen = new Seen(server, page);
    await until('it is recorded', () => seen.recorded > 0);
    for (const at of ALL.keys()) {
      await page.locator(`#f${at}`).pressSequentially(word('typed', at));
      await page.locator(`#p${at}`).fill(word('secret', at));
    }
    await until('what was typed last', () => seen.sent.includes(word('typed', ALL.length - 1)));
    await page.waitForTimeout(1_500);

    const rows = Object.fromEntries(ALL.map((mark, at) => [mark, told(at, seen.sent)]));
    const expected = { box: [false, false, false, false, false], quiet: [true, false, false, false, false], safe: [true, true, true, true, true], none: [true, true, true, false, false] };
    const kindOf = (mark: string) => ([...BOX, ...MASK].includes(mark) ? 'box' : [...STAR, ...QUIET].includes(mark) ? 'quiet' : SAFE.includes(mark) ? 'safe' : 'none');
    expect(rows).toEqual(Object.fromEntries(ALL.map((mark) => [mark, expected[kindOf(mark)]])));
    expect(seen.sent).not.toContain('4111');
    expect(ALL.map((_, at) => word('secret', at)).filter((it) => seen.sent.includes(it))).toEqual([]);

    const nodes = nodesOf(server.events);
    const typedInto = (at: number) => server.events.some(({ type, data }) => type === 3 && data.source === 5 && data.id === nodes.get(`f${at}`)?.id);
    expect([...MASK, ...QUIET].filter((mark) => typedInto(ALL.indexOf(mark)))).toEqual([]);
    expect([...STAR, ...SAFE].filter((mark) => !typedInto(ALL.indexOf(mark)))).toEqual([]);
    const boxes = seen.sent.match(/"rr_width":"300px"/g) ?? [];
    expect(boxes).toHaveLength(BOX.length);
    expect(thrown).toEqual([]);
  });

  it('data-recording-click-props are merged up to the body', () =>
    holds(
      {
        calls: '',
        body: `<div data-recording-click-props='{"area":"list","kind":"far"}'><button id="c" data-recording-click-props='{"kind":"near"}'>x</button></div>`,
        act: (it) => it.click('#c'),
        then: ({ tracked }) => JSON.stringify(tracked('click')?.props) === '{"area":"list","kind":"near"}',
      },
      smartlook(''),
    ));
});

/** Elements of the snapshot that have an id. */
function nodesOf(events: RrwebEvent[]): Map<string, { id: number }> {
  const found = new Map<string, { id: number }>();
  const walk = (node: { id: number; attributes?: Record<string, string>; childNodes?: never[] }): void => {
    if (node.attributes?.id) found.set(node.attributes.id, node);
    node.childNodes?.forEach(walk);
  };
  for (const { type, data } of events) if (type === 2) walk(data.node);
  return found;
}
