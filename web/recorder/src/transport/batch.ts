// Batch: what one POST carries, from the moment its events are text until it is acknowledged.

import { stringify } from '../shared/natives.ts';
import type { Envelope, Opening } from '../shared/protocol.ts';
import { type Packed, STORED_BYTES_MAX, wrap } from './gzip.ts';

/** Where a batch belongs. With its visit and tab it is named once and for all. */
export interface Position {
  visit: string;
  visitor: string;
  tab: string;
  seq: number;
}

export interface Batch extends Position {
  opening: Opening | undefined;
  settingsVersion: number;
  /** JSON of the events; gone once they are packed. */
  text: string | undefined;
  packed: Packed | undefined;
  /** Made by an earlier page: says nothing about now. */
  tail: boolean;
  /** It is on its way or was, and may have arrived. */
  dispatched: boolean;
  /** When it was made, by our clock. */
  at: number;
}

export const batchName = ({ visit, tab, seq }: Position): string => `${visit}.${tab}.${seq}`;

export const batchBytes = (batch: Batch): number => batch.packed?.blocks.length ?? batch.text?.length ?? 0;

const encoder = new TextEncoder();

/** The body of a POST; text stays text, so that it needs no time at all while a page unloads. */
export function bodyOf(batch: Batch, envelope: Envelope): string | Uint8Array {
  const line = `${stringify(envelope)}\n`;
  if (!batch.packed) return line + (batch.text ?? '[]');
  const head = encoder.encode(line);
  // Only an identity beyond all bounds makes an envelope this long; it can do without.
  if (head.length > STORED_BYTES_MAX) return bodyOf(batch, { ...envelope, identity: undefined });
  return wrap(head, batch.packed);
}

export function bodyBytes(body: string | Uint8Array): number {
  return typeof body === 'string' ? encoder.encode(body).length : body.length;
}
