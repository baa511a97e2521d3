// Moves: where the pointer is, what it does, and what scrolls.
//
// Positions are gathered and written twice a second, as rrweb does it; what the visitor does is written at
// once. Every listener is passive and only notes.

import { EDITABLE, Kind, kindOf, MASK } from '../privacy/state.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';
import { Op } from '../stream/writer.ts';
import type { Page, Root } from './page.ts';

const MOUSE = 1;
const TOUCH = 6;
const DRAG = 12;
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
    if (taken.length) page.write((at) => writePositions(kind, taken, at));
  };

  const writePositions = (kind: number, taken: Position[], at: number): void => {
    writer.op(Op.Pointer, at);
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
    writer.end();
  };

  const moved = (kind: number, { clientX, clientY }: { clientX: number; clientY: number }, event: Event): void => {
    active();
    const at = page.now();
    const last = positions[positions.length - 1];
    if (kind !== source) flush();
    if (last && at - last.at < moves.every) return;
    source = kind;
    positions.push({ at, x: Math.round(clientX), y: Math.round(clientY), target: targetOf(event) });
    // The first of a movement soon, because it may be what shows a menu.
    timer ??= setTimeout(guard(flush), at - flushedAt > POSITIONS_MS ? moves.every : POSITIONS_MS);
  };

  const acted = (type: number, event: Event): void => {
    active();
    // What is acted on may have come with the last change.
    settle();
    flush();
    const id = nodes.id(targetOf(event));
    if (!id) return;
    const { clientX, clientY, changedTouches, pointerType } = event as PointerEvent & TouchEvent;
    const place = changedTouches?.[0] ?? (clientX === undefined ? undefined : { clientX, clientY });
    const kind = POINTER_TYPES[pointerType ?? ''] ?? (changedTouches ? 2 : pointer);
    const hasPlace = place && type !== 5 && type !== 6;
    page.write((at) => {
      writer.op(Op.Interaction, at);
      writer.uint(type);
      writer.uint((hasPlace ? 1 : 0) | ((hasPlace ? kind + 1 : 0) << 1));
      writer.node(id);
      if (hasPlace) {
        writer.number(place.clientX);
        writer.number(place.clientY);
      }
      writer.end();
    });
  };

  const scroll = (node: Node): void => {
    const id = nodes.id(node);
    if (!id) return void scrolled.delete(node);
    scrolled.set(node, false);
    setTimeout(guard(() => (scrolled.get(node) ? scroll(node) : void scrolled.delete(node))), SCROLL_MS);
    const it = (node.nodeType === 9 ? ((node as Document).scrollingElement ?? (node as Document).documentElement) : node) as Element;
    page.write((at) => {
      writer.op(Op.Scroll, at);
      writer.node(id);
      writer.number(it.scrollLeft);
      writer.number(it.scrollTop);
      writer.end();
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
      const add = (type: string, run: (event: Event) => void): Undo => listen(on, type, run, true);
      // Of a shadow root only what does not leave it is heard at the root; the rest is heard above.
      const scrolling = add('scroll', scrolls);
      if (root.nodeType !== 9) return [scrolling];
      return [
        scrolling,
        add('mousemove', (event) => moved(MOUSE, event as MouseEvent, event)),
        add('touchmove', (event) => {
          const touch = (event as TouchEvent).changedTouches[0];
          if (touch) moved(TOUCH, touch, event);
        }),
        add('drag', (event) => moved(DRAG, event as DragEvent, event)),
        add('pointerdown', (event) => (pointer = POINTER_TYPES[(event as PointerEvent).pointerType] ?? -1)),
        ...Object.keys(INTERACTIONS).map((type) => add(type, (event) => acted(INTERACTIONS[type] ?? 0, event))),
      ];
    },
  };
  return moves;
}

export const targetOf = (event: Event): Node => (event.composedPath()[0] ?? event.target) as Node;

/** Selections count characters; those of a masked text, or of a typed one where forms are not recorded, are not to be counted. */
export const selectable = (state: number, forms: boolean): boolean =>
  state !== 0 && (state & (forms ? MASK : MASK | EDITABLE)) === 0 && (kindOf(state) === Kind.Other || kindOf(state) === Kind.Custom);
