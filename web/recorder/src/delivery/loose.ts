// Loose: a stream for the few events of our own that are told while nothing is captured.

import type { Frame, Stream } from '../shared/capturing.ts';
import { write } from '../shared/json.ts';
import { join, uint, utf8 } from './packer.ts';

const TIME = 1;
const EVENT = 18;
const TEXT = 1;

export class Loose implements Stream {
  bytes = 0;
  #waiting: Uint8Array[] = [];
  #at = 0;

  event(now: number, type: number, data: object): void {
    const json = utf8(write(data));
    // Our clock never goes back, so zigzag is doubling.
    this.#waiting.push(Uint8Array.of(TIME, ...uint((now - this.#at) * 2), EVENT, type, TEXT, ...uint(json.length)), json);
    this.#at = now;
    this.bytes += json.length;
  }

  take(): Frame | undefined {
    const bytes = join(...this.#waiting.splice(0));
    this.bytes = 0;
    return bytes.length ? { bytes, contents: [] } : undefined;
  }

  cut(): void {
    this.#at = 0;
  }
}
