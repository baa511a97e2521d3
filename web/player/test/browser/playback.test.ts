// Real recordings in real Chromium: seeking, playing, speed, skipping, tabs, keys.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '../../src/index';
import { recordingNames } from '../server/recordings';
import { hasChromium, recordedPage, seekTo, settled, startHarness, type Harness } from './harness';

const NAMES = recordingNames();
if (NAMES.length === 0) console.warn('the shared recordings are not here: playback tests are skipped');

type Window = typeof globalThis & { player: Player; problems: string[]; nextAsked?: boolean };

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.skipIf(!hasChromium || NAMES.length === 0)('the player', () => {
  let harness: Harness;
  beforeAll(async () => void (harness = await startHarness()));
  afterAll(() => harness.close());

  const state = (page: Page): Promise<Player['state']> => page.evaluate(() => (window as unknown as Window).player.state);
  const problems = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as Window).problems);
  const close = (page: Page): Promise<void> => page.context().close();

  async function open(query: string, path = '/bare'): Promise<Page> {
    const page = await harness.open(`${path}?${query}`);
    await settled(page);
    return page;
  }

  async function playUntil(page: Page, at_ms: number, speed: number): Promise<void> {
    await page.evaluate((rate) => {
      const { player } = window as unknown as Window;
      player.speed = rate;
      player.play();
    }, speed);
    await page.waitForFunction((until) => (window as unknown as Window).player.state.at_ms >= until, at_ms, { timeout: 60_000 });
    await page.evaluate(() => (window as unknown as Window).player.pause());
    await settled(page);
  }

  for (const name of NAMES) {
    it.concurrent(`seeks ${name} to ten moments and plays at 16x without a problem`, async () => {
      const page = await open(`id=${name}&skip=1`);
      const duration = (await state(page)).duration_ms;
      const next = random(name.length * 7919);
      for (let i = 0; i < 10; i += 1) await seekTo(page, next() * duration);
      const from = duration * 0.3;
      await seekTo(page, from);
      await playUntil(page, Math.min(duration, from + 10_000), 16);
      expect(await problems(page)).toEqual([]);
      expect((await recordedPage(page)).length).toBeGreaterThan(100);
      await close(page);
    });
  }

  for (const name of ['todo', 'shop', 'crm', 'grid', 'shoe', 'swagger'].filter((candidate) => NAMES.includes(candidate))) {
    it.concurrent(`shows the same page of ${name} whether it was played to or jumped to`, async () => {
      const played = await open(`id=${name}`);
      await playUntil(played, 32_000, 16);
      const { at_ms } = await state(played);
      const jumped = await open(`id=${name}&t=${at_ms}`);
      expect(await recordedPage(jumped)).toBe(await recordedPage(played));
      await seekTo(played, at_ms + 20_000);
      await seekTo(played, at_ms);
      expect(await recordedPage(played)).toBe(await recordedPage(jumped));
      await Promise.all([close(played), close(jumped)]);
    });
  }

  it('tells when a moment is on the screen, and not before', async () => {
    const page = await open('id=todo');
    // The second is asked for while the stage is still working on the first.
    const told = await page.evaluate(() => new Promise<number[]>((done) => {
      const { player } = window as unknown as Window;
      const shown: number[] = [];
      player.on('shown', (at_ms) => (shown.push(at_ms), at_ms === 20_000 && done(shown)));
      player.seek(10_000);
      player.seek(20_000);
    }));
    const at_once = await recordedPage(page);
    await settled(page);
    expect(told).toEqual([10_000, 20_000]);
    expect(at_once).toBe(await recordedPage(page));
    await close(page);
  });

  /** How much faster than the page's own clock the player's goes, over two seconds. */
  async function rate(page: Page): Promise<number> {
    // Both clocks are read in one rendering of the page: how busy the machine is in between changes neither.
    const clocks = () =>
      page.evaluate(() => new Promise<[number, number]>((told) => requestAnimationFrame((at) => told([(window as unknown as Window).player.state.at_ms, at]))));
    const [from, began] = await clocks();
    await page.waitForTimeout(2000);
    const [to, ended] = await clocks();
    return (to - from) / (ended - began);
  }

  it('plays at the speed it is asked for', async () => {
    const page = await open('id=todo&autoplay=1&speed=8');
    const found = await rate(page);
    expect(found).toBeGreaterThan(6);
    expect(found).toBeLessThan(9);
    await close(page);
  });

  it('shows fewer moments on a busy machine, and not a slower visit', async () => {
    const page = await open('id=todo&autoplay=1&speed=1');
    await page.evaluate(() => {
      requestAnimationFrame(function busy(began) {
        while (performance.now() - began < 150);
        requestAnimationFrame(busy);
      });
    });
    const found = await rate(page);
    expect(found).toBeGreaterThan(0.8);
    expect(found).toBeLessThan(1.2);
    await close(page);
  });

  it('skips stretches without activity when asked, and not otherwise', async () => {
    const page = await open('id=chalk-30497eae');
    const idle = await page.evaluate(() => (window as unknown as Window).player.detail.idle.find((span) => span.to_ms - span.from_ms > 60_000));
    if (idle === undefined) throw new Error('this recording was chosen for its idle stretches');
    await seekTo(page, idle.from_ms + 1000);
    await page.evaluate(() => (window as unknown as Window).player.play());
    await page.waitForTimeout(600);
    expect((await state(page)).at_ms).toBeLessThan(idle.from_ms + 10_000);
    await page.evaluate(() => ((window as unknown as Window).player.skipIdle = true));
    await page.waitForFunction((to) => (window as unknown as Window).player.state.at_ms > to - 1000, idle.to_ms);
    await close(page);
  });

  it('stops at the end, with the last event shown, and plays again from the start', async () => {
    const page = await open('id=todo');
    const duration = (await state(page)).duration_ms;
    await seekTo(page, duration - 300);
    await page.evaluate(() => (window as unknown as Window).player.play());
    await page.waitForFunction(() => (window as unknown as Window).player.state.ended);
    expect(await state(page)).toMatchObject({ at_ms: duration, playing: false });
    await page.evaluate(() => (window as unknown as Window).player.play());
    await page.waitForFunction(() => (window as unknown as Window).player.state.at_ms < 5000);
    await close(page);
  });

  it('follows the visitor from tab to tab', async () => {
    const page = await open('id=crm%2Btodo&t=14000');
    expect((await state(page)).tab).toBe(0);
    await playUntil(page, 16_000, 2);
    expect((await state(page)).tab).toBe(1);
    const second = await recordedPage(page);
    await seekTo(page, 31_000);
    expect((await state(page)).tab).toBe(0);
    expect(await recordedPage(page)).not.toBe(second);
    await close(page);
  });

  it('obeys the keyboard', async () => {
    const page = await open('id=todo');
    const at = async (): Promise<number> => Math.round((await state(page)).at_ms / 100) / 10;
    await page.keyboard.press('5');
    const half = await at();
    expect(half).toBeCloseTo((await state(page)).duration_ms / 2000, 0);
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBeCloseTo(half + 5, 1);
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await at()).toBeCloseTo(Math.max(0, half - 25), 1);
    await page.keyboard.press('>');
    expect((await state(page)).speed).toBe(2);
    await page.keyboard.press('Space');
    expect((await state(page)).playing).toBe(true);
    await page.keyboard.press('.');
    expect((await state(page)).playing).toBe(false);
    await page.keyboard.press('n');
    expect(await page.evaluate(() => (window as unknown as Window).nextAsked)).toBe(true);
    await close(page);
  });

  it('shows its first moment when one block has come, also late in a long recording', async () => {
    for (const query of ['id=shop', 'id=shop&t=240000']) {
      const page = await harness.blank();
      let asked = 0;
      // The others never come.
      await page.route('**/blocks/*', (route) => (++asked === 1 ? route.continue() : undefined));
      await page.goto(`${harness.server.origin}/bare?${query}`);
      await settled(page);
      expect(asked).toBeGreaterThan(1);
      expect(await page.evaluate(() => performance.getEntriesByName('revisit:time-to-first-frame').length)).toBe(1);
      await close(page);
    }
  });

  it('says so when a block cannot be loaded, and goes on after another try', async () => {
    const page = await harness.blank();
    await page.route('**/blocks/0', (route) => route.abort());
    await page.goto(`${harness.server.origin}/?id=todo`);
    await page.waitForSelector('.rv-player-failure:not([hidden])', { timeout: 20_000 });
    await page.unroute('**/blocks/0');
    await page.click('.rv-player-retry');
    await settled(page);
    expect(await page.locator('.rv-player-failure').isHidden()).toBe(true);
    await close(page);
  });

  it('is a slider to screen readers, and a list that jumps', async () => {
    const page = await open('id=shop', '/');
    const track = page.getByRole('slider');
    await track.focus();
    await page.keyboard.press('End');
    await settled(page);
    expect(await track.getAttribute('aria-valuetext')).toContain('4:20');
    await page.keyboard.press('Home');
    await page.locator('.rv-player-row').nth(3).click();
    await settled(page);
    expect((await state(page)).at_ms).toBeGreaterThan(0);
    expect(await page.locator('.rv-player-row[aria-current=true]').count()).toBe(1);
    await close(page);
  });

  it('lists what happens in order, and leaves the focus on its row while it follows', async () => {
    const page = await open('id=shop', '/');
    const places = (): Promise<number[]> => page.locator('.rv-player-item').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).ariaPosInSet)));
    const detail = await page.evaluate(() => (window as unknown as Window).player.detail);
    await page.locator('.rv-player-row').nth(4).focus();
    const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.parentElement?.ariaPosInSet);
    const row = await focused();
    for (const event of detail.events.slice(0, 6)) await seekTo(page, event.at_ms);
    expect(await focused()).toBe(row);
    for (const at_ms of [detail.duration_ms, detail.duration_ms / 2, 0]) {
      await seekTo(page, at_ms);
      const found = await places();
      expect(found).toEqual(found.map((_, index) => (found[0] ?? 0) + index));
      expect(await page.locator('.rv-player-row[aria-current=true]').count()).toBeLessThanOrEqual(1);
    }
    await close(page);
  });
});
