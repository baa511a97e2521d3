// What pages, browsers and clocks do to a recorder, and what it does then.

import { beforeEach, describe, expect, it } from 'vitest';
import { bulk, hasChromium, recorded, recording, revisit, snapshots, tracked, until, withoutHoles, world } from './world.ts';

describe.skipIf(!hasChromium)('survival', () => {
  const $ = world();
  const { server } = $;
  const holdsBack = (source: string, directive: string) =>
    `revisit: the Content-Security-Policy holds the recorder back. Add ${source} to ${directive}.`;
  /** What is told to whoever looks at the console. */
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    $.page.on('console', (line) => line.type() === 'warning' && lines.push(line.text()));
  });
  const notices = () => server.customs('notice').map(({ code }) => code);

  /** A page whose clocks the test moves: `skew.page` ours, `skew.wall` the visitor's. */
  async function movable(): Promise<(clock: 'page' | 'wall', ms: number) => Promise<void>> {
    await $.page.addInitScript(() => {
      const skew = Object.assign(window, { skew: { page: 0, wall: 0 } }).skew;
      const [page, wall] = [performance.now.bind(performance), Date.now.bind(Date)];
      performance.now = () => page() + skew.page;
      Date.now = () => wall() + skew.page + skew.wall;
    });
    server.settings = { ping_s: 5 };
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    return (clock, ms) =>
      $.page.evaluate(([name, by]) => void ((window as never as { skew: { page: number; wall: number } }).skew[name] += by), [clock, ms] as const);
  }

  it('a page whose policy allows no worker is compressed on the page', async () => {
    const policy = `default-src 'none'; script-src 'nonce-n' ${server.origin}; connect-src ${server.origin}; worker-src 'none'`;
    server.page('/', `<p>${'word '.repeat(10_000)}</p>`, '', { 'content-security-policy': policy });
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect(server.batches.every(({ read }) => read?.frames.every((kind) => kind === 1))).toBe(true);
    expect(server.batches[0]?.bytes).toBeLessThan(5_000);
    await until('the sentence', () => lines.length > 0);
    expect(lines).toEqual([holdsBack('blob:', 'worker-src')]);
  });

  it('a page that takes scripts from policies alone is recorded, compressed in the worker, where it knows our policy', async () => {
    server.page('/', `<p>${'word '.repeat(10_000)}</p>`, '', { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types revisit" });
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect($.page.workers().length).toBe(1);
    expect(lines).toEqual([]);
  });

  it('a page that does not know our policy is told its name, once', async () => {
    server.page('/', '<p>x</p>', '', { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types theirs" });
    await $.page.goto(`${server.origin}/`);
    await until('the sentence', () => lines.length > 0);
    await revisit($.page, 'off', false);
    await $.page.waitForTimeout(500);
    expect(lines).toEqual([holdsBack('revisit', 'trusted-types')]);
    expect(server.batches).toEqual([]);
  });

  it('a browser without compression, hashes and workers sends frames as they are', async () => {
    await $.page.addInitScript(() => {
      for (const name of ['CompressionStream', 'Worker']) Object.defineProperty(window, name, { value: undefined });
      Object.defineProperty(crypto, 'subtle', { value: undefined });
    });
    server.page('/', `<p>${'word '.repeat(10_000)}</p>`, '<style>.a{}</style>');
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect(server.batches[0]?.read?.frames).toEqual([0]);
    expect(server.batches[0]?.read?.contents).toEqual([{ text: '.a{}' }]);
  });

  it('a worker that breaks later is done without', async () => {
    await $.page.addInitScript(() => {
      const Native = Worker;
      (window as { Worker: unknown }).Worker = class extends Native {
        override postMessage(): void {
          setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { cancelable: true })), 50);
        }
      };
    });
    server.page('/', `<p>${'word '.repeat(10_000)}</p>`);
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect(server.batches[0]?.read?.frames).toContain(1);
  });

  it('a policy that forbids sending is explained on the console, once', async () => {
    const policy = `default-src 'none'; script-src 'nonce-n' ${server.origin}; connect-src 'none'`;
    server.page('/', '<p>x</p>', '', { 'content-security-policy': policy });
    await $.page.goto(`${server.origin}/`);
    await until('the sentence', () => lines.length > 0);
    await revisit($.page, 'off', false);
    await $.page.waitForTimeout(500);
    expect(lines).toEqual([holdsBack(server.origin, 'connect-src')]);
  });

  it('storage that is blocked costs what outlives the page and nothing else', async () => {
    await $.page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get: () => { throw new Error('blocked'); } });
      }
    });
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.click('#b');
    await revisit($.page, 'track', 'here');
    await until('the event', () => tracked(server).length === 1);
    expect(new Set(server.batches.map(({ envelope }) => `${envelope.visit} ${envelope.tab}`)).size).toBe(1);
    expect(withoutHoles(server)).toBe(true);
    expect(notices()).toEqual([]);
  });

  it('the visit is kept in a cookie where the site asks for it and the browser gives no storage', async () => {
    await $.page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new Error('blocked'); } });
    });
    for (const path of ['/', '/next']) server.pages.set(path, `<!doctype html><head>${server.snippet('data-cookie')}</head><p>x</p>`);
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.goto(`${server.origin}/next`);
    await recorded(server, 2);
    expect(new Set(server.batches.map(({ envelope }) => envelope.visit)).size).toBe(1);
    await revisit($.page, 'consent', false);
    expect(await $.page.evaluate(() => document.cookie)).toBe('');
  });

  it('a clock that is set in the middle of a visit is told and changes no time', async () => {
    const move = await movable();
    await move('wall', -3 * 86_400_000);
    await until('the notice', () => notices().includes('clock'), 20_000);
    expect(Number(server.customs('notice')[0]?.ms)).toBeCloseTo(-3 * 86_400_000, -3);
    await revisit($.page, 'track', 'after');
    await until('the event', () => tracked(server).length === 1);
    const times = server.events.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(60_000);
  });

  it('after 60 minutes without the visitor the recording ends, and the next touch begins another', async () => {
    const move = await movable();
    await move('page', 61 * 60_000);
    await until('the end', () => notices().includes('idle'), 20_000);
    const count = server.batches.length;
    await $.page.evaluate(() => void document.body.append('nobody is here'));
    await $.page.waitForTimeout(1_500);
    expect(server.batches.length).toBe(count);
    await $.page.click('#b');
    await recorded(server, 2);
    expect(new Set(server.batches.map(({ envelope }) => envelope.visit)).size).toBe(2);
    expect(server.batches.at(-1)?.envelope.seq ?? -1).toBeGreaterThanOrEqual(0);
  }, 60_000);

  it('an idle tab sends nothing but pings', async () => {
    server.settings = { ping_s: 5 };
    // On a machine that has no time for it an idle page has long tasks, too, and tells them.
    await $.page.addInitScript(() => void Reflect.deleteProperty(window, 'PerformanceObserver'));
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.waitForTimeout(6_000);
    const count = server.batches.length;
    const from = server.received.length;
    await $.page.waitForTimeout(11_000);
    expect(server.batches.length).toBe(count);
    const pings = server.received.slice(from);
    expect(pings.length).toBeGreaterThanOrEqual(1);
    expect(pings.length).toBeLessThanOrEqual(3);
    expect(pings.every(({ envelope, events }) => envelope.seq === undefined && events.length === 0 && envelope.state === 'live')).toBe(true);
  });

  it('a page that cannot send stops at 20 MB, says so, and goes on from a snapshot', async () => {
    server.misbehave = () => ({ status: 503 });
    await $.page.goto(`${server.origin}/`);
    await recording($.page);
    for (let i = 0; i < 25; i++) {
      await bulk($.page, 1_500_000);
      await $.page.waitForTimeout(60);
    }
    await $.page.waitForTimeout(4_000);
    const stopped = await $.page.evaluate(() => performance.now());
    await bulk($.page, 10);
    server.misbehave = undefined;
    await until('all of it, and a new snapshot', () => snapshots(server) === 2 && notices().includes('buffer_full'), 90_000);
    const sizes = server.events.filter(({ data }) => data.tag === 'fake.bulk').map(({ data }) => data.payload.noise.length as number);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(33_000_000);
    expect(sizes.length).toBeGreaterThan(10);
    expect(stopped).toBeGreaterThan(0);
    expect(withoutHoles(server)).toBe(true);
  }, 150_000);

  it('takes a new snapshot when the server asks for one, and a new visit when it says so', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.waitForTimeout(5_100);
    let asked = false;
    server.answer = () => ({ snapshot: !asked && (asked = true) });
    await revisit($.page, 'track', 'one');
    await recorded(server, 2);
    let told = false;
    server.answer = () => ({ renew: !told && (told = true) });
    await revisit($.page, 'track', 'two');
    await recorded(server, 3);
    const visits = [...new Set(server.received.map(({ envelope }) => envelope.visit))];
    expect(visits.length).toBe(2);
    const second = server.batches.filter(({ envelope }) => envelope.visit === visits[1]);
    expect(second[0]?.envelope.seq).toBe(0);
    expect(second[0]?.events[0]?.data.tag).toBe('fake.snapshot');
  });

  it('goes on under a new visit when the old one is closed for good', async () => {
    let first: string | undefined;
    server.misbehave = ({ envelope }) => {
      first ??= envelope.visit;
      return envelope.visit === first ? { status: 410, body: { error: 'ended' } } : undefined;
    };
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect(server.batches[0]?.envelope.visit).not.toBe(first);
  });

  it('sends nothing more once the server says stop', async () => {
    server.answer = () => ({ stop: { reason: 'quota', until: null } });
    await $.page.goto(`${server.origin}/`);
    await until('a batch', () => server.received.length > 0);
    await $.page.waitForTimeout(300);
    const count = server.received.length;
    await $.page.click('#b');
    await $.page.waitForTimeout(1_500);
    await $.page.goto('about:blank');
    await $.page.waitForTimeout(300);
    expect(server.received.length).toBe(count);
  });

  it('pages that replaced what they could are recorded, and nothing reaches them', async () => {
    const errors: string[] = [];
    $.page.on('pageerror', (error) => errors.push(String(error)));
    server.page('/', '<button id="b">Press</button>', `<script>
      Array.prototype.toJSON = Object.prototype.toJSON = function () { return "broken" };
      Array.prototype.first = function () {};
      JSON.stringify = function () { return "{}" };
      window.fetch = window.Promise = function () { throw new Error("no") };
      [Array, Object, Function, Map, Set, History, Element, Node].forEach(function (c) { Object.freeze(c.prototype) });
      Object.freeze(console);
    </script>`);
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.click('#b');
    await until('the click', () => server.events.some(({ data }) => data.source === 2));
    expect(server.customs('page')[0]).toMatchObject({ kind: 'load', title: 'Page /' });
    expect(errors).toEqual([]);
  });

  it('tells slow and failed requests, long tasks, vitals and its own cost, in addresses that are clean', async () => {
    server.page('/', '<button id="b">Press</button><h1>Large words</h1>');
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.evaluate(async () => {
      await fetch('/missing?token=secret');
      const end = performance.now() + 120;
      while (performance.now() < end);
      document.body.insertBefore(document.createElement('div'), document.body.firstChild).style.height = '200px';
    });
    await $.page.waitForTimeout(300);
    await $.page.click('#b');
    await $.page.goto('about:blank');
    await until('the goodbye', () => server.customs('leave').length > 0);
    expect(server.customs('request')).toContainEqual(expect.objectContaining({ url: `${server.origin}/missing`, kind: 'fetch', status: 404 }));
    expect(server.customs('longtask').some(({ ms }) => Number(ms) >= 50)).toBe(true);
    expect(server.customs('performance').map(({ name }) => name)).toEqual(expect.arrayContaining(['ttfb', 'fcp', 'load', 'lcp', 'cls']));
    expect(server.customs('cost')[0]).toEqual({ ms: 1, worst_ms: 1, level: 0 });
    expect(server.customs('notice')).toEqual([]);
  });
});
