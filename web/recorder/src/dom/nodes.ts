// Nodes: the ids by which a recording names them, what may be shown of each, and where a player has it.
//
// A node's state (privacy/state.ts) is made from its parent's when it is first sent, along the
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

const GONE = 0xffffffff;
const TOP = 0;
const FIRST_ROOM = 1_024;

export function createNodes(): Nodes {
  // On the node itself and not in a WeakMap: that is three times as fast for a large page, and the browser's
  // garbage collector has less to do. Nobody sees it who does not ask for a node's own symbols. A node that was
  // frozen takes no property; it is not recorded.
  let key = Symbol();
  // By id. A parent is its id × 2, + 1 for its shadow root.
  let states = new Uint16Array(FIRST_ROOM);
  let parents = new Uint32Array(FIRST_ROOM).fill(GONE);

  const room = (id: number): void => {
    if (id < states.length) return;
    const length = Math.ceil(id * 1.5);
    const [moreStates, moreParents] = [new Uint16Array(length), new Uint32Array(length).fill(GONE)];
    moreStates.set(states);
    moreParents.set(parents);
    [states, parents] = [moreStates, moreParents];
  };

  const lives = (id: number): boolean => {
    let parent = parents[id] ?? GONE;
    while (parent > TOP && parent !== GONE) parent = parents[parent >>> 1] ?? GONE;
    return parent === TOP;
  };

  return {
    id(node) {
      const id = (node as Marked | null)?.[key] ?? 0;
      return id && lives(id) ? id : 0;
    },
    has: lives,
    state: (id) => states[id] ?? 0,
    add(node, id, state, parent, shadow) {
      (node as Marked)[key] = id;
      room(id);
      states[id] = state;
      parents[id] = parent * 2 + (shadow ? 1 : 0);
    },
    move(id, parent, shadow) {
      parents[id] = parent * 2 + (shadow ? 1 : 0);
    },
    remove: (id) => void (parents[id] = GONE),
    place(id) {
      const parent = parents[id] ?? 0;
      return { parent: parent >>> 1, shadow: parent % 2 === 1 };
    },
    clear() {
      key = Symbol();
      parents.fill(GONE);
    },
  };
}

type Marked = Node & Record<symbol, number | undefined>;

/** The id under which the children of a node stand in a recording: those of a shadow root, its host's. */
export const hostOf = (node: Node): Node => (isShadow(node) ? (node as ShadowRoot).host : node);
