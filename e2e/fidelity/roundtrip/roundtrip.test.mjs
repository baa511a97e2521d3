// Page → stream → events → rebuilt page: is it the page that was? Storms of random changes, the same for the
// same seed, looked at after each of several flushes, forward and by seeking.
//
// ROUNDTRIP=moves,frames runs the storms whose names hold one of these; ROUNDTRIP_SEED=n another seed.
// FIDELITY_PEER=needed leaves out the peer, which is only in the table.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from '../../browser.mjs';
import { html, theme } from '../cases/case.mjs';
import { notBuilt } from '../lab/built.mjs';
import { liveLines, rebuiltLines } from '../lab/document.mjs';
import { openLab, openWindows, recordLive } from '../lab/live.mjs';
import { servePlayers } from '../lab/players.mjs';
import { openScreens } from '../lab/screen.mjs';
import { serveCases } from '../lab/site.mjs';
import { revisitRecorder } from '../recorders/revisit.mjs';
import { rrwebRecorder } from '../recorders/rrweb.mjs';
import { firstDifference, told } from './difference.mjs';

const skip = notBuilt ?? (chromiumPath() ? false : 'no Chromium here');
const wanted = process.env.ROUNDTRIP?.split(',');
const SEED = Number(process.env.ROUNDTRIP_SEED ?? 20261122);

const STORM = readFileSync(new URL('storm.js', import.meta.url), 'utf8');

/** Kinds of changes, and what is known not to come through: none of it may be there when our own recorder is. */
const STORMS = {
  tree: { kinds: ['tree'] },
  'tree and text': { kinds: ['tree', 'text'] },
  attributes: { kinds: ['tree', 'attributes'] },
  moves: { kinds: ['tree', 'moves'] },
  html: { kinds: ['tree', 'html', 'text'] },
  svg: { kinds: ['tree', 'svg', 'moves'] },
  shadow: { kinds: ['tree', 'shadow', 'moves'] },
  frames: { kinds: ['tree', 'frames'] },
  forms: { kinds: ['tree', 'forms'] },
  sheets: { kinds: ['sheets', 'tree'] },
  everything: { kinds: ['tree', 'text', 'attributes', 'moves', 'html', 'svg', 'shadow', 'frames', 'forms', 'sheets'] },
};

const CHANGES = { few: 1000, many: 10_000 };
const FLUSHES = 10;

const stormPage = html('<main id="m"><p>start</p><ul><li>one<li>two</ul></main>', { css: 'b { color: teal }', head: `<script>${STORM}</script>` });

/** One storm as a case: changes in several flushes, some of them with a pause in the middle. */
function stormOf(name, { kinds }) {
  const changes = name === 'everything' ? CHANGES.many : CHANGES.few;
  const [one] = theme('storm', {
    [name]: {
      page: stormPage,
      rest_ms: 300,
      async act(page, moment) {
        await page.evaluate((how) => { window.storm = window.createStorm(how); }, { seed: SEED, kinds });
        for (let flush = 0; flush < FLUSHES; flush += 1) {
          await page.evaluate(stormFor, changes / FLUSHES);
          await moment(`flush ${flush + 1}`);
        }
      },
    },
  });
  return one;
}

// Runs in the page: pieces between which observers are called, and timers run.
const stormFor = async (count) => {
  for (let left = count; left > 0; left -= 50) {
    window.storm.run(Math.min(50, left));
    await (left % 200 === 0 ? new Promise((done) => setTimeout(done, 0)) : null);
  }
};

async function differences({ windows, site, players, screens }, recorder, one) {
  const { events, moments } = await recordLive(windows, site, recorder, one, liveLines);
  const id = `${one.slug}/${recorder.name}`;
  players.put(id, events, moments);
  const shown = await screens.show(one, id, moments, Math.min(...events.map(({ timestamp }) => timestamp)), { take: rebuiltLines });
  players.forget(id);
  const found = [];
  for (const way of ['play', 'seek']) {
    moments.forEach(({ name, live }, index) => {
      const difference = firstDifference(live, shown[way][index]);
      if (difference) found.push({ way, moment: name, index, difference });
    });
  }
  return { found, nodes: moments.at(-1).live.length, events: events.length };
}

describe('the rebuilt page is the page that was', { skip }, () => {
  let at;
  let recorders;
  const table = [];

  before(async () => {
    const lab = await openLab();
    const players = await servePlayers();
    at = { lab, players, site: await serveCases(), windows: openWindows(lab), screens: openScreens(lab, players) };
    recorders = [await revisitRecorder(), ...(process.env.FIDELITY_PEER === 'needed' ? [] : [rrwebRecorder()])];
  });

  after(async () => {
    console.table(table);
    for (const one of [at?.lab, at?.players, at?.site, ...(recorders ?? [])]) await one?.close();
  });

  for (const [name, storm] of Object.entries(STORMS).filter(([title]) => !wanted || wanted.some((part) => title.includes(part)))) {
    test(name, { timeout: 240_000 }, async (t) => {
      const one = stormOf(name, storm);
      const row = { storm: name };
      let ours = [];
      for (const recorder of recorders) {
        const { found, nodes, events } = await differences(at, recorder, one);
        row[recorder.name] = found.length === 0 ? 'equal' : `differs from ${found[0].moment}`;
        row.lines = nodes;
        if (found.length > 0) t.diagnostic(`${recorder.name}, ${events} events, ${found[0].way} at ${found[0].moment}: ${told(found[0].difference)}`);
        if (recorder.name === 'revisit') ours = found;
      }
      table.push(row);
      assert.deepEqual(ours.map(({ way, moment }) => `${way} at ${moment}`), []);
    });
  }
});
