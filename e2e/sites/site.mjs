// What every site has in common: its context, its walker, and how it stands still for a picture.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { person } from '../visitors/person.mjs';
import { serve } from './server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export const modules = (path) => join(root, 'node_modules', path);
export const own = (path) => join(root, 'sites', 'pages', path);
export const cache = (path) => join(root, '.cache', path);

const QUIET_MS = 350;

// Endless animations (spinners) are left out: they never finish.
const animationsEnd = () =>
  Promise.all(document.getAnimations({ subtree: true }).filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => null)));

// All that was asked for is drawn, and all that the browser has to tell of it, told.
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

const pictureBound = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until the page stands still: pointer away, no caret, transitions over, fonts and pictures there. */
export async function still(me, { keepFocus = false } = {}) {
  const { page } = me;
  // The lower corner: at the top are menus, which open or take the focus when the pointer passes.
  await me.moveTo({ x: 3, y: page.viewportSize().height - 3 });
  if (!keepFocus) {
    await page.evaluate(() => {
      const active = document.activeElement;
      if (active && active !== document.body) active.blur();
    });
  }
  await page.waitForTimeout(QUIET_MS);
  await Promise.race([page.evaluate(animationsEnd), pictureBound(3000)]);
  await Promise.race([page.evaluate(() => document.fonts.ready.then(() => null)), pictureBound(3000)]);
  await page.waitForTimeout(QUIET_MS);
  await Promise.race([page.evaluate(drawn), pictureBound(3000)]);
}

async function firstMissing(folders) {
  const lost = folders.find(({ from }) => !existsSync(from));
  return lost ? `${lost.from} is not there: run npm ci in e2e/` : null;
}

/**
 * A site: { name, folders, moments, way, prepare?, rewrite?, ignore?, width?, height? }.
 * `prepare` makes what is not there yet and returns a sentence when it cannot.
 */
export function site({ name, folders, moments, way, prepare = async () => null, rewrite, ignore = [], width = 1280, height = 800 }) {
  let ready = null;
  const missing = () => (ready ??= (async () => (await prepare()) ?? firstMissing(folders()))());
  return {
    name,
    moments,
    ignore,
    context: { viewport: { width, height }, locale: 'en-US', timezoneId: 'UTC' },
    missing,
    async start(snippet) {
      const reason = await missing();
      if (reason) throw new Error(reason);
      return serve(folders(), { snippet, rewrite });
    },
    async walk(page, url, moment = async () => {}, { seed = 1, pace = 0.5 } = {}) {
      const me = person(page, { seed, pace });
      await way(me, url, async (momentName, how) => {
        await still(me, how);
        await moment(momentName);
      });
    },
  };
}
