// A page is recorded from the first snapshot to the goodbye.

import type { BrowserContext } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { hashOf } from './frames.ts';
import { TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

describe.skipIf(!hasChromium)('a recorded page', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let context: BrowserContext;

  beforeEach(() => void ({ context } = $));

  it('arrives with meta, full snapshot, page view, clicks and a goodbye, in numbered batches', async () => {
    server.page('/', '<h1>Hello</h1><button id="b">Press</button>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.click('#b');
    await page.goto('about:blank');
    await until('a goodbye', () => server.customs('leave').length > 0);

    const types = server.events.map((event) => event.type);
    expect(types.indexOf(4)).toBeLessThan(types.indexOf(2));
    expect(server.customs('page')[0]).toMatchObject({ kind: 'load', href: `${server.origin}/`, title: 'Page /' });
    expect(server.events.some((event) => event.type === 3 && event.data.source === 2 && event.data.type === 2)).toBe(true);
    expect(server.batches.map((batch) => batch.envelope.seq)).toEqual(server.batches.map((_batch, index) => index));
    expect(server.received.at(-1)?.envelope.state).toBe('leave');
  });

  it('long texts and pictures within addresses go by their hash, those that scripts change go in place', async () => {
    const [words, later, changed] = ['a', 'b', 'c'].map((letter) => `${letter}${' many words'.repeat(300)}`) as [string, string, string];
    const picture = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><path d="${'M1 1'.repeat(600)}"/></svg>`)}`;
    server.page('/', `<img src="${picture}"><img src="${picture}"><img srcset="${picture} 2x"><p id="p">${words}</p><p>short</p>`);
    server.answer = ({ read }) => ({ want: read?.contents.map(({ hash }) => hash) ?? [] });
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.evaluate(
      ([added, text]) => {
        document.body.append(Object.assign(document.createElement('p'), { textContent: added }));
        (document.querySelector('#p')?.firstChild as Text).data = text as string;
      },
      [later, changed],
    );
    const stored = () => Object.assign({}, ...server.batches.map(({ read }) => read?.stored)) as Record<string, string>;
    await until('their texts', () => Object.keys(stored()).length >= 3);
    expect(stored()).toEqual(Object.fromEntries([words, later, picture].map((text) => [hashOf(text), text])));
    await until('the change', () => server.batches.some(({ text }) => text.includes(changed)));
    const named = server.batches.flatMap(({ read }) => read?.contents ?? []);
    expect(new Set(named.map(({ hash }) => hash))).toEqual(new Set(Object.keys(stored())));
  });

  it('says in its first batch, and only there, what the browser is', async () => {
    server.page('/', '<button id="b">Press</button>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a batch', () => server.batches.length > 0);
    await page.click('#b');
    await until('another batch', () => server.batches.length > 1);
    const [first, second] = server.batches;
    expect(first?.envelope).toMatchObject({ first_page: true, returning: false, language: 'en-US', touch: false, settings_version: 3 });
    expect(first?.envelope.visit).toMatch(/^[0-9a-f]{32}$/);
    expect(first?.envelope.tab).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.envelope).not.toHaveProperty('screen');
  });

  it('is compressed, envelope and frames in one body', async () => {
    server.page('/', `<p>${'text '.repeat(20_000)}</p>`);
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    const batch = server.batches.find((one) => one.events.some((event) => event.type === 2));
    expect(batch?.read?.frames).toContain(1);
    expect(batch?.bytes).toBeLessThan(10_000);
  });

  it('records navigation of a single-page application once per address', async () => {
    server.page('/', '<p>app</p>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a page view', () => server.customs('page').length === 1);
    await page.evaluate(() => {
      history.pushState({}, '', '/one');
      history.replaceState({}, '', '/one');
      history.replaceState({}, '', '/two?token=secret');
      location.hash = '#/route';
    });
    await page.goBack();
    await until('five page views', () => server.customs('page').length === 5);
    expect(server.customs('page').map(({ kind, href }) => [kind, String(href).slice(server.origin.length)])).toEqual([
      ['load', '/'],
      ['push', '/one'],
      ['replace', '/two'],
      ['hash', '/two#/route'],
      ['hash', '/two'],
    ]);
    expect(await page.evaluate(() => history.pushState.toString())).toContain('[native code]');
  });

  it('tells the title that an application sets after the address', async () => {
    server.page('/', '<p>app</p>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a page view', () => server.customs('page').length === 1);
    await page.evaluate(() => {
      history.pushState({}, '', '/one');
      setTimeout(() => {
        document.title = 'One, order 4711';
        setTimeout(() => {
          document.title = 'Two';
          history.pushState({}, '', '/two');
        }, 1_500);
      }, 50);
    });
    await until('the last page view', () => server.customs('page').length === 3);
    expect(server.customs('page').map(({ title }) => title)).toEqual(['Page /', 'Page /', 'Two']);
    expect(server.customs('title')).toEqual([{ title: 'One, order ****' }]);
  });

  it('records console errors, uncaught errors, marks and custom events, with digits masked', async () => {
    server.page('/', '<p>app</p>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.evaluate(() => {
      console.error('order 4711 failed', new Error('boom'));
      console.log('not recorded');
      performance.mark('revisit:checkout');
      (window as never as { revisit(...args: unknown[]): void }).revisit('track', 'order', { total: 99, mail: 'a.b@example.com' });
      setTimeout(() => {
        throw new Error('uncaught 12345');
      });
    });
    await until('an error', () => server.customs('error').length > 0 && server.customs('track').length > 0);
    const lines = server.events.filter((event) => event.type === 6).map((event) => event.data.payload);
    expect(lines).toEqual([{ level: 'error', trace: [], payload: ['"order **** failed"', '"Error: boom"'] }]);
    expect(server.customs('error')[0]?.message).toContain('uncaught *****');
    expect(server.customs('track')).toEqual([{ name: 'order', props: { total: '**', mail: '***************' } }]);
    expect(server.customs('performance').map((entry) => entry.name)).toEqual(expect.arrayContaining(['ttfb', 'fcp', 'load', 'revisit:checkout']));
    expect(await page.evaluate(() => console.error.toString())).toContain('[native code]');
  });

  it('takes a new snapshot when the server asks for one', async () => {
    server.page('/', '<button id="b">Press</button>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    await page.waitForTimeout(5_100);
    let asked = false;
    server.answer = () => ({ snapshot: !asked && (asked = true) });
    await page.click('#b');
    await until('a second snapshot', () => server.events.filter((event) => event.type === 2).length === 2);
  });

  it('goes on under a new visit, from a snapshot and number 0, when the server says renew', async () => {
    server.page('/', '<button id="b">Press</button>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    let told = false;
    server.answer = () => ({ renew: !told && (told = true) });
    await page.click('#b');
    const visits = () => [...new Set(server.batches.map((batch) => batch.envelope.visit))];
    await until('a second visit', () => visits().length === 2);
    const second = server.batches.filter((batch) => batch.envelope.visit !== server.received[0]?.envelope.visit);
    expect(second[0]?.envelope.seq).toBe(0);
    expect(second.flatMap((batch) => batch.events).map((event) => event.type).slice(0, 2)).toEqual([4, 2]);
  });

  it('goes on under a new visit when the old one is closed for good', async () => {
    server.page('/', '<p>hello</p>');
    let first: string | undefined;
    server.misbehave = ({ envelope }) => {
      first ??= envelope.visit;
      return envelope.visit === first ? { status: 410, body: { error: 'ended' } } : undefined;
    };
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
    expect(server.batches[0]?.envelope.visit).not.toBe(first);
  });

  it('sends nothing more once the server says stop', async () => {
    server.page('/', '<button id="b">Press</button>');
    server.answer = () => ({ stop: { reason: 'quota', until: null } });
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a batch', () => server.received.length > 0);
    await page.waitForTimeout(300);
    const count = server.received.length;
    await page.click('#b');
    await page.waitForTimeout(1_500);
    await page.goto('about:blank');
    await page.waitForTimeout(300);
    expect(server.received.length).toBe(count);
  });

  it('pings while nothing happens', async () => {
    server.settings = { ping_s: 5 };
    server.page('/', '<p>quiet</p>');
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await until('a ping', () => server.received.some(({ envelope, events }) => envelope.seq === undefined && events.length === 0), 20_000);
    expect(server.received.find(({ envelope }) => envelope.seq === undefined)?.envelope.state).toBe('live');
  });
});
