// The built player on the built stage, with blocks given by the test: an origin that exists only in this browser.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../web/player/dist/', import.meta.url));
const ORIGIN = 'http://frames.localhost';

/** A sentence when the player has not been built, else null. */
export const noPlayer = existsSync(`${DIST}player.js`) ? null : `${DIST}player.js is not there: npm ci && npm run build in web/`;

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<style>html, body, #host { margin: 0; width: 100%; height: 100%; overflow: hidden } iframe { border: 0 }</style>
<div id="host"></div>
<script type="module">
  import { createPlayer } from '/player.js';
  const detail = await (await fetch('/detail')).json();
  window.problems = [];
  const block = async (n, signal) => (await fetch('/block', { signal })).arrayBuffer();
  window.player = createPlayer(document.getElementById('host'), { detail, block }, { stageUrl: '/stage', labels: (key) => key, skipIdle: false, startAt: detail.start_ms });
  window.player.on('error', (error) => window.problems.push(String(error)));
</script>`;

/** Opens a recording that is one block, at a moment of it. */
export async function openBlock(browser, { events, frame_events, started_at, at_ms }) {
  const times = events.slice(frame_events).map((event) => event.timestamp - started_at);
  const [first_ms, last_ms] = [Math.trunc(times[0] ?? at_ms), Math.ceil(Math.max(at_ms, ...times.slice(-1)))];
  const block = { n: 0, tab: 0, first_ms, last_ms, frame_events, start: frame_events === 0, bytes: 1 };
  const detail = {
    id: 'x', started_at, duration_ms: last_ms, start_ms: at_ms, blocks: [block], focus: [{ from_ms: 0, to_ms: last_ms + 1, tab: 0 }],
    tabs: [{ tab: 0, first_ms: 0, last_ms }], idle: [], pages: [], events: [], gaps: [], signals: [], viewport: null, next_id: null, previous_id: null,
  };
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.route(`${ORIGIN}/**`, (route) => answer(route, detail, events));
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.player?.state.shown && !window.player.state.waiting, null, { timeout: 30_000 });
  return page;
}

function answer(route, detail, events) {
  const { pathname } = new URL(route.request().url());
  const json = (value) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(value) });
  const file = (name, headers = {}) => route.fulfill({ contentType: name.endsWith('.js') ? 'text/javascript' : 'text/html', headers, body: readFileSync(DIST + name) });
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: PAGE });
  if (pathname === '/detail') return json(detail);
  if (pathname === '/block') return json({ tab: 0, events });
  if (pathname === '/player.js') return file('player.js');
  if (pathname === '/stage') return file('stage.html', { 'content-security-policy': readFileSync(`${DIST}stage-csp.txt`, 'utf8').trim() });
  if (pathname === '/stage/stage.js') return file('stage.js');
  return route.fulfill({ status: 404, body: '' });
}

/** Goes to a moment and lets the stage show it. */
export function seek(page, at_ms) {
  return page.evaluate(async (at) => {
    window.player.seek(at);
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  }, at_ms);
}
