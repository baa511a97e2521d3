// Is what a visitor saw what a replay shows? Every case is recorded by our recorder and by the peer,
// replayed forward and by seeking, and compared pixel by pixel.
//
// FIDELITY=shadow,forms runs the cases whose names hold one of these. FIDELITY_UPDATE=1 writes what was
// measured into expected.json, keeping every explanation. FIDELITY_PEER=needed measures the peer only where ours is not exact, FIDELITY_SITES=no leaves
// out the whole sites.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from '../browser.mjs';
import { cases as all } from './cases/index.mjs';
import { isExact, isKnownBehind, judge, updateExpected, wholeFailures } from './expected.mjs';
import { notBuilt } from './lab/built.mjs';
import { openLab, openWindows } from './lab/live.mjs';
import { measure } from './lab/measure.mjs';
import { servePlayers } from './lab/players.mjs';
import { openScreens } from './lab/screen.mjs';
import { serveCases } from './lab/site.mjs';
import { revisitRecorder } from './recorders/revisit.mjs';
import { rrwebRecorder } from './recorders/rrweb.mjs';
import { keepResults, printed } from './table.mjs';

const skip = notBuilt ?? (chromiumPath() ? false : 'no Chromium here');

const wanted = process.env.FIDELITY?.split(',');
/** With `needed` the peer is measured only where our replay is not exact, and nobody knows yet that it is behind. */
const PEER_ALWAYS = process.env.FIDELITY_PEER !== 'needed';
const LANES = Number(process.env.FIDELITY_LANES ?? 3);

/** Whole sites take as long as all else together, and `npm test` compares them, too. */
const isLeftOut = ({ name }) => process.env.FIDELITY_SITES === 'no' && name.startsWith('site:');

const cases = all.filter((one) => !isLeftOut(one) && (!wanted || wanted.some((part) => one.name.includes(part))));
const results = new Map();

/** Sites that are left out, or cannot be had on this machine. */
const absent = new Set(all.filter(isLeftOut).map(({ name }) => name));
const toMeasure = () => cases.filter(({ name }) => !absent.has(name)).length;
let at;
let recorders;

async function run(one) {
  const [ours, peer] = recorders;
  const found = { [ours.name]: await measure(at, ours, one) };
  if (PEER_ALWAYS || (!isExact(found[ours.name]) && !isKnownBehind(one.name))) found[peer.name] = await measure(at, peer, one);
  const failures = judge(one.name, found);
  // The pictures of what is known and explained are not kept, and go from memory.
  if (failures.length > 0 && !process.env.FIDELITY_UPDATE) found[ours.name].keep();
  for (const measured of Object.values(found)) delete measured.keep;
  results.set(one.name, found);
  // As far as it has come, for whoever ends the run.
  keepResults(results);
  return failures;
}

describe('a replay shows what the visitor saw', { skip }, () => {
  before(async () => {
    const lab = await openLab();
    const players = await servePlayers();
    at = { lab, players, site: await serveCases(), windows: openWindows(lab), screens: openScreens(lab, players) };
    recorders = [await revisitRecorder(), rrwebRecorder()];
  });

  after(async () => {
    console.log(printed(cases, results));
    if (process.env.FIDELITY_UPDATE) updateExpected(results);
    for (const one of [at?.lab, at?.players, at?.site, ...(recorders ?? [])]) await one?.close();
  });

  describe('case by case', { concurrency: LANES }, () => {
    for (const one of cases) {
      test(one.name, { timeout: 180_000 }, async (t) => {
        const reason = await one.missing?.();
        if (reason) {
          absent.add(one.name);
          return t.skip(reason);
        }
        const failures = await run(one);
        if (!process.env.FIDELITY_UPDATE) assert.deepEqual(failures, []);
      });
    }
  });

  test('as a whole', { skip: wanted ? 'only some cases were run' : false }, () => {
    assert.ok(results.size >= toMeasure(), `${toMeasure() - results.size} cases could not be measured`);
    if (!process.env.FIDELITY_UPDATE) assert.deepEqual(wholeFailures(results, absent), []);
  });
});
