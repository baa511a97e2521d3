// A recording on the real stage, as large as it was recorded, at a moment: for pictures of it.
//
//   const stage = await openStage(browser, server, detail);
//   const png = await stage.pictureAt(at_ms);
//   await stage.close();
//
// The page around the stage is put in by the test, at the server's own origin. Everything in it is
// real: the built player, the server's /stage with its policy, the blocks from the API with the owner's login.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLAYER = fileURLToPath(new URL('../web/player/dist/player.js', import.meta.url));

/** A sentence when the player has not been built, else null. */
export const noPlayer = existsSync(PLAYER) ? null : `${PLAYER} is not there: npm ci && npm run build in web/`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>stage</title><link rel="icon" href="data:,">
<style>html, body, #host { margin: 0; width: 100%; height: 100%; overflow: hidden } iframe { display: block; border: 0 }</style>
<div id="host"></div>
<script type="module">
  import { createPlayer } from './player.js';
  const id = new URLSearchParams(location.search).get('id');
  const get = async (url, signal) => {
    const answer = await fetch('/api/v1/recordings/' + url, { signal });
    if (!answer.ok) throw new Error(url + ': ' + answer.status);
    return answer;
  };
  const detail = await (await get(id)).json();
  window.problems = [];
  window.player = createPlayer(document.getElementById('host'), { detail, block: async (n, signal) => (await get(id + '/blocks/' + n, signal)).arrayBuffer() },
    { stageUrl: '/stage', labels: (key) => key, skipIdle: false, autoplay: false });
  window.player.on('problem', (text) => window.problems.push(text));
  window.player.on('error', (error) => window.problems.push(String(error)));
  window.shownAt = null;
  window.player.on('shown', (at_ms) => { window.shownAt = at_ms; });
</script>`;

async function serveAround(context, server) {
  await context.route(`${server.url}/e2e-stage/**`, (route) =>
    route.request().url().endsWith('/player.js')
      ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(PLAYER) })
      : route.fulfill({ contentType: 'text/html', body: PAGE }));
}

// What is asked for may still wait behind the moment that the stage is working on: only the stage knows what it shows.
const settled = (at_ms) => {
  const { state } = window.player;
  return state.shown && !state.waiting && !state.failed && window.shownAt !== null && Math.abs(window.shownAt - at_ms) < 1;
};

// Fonts and pictures of the replayed page, which no event waits for. In Firefox nothing that belongs to a frame without
// script ever tells that it is ready.
const painted = async () => {
  const inner = document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument;
  await Promise.race([inner?.fonts.ready, new Promise((done) => setTimeout(done, 2000))]);
};

// Transitions of the replayed page start when it is built, and end as they did for the visitor.
const atRest = () => {
  const inner = document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument;
  return !inner?.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
};

// The pointer, its trail and the rings of presses are drawn by the stage and are not part of the page.
const withoutPointer = () => {
  const overlay = document.querySelector('iframe')?.contentDocument?.querySelector('#overlay');
  if (overlay) overlay.style.display = 'none';
};

export async function openStage(browser, server, detail) {
  const { width, height } = detail.viewport;
  const context = await browser.newContext({ viewport: { width, height } });
  await server.logIn(context);
  await serveAround(context, server);
  const page = await context.newPage();
  await page.goto(`${server.url}/e2e-stage/?id=${detail.id}`);
  await page.waitForFunction(() => window.player);

  async function show(at_ms) {
    const at = Math.max(0, Math.min(detail.duration_ms, at_ms));
    await page.evaluate((to) => window.player.seek(to), at);
    await page.waitForFunction(settled, at, { timeout: 20_000 });
    await page.evaluate(painted);
    // Pictures that come late, and the scrolling after them.
    await page.waitForTimeout(700);
    await page.waitForFunction(atRest, undefined, { timeout: 10_000 });
    await page.evaluate(withoutPointer);
  }

  return {
    page,
    show,
    async pictureAt(at_ms) {
      await show(at_ms);
      return page.screenshot({ caret: 'initial', animations: 'allow' });
    },
    problems: () => page.evaluate(() => window.problems),
    close: () => context.close(),
  };
}
