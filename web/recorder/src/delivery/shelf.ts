// Shelf: contents that are named to the server by hash alone, until it is known that it has them.

import type { Content } from '../shared/capturing.ts';
import { hex } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import type { Batch } from './batch.ts';
import { store } from './packer.ts';
import type { Leaf } from './packing.ts';

/** About a quarter of a megabyte once it is packed. */
const STORE_BYTES_MAX = 1_200_000;

const nameOf = ({ hash }: Content) => (hash ? hex(hash) : '');
const read = guard((content: Content) => content.text());

export class Shelf {
  readonly #contents = new Map<string, Content>();
  readonly #sizes = new WeakMap<Content, number>();

  leaf(content: Content): Leaf {
    const { kind, hash } = content;
    const size = this.#sizes.get(content);
    return hash && size !== undefined ? { kind, hash, size } : { kind, text: read(content) };
  }

  put(content: Content, { hash, size = 0 }: Leaf): void {
    content.hash = hash;
    if (!hash) return;
    this.#sizes.set(content, size);
    this.#contents.set(nameOf(content), content);
  }

  /** What the answer to a batch asks for, as operations for one body each; the rest is forgotten. */
  answered(batch: Batch, want: unknown): Uint8Array[][] {
    const bodies: Uint8Array[][] = [];
    let left = 0;
    for (const name of Array.isArray(want) ? want : []) {
      const content = this.#contents.get(name);
      const text = content && read(content);
      this.#contents.delete(name);
      if (text === undefined) continue;
      const operation = store({ kind: content!.kind, text });
      if (operation.length > left) {
        bodies.push([]);
        left = STORE_BYTES_MAX;
      }
      left -= operation.length;
      bodies.at(-1)!.push(operation);
    }
    for (const { contents } of batch.parts) for (const content of contents) this.#contents.delete(nameOf(content));
    return bodies;
  }
}
