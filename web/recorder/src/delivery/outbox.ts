// Outbox: takes what the stream holds about once a second, packs it, and closes a body when it is
// old, large, complete, or the page goes. So the unsent tail is always encoded, packed and small.

import type { Content, Stream } from '../shared/capturing.ts';
import { fault, guard } from '../shared/guard.ts';
import { type Part, sizeOf } from './batch.ts';
import { pack } from './packer.ts';
import { leafOf, remember } from './shelf.ts';

const TAKE_MS = 1_000;
const BODY_MS = 5_000;
/** Several such bodies fit what a browser sends for a page that is gone. */
const BODY_BYTES_MAX = 40_000;
/** What is not packed yet counts for about this much less. */
const PACKED_TO = 8;
const CONTENTS_MAX = 1_000;

let stream: Stream;
let before: () => void;
let closed: (parts: Part[]) => void;
let open: Part[] = [];
/** The open body is to be closed at the next turn. */
let whole = false;
let openedAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let due = 0;

/** `beforeTake`: something will be taken, so whatever is held back is to be written now. */
export function openOutbox(from: Stream, beforeTake: () => void, whenClosed: (parts: Part[]) => void): void {
  stream = from;
  before = beforeTake;
  closed = whenClosed;
}

export const outboxBytes = (): number => sizeOf(open) + stream.bytes;

/** Something was written: it is taken within a second, or within `ms`. */
export function written(ms = TAKE_MS): void {
  const at = performance.now() + ms;
  if (timer !== undefined && due <= at) return;
  clearTimeout(timer);
  due = at;
  timer = setTimeout(guard(turn), ms);
}

/** A snapshot is complete: its body is closed as soon as whoever wrote it has returned. */
export function complete(): void {
  whole = true;
  written(0);
}

/** Another stream follows; what the old one holds is closed first. */
export function useStream(next: Stream): void {
  closeBody();
  stream = next;
}

export function closeBody(): void {
  take();
  cut();
}

export function clearOutbox(): void {
  clearTimeout(timer);
  timer = undefined;
  take();
  open = [];
  cut();
}

/** A part that is being packed. */
export function partOf(operations: Uint8Array, contents: Content[] = []): Part {
  const part: Part = { operations, contents };
  part.ready = packPart(part).catch(fault);
  return part;
}

function turn(): void {
  timer = undefined;
  before();
  take();
  if (whole || full() || performance.now() - openedAt >= BODY_MS) cut();
  else if (open.length) written();
}

function full(): boolean {
  let bytes = 0;
  let count = 0;
  for (const { frame, operations, contents } of open) {
    bytes += frame?.length ?? operations.length / PACKED_TO;
    count += contents.length;
  }
  return bytes > BODY_BYTES_MAX || count > CONTENTS_MAX;
}

function take(): void {
  const frame = stream.take();
  if (!frame) return;
  if (!open.length) openedAt = performance.now();
  open.push(partOf(frame.bytes, frame.contents));
}

async function packPart(part: Part): Promise<void> {
  const { operations, contents } = part;
  const { frame, leaves } = await pack(operations, contents.map(leafOf));
  leaves.forEach((leaf, i) => remember(contents[i] as Content, leaf));
  part.frame = frame;
  part.operations = new Uint8Array();
}

function cut(): void {
  const parts = open;
  stream.cut();
  open = [];
  whole = false;
  if (parts.length) closed(parts);
}
