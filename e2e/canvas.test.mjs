// Canvases from the page to the replay: pictures where the site has switched them on, nothing where it has not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { pixelAt } from './compare.mjs';
import { noBinary, startServer, until } from './server.mjs';
import { noPlayer, openStage } from './stage.mjs';
import { leave, openBrowser, recorded, servePages } from './visit.mjs';

const skip = noBinary ?? noPlayer ?? (chromiumPath() ? false : 'no Chromium here');
const CANVAS_MUTATION = 9;

// The first is shown at half its size; the second is larger than pictures are made, and what follows tells its height.
const PAGE = `<!doctype html><title>Canvases</title><style>body { margin: 0 } canvas { display: block }</style>
<canvas id="a" width="600" height="300" style="width:300px;height:150px"></canvas>
<canvas id="b" width="2000" height="100"></canvas>
<div id="after" style="width:100px;height:100px;background:#00f"></div>
<script>
  globalThis.paint = (id, colour) => { const canvas = document.getElementById(id); const brush = canvas.getContext('2d'); brush.fillStyle = colour; brush.fillRect(0, 0, canvas.width, canvas.height) };
  paint('a', '#f00'); paint('b', '#f00');
</script>`;

const isPicture = (event) => event.type === 3 && event.data.source === CANVAS_MUTATION;

/** The colour at a place of a screenshot, by its strongest channel. */
function colourAt(png, x, y) {
  const [r, g, b] = pixelAt(png, x, y);
  if (r > 180 && g < 90 && b < 90) return 'red';
  if (g > 100 && r < 90 && b < 90) return 'green';
  return b > 180 && r < 90 ? 'blue' : `${r},${g},${b}`;
}

/** How many bytes of pictures this visit has sent, as the recorder notes it. */
const spent = (page) => page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith(':canvas'))?.[1] ?? '');

/** Waits until there are more pictures than `before`. What rested is looked at every two seconds only. */
async function pictured(page, before) {
  await until(async () => (await spent(page)) !== before, 15_000, 'pictures');
  await page.waitForTimeout(2_500);
}

/** Long enough for pictures where they are taken. */
const unpictured = (page) => page.waitForTimeout(3_000);

const places = (png) => [colourAt(png, 150, 75), colourAt(png, 1200, 200), colourAt(png, 50, 300)];

describe('canvases', { skip }, () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer({ settings: { canvas: true }, set: ['visits.leave_grace_ms=1000'] });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Visits the page, which is painted anew when `wait` is over, and gives the recording. */
  async function visit(wait) {
    const pages = await servePages({ '/': PAGE }, server.snippet);
    try {
      const red = await paintAnew(pages, wait);
      const [listed] = await server.waitListed({ which: (one) => one.entry.href.startsWith(pages.url) });
      return { red, detail: await server.detail(listed.id), events: await server.exported(listed.id) };
    } finally {
      await pages.close();
    }
  }

  /** The answer is when all was red for the last time. */
  async function paintAnew(pages, wait) {
    const page = await (await browser.visitor()).newPage();
    await page.goto(`${pages.url}/`);
    await recorded(page);
    await wait(page, '');
    const before = await spent(page);
    const red = Date.now();
    await page.evaluate(() => (globalThis.paint('a', '#080'), globalThis.paint('b', '#080')));
    await wait(page, before);
    await leave(page);
    return red;
  }

  test('what_a_canvas_shows_is_replayed_in_its_size_playing_and_seeking', async () => {
    const { red, detail, events } = await visit(pictured);
    assert.ok(events.filter(isPicture).length >= 4, 'two canvases, each twice');
    const stage = await openStage(browser.browser, server, detail);
    assert.deepEqual(places(await stage.pictureAt(red - detail.started_at)), ['red', 'red', 'blue']);
    assert.deepEqual(places(await stage.pictureAt(detail.duration_ms)), ['green', 'green', 'blue']);
    assert.deepEqual(places(await stage.pictureAt(red - detail.started_at)), ['red', 'red', 'blue']);
    assert.deepEqual(await stage.problems(), []);
    await stage.close();
  });

  test('with_the_switch_off_nothing_of_a_canvas_is_recorded', async () => {
    await server.settings({ canvas: false });
    const { detail, events } = await visit(unpictured);
    assert.deepEqual(events.filter(isPicture), []);
    const stage = await openStage(browser.browser, server, detail);
    assert.deepEqual(places(await stage.pictureAt(detail.duration_ms)), ['255,255,255', '255,255,255', 'blue']);
    await stage.close();
  });
});
