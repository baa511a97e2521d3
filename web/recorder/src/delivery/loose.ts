// Loose: a stream for the few events of our own that are told while nothing is captured.

import type { Frame, Stream } from '../shared/capturing.ts';
import { stringify } from '../shared/natives.ts';
import { join, uint } from './packer.ts';

const TIME = 1;
const EVENT = 18;
const TEXT = 1;
const encoder = new TextEncoder();

export class Loose implements Stream {
  #waiting: Uint8Array[] = [];
  #at = 0;

  constructor(private readonly now: () => number) {}

  get bytes(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0);
  }

  event(type: number, data: object): void {
    const at = this.now();
    const json = encoder.encode(stringify(data));
    // Our clock never goes back, so zigzag is doubling.
    const head = [TIME, ...uint((at - this.#at) * 2), EVENT, ...uint(type), TEXT, ...uint(json.length)];
    this.#waiting.push(new Uint8Array(head), json);
    this.#at = at;
  }

  take(): Frame | undefined {
    const bytes = join(this.#waiting.splice(0));
    return bytes.length ? { bytes, contents: [] } : undefined;
  }

  cut(): void {
    this.#at = 0;
  }
}
