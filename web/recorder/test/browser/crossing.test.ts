// Frames of other origins: recorded into the page around them where both are named, and never a word to anybody else.

import type { Frame, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { companionPath, type RrwebEvent, TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

const FULL_SNAPSHOT = 2;
/** How the test's reader tells operation 23. */
const INNER = 0;
/** A frame that nobody answers has asked for six seconds. */
const ALONE_MS = 40_000;

interface Inner {
  frame: number;
  id: number;
  bytes: number;
  events: RrwebEvent[];
}

/** What scripts of these pages keep for the tests. */
interface Hostile {
  answers: unknown[];
  turns: number[];
  heard: unknown[];
  asked: number;
  ask(endpoint: unknown, nonce?: unknown): void;
  tell(told: unknown): void;
  revisit(...call: unknown[]): void;
}

const WITHIN = '<p id="text">Call 4711 now</p><input id="typed" value=""><p data-recording-sensitive>unspoken</p>';
const OUTER = '<p id="outer">around</p>';
const HOSTILE = `<script>
  answers = []; turns = [];
  onmessage = ({ data, ports }) => { answers.push(data); if (ports[0]) { port = ports[0]; port.onmessage = ({ data }) => turns.push(data) } };
  ask = (endpoint, nonce = 'n') => (opener ?? parent).postMessage({ revisit: 'hello', endpoint, nonce }, '*');
  tell = (...told) => port.postMessage(...told);
</script>`;

describe.skipIf(!hasChromium)('frames of other origins', { timeout: 120_000 }, () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;
  /** The same server by another name. */
  let elsewhere: string;

  beforeEach(() => {
    elsewhere = server.origin.replace('127.0.0.1', 'localhost');
    allow(server.origin, elsewhere);
    ({ page } = $);
  });

  function allow(...frames: string[]): void {
    server.settings = { ...server.settings, frames, companions: [companionPath('frames')], inner: companionPath('inner') };
  }

  const framed = (path = '/inner') => `${OUTER}<iframe id="frame" src="${elsewhere}${path}"></iframe>`;

  /** The page with a frame in it; one that is hostile has no recorder of ours. */
  async function open(body = framed(), hostile = false): Promise<void> {
    server.page('/', body);
    if (hostile) server.pages.set('/inner', HOSTILE);
    else server.page('/inner', WITHIN);
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some(({ type }) => type === FULL_SNAPSHOT));
  }

  const inner = (): Inner[] => server.events.filter(({ type }) => type === INNER).map(({ data }) => data as Inner);
  const snapshots = (): Inner[] => inner().filter(({ events }) => events.some(({ type }) => type === FULL_SNAPSHOT));
  const bytes = (): number => inner().reduce((sum, it) => sum + it.bytes, 0);
  const said = () => JSON.stringify(inner());
  const tabs = () => new Set(server.received.map(({ envelope }) => envelope.tab)).size;
  const faults = () => server.customs('notice').filter(({ code }) => code === 'recorder_faults');
  const frame = () => page.frames().find((it) => it.url() === `${elsewhere}/inner`) as Frame;
  const change = (where: Page | Frame, id: string, text: string) =>
    where.evaluate(([id, text]) => void ((document.getElementById(id as string) as HTMLElement).textContent = text as string), [id, text]);
  const endpoint = () =>
    page.evaluate(() => {
      const { src, dataset } = document.querySelector('script[data-site]') as HTMLScriptElement;
      return `${new URL(src).origin}/r/v1/${dataset.site}`;
    });
  const hostile = async <T>(where: Page | Frame, look: (it: Hostile) => T) =>
    where.evaluate(look as (it: unknown) => T, await where.evaluateHandle<unknown>('window'));
  /** Asks the page as its own frame would, until it answers. */
  const answered = async () =>
    until('an answer', async () => {
      await frame().evaluate((right) => (window as unknown as Hostile).ask(right), await endpoint());
      return hostile(frame(), ({ turns }) => turns.length > 0);
    });

  it('a frame of a named origin is part of the recording of its page, masked by itself', async () => {
    await open();
    await until('the frame', () => said().includes('Call **** now'));
    await frame().fill('#typed', 'secret words');
    await change(frame(), 'text', 'changed');
    await until('a change in the frame', () => said().includes('changed'));
    const everything = server.received.map(({ text }) => text).join();
    for (const secret of ['4711', 'secret words', 'unspoken']) expect(everything).not.toContain(secret);
    expect(new Set(inner().map(({ frame: number }) => number))).toEqual(new Set([1]));
    expect(inner()[0]?.id).toBeGreaterThan(1);
    expect(tabs()).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('after a new snapshot of the page the frame begins anew', async () => {
    await open();
    await until('the frame', () => snapshots().length === 1);
    await page.waitForTimeout(5_500);
    let asked = false;
    server.answer = () => ({ snapshot: !asked && (asked = true) });
    await change(page, 'outer', 'more');
    await until('the frame once more', () => snapshots().length === 2);
    expect(snapshots()[1]?.id).toBeGreaterThan(snapshots()[0]?.id as number);
    expect(snapshots().map(({ frame: number }) => number)).toEqual([1, 1]);
    expect(faults()).toEqual([]);
  });

  it('another document in a frame is another frame, and so is one that came later', async () => {
    await open();
    await until('the frame', () => snapshots().length === 1);
    await frame().evaluate(() => location.reload());
    await until('another document', () => snapshots().some(({ frame: number }) => number === 2));
    await page.evaluate(() => document.getElementById('frame')?.remove());
    await page.waitForTimeout(1_500);
    await page.evaluate((url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })), `${elsewhere}/inner`);
    await until('another frame', () => snapshots().some(({ frame: number }) => number === 3));
    expect(faults()).toEqual([]);
  });

  it('a page that pauses, and one that goes on under another visit, has its frames again', async () => {
    await open();
    await until('the frame', () => snapshots().length === 1);
    await hostile(page, ({ revisit }) => revisit('pause'));
    await page.waitForTimeout(500);
    const before = inner().length;
    await change(frame(), 'text', 'not heard');
    await page.waitForTimeout(1_500);
    expect(inner().length).toBe(before);
    await hostile(page, ({ revisit }) => revisit('resume'));
    await until('the frame after the pause', () => snapshots().length === 2);
    let asked = false;
    server.answer = () => ({ renew: !asked && (asked = true) });
    await change(page, 'outer', 'more');
    await until('the frame in another visit', () => snapshots().length === 3);
    await change(frame(), 'text', 'heard');
    await until('its changes', () => said().includes('heard'));
    expect(new Set(server.received.map(({ envelope }) => envelope.visit)).size).toBe(2);
    expect(faults()).toEqual([]);
  });

  it('a page that records later than its frame has it, and so has one around frames of its own', async () => {
    server.page('/inner', WITHIN);
    server.pages.set('/nested', framed());
    server.pages.set('/', '<iframe src="/nested"></iframe>');
    await page.goto(`${server.origin}/`);
    await page.waitForTimeout(2_500);
    await page.evaluate((html) => document.head.append(document.createRange().createContextualFragment(html)), server.snippet());
    await until('the frame', () => said().includes('Call **** now'));
    expect(tabs()).toBe(1);
  });

  it('what is not agreed to in both is not recorded', async () => {
    server.settings.consent = 'required';
    server.page('/', framed());
    server.page('/inner', WITHIN);
    await page.goto(`${server.origin}/`);
    await hostile(page, ({ revisit }) => revisit('consent', true));
    await until('a snapshot', () => server.events.some(({ type }) => type === FULL_SNAPSHOT));
    await page.waitForTimeout(2_000);
    expect(inner()).toEqual([]);
    await hostile(frame(), ({ revisit }) => revisit('consent', true));
    await until('the frame', () => snapshots().length === 1);
    await hostile(frame(), ({ revisit }) => revisit('consent', false));
    await change(frame(), 'text', 'taken back');
    await page.waitForTimeout(2_000);
    expect(said()).not.toContain('taken back');
  });

  it('a frame whose origin is not named gets no answer, and is recorded by itself', async () => {
    allow(server.origin);
    await open();
    await until('a tab of its own', () => tabs() === 2, ALONE_MS);
    expect(inner()).toEqual([]);
  });

  it('a page that is not named hears nothing', async () => {
    allow(elsewhere);
    server.pages.set('/', `<script>heard = []; onmessage = ({ data }) => heard.push(data)</script>${framed()}`);
    server.page('/inner', WITHIN);
    await page.goto(`${server.origin}/`);
    await until('a tab of its own', () => tabs() === 1, ALONE_MS);
    expect(await hostile(page, ({ heard }) => heard)).toEqual([]);
  });

  it('an answer with a wrong nonce, from another window or without a port is none', async () => {
    server.pages.set('/', `<script>
      heard = []; asked = 0;
      onmessage = ({ data, source, origin }) => {
        if (data.revisit !== 'hello') return;
        asked++;
        for (const nonce of ['', 'x', data.nonce + '0', undefined]) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => heard.push(data);
          source.postMessage({ revisit: 'welcome', nonce }, { targetOrigin: origin, transfer: [port2] });
          port1.postMessage(1);
        }
        source.postMessage({ revisit: 'welcome', nonce: data.nonce }, origin);
        frames[1].postMessage(data.nonce, '*');
      };
    </script>${framed()}<iframe srcdoc="<script>onmessage = ({ data: nonce }) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => parent.heard.push(data);
      parent.frames[0].postMessage({ revisit: 'welcome', nonce }, '*', [port2]);
      port1.postMessage(1);
    }</script>"></iframe>`);
    server.page('/inner', WITHIN);
    await page.goto(`${server.origin}/`);
    await until('a tab of its own', () => tabs() === 1, ALONE_MS);
    expect(await hostile(page, ({ asked }) => asked)).toBeGreaterThan(3);
    expect(await hostile(page, ({ heard }) => heard)).toEqual([]);
  });

  it('a hostile frame gets no answer to what is wrong, and what it says is passed on as it is', async () => {
    await open(framed(), true);
    await page.waitForTimeout(1_000);
    await frame().evaluate((right) => {
      const { ask } = window as unknown as Hostile;
      for (const endpoint of [`${right}x`, null, {}, []]) ask(endpoint);
      for (const nonce of [1, null, {}, 'n'.repeat(1_000)]) ask(right, nonce);
      parent.postMessage(null, '*');
      parent.postMessage({ revisit: { toString: null } }, '*');
    }, await endpoint());
    await page.waitForTimeout(500);
    expect(await hostile(frame(), ({ answers }) => answers)).toEqual([]);
    await answered();
    await hostile(frame(), ({ tell, turns }) => {
      const turn = turns[0] as number;
      for (const junk of [null, 1, 'x', {}, [], [turn], [turn, 'x'], [turn, {}], [turn, new ArrayBuffer(0)], [turn + 1, new ArrayBuffer(9)]]) tell(junk);
      tell([turn, Uint8Array.of(255, 255, 255, 0, 23, 9).buffer]);
    });
    await until('what it said', () => inner().length > 0);
    await change(page, 'outer', 'still here');
    await until('the page goes on', () => server.received.some(({ text }) => text.includes('still here')));
    expect(inner().map((it) => it.bytes)).toEqual([6]);
    expect(faults()).toEqual([]);
    expect(tabs()).toBe(1);
  });

  it('a frame that says too much is not heard any more, whatever it asks', async () => {
    await open(framed(), true);
    await answered();
    await hostile(frame(), ({ tell, turns }) => {
      for (let i = 0; i < 60; i++) tell([turns[0], new ArrayBuffer(100_000)]);
      tell([turns[0], new ArrayBuffer(3_000_000)]);
    });
    await until('an end', () => hostile(frame(), ({ turns }) => turns.includes(0)));
    await frame().evaluate((right) => {
      const { ask } = window as unknown as Hostile;
      for (let i = 0; i < 200; i++) ask(right, `${i}`);
    }, await endpoint());
    await change(page, 'outer', 'still here');
    await until('the page goes on', () => server.received.some(({ text }) => text.includes('still here')));
    await page.waitForTimeout(1_500);
    expect(bytes()).toBeGreaterThan(1_500_000);
    expect(bytes()).toBeLessThanOrEqual(2_100_000);
    expect(await hostile(frame(), ({ answers }) => answers.length)).toBe(1);
    expect(server.customs('notice')).toEqual([]);
  });

  it('a giant message and a flood of small ones end it at once', async () => {
    const attacks = {
      giant: ({ tell, turns }: Hostile) => tell([turns[0], new ArrayBuffer(1_100_000)]),
      flood: ({ tell }: Hostile) => {
        for (let i = 0; i < 5_000; i++) tell(0);
      },
    };
    for (const [name, attack] of Object.entries(attacks)) {
      await open(framed(), true);
      await answered();
      await hostile<void>(frame(), attack);
      await until('an end', () => hostile(frame(), ({ turns }) => turns.includes(0)));
      await change(page, 'outer', `after the ${name}`);
      await until('the page goes on', () => server.received.some(({ text }) => text.includes(`after the ${name}`)));
    }
    expect(inner()).toEqual([]);
  });

  it('only windows of recorded frames may ask, and none below a mark is recorded', async () => {
    server.pages.set('/popup', HOSTILE);
    await open(`${OUTER}<div data-recording-sensitive><iframe src="${elsewhere}/inner"></iframe></div><iframe class="rr-block" src="${elsewhere}/inner"></iframe>`);
    const [popup] = await Promise.all([$.context.waitForEvent('page'), page.evaluate((url) => void window.open(url), `${elsewhere}/popup`)]);
    await popup.waitForLoadState();
    await popup.evaluate((right) => (window as unknown as Hostile).ask(right), await endpoint());
    await page.waitForTimeout(4_000);
    expect(await hostile(popup, ({ answers }) => answers)).toEqual([]);
    expect(inner()).toEqual([]);
    expect(tabs()).toBe(1);
  });
});
