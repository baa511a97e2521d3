// Outbox: takes what the stream holds about once a second, packs it, and closes a body when it is
// old, large, complete, or the page goes. So the unsent tail is always encoded, packed and small.

import type { Content, Stream } from '../shared/capturing.ts';
import { fault, guard } from '../shared/guard.ts';
import { type Part, partOf, sizeOf } from './batch.ts';
import type { Packer } from './packer.ts';
import type { Leaf } from './packing.ts';

const TAKE_MS = 1_000;
const BODY_MS = 5_000;
/** Several such bodies fit what a browser sends for a page that is gone. */
const BODY_BYTES_MAX = 40_000;
/** What is not packed yet counts for about this much less. */
const PACKED_TO = 8;
const RAW_BYTES_MAX = 400_000;
const CONTENTS_MAX = 1_000;

export interface OutboxOptions {
  stream: Stream;
  packer: Packer;
  now(): number;
  /** Before something is taken: now whatever is held back is written. */
  before(): void;
  closed(parts: Part[]): void;
  hashed(content: Content, hash: Uint8Array): void;
}

export class Outbox {
  #parts: Part[] = [];
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  /** Contents that were hashed here, with their length. */
  readonly #lengths = new WeakMap<Content, number>();

  constructor(private readonly on: OutboxOptions) {}

  get bytes(): number {
    return sizeOf(this.#parts) + this.on.stream.bytes;
  }

  written(): void {
    this.#arm(TAKE_MS);
  }

  much(): void {
    this.#arm(0);
  }

  /** A snapshot is complete: its body is closed as soon as whoever wrote it has returned. */
  complete(): void {
    this.#at = -Infinity;
    this.#arm(0);
  }

  /** Another stream follows; what the old one holds is closed first. */
  use(stream: Stream): void {
    this.close();
    this.on.stream = stream;
  }

  close(): void {
    this.#take();
    this.#cut();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#parts = [];
    this.on.stream.take();
    this.on.stream.cut();
  }

  #arm(ms: number): void {
    const due = this.on.now() + ms;
    if (this.#timer !== undefined && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(guard(() => this.#turn()), ms);
  }

  #turn(): void {
    this.#timer = undefined;
    this.on.before();
    this.#take();
    if (this.#full() || this.on.now() - this.#at >= BODY_MS) this.#cut();
    else if (this.#parts.length) this.#arm(TAKE_MS);
  }

  #full(): boolean {
    let packed = 0;
    let bytes = 0;
    let contents = 0;
    for (const part of this.#parts) {
      packed += part.frame?.length ?? part.size / PACKED_TO;
      bytes += part.size;
      contents += part.contents.length;
    }
    return packed > BODY_BYTES_MAX || bytes > RAW_BYTES_MAX || contents > CONTENTS_MAX;
  }

  #take(): void {
    const frame = this.on.stream.take();
    if (!frame) return;
    if (this.#parts.length === 0) this.#at = Math.min(this.#at, this.on.now());
    this.#parts.push(this.pack(frame.bytes, frame.contents));
  }

  /** A part that is being packed. */
  pack(operations: Uint8Array, contents: Content[] = []): Part {
    const leaves = () => contents.map((content) => this.#leaf(content));
    const part: Part = { ...partOf(operations), contents, leaves };
    part.ready = this.#packed(part).catch(fault);
    return part;
  }

  async #packed(part: Part): Promise<void> {
    const { frame, leaves } = await this.on.packer.pack(part.operations, part.leaves());
    leaves.forEach(({ hash, length = 0 }, i) => {
      const content = part.contents[i] as Content;
      content.hash = hash;
      this.#lengths.set(content, length);
      if (hash) this.on.hashed(content, hash);
    });
    part.frame = frame;
    part.operations = frame.subarray(0, 0);
  }

  #leaf(content: Content): Leaf {
    const { kind, hash } = content;
    const length = this.#lengths.get(content);
    return hash && length ? { kind, hash, length } : { kind, text: guard(() => content.text())() ?? '' };
  }

  #cut(): void {
    const parts = this.#parts;
    this.on.stream.cut();
    this.#parts = [];
    if (parts.length) this.on.closed(parts);
  }
}
