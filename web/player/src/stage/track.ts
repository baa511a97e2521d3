// Where the pointer was: a list of samples over a block, read at any moment.
//
// Recorders sample about every 50 ms and send a batch with negative offsets. Spread out again and
// drawn between samples, the pointer moves smoothly at every speed, and a seek is one search.

import { EventType, IncrementalSource, MouseInteractions } from '@rrweb/types';
import { isFields, list, nodeId, number, type Fields } from '../sanitize/read';

export interface Sample {
  at_ms: number;
  x: number;
  y: number;
  id: number;
  touch: boolean;
}

export interface Press extends Sample {
  kind: 'click' | 'touch';
}

/** A button or a finger went down or up. */
export interface Button {
  at_ms: number;
  down: boolean;
}

export interface Track {
  samples: Sample[];
  presses: Press[];
  buttons: Button[];
}

const SAMPLES_MAX = 500_000;
const MOVES = new Set<unknown>([IncrementalSource.MouseMove, IncrementalSource.TouchMove, IncrementalSource.Drag]);

const DOWN = new Map<unknown, boolean>([
  [MouseInteractions.MouseDown, true],
  [MouseInteractions.TouchStart, true],
  [MouseInteractions.MouseUp, false],
  [MouseInteractions.TouchEnd, false],
  [MouseInteractions.TouchCancel, false],
]);

export function readTrack(events: readonly unknown[], started_at: number): Track {
  const track: Track = { samples: [], presses: [], buttons: [] };
  for (const event of events) {
    if (!isFields(event) || event.type !== EventType.IncrementalSnapshot || !isFields(event.data)) continue;
    if (track.samples.length > SAMPLES_MAX) break;
    read(event.data, number(event.timestamp, 0, 0, Number.MAX_SAFE_INTEGER) - started_at, track);
  }
  const byTime = (a: Button | Sample, b: Button | Sample): number => a.at_ms - b.at_ms;
  track.samples.sort(byTime);
  track.presses.sort(byTime);
  track.buttons.sort(byTime);
  return track;
}

function read(data: Fields, at_ms: number, track: Track): void {
  if (MOVES.has(data.source)) readMoves(data, at_ms, track);
  else if (data.source === IncrementalSource.MouseInteraction) readInteraction(data, at_ms, track);
}

function readMoves(data: Fields, at_ms: number, track: Track): void {
  const touch = data.source === IncrementalSource.TouchMove;
  for (const position of list(data.positions)) {
    if (!isFields(position)) continue;
    const offset = number(position.timeOffset, 0, -60_000, 0);
    track.samples.push({ at_ms: at_ms + offset, x: number(position.x, 0), y: number(position.y, 0), id: nodeId(position.id), touch });
  }
}

function readInteraction(data: Fields, at_ms: number, track: Track): void {
  if (typeof data.x !== 'number' || typeof data.y !== 'number') return;
  const touch = data.pointerType === 2 || data.type === MouseInteractions.TouchStart || data.type === MouseInteractions.TouchEnd;
  const sample = { at_ms, x: number(data.x, 0), y: number(data.y, 0), id: nodeId(data.id), touch };
  if (data.type === MouseInteractions.Focus || data.type === MouseInteractions.Blur) return;
  track.samples.push(sample);
  const down = DOWN.get(data.type);
  if (down !== undefined) track.buttons.push({ at_ms, down });
  if (data.type === MouseInteractions.Click && !touch) track.presses.push({ ...sample, kind: 'click' });
  if (data.type === MouseInteractions.TouchStart || (data.type === MouseInteractions.Click && touch)) track.presses.push({ ...sample, kind: 'touch' });
}

export function isDown({ buttons }: Track, at_ms: number): boolean {
  return buttons[lastAt(buttons, at_ms)]?.down === true;
}

/** Index of the last item at or before a moment, -1 when there is none. */
export function lastAt(items: readonly { at_ms: number }[], at_ms: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at_ms ?? 0) <= at_ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
