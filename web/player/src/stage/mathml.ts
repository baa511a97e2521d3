// MathML in what is added to a page. The Replayer knows HTML and SVG; a node that is in its mirror
// already it takes as it is, so formulas are built here before it asks.

import type { mutationData, serializedNodeWithId } from '@rrweb/types';
import { buildNode, type Built } from './build';

/** Builds every formula among the adds. */
export function buildFormulas(adds: mutationData['adds'], document: Document, built: Built): void {
  for (const { node } of adds) for (const formula of formulas(node)) buildNode(formula, document, built);
}

function* formulas(node: serializedNodeWithId): Generator<serializedNodeWithId> {
  if ('ns' in node) yield node;
  else if ('childNodes' in node) for (const child of node.childNodes) yield* formulas(child);
}
