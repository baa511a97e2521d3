// Batch: one body, from the moment it is closed until it is acknowledged.
//
//   {envelope}\n │ 01 │ frame │ frame …        (docs/capture-format.md)

import type { Content } from '../shared/capturing.ts';
import { write } from '../shared/json.ts';
import type { Envelope } from '../shared/protocol.ts';
import { join, raw, utf8 } from './packer.ts';
import { leafOf } from './shelf.ts';

/** One frame: operations at first, and the frame alone once they are packed. */
export interface Part {
  operations: Uint8Array;
  contents: Content[];
  frame?: Uint8Array;
  ready?: Promise<unknown>;
}

export interface Batch {
  /** What its envelope says whenever it is sent. With visit, tab and number it is named for good. */
  about: Envelope;
  parts: Part[];
  /** Made by an earlier page, which left the whole body: says nothing about now. */
  tail?: Uint8Array;
  /** It is on its way or was, and may have arrived. */
  sent?: boolean;
}

export const nameOf = ({ about: { visit, tab, seq } }: Batch): string => `${visit}.${tab}.${seq}`;

export const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { frame, operations }) => sum + (frame ?? operations).length, 0);

const ENVELOPE_CHARS_MAX = 16_000 / 3;
const VERSION = 1;

/** `now`: what the envelope says at this moment. */
export function bodyOf({ about, parts, tail }: Batch, now: Partial<Envelope>): Uint8Array {
  const envelope = { ...about, ...now };
  let line = write(envelope);
  // Only an identity beyond all bounds makes an envelope this long; it can do without.
  if (line.length > ENVELOPE_CHARS_MAX) line = write({ ...envelope, identity: undefined });
  const frames = parts.map((part) => part.frame ?? raw(part.operations, part.contents.map(leafOf)));
  return tail ?? join(utf8(`${line}\n`), Uint8Array.of(VERSION), ...frames);
}
