// Packer: packs in a worker, where it costs the page nothing; here, where the page's policy allows
// no worker or the worker breaks.

import { host } from '../session/here.ts';
import { guard } from '../shared/guard.ts';
import { NativePromise } from '../shared/promise.ts';
import { type Leaf, type Packed, packing } from './packing.ts';

/** Not worth a worker's start; once there is one, it does everything. */
const SMALL_BYTES = 8_000;
const SLOW_MS = 10_000;

export const { join, uint, utf8, raw, store, pack: packHere } = packing();

let worker: Worker | undefined;
let usable = true;
let count = 0;
const waiting = new Map<number, (packed?: Packed) => void>();

export async function pack(operations: Uint8Array, leaves: Leaf[]): Promise<Packed> {
  if (operations.length > SMALL_BYTES || leaves.some(({ text }) => text)) openWorker();
  return (worker && (await packThere(worker, operations, leaves))) ?? packHere(operations, leaves);
}

/** A frozen page must not hold a worker. */
export function closeWorker(): void {
  worker?.terminate();
  worker = undefined;
  for (const done of waiting.values()) done();
  waiting.clear();
}

function packThere(to: Worker, operations: Uint8Array, leaves: Leaf[]): Promise<Packed | undefined> {
  return new NativePromise((resolve) => {
    const timer = setTimeout(refuse, SLOW_MS);
    waiting.set(++count, (packed) => {
      clearTimeout(timer);
      resolve(packed);
    });
    to.postMessage([count, operations, leaves]);
  });
}

function openWorker(): void {
  if (worker || !usable) return;
  try {
    const source = `const p=(${packing})();onmessage=async({data:[i,o,l]})=>postMessage([i,await p.pack(o,l)])`;
    const url = URL.createObjectURL(new Blob([source]));
    worker = new Worker(host.trusted?.(url) ?? url);
    worker.onmessage = guard(({ data: [id, packed] }: MessageEvent<[number, Packed]>) => {
      waiting.get(id)?.(packed);
      waiting.delete(id);
    });
    worker.onerror = (event) => {
      event.preventDefault();
      refuse();
    };
  } catch {
    refuse();
  }
}

const refuse = guard(() => {
  usable = false;
  closeWorker();
});
