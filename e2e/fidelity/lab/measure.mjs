// One case, one recorder: recorded, replayed both ways, and every moment compared with what was live.

import { compare } from '../../compare.mjs';
import { recordLive } from './live.mjs';

/** Pixels that may differ in a picture that counts as exact: none. */
export const EXACT_PIXELS_MAX = 0;

const count = (live, replayed, name) =>
  live.equals(replayed) ? 0 : compare(live, replayed, { name: `fidelity/${name}`, allowed: EXACT_PIXELS_MAX }).different;

const startOf = (events) => Math.min(...events.map(({ timestamp }) => timestamp));

/** Different pixels at each moment, for one way of showing. */
function differences(shots, moments, name) {
  return shots.map((shot, index) => count(moments[index].live, shot, `${name}/${moments[index].name}`));
}

async function onScreen(screens, one, id, { events, moments }, how) {
  const who = how?.peer ? 'replayer' : 'stage';
  const shots = await screens.show(one, id, moments, startOf(events), how);
  return { seek: differences(shots.seek, moments, `${id}/${who}-seek`), play: differences(shots.play, moments, `${id}/${who}-play`) };
}

const better = (one, other) => one.map((pixels, index) => Math.min(pixels, other[index]));
const isExact = ({ seek, play }) => [...seek, ...play].every((pixels) => pixels <= EXACT_PIXELS_MAX);
const worst = (pixels) => Math.max(...pixels);

/** The screens that are tried; for the peer its own player too, and the better of both counts. */
async function replayed(screens, one, id, recorded, ownPlayer) {
  const stage = await onScreen(screens, one, id, recorded);
  if (!ownPlayer || isExact(stage)) return stage;
  const own = await onScreen(screens, one, id, recorded, { peer: true });
  return { seek: better(stage.seek, own.seek), play: better(stage.play, own.play) };
}

/** Records and replays `one` with `recorder`: the most pixels that differ at any moment, both ways. */
export async function measure({ lab, site, players, screens }, recorder, one) {
  const recorded = await recordLive(lab, site, recorder, one);
  if (recorded.events.length === 0) throw new Error(`${recorder.name} recorded nothing of ${one.name}`);
  const id = `${one.slug}/${recorder.name}`;
  players.put(id, recorded.events, recorded.moments);
  try {
    const found = await replayed(screens, one, id, recorded, recorder.name === 'rrweb');
    return { seek: worst(found.seek), play: worst(found.play) };
  } finally {
    players.forget(id);
  }
}
