// A recording that is likely to be opened next: its first block is fetched, and built by the stage that waits.

import type { Source } from '../model';
import { buildAhead } from './standby';
import { firstBlock } from './timeline';

/** A block that is on its way, before there is a player to ask for it. */
let ahead: { source: Source; n: number; json: Promise<ArrayBuffer> } | null = null;

/**
 * Fetches the block that shows a moment, and has it built where a stage waits. Whoever then plays this `source`, the
 * same object, from about there goes on from what is done. What fails is asked for again by that player.
 */
export async function prepareRecording(source: Source, at_ms: number): Promise<void> {
  const block = firstBlock(source.detail, at_ms);
  if (block === null) return;
  const asked = { source, n: block.n, json: source.block(block.n) };
  ahead = asked;
  const json = await asked.json.catch(() => null);
  if (ahead !== asked) return;
  if (json === null || json.byteLength === 0 || buildAhead({ source, block }, json, at_ms)) ahead = null;
}

/** The block, if it is on its way; for the first who asks. */
export function takeBlock(source: Source, n: number): Promise<ArrayBuffer> | null {
  const asked = ahead;
  ahead = null;
  return asked?.source === source && asked.n === n ? asked.json : null;
}
