// Reads bodies of the capture format (docs/capture-format.md), as far as a capture goes that writes
// nothing but times, events and contents.

import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
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
  return { frames: kinds, ...readOperations(Buffer.concat(parts)) };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function readOperations(bytes: Buffer): Omit<Read, 'frames'> {
  const read: Omit<Read, 'frames'> = { events: [], contents: [], stored: {} };
  let at = 0;
  let timestamp = 0;
  const uint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = uint();
    return bytes.subarray(at, (at += length)).toString('utf8');
  };
  while (at < bytes.length) {
    const operation = uint();
    if (operation === 1) {
      const zigzag = uint();
      timestamp += zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
    } else if (operation === 18) {
      const type = uint();
      if (uint() !== 1) throw new Error('a text in place');
      read.events.push({ type, timestamp, data: JSON.parse(text()) });
    } else if (operation === 19) {
      uint();
      const hash = bytes.subarray(at, (at += 16)).toString('hex');
      read.contents.push({ hash, length: uint() });
    } else if (operation === 20) {
      uint();
      read.contents.push({ text: text() });
    } else if (operation === 21) {
      uint();
      const stored = text();
      read.stored[hashOf(stored)] = stored;
    } else throw new Error(`operation ${operation}`);
  }
  return read;
}
