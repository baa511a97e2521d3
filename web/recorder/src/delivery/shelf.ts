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

const nameOf = ({ hash }: Content) => (hash ? hex(hash) : '');
const read = guard((content: Content) => content.text());

export function leafOf(content: Content): Leaf {
  const { kind, hash, size } = content;
  return hash ? { kind, hash, size } : { kind, text: read(content) };
}

/** It was hashed, or cannot be. */
export function remember(content: Content, { hash, size }: Leaf): void {
  Object.assign(content, { hash, size });
  if (hash) shelf.set(nameOf(content), content);
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

/** What can leave with the page beside its last events. */
const LEAVING_BYTES_MAX = 24_000;

/**
 * The page goes, and no answer will ask any more: what the server may lack goes along, the small ones in one body
 * that leaves with the page, the others in a body for the next page to send.
 */
export function unclaimed(): Uint8Array[][] {
  const bodies: [small: Uint8Array[], large: Uint8Array[]] = [[], []];
  const left = [LEAVING_BYTES_MAX, STORE_BYTES_MAX];
  for (const content of shelf.values()) {
    const text = read(content);
    if (text === undefined) continue;
    const operation = store({ kind: content.kind, text });
    const body = operation.length <= left[0]! ? 0 : 1;
    if (operation.length > left[body]!) continue;
    left[body]! -= operation.length;
    bodies[body].push(operation);
  }
  shelf.clear();
  return bodies.filter(({ length }) => length);
}
