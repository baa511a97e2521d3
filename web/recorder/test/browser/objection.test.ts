// A visitor who objects is not recorded on this site any more, in no tab, until they take it back.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

describe.skipIf(!hasChromium)('an objection', () => {
  const server = new TestServer();
  const $ = openWorld(server);

  beforeEach(async () => {
    server.page('/', '<p>site</p><a href="#dont-record-me">Do not record me</a>');
    // The real page, and the real server, are in e2e/objection.test.mjs.
    await $.context.route('**/privacy/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>told</p>' }));
  });

  const snapshots = () => server.events.filter((event) => event.type === 2).length;
  const refusalIn = (page: Page) =>
    page.evaluate(() => new Promise((told) => (window as never as { revisit(...call: unknown[]): void }).revisit('on', 'refused', ({ reason }: { reason: string }) => told(reason))));

  async function arrived(page: Page): Promise<URLSearchParams> {
    await page.waitForURL('**/privacy/**');
    return new URL(page.url()).searchParams;
  }

  /** A page is left alone for as long as a recorded one takes to send its snapshot. */
  async function notRecorded(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const page = window as never as { revisit: { q: unknown[][] }; refusals: string[] };
      page.refusals = [];
      page.revisit = Object.assign((...call: unknown[]) => page.revisit.q.push(call), { q: [] as unknown[][] });
      (page.revisit as never as (...call: unknown[]) => void)('on', 'refused', ({ reason }: { reason: string }) => page.refusals.push(reason));
    });
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => (window as never as { refusals: string[] }).refusals.length > 0);
    expect(await page.evaluate(() => (window as never as { refusals: string[] }).refusals)).toEqual(['objected']);
  }

  it('ends recording in every tab, leaves nothing but itself in the browser, and is told to the visitor', async () => {
    const other = await $.context.newPage();
    await other.goto(`${server.origin}/`);
    await until('a snapshot', () => snapshots() === 1);
    const stopped = refusalIn(other);
    const { visitor } = server.received[0]?.envelope as unknown as { visitor: string };
    await $.page.goto(`${server.origin}/#dont-record-me`);
    const told = await arrived($.page);
    expect([told.get('done'), told.get('visitor')]).toEqual(['objected', visitor]);
    expect(await stopped).toBe('objected');
    const before = server.received.length;
    await notRecorded($.page);
    const kept = await $.page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())]);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatch(/^no-revisit:test\d+$/);
    expect(server.received).toHaveLength(before);
  });

  it('by a link within a page that is recorded ends it at once', async () => {
    await $.page.goto(`${server.origin}/`);
    await until('a snapshot', () => snapshots() === 1);
    await $.page.click('a');
    expect((await arrived($.page)).get('done')).toBe('objected');
    await notRecorded($.page);
  });

  it('is kept where nothing is recorded anyway, and through a consent that is withdrawn', async () => {
    server.settings = { consent: 'required' };
    await $.page.goto(`${server.origin}/#dont-record-me`);
    expect((await arrived($.page)).get('done')).toBe('objected');
    await $.page.goto(`${server.origin}/`);
    await $.page.waitForFunction(() => 'key' in (window as never as { revisit: object }).revisit);
    const refused = refusalIn($.page);
    await $.page.evaluate(() => {
      const { revisit } = window as never as { revisit(...call: unknown[]): void };
      revisit('consent', false);
      revisit('consent', true);
    });
    expect(['consent', 'objected']).toContain(await refused);
    expect(await $.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('no-')).length)).toBe(1);
    expect(server.received).toHaveLength(0);
  });

  it('can be taken back', async () => {
    await $.page.goto(`${server.origin}/#dont-record-me`);
    await arrived($.page);
    await $.page.goto(`${server.origin}/#record-me`);
    const told = await arrived($.page);
    expect([told.get('done'), told.get('visitor')]).toEqual(['lifted', null]);
    await $.page.goto(`${server.origin}/`);
    await until('a snapshot', () => snapshots() === 1);
  });

  it('that the browser cannot keep is told as that', async () => {
    await $.page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
    await $.page.goto(`${server.origin}/#dont-record-me`);
    expect((await arrived($.page)).get('done')).toBe('not_kept');
    expect(server.received).toHaveLength(0);
  });
});
