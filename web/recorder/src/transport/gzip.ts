// Gzip: the events of a batch are compressed once, the envelope is put before them at each sending.
//
// The envelope says when it was sent and how the tab is, so it is known only at the last moment,
// when there may be no time left to compress. A gzip body is a run of deflate blocks, so:
//
//   header │ stored block: the envelope │ the events' own blocks │ crc32 of both │ length of both
//   10 B   │ 5 B + n                    │ from CompressionStream  │ 4 B           │ 4 B
//
// The crc of both follows from the two crcs (RFC 1952; the combination is zlib's crc32_combine).

import { guard } from '../shared/guard.ts';
import { NativePromise } from '../shared/natives.ts';

/** Compressed events with what is needed to put an envelope before them. */
export interface Packed {
  blocks: Uint8Array;
  crc: number;
  length: number;
}

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

export function unwrap(gzip: Uint8Array): Packed {
  const trailer = new DataView(gzip.buffer, gzip.byteOffset + gzip.length - TRAILER_BYTES);
  return {
    blocks: gzip.subarray(HEADER_BYTES, gzip.length - TRAILER_BYTES),
    crc: trailer.getUint32(0, true),
    length: trailer.getUint32(4, true),
  };
}

export const STORED_BYTES_MAX = 0xffff;

/** One gzip body of the envelope and the events after it. */
export function wrap(envelope: Uint8Array, packed: Packed): Uint8Array {
  const stored = HEADER_BYTES + 5;
  const body = new Uint8Array(stored + envelope.length + packed.blocks.length + TRAILER_BYTES);
  const view = new DataView(body.buffer);
  body.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  view.setUint16(HEADER_BYTES + 1, envelope.length, true);
  view.setUint16(HEADER_BYTES + 3, ~envelope.length & 0xffff, true);
  body.set(envelope, stored);
  body.set(packed.blocks, stored + envelope.length);
  view.setUint32(body.length - 8, crcOfBoth(crc32(envelope), packed.crc, packed.length), true);
  view.setUint32(body.length - 4, (envelope.length + packed.length) >>> 0, true);
  return body;
}

const POLYNOMIAL = 0xedb88320;

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return ~crc >>> 0;
}

/** crc32 of `a` and then `length` bytes whose crc is `b`: a moved over by that many zero bytes. */
function crcOfBoth(a: number, b: number, length: number): number {
  let shift = zeroByte();
  for (let left = length; left > 0; left = Math.floor(left / 2)) {
    if (left % 2) a = times(shift, a);
    shift = shift.map((column) => times(shift, column));
  }
  return (a ^ b) >>> 0;
}

/** The effect of one zero byte on a crc, as a matrix over GF(2), by columns. */
function zeroByte(): number[] {
  return Array.from({ length: 32 }, (_column, bit) => {
    let crc = (1 << bit) >>> 0;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    return crc >>> 0;
  });
}

function times(matrix: number[], vector: number): number {
  let sum = 0;
  for (let bit = 0; vector; vector >>>= 1, bit++) if (vector & 1) sum ^= matrix[bit] ?? 0;
  return sum >>> 0;
}

export const canCompress = typeof CompressionStream === 'function' && typeof Response === 'function';

async function compressHere(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function decompress(packed: Packed): Promise<string> {
  const whole = wrap(new Uint8Array(0), packed);
  const stream = new Blob([whole as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

// The same in a worker, where it costs the page nothing. Text that is small is not worth the way.
const WORKER_CHARS_MIN = 16_000;
const WORKER_SOURCE = `onmessage=async e=>{const[i,t]=e.data;try{const b=await new Response(new Blob([t]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();postMessage([i,b],[b])}catch(_){postMessage([i,null])}}`;

/** Compresses off the main thread where the page's policy allows a worker. */
export class Compressor {
  private worker: Worker | undefined;
  private usable = true;
  private next = 0;
  private readonly waiting = new Map<number, (bytes: ArrayBuffer | null) => void>();

  async pack(text: string): Promise<Packed | undefined> {
    if (!canCompress) return undefined;
    const bytes = text.length >= WORKER_CHARS_MIN ? await this.elsewhere(text) : null;
    return unwrap(bytes ? new Uint8Array(bytes) : await compressHere(text));
  }

  /** Ends the worker; a frozen page must not hold one. */
  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.giveUpWaiting();
  }

  private elsewhere(text: string): Promise<ArrayBuffer | null> {
    const worker = this.open();
    return new NativePromise((resolve) => {
      if (!worker) return resolve(null);
      const id = this.next++;
      this.waiting.set(id, resolve);
      worker.postMessage([id, text]);
    });
  }

  private open(): Worker | undefined {
    if (this.worker || !this.usable) return this.worker;
    try {
      const address = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));
      const worker = new Worker(address);
      worker.onmessage = guard((event: MessageEvent<[number, ArrayBuffer | null]>) => this.done(...event.data));
      worker.onerror = guard((event: ErrorEvent) => {
        event.preventDefault();
        this.refuse();
      });
      URL.revokeObjectURL(address);
      this.worker = worker;
    } catch {
      this.refuse();
    }
    return this.worker;
  }

  private done(id: number, bytes: ArrayBuffer | null): void {
    this.waiting.get(id)?.(bytes);
    this.waiting.delete(id);
  }

  private refuse(): void {
    this.usable = false;
    this.close();
  }

  private giveUpWaiting(): void {
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}
