// Mutations with moves. The Replayer knows only adds, so it casts the runs of those, and the moves
// between them are done on the rebuilt page, where nodes keep their ids.

import { EventType, IncrementalSource, type eventWithTime, type mutationData } from '@rrweb/types';
import { DEPTH_MAX } from '../sanitize/context';
import { isMove, type CleanMutation, type Move } from '../sanitize/mutation';

type Cast = (event: eventWithTime) => void;
type Find = (id: number) => Node | null;

/** Removes first, then what `steps` says in its order, then texts and attributes. */
export function castMutation(data: CleanMutation, timestamp: number, cast: Cast, node: Find): void {
  const part = (given: Partial<mutationData>): void => {
    const empty = { source: IncrementalSource.Mutation as const, adds: [], removes: [], texts: [], attributes: [] };
    cast({ type: EventType.IncrementalSnapshot, timestamp, data: { ...empty, ...given } });
  };
  let run: mutationData['adds'] = [];
  const flush = (): void => {
    if (run.length > 0) part({ adds: run });
    run = [];
  };
  part({ removes: data.removes });
  for (const step of data.steps ?? []) {
    if (!isMove(step)) run.push(step);
    else {
      flush();
      move(step, node);
    }
  }
  flush();
  part({ texts: data.texts, attributes: data.attributes });
}

function move(step: Move, node: Find): void {
  const moved = node(step.move);
  const next = step.nextId === null ? null : node(step.nextId);
  const parent = placeOf(node(step.parentId), next, step.isShadow);
  if (moved === null || parent === null || !mayGo(moved, parent)) return;
  // A document has one root: to put it where it stands is an error, and the one before it is about to go.
  const root = parent.nodeType === Node.DOCUMENT_NODE && moved.nodeType === Node.ELEMENT_NODE ? (parent as Document).documentElement : null;
  if (root === moved) return;
  if (root !== null) return void parent.replaceChild(moved, root);
  parent.insertBefore(moved, next?.parentNode === parent ? next : null);
}

/** Below a host there are two places: its neighbour, or the event, says which. */
function placeOf(parent: Node | null, next: Node | null, isShadow: boolean): Node | null {
  if (parent?.nodeType !== Node.ELEMENT_NODE) return parent;
  const shadow = (parent as Element).shadowRoot;
  return shadow !== null && (isShadow || next?.parentNode === shadow) ? shadow : parent;
}

function mayGo(moved: Node, parent: Node): boolean {
  const movable = moved.nodeType === Node.ELEMENT_NODE || moved.nodeType === Node.TEXT_NODE || moved.nodeType === Node.COMMENT_NODE;
  return movable && !holds(moved, parent) && !becomesSheet(moved, parent) && depth(parent) + height(moved) <= DEPTH_MAX;
}

/** Texts of a style element were cleaned as CSS, and with their neighbours in mind; no others may join. */
function becomesSheet(moved: Node, parent: Node): boolean {
  return moved.nodeType === Node.TEXT_NODE && parent !== moved.parentNode && /^(?:.*:)?style$/i.test(parent.nodeName);
}

function above(node: Node): Node | null {
  return node.parentNode ?? (node instanceof Object && 'host' in node ? (node as unknown as { host: Node }).host : null);
}

function holds(moved: Node, parent: Node): boolean {
  for (let at: Node | null = parent; at !== null; at = above(at)) if (at === moved) return true;
  return false;
}

function depth(node: Node): number {
  let steps = 0;
  for (let at: Node | null = node; at !== null; at = above(at)) steps += 1;
  return steps;
}

/** Levels below and including a node; looks no further than it takes to be too deep. */
function height(node: Node): number {
  let [level, levels]: [Node[], number] = [[node], 0];
  while (level.length > 0 && levels <= DEPTH_MAX) {
    level = level.flatMap((one) => [...one.childNodes, ...shadowOf(one)]);
    levels += 1;
  }
  return levels;
}

function shadowOf(node: Node): Node[] {
  const shadow = node.nodeType === Node.ELEMENT_NODE ? (node as Element).shadowRoot : null;
  return shadow === null ? [] : [...shadow.childNodes];
}
