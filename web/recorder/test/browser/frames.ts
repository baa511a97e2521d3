// Reads bodies of the capture format (docs/capture-format.md).

import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { toEvents } from '../capture/events.ts';
import { readBody } from '../capture/read.ts';
import type { RrwebEvent } from './server.ts';

export interface Read {
  events: RrwebEvent[];
  /** Kind of each frame: 0 as it is, 1 compressed. */
  frames: number[];
  /** Definitions: a hash in hex digits, or the text in place. */
  contents: { hash?: string; length?: number; text?: string }[];
  /** What the server asked for, by hash. */
  stored: Record<string, string>;
}

export function readFrames(bytes: Buffer): Read {
  const kinds: number[] = [];
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at] ?? 9;
    const length = bytes.readUInt32LE(at + 1);
    const part = bytes.subarray(at + 5, at + 5 + length);
    if (kind > 1 || part.length !== length) throw new Error('not a frame');
    kinds.push(kind);
    parts.push(kind ? inflateRawSync(part) : part);
    at += 5 + length;
  }
  const { operations, contents, stored } = readBody(Buffer.concat(parts));
  // What goes by hash was sent before, or is asked for; the texts themselves are in `stored`.
  const events = toEvents(operations, contents.map(({ text, hash }) => text ?? `#${hash}`));
  return { frames: kinds, events, contents, stored: Object.fromEntries(stored.map((text) => [hashOf(text), text])) };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
