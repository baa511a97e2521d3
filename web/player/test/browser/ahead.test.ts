// A recording that is likely to be opened is made ready before it is: the same pages, sooner, and nothing of any other.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ending, incremental, page as pageOf, el } from '../hostile/build';
import { recordingNames, serve } from '../server/recordings';
import { hasChromium, openAhead, recordedPage, seekTo, settled, startHarness, type Harness } from './harness';

const scroll = (y: number, at_ms: number): ReturnType<typeof incremental> => incremental({ source: 3, id: 1, x: 0, y }, at_ms);
const tall = (word: string): ReturnType<typeof el> => el('div', { class: word, style: 'height: 5000px' }, word);

describe.skipIf(!hasChromium)('a recording that was made ready', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
    for (const word of ['one', 'two']) harness.server.add(serve(word, [[...pageOf(tall(word)), scroll(700, 5_000), scroll(900, 15_000), ending(30_000)]]));
  }, 60_000);
  afterAll(() => harness.close());

  const problems = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { problems: string[] }).problems);
  const blocksAsked = (id: string): string[] => harness.server.requests.filter((request) => request.startsWith(`GET /recordings/${id}/blocks/`));
  const replayed = (page: Page): Promise<{ text: string; y: number }> =>
    page.evaluate(() => {
      const inner = document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentWindow;
      return { text: inner?.document.body.innerText.trim().replace(/\s+/g, ' ') ?? '', y: inner?.scrollY ?? -1 };
    });

  it('shows its moment, scrolled as it was, and asked for each block once', async () => {
    const page = await openAhead(harness, 'id=one&t=6000');
    expect(await replayed(page)).toEqual({ text: 'alive one', y: 700 });
    await seekTo(page, 16_000);
    expect(await replayed(page)).toEqual({ text: 'alive one', y: 900 });
    await seekTo(page, 1_000);
    expect(await replayed(page)).toEqual({ text: 'alive one', y: 0 });
    expect(blocksAsked('one')).toEqual([...new Set(blocksAsked('one'))]);
    expect(await problems(page)).toEqual([]);
    await page.context().close();
  });

  it('is forgotten when another is opened, and the last of several counts', async () => {
    for (const ahead of ['two', 'one two', 'two one']) {
      const page = await openAhead(harness, 'id=one&t=6000', ahead);
      expect(await replayed(page)).toEqual({ text: 'alive one', y: 700 });
      expect(await problems(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('is not to be seen before its player shows it', async () => {
    const page = await harness.open('/bare?id=one&t=6000&ahead=two');
    await page.waitForFunction(() => 'begin' in window);
    const visible = (begin: boolean): Promise<boolean[]> =>
      page.evaluate((first) => {
        if (first) (window as unknown as { begin(): void }).begin();
        return [...document.querySelectorAll('iframe')].map((frame) => frame.checkVisibility({ visibilityProperty: true }));
      }, begin);
    expect(await visible(false)).toEqual([false]);
    expect(await visible(true)).toEqual([false]);
    await settled(page);
    expect(await visible(false)).toEqual([true]);
    await page.context().close();
  });

  for (const name of ['todo', 'shop', 'crm', 'grid', 'swagger', 'storm', 'dash_canvas'].filter((one) => recordingNames().includes(one))) {
    it.concurrent(`shows the same page of ${name} as one that was not`, async () => {
      const query = `id=${name}&t=32000`;
      const ahead = await openAhead(harness, query);
      const opened = await harness.open(`/bare?${query}`);
      await settled(opened);
      expect(await recordedPage(ahead)).toBe(await recordedPage(opened));
      expect(await problems(ahead)).toEqual([]);
      await Promise.all([ahead, opened].map((page) => page.context().close()));
    });
  }
});
