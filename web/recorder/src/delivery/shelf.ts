// Shelf: contents that are named to the server by hash alone, until it is known that it has them.

import type { Content } from '../shared/capturing.ts';
import { hex } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import type { Batch } from './batch.ts';
import { store } from './packer.ts';
import type { Leaf } from './packing.ts';

/** About a quarter of a megabyte once it is packed. */
const STORE_BYTES_MAX = 1_200_000;

const shelf = new Map<string, Content>();
const sizes = new WeakMap<Content, number>();

const nameOf = ({ hash }: Content) => (hash ? hex(hash) : '');
const read = guard((content: Content) => content.text());

export function leafOf(content: Content): Leaf {
  const { kind, hash } = content;
  const size = sizes.get(content);
  return hash && size !== undefined ? { kind, hash, size } : { kind, text: read(content) };
}

/** It was hashed, or cannot be. */
export function remember(content: Content, { hash, size = 0 }: Leaf): void {
  content.hash = hash;
  if (!hash) return;
  sizes.set(content, size);
  shelf.set(nameOf(content), content);
}

/** What the answer to a batch asks for, as operations for one body each; the rest is forgotten. */
export function asked(batch: Batch, want: unknown): Uint8Array[][] {
  const bodies: Uint8Array[][] = [];
  let left = 0;
  for (const name of Array.isArray(want) ? want : []) {
    const content = shelf.get(name);
    const text = content && read(content);
    shelf.delete(name);
    if (text === undefined) continue;
    const operation = store({ kind: content!.kind, text });
    if (operation.length > left) {
      bodies.push([]);
      left = STORE_BYTES_MAX;
    }
    left -= operation.length;
    bodies.at(-1)!.push(operation);
  }
  for (const { contents } of batch.parts) for (const content of contents) shelf.delete(nameOf(content));
  return bodies;
}
