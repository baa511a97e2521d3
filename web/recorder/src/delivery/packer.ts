// Packer: packs in a worker, where it costs the page nothing; here, where the page's policy allows
// no worker or the worker breaks.

import { guard } from '../shared/guard.ts';
import { NativePromise } from '../shared/natives.ts';
import { type Leaf, type Packed, packing } from './packing.ts';

/** Not worth a worker's start; once there is one, it does everything. */
const SMALL_BYTES = 8_000;
const SLOW_MS = 10_000;

export const { join, uint, raw, store, pack: packHere } = packing();

export class Packer {
  #worker: Worker | undefined;
  #usable = true;
  #next = 0;
  readonly #waiting = new Map<number, (packed?: Packed) => void>();

  async pack(operations: Uint8Array, leaves: Leaf[]): Promise<Packed> {
    const small = operations.length < SMALL_BYTES && !leaves.some((leaf) => leaf.text);
    const worker = small ? this.#worker : this.#open();
    return (worker && (await this.#there(worker, operations, leaves))) ?? packHere(operations, leaves);
  }

  /** Ends the worker; a frozen page must not hold one. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const done of this.#waiting.values()) done();
    this.#waiting.clear();
  }

  #there(worker: Worker, operations: Uint8Array, leaves: Leaf[]): Promise<Packed | undefined> {
    return new NativePromise((resolve) => {
      const id = this.#next++;
      const timer = setTimeout(guard(() => this.#refuse()), SLOW_MS);
      this.#waiting.set(id, (packed) => {
        clearTimeout(timer);
        resolve(packed);
      });
      worker.postMessage([id, operations, leaves]);
    });
  }

  #open(): Worker | undefined {
    if (this.#worker || !this.#usable) return this.#worker;
    try {
      const source = `const p=(${packing})();onmessage=async({data:[i,o,l]})=>postMessage([i,await p.pack(o,l)])`;
      const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const worker = new Worker(address);
      worker.onmessage = guard(({ data: [id, packed] }: MessageEvent<[number, Packed]>) => {
        this.#waiting.get(id)?.(packed);
        this.#waiting.delete(id);
      });
      worker.onerror = guard((event: ErrorEvent) => {
        event.preventDefault();
        this.#refuse();
      });
      URL.revokeObjectURL(address);
      this.#worker = worker;
    } catch {
      this.#refuse();
    }
    return this.#worker;
  }

  #refuse(): void {
    this.#usable = false;
    this.close();
  }
}
