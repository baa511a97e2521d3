// Batch: one body, from the moment it is closed until it is acknowledged.
//
//   {envelope}\n │ 01 │ frame │ frame …        (docs/capture-format.md)

import type { Content } from '../shared/capturing.ts';
import { stringify } from '../shared/natives.ts';
import type { Envelope, Opening } from '../shared/protocol.ts';
import { join, raw } from './packer.ts';
import type { Leaf } from './packing.ts';

/** One frame: operations at first, and the frame alone once they are packed. */
export interface Part {
  operations: Uint8Array;
  /** Bytes of the operations, also when they are gone. */
  size: number;
  contents: Content[];
  leaves(): Leaf[];
  frame: Uint8Array | undefined;
  ready: Promise<unknown> | undefined;
}

/** With visit, tab and number a batch is named once and for all. */
export interface Batch {
  visit: string;
  visitor: string;
  tab: string;
  seq: number;
  /** When it was closed, by our clock. */
  at: number;
  settings_version: number;
  opening: Opening | undefined;
  parts: Part[];
  /** Made by an earlier page: says nothing about now. */
  tail: boolean;
  /** It is on its way or was, and may have arrived. */
  sent: boolean;
}

/** A part that needs no packing, or is packed already. */
export const partOf = (operations: Uint8Array, frame?: Uint8Array): Part => ({
  operations,
  size: operations.length,
  contents: [],
  leaves: () => [],
  frame,
  ready: undefined,
});

export const nameOf = ({ visit, tab, seq }: Batch): string => `${visit}.${tab}.${seq}`;

export const framesOf = ({ parts }: Batch): Uint8Array =>
  join(parts.map((part) => part.frame ?? raw(part.operations, part.leaves())));

export const sizeOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { frame, operations }) => sum + (frame ?? operations).length, 0);

const ENVELOPE_BYTES_MAX = 16_000;
const VERSION = 1;
const encoder = new TextEncoder();

export function bodyOf(batch: Batch, envelope: Envelope): Uint8Array {
  const line = encoder.encode(`${stringify(envelope)}\n`);
  // Only an identity beyond all bounds makes an envelope this long; it can do without.
  if (line.length > ENVELOPE_BYTES_MAX && envelope.identity) return bodyOf(batch, { ...envelope, identity: undefined });
  return join([line, new Uint8Array([VERSION]), framesOf(batch)]);
}
