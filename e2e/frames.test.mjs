// A jump to a moment shows what playing up to it shows, on the real stage.
//
// For each recording in ../shared/data/recordings: the example `moments` of crates/rrweb seals it in small blocks and
// opens it at moments spread over them. One player plays everything, in steps, and rests at each moment; another
// opens what a jump would get. The two pages are compared: nodes, attributes, values, rules, scroll positions.
//
//   node --test frames.test.mjs     FRAMES=swagger,shop picks some, FRAMES_MOMENTS=8 looks closer

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromiumPath, launchBrowser } from './browser.mjs';
import { describePage } from './frames/describe.mjs';
import { firstDifference } from './frames/difference.mjs';
import { noPlayer, openBlock, seek } from './frames/player.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, '../shared/data/recordings');
const MOMENTS = Number(process.env.FRAMES_MOMENTS ?? 3);
/** Between two moments: enough that what is set in one step is not what the next one finds. */
const STEPS = 40;
/** Pictures come when they are decoded, and the stage scrolls again after that. */
const SETTLES_MS = 4000;

const SNAPSHOT = 2;

const wanted = process.env.FRAMES?.split(',');
const missing = !existsSync(FOLDER) ? 'no recordings in ../shared/data/recordings' : chromiumPath() === null ? 'no Chromium' : noPlayer;
const names = missing ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.json.zst')).map((name) => name.replace('.json.zst', '')).filter((name) => wanted === undefined || wanted.includes(name));

describe('a jump shows what playing shows', { skip: missing ?? false, concurrency: 2 }, () => {
  let browser;
  before(async () => void (browser = await launchBrowser()));
  after(() => browser?.close());
  for (const name of names) {
    it(`in ${name}`, { timeout: 180_000 }, async () => {
      const [{ events }, ...moments] = openings(name);
      const started_at = events[0].timestamp;
      const playing = await openBlock(browser, { events, frame_events: 0, started_at, at_ms: 0 });
      let from = 0;
      for (const { time, opened, frame_events } of moments.filter(hasPage).sort((a, b) => a.time - b.time)) {
        const at_ms = time - started_at;
        for (const step of steps(events, from, time)) await seek(playing, step - started_at);
        await seek(playing, at_ms);
        const jumped = await openBlock(browser, { events: opened, frame_events, started_at, at_ms });
        assert.equal(await difference(playing, jumped), null, `at +${(at_ms / 1000).toFixed(1)} s`);
        await jumped.context().close();
        from = time;
      }
      await playing.context().close();
    });
  }
});

/** Before its first snapshot a page is not there; a player waits for it, or shows it early. */
function hasPage({ opened }) {
  return opened.some((event) => event.type === SNAPSHOT);
}

/** What the example prints: all events, then one line for each moment. */
function openings(name) {
  const cargo = ['run', '--quiet', '-p', 'revisit-rrweb', '--example', 'moments', '--'];
  const [command, given] = process.env.MOMENTS ? [process.env.MOMENTS, []] : ['cargo', cargo];
  const out = execFileSync(command, [...given, join(FOLDER, `${name}.json.zst`), String(MOMENTS)], { cwd: ROOT, maxBuffer: 1 << 30 });
  return out.toString().trim().split('\n').map((line) => JSON.parse(line));
}

function steps(events, from, to) {
  const times = events.map((event) => event.timestamp).filter((time) => time > from && time < to);
  return times.filter((_, index) => index % Math.ceil(times.length / STEPS) === 0);
}

async function difference(playing, jumped) {
  for (const until = Date.now() + SETTLES_MS; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const found = firstDifference(await playing.evaluate(describePage), await jumped.evaluate(describePage));
    if (found === null || Date.now() > until) return found;
  }
}
