// Moves: where the pointer is, what it does, and what scrolls.
//
// Positions are gathered and written twice a second, as rrweb does it; what the visitor does is written at
// once. Every listener is passive and only notes.

import { EDITABLE, Kind, kindOf, MASK } from '../privacy/state.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';
import { Op } from '../stream/writer.ts';
import type { Page, Root } from './page.ts';

/** rrweb's sources of positions, by the event that brings them. */
const SOURCES: Record<string, number> = { mousemove: 1, touchmove: 6, drag: 12 };
const POSITIONS_MS = 500;
const SCROLL_MS = 100;

/** rrweb's interaction types, by the event that is one. */
const INTERACTIONS: Record<string, number> = {
  mouseup: 0,
  mousedown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focusin: 5,
  focusout: 6,
  touchstart: 7,
  touchend: 9,
  touchcancel: 10,
};
const POINTER_TYPES: Record<string, number> = { mouse: 0, pen: 1, touch: 2 };

/** An event of a pointer, a finger, or (without a place) of the focus. */
type PointEvent = PointerEvent & Partial<TouchEvent>;

const placeOf = (event: PointEvent): { clientX: number; clientY: number } => event.changedTouches?.[0] ?? event;

interface Position {
  at: number;
  x: number;
  y: number;
  target: Node;
}

export interface Moves {
  listen(root: Root, on: Node | Window): Undo[];
  /** Writes what was gathered. */
  flush(): void;
  /** Milliseconds between two positions. */
  every: number;
}

export function createMoves(page: Page, active: () => void, settle: () => void): Moves {
  const { nodes, writer } = page;
  let positions: Position[] = [];
  let source = 0;
  let flushedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Scrolled a moment ago; true: and again since. */
  const scrolled = new Map<Node, boolean>();
  let pointer = -1;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    flushedAt = page.now();
    const taken = positions.filter(({ target }) => nodes.id(target));
    positions = [];
    const kind = source;
    if (taken.length) page.put(Op.Pointer, (at) => writePositions(kind, taken, at));
  };

  const writePositions = (kind: number, taken: Position[], at: number): void => {
    writer.uint(kind);
    writer.uint(taken.length);
    let [x, y] = [0, 0];
    for (const position of taken) {
      writer.uint(Math.max(0, at - position.at));
      writer.int(position.x - x);
      writer.int(position.y - y);
      writer.node(nodes.id(position.target));
      ({ x, y } = position);
    }
  };

  const moved = (event: PointEvent): void => {
    active();
    const at = page.now();
    const last = positions.at(-1);
    const kind = SOURCES[event.type] as number;
    const { clientX, clientY } = placeOf(event);
    if (kind !== source) flush();
    if (last && at - last.at < moves.every) return;
    source = kind;
    positions.push({ at, x: Math.round(clientX) || 0, y: Math.round(clientY) || 0, target: targetOf(event) });
    // The first of a movement soon, because it may be what shows a menu.
    timer ??= setTimeout(guard(flush), at - flushedAt > POSITIONS_MS ? moves.every : POSITIONS_MS);
  };

  const acted = (event: PointEvent): void => {
    active();
    // What is acted on may have come with the last change.
    settle();
    flush();
    const id = nodes.id(targetOf(event));
    if (!id) return;
    const { clientX, clientY } = placeOf(event);
    const kind = POINTER_TYPES[event.pointerType] ?? (event.changedTouches ? 2 : pointer);
    page.put(Op.Interaction, () => {
      writer.uint(INTERACTIONS[event.type] as number);
      // The focus comes and goes without a place.
      writer.uint(clientX === undefined ? 0 : 1 | ((kind + 1) << 1));
      writer.node(id);
      if (clientX !== undefined) {
        writer.number(clientX);
        writer.number(clientY);
      }
    });
  };

  const scroll = (node: Node): void => {
    const id = nodes.id(node);
    if (!id) return void scrolled.delete(node);
    scrolled.set(node, false);
    setTimeout(guard(() => (scrolled.get(node) ? scroll(node) : void scrolled.delete(node))), SCROLL_MS);
    const it = (node.nodeType === 9 ? ((node as Document).scrollingElement ?? (node as Document).documentElement) : node) as Element;
    page.put(Op.Scroll, () => {
      writer.node(id);
      writer.number(it.scrollLeft);
      writer.number(it.scrollTop);
    });
  };

  const scrolls = (event: Event): void => {
    active();
    const node = targetOf(event);
    if (scrolled.has(node)) scrolled.set(node, true);
    else {
      // What scrolls may have come with the last change.
      settle();
      scroll(node);
    }
  };

  const moves: Moves = {
    every: 50,
    flush,
    listen(root, on) {
      const add = (types: string, run: (event: PointEvent) => void): Undo => listen(on, types, run, true);
      // Of a shadow root only what does not leave it is heard at the root; the rest is heard above.
      const scrolling = add('scroll', scrolls);
      if (root.nodeType !== 9) return [scrolling];
      return [
        scrolling,
        add(Object.keys(SOURCES).join(' '), moved),
        add('pointerdown', ({ pointerType }) => (pointer = POINTER_TYPES[pointerType] ?? -1)),
        add(Object.keys(INTERACTIONS).join(' '), acted),
      ];
    },
  };
  return moves;
}

export const targetOf = (event: Event): Node => (event.composedPath()[0] ?? event.target) as Node;

/** Selections count characters; those of a masked text, or of a typed one where forms are not recorded, are not to be counted. */
export const selectable = (state: number, forms: boolean): boolean =>
  state !== 0 && (state & (forms ? MASK : MASK | EDITABLE)) === 0 && (kindOf(state) === Kind.Other || kindOf(state) === Kind.Custom);
