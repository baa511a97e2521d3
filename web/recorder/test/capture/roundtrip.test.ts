// Round trip: page → stream → tree equals the live page, also after thousands of random changes.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launch } from '../browser/chromium.ts';
import { captureScript, liveLines, start, take } from './harness.ts';
import { lines, Model } from './model.ts';
import { randomChanges } from './changes.ts';

describe.skipIf(!hasChromium)('the stream', () => {
  let browser: Browser;
  let script: string;

  beforeAll(async () => {
    browser = await launch();
    script = await captureScript();
  });
  afterAll(() => browser.close());

  async function open(html: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    return page;
  }

  async function expectEqual(page: Page, model: Model): Promise<void> {
    const live = await page.evaluate(liveLines);
    expect(model.problems).toEqual([]);
    const told = lines(model.root as NonNullable<typeof model.root>);
    const differs = live.findIndex((line, i) => line !== told[i]);
    expect(told.slice(Math.max(0, differs - 3), differs + 4), `first difference at line ${differs}`).toEqual(
      live.slice(Math.max(0, differs - 3), differs + 4),
    );
    expect(told.length).toBe(live.length);
  }

  it('shows a page as it is', async () => {
    const page = await open(`<!doctype html><title>a title</title><style>p{color:red}</style>
      <p class="a b">text <b>bold</b> end</p><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient></svg>
      <math><mi>x</mi></math><div id="host"><template shadowrootmode="open"><i>inside</i><slot></slot></template>light</div>
      <iframe srcdoc="<p>in a frame</p>"></iframe><!-- a comment --><ul><li>1<li>2</ul>`);
    await start(page);
    const taken = await take(page);
    expect(taken.faults).toEqual([]);
    const live = await page.evaluate(liveLines);
    const model = new Model().apply(taken.operations);
    expect(lines(model.root as NonNullable<typeof model.root>)).toEqual(live.map((line) => line.replace(/ ?srcdoc=[^>]*>.*>$/, '>').replace('<iframe>', '<iframe >')));
    expect(taken.contents).toEqual(['p{color:red}']);
    await page.close();
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`follows 2,000 random changes, seed ${seed}`, async () => {
      const page = await open('<!doctype html><html><head></head><body><div id="root"></div></body></html>');
      await start(page);
      const model = new Model().apply((await take(page)).operations);
      for (let round = 0; round < 40; round++) {
        await page.evaluate(randomChanges, { seed: seed * 1_000 + round, count: 50 });
        const taken = await take(page);
        expect(taken.faults).toEqual([]);
        model.apply(taken.operations);
        await expectEqual(page, model);
      }
      await page.close();
    });
  }
});
