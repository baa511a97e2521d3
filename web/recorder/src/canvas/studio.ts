// Studio: the worker that makes pictures. Where there can be none, no canvas is recorded: what would have to be done
// here would block the page. A policy that keeps it from us is told as for the worker of delivery/packer.ts.

import { guard } from '../shared/guard.ts';
import type { Host } from '../shared/handover.ts';
import { type Picture, pictures } from './pictures.ts';

export interface Studio {
  /** How many are being made. */
  readonly busy: number;
  /** Throws when the canvas shows what this page may not read. */
  shoot(id: number, bitmap: ImageBitmap, width: number, height: number, made: (picture?: Picture) => void): void;
  close(): void;
}

/** `broken`: nothing more is to be expected. Undefined where the browser refuses at once. */
export function openStudio(host: Host, broken: () => void): Studio | undefined {
  const waiting = new Map<number, (picture?: Picture) => void>();
  let count = 0;
  const source = `const d=(${pictures})();onmessage=async({data:[n,...a]})=>{let p;try{p=await d(...a)}catch{}postMessage([n,p])}`;
  const worker = openWorker(source, host);
  if (!worker) return undefined;
  worker.onmessage = guard(({ data: [number, picture] }: MessageEvent<[number, Picture | undefined]>) => {
    waiting.get(number)?.(picture);
    waiting.delete(number);
  });
  worker.onerror = guard((event: ErrorEvent) => {
    event.preventDefault();
    broken();
  });
  return {
    get busy() {
      return waiting.size;
    },
    shoot(id, bitmap, width, height, made) {
      worker.postMessage([++count, id, bitmap, width, height], [bitmap]);
      waiting.set(count, guard(made));
    },
    close: () => worker.terminate(),
  };
}

function openWorker(source: string, host: Host): Worker | undefined {
  const url = URL.createObjectURL(new Blob([source]));
  try {
    return new Worker(host.trusted?.(url) ?? url);
  } catch {
    return undefined;
  }
}
