// Nothing that was captured is lost: not when the page goes, not when the network or server does.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closeContext, launchWith } from '../browser/chromium.ts';
import { hashOf } from '../browser/frames.ts';
import type { Received } from '../browser/server.ts';
import { bulk, hasChromium, recorded, recording, revisit, snapshots, tracked, until, withoutHoles, world } from './world.ts';

describe.skipIf(!hasChromium)('delivery', () => {
  const $ = world();
  const { server } = $;
  const letters = (i: number) => `at ${'abcdefghij'[i % 10]}${'klmn'[Math.floor(i / 10)]}`;

  it('arrives as compressed frames in numbered bodies', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    expect(server.batches[0]?.read?.frames).toContain(1);
    expect(server.batches[0]?.envelope).toMatchObject({ seq: 0, first_page: true, returning: false, settings_version: 3 });
    await $.page.click('#b');
    await until('the click', () => server.events.some(({ type, data }) => type === 3 && data.source === 2));
    expect(server.batches[1]?.envelope).not.toHaveProperty('screen');
    expect(withoutHoles(server)).toBe(true);
  });

  it('forty quick navigations on a multi-page site lose no event', async () => {
    for (let i = 0; i < 40; i++) server.page(`/${i}`, `<h1>Page ${i}</h1>`);
    for (let i = 0; i < 40; i++) {
      await $.page.goto(`${server.origin}/${i}`);
      await recording($.page);
      await revisit($.page, 'track', letters(i));
    }
    await until('every event', () => tracked(server).length === 40, 20_000);
    expect(tracked(server)).toEqual(Array.from({ length: 40 }, (_item, i) => letters(i)));
    expect(server.customs('leave').length).toBe(39);
    expect(new Set(server.batches.map(({ envelope }) => `${envelope.visit} ${envelope.tab}`)).size).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  }, 90_000);

  it('a reload loop, faster than anything can be sent, ends with everything there', async () => {
    server.page('/loop', `<p>x</p><script>
      const n = +(sessionStorage.n ?? 0);
      if (n < 15) { sessionStorage.n = n + 1; const t = setInterval(() => { if (window.revisit && revisit.recording) { clearInterval(t); revisit('track', 'n' + 'abcdefghijklmnop'[n]); location.reload(); } }, 5); }
    </script>`);
    await $.page.goto(`${server.origin}/loop`);
    await until('the last loop', async () => (await $.page.evaluate(() => sessionStorage.n).catch(() => '')) === '15', 20_000);
    await recorded(server, 16);
    expect(tracked(server)).toEqual(Array.from('abcdefghijklmno', (letter) => `n${letter}`));
    expect(withoutHoles(server)).toBe(true);
  });

  it('what was too large to leave with the page is sent by the next one', async () => {
    server.misbehave = ({ envelope }) => (envelope.state === 'tail' ? undefined : 'hang');
    await $.page.clock.install({ time: Date.now() });
    await $.page.goto(`${server.origin}/`);
    await until('an attempt', () => server.refused.length > 0);
    await bulk($.page, 300_000);
    await $.page.waitForTimeout(300);
    await $.page.goto(`${server.origin}/next`);
    await until('the large body', () => server.events.some(({ data }) => data.tag === 'fake.bulk'));
    const tail = server.received.find(({ events }) => events.some(({ data }) => data.tag === 'fake.bulk'));
    expect(tail?.envelope.state).toBe('tail');
    server.misbehave = undefined;
    // What hangs is given up after a minute.
    await $.page.clock.runFor(61_000);
    await until('everything', () => server.customs('page').length === 2 && withoutHoles(server));
  });

  /** A visit whose bodies a busy server refused, in a page that has just been hidden: the last that a phone lets a page know. */
  async function refusedAndHidden(page: Page, name: string): Promise<void> {
    server.misbehave = () => ({ status: 503, body: { error: 'busy' } });
    await page.goto(`${server.origin}/`);
    await recording(page);
    await revisit(page, 'track', name);
    await until('an attempt', () => server.refused.some(({ events }) => events.length > 0));
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForTimeout(500);
    server.misbehave = undefined;
  }

  async function visitLater(later: Page): Promise<void> {
    await later.clock.install({ time: Date.now() + 120_000 });
    await later.goto(`${server.origin}/next`);
    await recording(later);
    await later.clock.runFor(10_000);
  }

  it('a tab that was killed leaves its bodies to the next visit of the site', async () => {
    await refusedAndHidden($.page, 'before the kill');
    await $.page.close({ runBeforeUnload: false });
    await visitLater(await $.context.newPage());
    await until('what was kept', () => tracked(server).includes('before the kill'));
    expect(snapshots(server)).toBe(2);
  });

  it('a browser that was killed leaves its bodies to the next visit, once it is started again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'revisit-profile-'));
    const killed = await launchWith(profile);
    await refusedAndHidden(await killed.newPage(), 'before the crash');
    const gone = new Promise((resolve) => killed.once('close', resolve));
    execFileSync('pkill', ['-KILL', '-f', profile]);
    await gone;
    const again = await launchWith(profile);
    await visitLater(await again.newPage());
    await until('what was kept', () => tracked(server).includes('before the crash'));
    expect(snapshots(server)).toBe(2);
    await closeContext(again);
    rmSync(profile, { recursive: true, maxRetries: 5 });
  });

  it('two minutes without a network cost nothing', async () => {
    await $.page.clock.install({ time: Date.now() });
    await $.page.goto(`${server.origin}/`);
    await recording($.page);
    await $.context.setOffline(true);
    const names = Array.from({ length: 12 }, (_name, i) => `after ${'x'.repeat(i)}`);
    for (const name of names) {
      await revisit($.page, 'track', name);
      await $.page.clock.runFor(10_000);
    }
    expect(tracked(server)).toEqual([]);
    await $.context.setOffline(false);
    // The longest that a page waits after failures is half a minute.
    for (let seconds = 0; seconds < 90 && tracked(server).length < names.length; seconds += 1) {
      await $.page.clock.runFor(1_000);
      await $.page.waitForTimeout(20);
    }
    expect(tracked(server)).toEqual(names);
    expect(snapshots(server)).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  }, 60_000);

  it('a server that answers 503 gets everything once it is well', async () => {
    server.misbehave = () => ({ status: 503, body: { error: 'busy' }, headers: { 'retry-after': '1' } });
    await $.page.goto(`${server.origin}/`);
    await until('an attempt', () => server.refused.length > 0);
    await revisit($.page, 'track', 'while away');
    await $.page.waitForTimeout(1_500);
    server.misbehave = undefined;
    await until('all of it', () => tracked(server).includes('while away'));
    expect(snapshots(server)).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  });

  it('a network that goes and comes back costs nothing', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.context.setOffline(true);
    await revisit($.page, 'track', 'offline');
    await $.page.waitForTimeout(7_000);
    await $.context.setOffline(false);
    await until('the event', () => tracked(server).includes('offline'), 40_000);
    expect(withoutHoles(server)).toBe(true);
  }, 60_000);

  it('a connection cut after the server took the batch stores it once', async () => {
    const seen: Received[] = [];
    server.misbehave = (batch) => {
      if (batch.events.length === 0 || seen.length > 0) return undefined;
      seen.push(batch);
      server.received.push(batch);
      return 'cut';
    };
    await $.page.goto(`${server.origin}/`);
    await until('a second attempt', () => server.received.filter(({ envelope }) => envelope.seq === 0).length === 2);
    expect(server.batches.filter(({ envelope }) => envelope.seq === 0).length).toBe(1);
  });

  it('a body that is too large for the server is told as lost, and a snapshot follows', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    server.misbehave = ({ events }) => (events.some(({ data }) => data.tag === 'fake.bulk') ? { status: 413, body: { error: 'body_too_large' } } : undefined);
    await $.page.waitForTimeout(5_100);
    await bulk($.page, 200_000);
    await until('the notice', () => server.customs('notice').some(({ code }) => code === 'too_large'));
    await recorded(server, 2);
  });

  it('bodies are closed before they are too large for what a browser sends for a page that is gone', async () => {
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    for (let i = 0; i < 12; i++) {
      await bulk($.page, 20_000);
      await $.page.waitForTimeout(120);
    }
    await until('all of them', () => server.events.filter(({ data }) => data.tag === 'fake.bulk').length === 12);
    expect(server.batches.length).toBeGreaterThan(3);
    for (const { bytes } of server.batches) expect(bytes).toBeLessThan(62_000);
  });

  it('a batch the server cannot read is dropped and the next ones go on', async () => {
    let refused = false;
    server.misbehave = ({ events }) => {
      if (refused || events.length === 0) return undefined;
      refused = true;
      return { status: 400, body: { error: 'malformed' } };
    };
    await $.page.goto(`${server.origin}/`);
    await until('a refusal', () => refused);
    await revisit($.page, 'track', 'after');
    await until('the next batch', () => tracked(server).includes('after'));
  });

  it('a visit that is refused is left alone', async () => {
    server.misbehave = () => ({ status: 403, body: { error: 'quota' } });
    await $.page.goto(`${server.origin}/`);
    await until('a refusal', () => server.refused.length > 0);
    await $.page.waitForTimeout(300);
    const count = server.refused.length;
    await revisit($.page, 'track', 'unheard');
    await $.page.waitForTimeout(2_000);
    await $.page.goto('about:blank');
    await $.page.waitForTimeout(300);
    expect(server.refused.length).toBe(count);
  });

  it('style sheets go by their hash, and their text only when the server asks', async () => {
    const css = `.a{color:red} ${'.b{margin:1px}'.repeat(300)}`;
    server.page('/', '<p>styled</p>', `<style>${css}</style>`);
    server.answer = ({ read }) => ({ want: read?.contents.map(({ hash }) => hash) ?? [] });
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    const named = () => server.batches.flatMap(({ read }) => read?.contents ?? []);
    expect(named()).toEqual([{ hash: hashOf(css), length: css.length }]);
    await until('the text', () => server.batches.some(({ read }) => read?.stored[hashOf(css)] === css));
    server.answer = undefined;
    await $.page.goto(`${server.origin}/`);
    await recorded(server, 2);
    expect(server.batches.filter(({ read }) => Object.keys(read?.stored ?? {}).length).length).toBe(1);
    expect(withoutHoles(server)).toBe(true);
  });

  it('a page that goes away before its style sheets were hashed sends them in place', async () => {
    server.page('/', '<p>styled</p>', '<style>.quick{color:red}</style>');
    await $.page.goto(`${server.origin}/`);
    await recorded(server);
    await $.page.evaluate(() => {
      // As if packing took longer than the page has left.
      Worker.prototype.postMessage = () => undefined;
      crypto.subtle.digest = () => new Promise(() => undefined);
      const style = document.head.appendChild(document.createElement('style'));
      style.textContent = '.late{color:blue}';
      (window as never as { revisit(...args: unknown[]): void }).revisit('restart');
      location.href = '/next';
    });
    await until('the goodbye', () => server.customs('leave').length > 0);
    const contents = server.batches.flatMap(({ read }) => read?.contents ?? []);
    expect(contents).toContainEqual({ text: '.late{color:blue}' });
  });
});
