// A screen that shows recordings, as large as they were recorded: pictures of it at moments.
//
//   const screens = openScreens(lab, players);
//   const { seek, play } = await screens.show(one, id, moments, started_at, { take });
//
// `seek`: each moment on a fresh stage. `play`: forward, all of them on one.

import { contextOf } from './live.mjs';
import { pictureOf } from './picture.mjs';

const SHOWN_MS = 15_000;
const POLL_MS = 25;
/** Canvases decode their frames, and sizes settle, after the stage has answered. */
const LATE_MS = 120;
const MOTION_MS = 1_500;

// What is asked for may still wait behind the moment that the stage is working on: only the stage knows what it shows.
const stageShows = (at_ms) => window.shownAt !== null && Math.abs(window.shownAt - at_ms) < 1;

// Runs in the screen's page: fonts are there, and what moves by itself has come to its end.
const stageRests = async (motion_ms) => {
  const stage = document.querySelector('iframe')?.contentDocument;
  const overlay = stage?.querySelector('#overlay');
  // The pointer, its trail and the rings of presses are drawn by the stage and are not part of the page.
  if (overlay) overlay.style.display = 'none';
  const page = stage?.querySelector('iframe')?.contentDocument;
  if (!page) return;
  const moving = () => page.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
  const bound = new Promise((done) => setTimeout(done, motion_ms));
  await Promise.race([bound, page.fonts.ready]);
  await Promise.race([bound, Promise.all(moving().map((one) => one.finished.catch(() => null)))]);
};

const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

export async function pictureWhenStill(page) {
  await page.waitForTimeout(LATE_MS);
  await page.evaluate(twoFrames);
  return pictureOf(page);
}

async function size(page, { width, height }) {
  const now = page.viewportSize();
  if (now.width !== width || now.height !== height) await page.setViewportSize({ width, height });
}

/** Our stage. */
function stageOn(page, take) {
  async function show({ at, viewport }, started_at) {
    const at_ms = at - started_at;
    await size(page, viewport);
    await page.evaluate((to) => window.player.seek(to), at_ms);
    await page.waitForFunction(stageShows, at_ms, { timeout: SHOWN_MS, polling: POLL_MS });
    await page.evaluate(stageRests, MOTION_MS);
    return take(page);
  }
  return {
    open: (id) => page.evaluate((name) => window.openRecording(name), id),
    show,
    /** What the stage complained of since it was asked last. */
    problems: () => page.evaluate(() => window.problems.splice(0)),
  };
}

/** The peer's Replayer: `pause(t)` jumps; playing takes as long as the visit took. */
function replayerOn(page, canvas) {
  const reached = (at_ms) => window.replayer.getCurrentTime() >= at_ms;
  return {
    playsFirst: true,
    open: (id) => page.evaluate(([name, draws]) => window.openRecording(name, draws), [id, canvas]),
    async show({ at, viewport }, started_at, forward) {
      await size(page, viewport);
      const at_ms = at - started_at;
      if (forward) {
        // Before it has played, its current time is that of no clock.
        await page.evaluate(() => window.replayer.play(Math.max(0, window.replayer.getCurrentTime())));
        await page.waitForFunction(reached, at_ms, { timeout: SHOWN_MS + at_ms, polling: POLL_MS });
        await page.evaluate(() => window.replayer.pause());
      } else {
        await page.evaluate((to) => window.replayer.pause(to), at_ms);
      }
      return { png: await pictureWhenStill(page) };
    },
  };
}

/** Each of the moments on a fresh page, as after a jump. */
async function sought(player, id, moments, started_at) {
  const found = [];
  for (const moment of moments) {
    await player.open(id);
    found.push(await player.show(moment, started_at, false));
  }
  return found;
}

/** One moment after the other on the same page. */
async function played(player, id, moments, started_at) {
  await player.open(id);
  const found = [];
  for (const moment of moments) found.push(await player.show(moment, started_at, true));
  return found;
}

async function bothWays(player, id, moments, started_at) {
  const play = await played(player, id, moments, started_at);
  if (player.playsFirst) return { play, seek: await sought(player, id, moments, started_at) };
  // On our stage the first moment of going forward is a jump on a fresh stage.
  return { play, seek: [play[0], ...(await sought(player, id, moments.slice(1), started_at))], problems: await player.problems() };
}

/** Screens that were opened and are free, by how their windows are made. */
export function openScreens(lab, players) {
  const free = new Map();

  async function open(one, peer) {
    const context = await lab.browser.newContext(contextOf(one));
    const page = await context.newPage();
    await page.goto(`${players.url}${peer ? '/peer' : '/play'}`);
    await page.waitForFunction(() => window.openRecording);
    return { page, context };
  }

  async function withScreen(one, { peer = false, take }, use) {
    const kind = JSON.stringify([contextOf(one), peer, Boolean(one.wants?.canvas)]);
    const screen = free.get(kind)?.pop() ?? (await open(one, peer));
    const result = await use(peer ? replayerOn(screen.page, Boolean(one.wants?.canvas)) : stageOn(screen.page, take));
    // A screen on which something failed is not used again.
    free.set(kind, [...(free.get(kind) ?? []), screen]);
    return result;
  }

  return {
    /** What `take` takes of our stage at all moments, by seeking and forward; pictures of the peer's player. */
    show: (one, id, moments, started_at, how = {}) =>
      withScreen(one, how, (player) => bothWays(player, id, moments, started_at)),
  };
}
