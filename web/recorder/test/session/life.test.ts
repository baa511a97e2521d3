// When a page is recorded and when not, and how visits, tabs and pages follow each other.

import { describe, expect, it } from 'vitest';
import { type TestSettings } from '../browser/server.ts';
import { hasChromium, recorded, recording, revisit, snapshots, tracked, until, withoutHoles, world } from './world.ts';

describe.skipIf(!hasChromium)('the life of a visit', () => {
  const $ = world();
  const { server } = $;

  const kept = () =>
    $.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      cookie: document.cookie,
    }));
  const NOTHING = { local: [], session: [], databases: 0, caches: [], cookie: '' };

  async function expectNothing(settings: TestSettings): Promise<void> {
    server.settings = settings;
    await $.page.goto(`${server.origin}/`);
    await until('the settings', () => server.requests.some((request) => request.includes('settings')));
    await $.page.waitForTimeout(600);
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
    expect(await kept()).toEqual(NOTHING);
  }

  it('nothing is loaded, stored or sent while recording is switched off', () => expectNothing({ recording: false }));
  it('nothing is loaded, stored or sent for a bot', () => expectNothing({ bots: 'ignore' }));
  it('nothing is loaded, stored or sent on an excluded page', () => expectNothing({ pages: [{ rule: 'exclude', glob: '/**' }] }));

  it('nothing is loaded, stored or sent when the browser asks for privacy', async () => {
    await $.page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await expectNothing({});
  });

  it('nothing is loaded, stored or sent where the page carries a mark', async () => {
    server.page('/', '<p>x</p>', '<meta name="revisit" content="off">');
    await expectNothing({});
  });

  it('a share of no visits stores the decision and sends nothing', async () => {
    server.settings = { sampling: 0 };
    for (const _time of [1, 2]) {
      await $.page.goto(`${server.origin}/`);
      await $.page.waitForTimeout(400);
    }
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
    expect((await kept()).local.length).toBe(1);
    server.settings = { sampling: 0.9999999 };
    await $.page.goto(`${server.origin}/`);
    await $.page.waitForTimeout(400);
    expect(server.requests.filter((request) => /capture|batch/.test(request))).toEqual([]);
  });

  it('consent: nothing before it, everything from it on, and a withdrawal throws away what is unsent', async () => {
    await expectNothing({ consent: 'required' });
    await revisit($.page, 'track', 'before');
    await revisit($.page, 'identify', { name: 'Jana' });
    await revisit($.page, 'consent', true);
    await recorded(server);
    expect(tracked(server)).toEqual([]);
    expect(server.batches[0]?.envelope.identity).toEqual({ name: 'Jana' });
    server.misbehave = () => ({ status: 503 });
    await revisit($.page, 'track', 'unsent');
    await revisit($.page, 'consent', false);
    server.misbehave = undefined;
    const count = server.received.length;
    await $.page.click('#b');
    await $.page.waitForTimeout(1_500);
    expect(server.received.length).toBe(count);
    expect(await kept()).toEqual(NOTHING);
    await revisit($.page, 'consent', true);
    await recorded(server, 2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visitor)).size).toBe(2);
  });

  it('consent withdrawn on a page that never recorded removes what earlier pages left', async () => {
    server.misbehave = () => ({ status: 503 });
    await $.page.goto(`${server.origin}/`);
    await recording($.page);
    await until('an attempt', () => server.refused.length > 0);
    await $.page.waitForTimeout(300);
    server.settings = { recording: false };
    await $.page.goto(`${server.origin}/next`);
    const before = await kept();
    expect([before.local.length, before.session.length, before.caches.length].every((count) => count > 0)).toBe(true);
    await revisit($.page, 'consent', false);
    await until('nothing kept', async () => JSON.stringify(await kept()) === JSON.stringify(NOTHING));
  });

  it('commands called before the core was there are carried out in order', async () => {
    server.page('/', '<p>x</p>', `<script>window.revisit=function(){(revisit.q=revisit.q||[]).push(arguments)};revisit('identify',{name:'Jana',variables:{plan:'pro'}});revisit('track','early')</script>`);
    await $.page.goto(`${server.origin}/`);
    await until('the event', () => server.customs('track').length === 1);
    expect(server.batches[0]?.envelope.identity).toEqual({ name: 'Jana', variables: { plan: 'pro' } });
  });

  it('an unknown command warns once and throws nothing', async () => {
    const warnings: string[] = [];
    $.page.on('console', (line) => line.type() === 'warning' && warnings.push(line.text()));
    await $.page.goto(`${server.origin}/`);
    await recording($.page);
    for (const name of ['dance', 'dance', '__proto__']) await revisit($.page, name);
    expect(warnings.filter((text) => text.includes('dance'))).toEqual(['revisit: unknown command "dance"']);
  });

  it('tells its listeners of start, visit and refusal, and knows its own names', async () => {
    await $.page.goto(`${server.origin}/`);
    await $.page.waitForFunction(() => typeof (window as { revisit?: unknown }).revisit === 'function');
    await $.page.evaluate(() => {
      const { revisit, told = [] } = window as never as { revisit(...args: unknown[]): void; told: unknown[] };
      Object.assign(window, { told });
      for (const name of ['visit', 'refused']) revisit('on', name, (detail: unknown) => told.push([name, detail]));
      revisit((ids: unknown) => told.push(['ready', ids]));
    });
    await recorded(server);
    await revisit($.page, 'restart');
    await revisit($.page, 'disable');
    const { told, ids } = await $.page.evaluate(() => {
      const { revisit, told } = window as never as { revisit: Record<string, unknown>; told: [string, Record<string, unknown>][] };
      return { told, ids: { visit: revisit.visit, visitor: revisit.visitor, recording: revisit.recording } };
    });
    expect(told.map(([name]) => name)).toEqual(['ready', 'visit', 'refused']);
    expect(told[2]?.[1]).toEqual({ reason: 'disabled' });
    expect(told[1]?.[1]).toMatchObject({ visit: ids.visit, visitor: ids.visitor });
    expect(told[0]?.[1].visitor).toBe(ids.visitor);
    expect(ids.recording).toBe(false);
  });

  it('an excluded route of a single-page application is not recorded, from the moment of the change', async () => {
    server.settings = { pages: [{ rule: 'exclude', glob: '/private/**' }] };
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.evaluate(() => {
      history.pushState({}, '', '/private/1');
      document.body.append('not for anyone');
    });
    await $.page.waitForTimeout(1_300);
    await $.page.evaluate(() => {
      document.body.lastChild?.remove();
      history.pushState({}, '', '/public');
    });
    await recorded(server, 2);
    const sent = server.received.map((batch) => batch.text).join();
    expect(sent).not.toContain('not for anyone');
    expect(sent).not.toContain('/private/');
    expect(server.customs('notice')).toContainEqual({ code: 'paused', why: 'page' });
    await until('the page view', () => server.customs('page').length === 2);
    expect(server.customs('page').map(({ kind, href }) => [kind, href])).toEqual([['load', `${server.origin}/`], ['push', `${server.origin}/public`]]);
  });

  it('disable and enable, pause and resume by the page', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await revisit($.page, 'disable');
    await $.page.evaluate(() => document.body.append('hidden words'));
    await $.page.waitForTimeout(300);
    await $.page.evaluate(() => document.body.lastChild?.remove());
    await revisit($.page, 'disable', false);
    await recorded(server, 2);
    await revisit($.page, 'pause');
    await revisit($.page, 'track', 'while paused');
    await until('the event', () => tracked(server).length === 1);
    await revisit($.page, 'resume');
    await recorded(server, 3);
    expect(server.received.map((batch) => batch.text).join()).not.toContain('hidden words');
  });

  it('a pause before the recorder was there holds the first snapshot back, and resume takes it', async () => {
    server.page('/', '<p>x</p>', `<script>window.revisit=function(){(revisit.q=revisit.q||[]).push(arguments)};revisit('pause');revisit('track','still')</script>`);
    await $.page.goto(`${server.origin}/`);
    await until('the event', () => tracked(server).length === 1);
    expect(snapshots(server)).toBe(0);
    await revisit($.page, 'resume');
    await recorded(server);
  });

  it('tabs share the visit and have names of their own', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await (await $.context.newPage()).goto(`${server.origin}/`);
    await recorded(server, 2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visit)).size).toBe(1);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(2);
    expect(server.batches.filter((batch) => batch.envelope.seq === 0).map((batch) => batch.envelope.first_page).sort()).toEqual([false, true]);
  });

  it('a duplicated tab, whose storage is a copy, takes a new name', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    // window.open copies sessionStorage just as "duplicate tab" does.
    const [copy] = await Promise.all([$.context.waitForEvent('page'), $.page.evaluate(() => void window.open('/'))]);
    await copy.waitForLoadState();
    expect(await copy.evaluate(() => Object.keys(sessionStorage).length)).toBeGreaterThan(0);
    await recorded(server, 2);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(2);
  });

  it('a reload keeps visit and tab and goes on counting', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.reload();
    await recorded(server, 2);
    expect(new Set(server.batches.map(({ envelope }) => `${envelope.visit} ${envelope.tab}`)).size).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  });

  it('a page that comes back from the bfcache goes on with a snapshot', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.evaluate(() => ((window as never as { alive: boolean }).alive = true));
    await $.page.goto(`${server.origin}/next`);
    await recorded(server, 2);
    await $.page.goBack();
    const alive = await $.page.evaluate(() => (window as never as { alive?: boolean }).alive === true);
    await recorded(server, 3);
    expect(server.customs('page').map(({ kind }) => kind)).toEqual(['load', 'load', alive ? 'bfcache' : 'load']);
    expect(withoutHoles(server)).toBe(true);
  });

  it('what the bfcache is told of by its events alone goes on under the same name', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.evaluate(() => {
      // Something waits to be taken when the page goes.
      document.body.append('more');
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await recorded(server, 2);
    expect(server.customs('page').map(({ kind }) => kind)).toEqual(['load', 'bfcache']);
    expect(new Set(server.batches.map((batch) => batch.envelope.tab)).size).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  });

  it('a prerendered page is no visit until it is shown', async () => {
    await $.page.addInitScript(() => Object.defineProperty(document, 'prerendering', { value: true, configurable: true, writable: true }));
    await $.page.goto(`${server.origin}/`);
    await $.page.waitForTimeout(600);
    expect(server.requests.filter((request) => /settings|capture|batch/.test(request))).toEqual([]);
    expect(await kept()).toEqual(NOTHING);
    await $.page.evaluate(() => {
      (document as { prerendering?: boolean }).prerendering = false;
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await recorded(server);
  });

  it('restart begins a new visit of the same visitor', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await revisit($.page, 'restart');
    await recorded(server, 2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visit)).size).toBe(2);
    expect(new Set(server.batches.map((batch) => batch.envelope.visitor)).size).toBe(1);
  });
});
