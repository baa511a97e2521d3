// A block as the stage holds it: its events with their places in time, read from JSON once.

import type { BlockMessage } from '../protocol';
import type { Wishes } from '../sanitize/css';
import { isFields, number } from '../sanitize/read';
import { readTrack, type Track } from './track';

const LOOKED_AT_MAX = 200;

export interface Held extends Omit<BlockMessage, 'json'> {
  events: readonly unknown[];
  /** Offsets of the events from the start of the recording, never running backwards. */
  times: Float64Array;
  track: Track;
  /** How the visitor likes pages: known before the page is built, because style sheets ask for it. */
  wishes: Wishes;
}

/** What the stage keeps of a block: its events with their places in time. Null when it holds none. */
export function hold({ json, ...block }: BlockMessage): Held | null {
  const events = readEvents(json);
  if (events === null) return null;
  const times = new Float64Array(events.length);
  let latest = -Infinity;
  events.forEach((event, index) => {
    const at = isFields(event) ? number(event.timestamp, 0, 0, Number.MAX_SAFE_INTEGER) - block.started_at : latest;
    times[index] = latest = Math.max(latest, at);
  });
  return { ...block, events, times, track: readTrack(events, block.started_at), wishes: wishesOf(events) };
}

/** Said right behind the page that a block begins with. */
function wishesOf(events: readonly unknown[]): Wishes {
  for (const event of events.slice(0, LOOKED_AT_MAX)) {
    const data = isFields(event) && isFields(event.data) ? event.data : {};
    if (data.tag === 'revisit.zoom' && isFields(data.payload)) return { dark: data.payload.dark === true, still: data.payload.still === true };
  }
  return { dark: false, still: false };
}

function readEvents(json: ArrayBuffer): readonly unknown[] | null {
  try {
    const block: unknown = JSON.parse(new TextDecoder().decode(json));
    return isFields(block) && Array.isArray(block.events) ? block.events : null;
  } catch {
    return null;
  }
}
