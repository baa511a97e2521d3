// Split: an event too large for one batch becomes several, each valid by itself.
//
// A full snapshot keeps as much of the tree as fits, in document order; what is left follows as
// mutations that append node after node. In document order a node is always the last child of its
// parent at that moment, so `nextId` is null and every parent is there. A large mutation is cut in
// the order in which rrweb made it, where each add names only nodes that are there already.

import type { CapturedEvent } from '../capture/types.ts';

interface SplitNode {
  id: number;
  type: number;
  tagName?: string;
  textContent?: string;
  attributes?: Record<string, unknown>;
  childNodes?: SplitNode[];
}

interface Add {
  parentId: number;
  nextId: number | null;
  node: SplitNode;
}

interface MutationData {
  source: 0;
  adds: Add[];
  removes: unknown[];
  texts: unknown[];
  attributes: unknown[];
}

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const SCROLL = 3;
const NODE_WEIGHT = 65;
const ADD_WEIGHT = 40;

/** The event, or several in its place, each about `limit` characters of JSON at most. */
export function split(event: CapturedEvent, limit: number): CapturedEvent[] {
  const data = event.data as { node?: SplitNode; source?: number; adds?: Add[] };
  if (event.type === FULL_SNAPSHOT && data.node) return splitSnapshot(event, data.node, limit);
  if (event.type === INCREMENTAL && data.source === 0) return splitMutation(event, limit);
  return [event];
}

// In place: a copy of a large page would cost the visitor as much again as cleaning it did.
function splitSnapshot(event: CapturedEvent, root: SplitNode, limit: number): CapturedEvent[] {
  const cutOff: Add[] = [];
  const scrolled: SplitNode[] = [];
  let left = limit;
  const keep = (node: SplitNode, weight: number): void => {
    left -= weight;
    const children = node.childNodes ?? [];
    let kept = 0;
    for (const child of children) {
      const more = nodeWeight(child);
      // Once one node is cut off, all that follow it in document order are.
      if (more >= left) left = -Infinity;
      if (left === -Infinity) flatten(child, node.id, cutOff, scrolled);
      else {
        kept++;
        keep(child, more);
      }
    }
    children.length = kept;
    if (left === -Infinity) rememberScroll(node, scrolled);
  };
  keep(root, nodeWeight(root));
  return [event, ...appended(cutOff, event, limit), ...scrolls(scrolled, event)];
}

function flatten(node: SplitNode, parentId: number, adds: Add[], scrolled: SplitNode[]): void {
  rememberScroll(node, scrolled);
  const children = node.childNodes ?? [];
  if (node.childNodes) node.childNodes = [];
  adds.push({ parentId, nextId: null, node });
  for (const child of children) flatten(child, node.id, adds, scrolled);
}

/** A box has nothing to scroll until its content is there. */
function rememberScroll(node: SplitNode, scrolled: SplitNode[]): void {
  if (node.attributes && ('rr_scrollTop' in node.attributes || 'rr_scrollLeft' in node.attributes)) {
    scrolled.push(node);
  }
}

function scrolls(scrolled: SplitNode[], event: CapturedEvent): CapturedEvent[] {
  return scrolled.map(({ id, attributes = {} }) => {
    const data = { source: SCROLL, id, x: attributes.rr_scrollLeft ?? 0, y: attributes.rr_scrollTop ?? 0 };
    return { type: INCREMENTAL, data, timestamp: event.timestamp };
  });
}

function appended(adds: Add[], event: CapturedEvent, limit: number): CapturedEvent[] {
  return groups(adds, (add) => ADD_WEIGHT + nodeWeight(add.node), limit).map((group) =>
    mutation(event, { adds: group }),
  );
}

function splitMutation(event: CapturedEvent, limit: number): CapturedEvent[] {
  const data = event.data as MutationData;
  const adds = groups(data.adds, (add) => ADD_WEIGHT + treeWeight(add.node), limit);
  const texts = groups(data.texts, roughWeight, limit);
  const attributes = groups(data.attributes, roughWeight, limit);
  // The order in which a player applies one mutation: removes, adds, texts, attributes.
  return [
    ...(data.removes.length ? [mutation(event, { removes: data.removes })] : []),
    ...adds.map((group) => mutation(event, { adds: group })),
    ...texts.map((group) => mutation(event, { texts: group })),
    ...attributes.map((group) => mutation(event, { attributes: group })),
  ];
}

function mutation(event: CapturedEvent, part: Partial<MutationData>): CapturedEvent {
  const marks = (event.data as { isAttachIframe?: true }).isAttachIframe ? { isAttachIframe: true } : {};
  const data = { source: 0, texts: [], attributes: [], removes: [], adds: [], ...marks, ...part };
  return { type: INCREMENTAL, data, timestamp: event.timestamp };
}

function groups<T>(items: readonly T[], weigh: (item: T) => number, limit: number): T[][] {
  const all: T[][] = [];
  let group: T[] = [];
  let weight = 0;
  for (const item of items) {
    const more = weigh(item);
    if (group.length && weight + more > limit) {
      all.push(group);
      group = [];
      weight = 0;
    }
    group.push(item);
    weight += more;
  }
  if (group.length) all.push(group);
  return all;
}

function nodeWeight(node: SplitNode): number {
  let weight = NODE_WEIGHT + (node.textContent?.length ?? 0);
  const attributes = node.attributes ?? {};
  for (const name in attributes) weight += name.length + String(attributes[name]).length + 6;
  return weight;
}

function treeWeight(node: SplitNode): number {
  let weight = nodeWeight(node);
  for (const child of node.childNodes ?? []) weight += treeWeight(child);
  return weight;
}

function roughWeight(item: unknown): number {
  const { value, attributes } = item as { value?: string | null; attributes?: Record<string, unknown> };
  let weight = 40 + (value?.length ?? 0);
  for (const name in attributes) weight += name.length + String(attributes[name]).length + 6;
  return weight;
}
