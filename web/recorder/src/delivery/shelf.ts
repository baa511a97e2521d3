// Shelf: contents that were named to the server by hash alone, until it is known that it has them.

import type { Content } from '../shared/capturing.ts';
import { hex } from '../shared/clock.ts';
import type { Batch } from './batch.ts';
import { store } from './packer.ts';

/** About a quarter of a megabyte once it is packed. */
const STORE_BYTES_MAX = 1_200_000;

export class Shelf {
  readonly #contents = new Map<string, Content>();

  put(content: Content, hash: Uint8Array): void {
    this.#contents.set(hex(hash), content);
  }

  /** What this answer asks for, as operations for one body each; the rest of the batch is forgotten. */
  answered(batch: Batch, want: readonly string[]): Uint8Array[][] {
    const bodies: Uint8Array[][] = [];
    let left = 0;
    for (const name of want) {
      const content = this.#contents.get(name);
      this.#contents.delete(name);
      const text = content?.text();
      if (!content || text === undefined) continue;
      const operation = store({ kind: content.kind, text });
      if (operation.length > left) {
        bodies.push([]);
        left = STORE_BYTES_MAX;
      }
      left -= operation.length;
      bodies[bodies.length - 1]?.push(operation);
    }
    for (const { contents } of batch.parts) for (const { hash } of contents) if (hash) this.#contents.delete(hex(hash));
    return bodies;
  }
}
