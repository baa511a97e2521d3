// Outbox: takes what the stream holds about once a second, packs it, and closes a body when it is
// old, large, complete, or the page goes. So the unsent tail is always encoded, packed and small.

import type { Content, Stream } from '../shared/capturing.ts';
import { fault, guard } from '../shared/guard.ts';
import { type Part, sizeOf } from './batch.ts';
import type { Packer } from './packer.ts';
import type { Shelf } from './shelf.ts';

const TAKE_MS = 1_000;
const BODY_MS = 5_000;
/** Several such bodies fit what a browser sends for a page that is gone. */
const BODY_BYTES_MAX = 40_000;
/** What is not packed yet counts for about this much less. */
const PACKED_TO = 8;
const CONTENTS_MAX = 1_000;

export class Outbox {
  #parts: Part[] = [];
  /** How much the open body weighs, in bytes that are packed. */
  #weight = 0;
  #contents = 0;
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #stream: Stream;
  readonly #packer: Packer;
  readonly #shelf: Shelf;
  readonly #before: () => void;
  readonly #closed: (parts: Part[]) => void;

  /** `before`: something will be taken, so whatever is held back is to be written now. */
  constructor(stream: Stream, packer: Packer, shelf: Shelf, before: () => void, closed: (parts: Part[]) => void) {
    this.#stream = stream;
    this.#packer = packer;
    this.#shelf = shelf;
    this.#before = before;
    this.#closed = closed;
  }

  get bytes(): number {
    return sizeOf(this.#parts) + this.#stream.bytes;
  }

  /** Something was written: it is taken within a second, or within `ms`. */
  written(ms = TAKE_MS): void {
    const due = performance.now() + ms;
    if (this.#timer !== undefined && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(guard(() => this.#turn()), ms);
  }

  /** A snapshot is complete: its body is closed as soon as whoever wrote it has returned. */
  complete(): void {
    this.#weight = Infinity;
    this.written(0);
  }

  /** Another stream follows; what the old one holds is closed first. */
  use(stream: Stream): void {
    this.close();
    this.#stream = stream;
  }

  close(): void {
    this.#take();
    this.#cut();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#take();
    this.#parts = [];
    this.#cut();
  }

  /** A part that is being packed. */
  pack(operations: Uint8Array, contents: Content[] = []): Part {
    const part: Part = { operations, contents, leaves: () => contents.map((content) => this.#shelf.leaf(content)) };
    part.ready = this.#packed(part).catch(fault);
    return part;
  }

  #turn(): void {
    this.#timer = undefined;
    this.#before();
    this.#take();
    const full = this.#weight > BODY_BYTES_MAX || this.#contents > CONTENTS_MAX;
    if (full || performance.now() - this.#at >= BODY_MS) this.#cut();
    else if (this.#parts.length) this.written();
  }

  #take(): void {
    const frame = this.#stream.take();
    if (!frame) return;
    if (!this.#parts.length) this.#at = performance.now();
    this.#weight += frame.bytes.length / PACKED_TO;
    this.#contents += frame.contents.length;
    this.#parts.push(this.pack(frame.bytes, frame.contents));
  }

  async #packed(part: Part): Promise<void> {
    const { operations, contents } = part;
    const { frame, leaves } = await this.#packer.pack(operations, part.leaves());
    leaves.forEach((leaf, i) => this.#shelf.put(contents[i] as Content, leaf));
    part.frame = frame;
    part.operations = new Uint8Array();
    if (this.#parts.includes(part)) this.#weight += frame.length - operations.length / PACKED_TO;
  }

  #cut(): void {
    const parts = this.#parts;
    this.#stream.cut();
    this.#parts = [];
    this.#weight = this.#contents = 0;
    if (parts.length) this.#closed(parts);
  }
}
