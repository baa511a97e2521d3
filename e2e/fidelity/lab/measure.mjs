// One case, one recorder: recorded, replayed both ways, and every moment compared with what was live.

import { compare } from '../../compare.mjs';
import { firstDifference } from '../roundtrip/difference.mjs';
import { liveLines, rebuiltLines } from './document.mjs';
import { recordLive } from './live.mjs';
import { pictureOf } from './picture.mjs';
import { differentPixels } from './pixels.mjs';
import { pictureWhenStill } from './screen.mjs';

/** Pixels that may differ in a picture that counts as exact: none. */
export const EXACT_PIXELS_MAX = 0;

/** Writes both pictures and their difference where somebody will look for them. */
const keepPictures = (live, shown, name) => compare(live, shown, { name: `fidelity/${name}`, allowed: 0 });

const liveTake = async (page) => ({ png: await pictureOf(page), lines: await liveLines(page) });
const stageTake = async (page) => ({ png: await pictureWhenStill(page), lines: await rebuiltLines(page) });

/** Where the rebuilt document first parts from the live one, or null. */
function documentDifference(shots, moments) {
  for (const way of ['play', 'seek']) {
    for (const [index, { name, live }] of moments.entries()) {
      const found = firstDifference(live.lines, shots[way][index].lines);
      if (found) return { way, moment: name, ...found };
    }
  }
  return null;
}

const startOf = (events) => Math.min(...events.map(({ timestamp }) => timestamp));

async function onScreen(screens, one, id, { events, moments }, how) {
  const shots = await screens.show(one, id, moments, startOf(events), { take: stageTake, ...how });
  const differences = (way) => shots[way].map((shot, index) => differentPixels(moments[index].live.png, shot.png));
  const folder = (way, { name }) => `${id}/${how?.peer ? 'replayer' : 'stage'}-${way}/${name}`;
  const [seek, play] = [differences('seek'), differences('play')];
  const keep = () => {
    // Writing pictures holds up the other lanes: only those that say something.
    for (const [way, pixels] of Object.entries({ seek, play })) moments.forEach((moment, index) => pixels[index] > 0 && keepPictures(moment.live.png, shots[way][index].png, folder(way, moment)));
  };
  return { seek, play, parts: how?.peer ? null : documentDifference(shots, moments), problems: shots.problems, keep };
}

const better = (one, other) => one.map((pixels, index) => Math.min(pixels, other[index]));
const isExact = ({ seek, play }) => [...seek, ...play].every((pixels) => pixels <= EXACT_PIXELS_MAX);
const worst = (pixels) => Math.max(...pixels);

/** The screens that are tried; for the peer its own player too, and the better of both counts. */
async function replayed(screens, one, id, recorded, ownPlayer) {
  const stage = await onScreen(screens, one, id, recorded);
  if (!ownPlayer || isExact(stage)) return stage;
  const own = await onScreen(screens, one, id, recorded, { peer: true });
  return { ...stage, seek: better(stage.seek, own.seek), play: better(stage.play, own.play), keep: () => (stage.keep(), own.keep()) };
}

/**
 * Records and replays `one` with `recorder`: the most pixels that differ at any moment, both ways; where the
 * rebuilt document `parts` from the live one, or null; the stage's `problems`; and `keep()`, which writes the pictures that are not equal.
 */
export async function measure({ windows, site, players, screens }, recorder, one) {
  const recorded = await recordLive(windows, site, recorder, one, liveTake);
  if (recorded.events.length === 0) throw new Error(`${recorder.name} recorded nothing of ${one.name}`);
  const id = `${one.slug}/${recorder.name}`;
  players.put(id, recorded.events, recorded.moments);
  try {
    const found = await replayed(screens, one, id, recorded, recorder.name === 'rrweb');
    return { ...found, seek: worst(found.seek), play: worst(found.play) };
  } finally {
    players.forget(id);
  }
}
