// Nodes: the ids by which a recording names them, what may be shown of each, and where a player has it.
//
// A node's state (capture/filter/state.ts) is made from its parent's when it is first sent, along the
// composed tree: the children of a shadow root stand under its host, the document of a frame under the
// frame. Nothing is ever asked of `closest()`, which stops at both borders. A node without an id was never
// sent, and nothing about it ever is.
//
// The parents are those of the recording, as of the last operation written. A node that the page took
// out, together with what is around it, still has its id; whether a player has it too is told by the way up.

import { isShadow } from './page.ts';

export interface Nodes {
  /** 0: unknown, or gone from the recording. */
  id(node: Node | null): number;
  /** Does a player have the node with this id? */
  has(id: number): boolean;
  state(id: number): number;
  /** A new node, below the node with the id `parent` or in its shadow root; 0: a document. */
  add(node: Node, id: number, state: number, parent: number, shadow: boolean): void;
  move(id: number, parent: number, shadow: boolean): void;
  remove(id: number): void;
  /** Where a player has the node. */
  place(id: number): { parent: number; shadow: boolean };
  /** A snapshot begins: no player has anything. */
  clear(): void;
}

const GONE = -1;
const TOP = 0;

export function createNodes(): Nodes {
  let ids = new WeakMap<Node, number>();
  // By id: small whole numbers cost four bytes each. A parent is its id × 2, + 1 for its shadow root.
  const states: number[] = [0];
  let parents: number[] = [GONE];

  const lives = (id: number): boolean => {
    for (let it = id; ; it = above(it)) {
      const parent = parents[it] ?? GONE;
      if (parent <= TOP) return parent === TOP;
    }
  };
  const above = (id: number): number => (parents[id] ?? 0) >> 1;

  return {
    id(node) {
      const id = (node && ids.get(node)) || 0;
      return id && lives(id) ? id : 0;
    },
    has: lives,
    state: (id) => states[id] ?? 0,
    add(node, id, state, parent, shadow) {
      ids.set(node, id);
      states[id] = state;
      parents[id] = parent * 2 + (shadow ? 1 : 0);
    },
    move(id, parent, shadow) {
      parents[id] = parent * 2 + (shadow ? 1 : 0);
    },
    remove: (id) => void (parents[id] = GONE),
    place(id) {
      const parent = parents[id] ?? 0;
      return { parent: parent >> 1, shadow: parent % 2 === 1 };
    },
    clear() {
      ids = new WeakMap();
      parents = parents.map(() => GONE);
    },
  };
}

/** The id under which the children of a node stand in a recording: those of a shadow root, its host's. */
export const hostOf = (node: Node): Node => (isShadow(node) ? (node as ShadowRoot).host : node);
