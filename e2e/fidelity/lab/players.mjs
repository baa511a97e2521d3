// Two players, at an origin that is not the recorded one: our stage, driven by the built player, and
// the peer's own Replayer.
//
//   const players = await servePlayers();
//   const id = players.put(events, moments);
//   const screen = await openScreen(lab, players, one);
//   const png = await screen.stage(id, { fresh: true }, moment);

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readPlayer } from './built.mjs';

const PEER = new URL('../../node_modules/@rrweb/replay/dist/', import.meta.url);

const readPeer = (name) => readFileSync(new URL(name, PEER));

const STAGE_PAGE = `<!doctype html><meta charset="utf-8"><title>stage</title><link rel="icon" href="data:,">
<style>html, body, #host { margin: 0; width: 100%; height: 100%; overflow: hidden } iframe { display: block; border: 0 }</style>
<div id="host"></div><script type="module" src="/screen.js"></script>`;

// The events are one block that begins with the page: as a server's first block is.
const SCREEN_SCRIPT = `
import { createPlayer } from '/dist/player.js';
window.problems = [];
window.openRecording = async (id) => {
  window.player?.destroy();
  document.getElementById('host').replaceChildren();
  const { started_at, duration_ms, viewport } = await (await fetch('/recordings/' + id)).json();
  const block = { n: 0, tab: 0, first_ms: 0, last_ms: duration_ms, frame_events: 0, start: true, bytes: 1000 };
  const detail = { id, started_at, duration_ms, viewport, blocks: [block], tabs: [{ tab: 0, first_ms: 0, last_ms: duration_ms }],
    focus: [{ from_ms: 0, to_ms: duration_ms + 1, tab: 0 }], idle: [], pages: [], events: [], gaps: [], signals: [], next_id: null, previous_id: null };
  const player = createPlayer(document.getElementById('host'), { detail, block: async (n, signal) => (await fetch('/blocks/' + id, { signal })).arrayBuffer() },
    { stageUrl: '/stage', labels: (key) => key, skipIdle: false, autoplay: false });
  player.on('problem', (text) => window.problems.push(text));
  player.on('error', (error) => window.problems.push(String(error)));
  window.shownAt = null;
  player.on('shown', (at_ms) => { window.shownAt = at_ms; });
  window.player = player;
};
`;

const PEER_PAGE = `<!doctype html><meta charset="utf-8"><title>peer</title><link rel="icon" href="data:,">
<style>html, body, #host { margin: 0; width: 100%; height: 100%; overflow: hidden } iframe { display: block; border: 0 } .replayer-mouse, .replayer-mouse-tail { display: none !important }</style>
<link rel="stylesheet" href="/peer/style.css"><div id="host"></div><script src="/peer/replay.js"></script>
<script>
window.openRecording = async (id, canvas) => {
  window.replayer?.destroy();
  document.getElementById('host').replaceChildren();
  const { started_at, duration_ms } = await (await fetch('/recordings/' + id)).json();
  const { events } = await (await fetch('/blocks/' + id)).json();
  // It drops events that carry exactly the last timestamp, and stops its clock there.
  const padded = [...events, { type: 5, data: { tag: 'end', payload: null }, timestamp: started_at + duration_ms + 1000 }];
  window.replayer = new rrwebReplay.Replayer(padded, { root: document.getElementById('host'), showWarning: false, mouseTail: false, skipInactive: false, UNSAFE_replayCanvas: canvas });
  // Its first tick sets the size, whatever was asked for meanwhile.
  await new Promise((done) => setTimeout(done, 30));
};
</script>`;

/** A recording as the players' pages fetch it: what it is, and its one block. */
function packed(events, moments) {
  const sorted = [...events].sort((a, b) => a.timestamp - b.timestamp);
  const started_at = sorted[0]?.timestamp ?? 0;
  const end = Math.max(sorted.at(-1)?.timestamp ?? 0, ...moments.map(({ at }) => at));
  const recording = { started_at, duration_ms: end - started_at + 1, viewport: moments[0].viewport };
  return { recordings: JSON.stringify(recording), blocks: JSON.stringify({ tab: 0, events: sorted }) };
}

function files() {
  const policy = readPlayer('stage-csp.txt').toString().trim();
  const script = 'text/javascript; charset=utf-8';
  const html = 'text/html; charset=utf-8';
  return {
    '/play': { type: html, body: STAGE_PAGE },
    '/screen.js': { type: script, body: SCREEN_SCRIPT },
    '/peer': { type: html, body: PEER_PAGE },
    '/peer/replay.js': { type: script, body: readPeer('replay.umd.min.cjs') },
    '/peer/style.css': { type: 'text/css', body: readPeer('style.css') },
    '/dist/player.js': { type: script, body: readPlayer('player.js') },
    '/stage': { type: html, body: readPlayer('stage.html'), headers: { 'content-security-policy': policy } },
    '/stage/stage.js': { type: script, body: readPlayer('stage.js') },
  };
}

export async function servePlayers() {
  const known = files();
  const recordings = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://players');
    const [, kind, id] = /^\/(recordings|blocks)\/(.+)$/.exec(pathname) ?? [];
    const file = kind ? { type: 'application/json', body: recordings.get(id)?.[kind] } : known[pathname];
    if (!file?.body) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type, ...file.headers }).end(file.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    put: (id, events, moments) => void recordings.set(id, packed(events, moments)),
    forget: (id) => void recordings.delete(id),
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
