// Nodes: the ids by which a recording names them, and what may be shown of each.
//
// A node's state (capture/filter/state.ts) is made from its parent's when it is first sent, along the composed tree:
// the children of a shadow root stand under its host, the document of a frame under the frame.
// Nothing is ever asked of `closest()`, which stops at both borders. A node without an id was never
// sent, and nothing about it ever is.

export interface Nodes {
  /** 0: unknown. */
  id(node: Node | null): number;
  state(id: number): number;
  add(node: Node, id: number, state: number): void;
  /** The node is gone from the recording; should it come back it is a new one. */
  drop(node: Node): void;
}

export function createNodes(): Nodes {
  const ids = new WeakMap<Node, number>();
  // By id: small whole numbers cost four bytes each.
  const states: number[] = [0];
  return {
    id: (node) => (node && ids.get(node)) || 0,
    state: (id) => states[id] ?? 0,
    add(node, id, state) {
      ids.set(node, id);
      states[id] = state;
    },
    drop: (node) => void ids.delete(node),
  };
}
