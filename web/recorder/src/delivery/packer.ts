// Packer: packs in a worker, where it costs the page nothing; here, where the page's policy allows
// no worker or the worker breaks.

import { guard } from '../shared/guard.ts';
import { NativePromise } from '../shared/promise.ts';
import { type Leaf, type Packed, packing } from './packing.ts';

/** Not worth a worker's start; once there is one, it does everything. */
const SMALL_BYTES = 8_000;
const SLOW_MS = 10_000;

const here = packing();
export const { join, uint, utf8, raw, store } = here;

export class Packer {
  #worker: Worker | undefined;
  #usable = true;
  #next = 0;
  readonly #waiting = new Map<number, (packed?: Packed) => void>();

  async pack(operations: Uint8Array, leaves: Leaf[]): Promise<Packed> {
    if (operations.length > SMALL_BYTES || leaves.some(({ text }) => text)) this.#open();
    return (this.#worker && (await this.#there(this.#worker, [operations, leaves]))) ?? here.pack(operations, leaves);
  }

  /** Ends the worker; a frozen page must not hold one. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const done of this.#waiting.values()) done();
    this.#waiting.clear();
  }

  #there(worker: Worker, task: [Uint8Array, Leaf[]]): Promise<Packed | undefined> {
    return new NativePromise((resolve) => {
      const id = this.#next++;
      const timer = setTimeout(this.#refuse, SLOW_MS);
      this.#waiting.set(id, (packed) => {
        clearTimeout(timer);
        resolve(packed);
      });
      worker.postMessage([id, ...task]);
    });
  }

  #open(): void {
    if (this.#worker || !this.#usable) return;
    try {
      const source = `const p=(${packing})();onmessage=async({data:[i,o,l]})=>postMessage([i,await p.pack(o,l)])`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.onmessage = guard(({ data: [id, packed] }: MessageEvent<[number, Packed]>) => {
        this.#waiting.get(id)?.(packed);
        this.#waiting.delete(id);
      });
      worker.onerror = (event) => {
        event.preventDefault();
        this.#refuse();
      };
      this.#worker = worker;
    } catch {
      this.#refuse();
    }
  }

  readonly #refuse = guard(() => {
    this.#usable = false;
    this.close();
  });
}
