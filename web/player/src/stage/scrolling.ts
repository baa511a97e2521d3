// Where the page and its boxes are scrolled to.
//
// Setting a position forces a layout and only the last of many shows, so they are kept until a step
// is over. They are also kept after it: a replay may lack what made the page long (pictures that were
// not recorded, or come late), and then a position cannot be reached, or is lost, until the page has
// grown. Looked at again after every change, playing ends up where a jump does.

import type { serializedNodeWithId } from '@rrweb/types';
import { nodeId, number, type Fields } from '../sanitize/read';

interface Position {
  left: number;
  top: number;
}

/** How long a browser takes for a smooth scroll, at most. */
const SMOOTH_MS = 1000;
const KEPT_MAX = 1000;

export class Scrolling {
  private readonly wanted = new Map<number, Position>();
  private fresh = new Set<number>();
  private smoothUntil = 0;

  constructor(
    private readonly node: (id: number) => Node | null,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A Scroll event. */
  note(data: Fields): void {
    this.want(nodeId(data.id), { left: number(data.x, 0), top: number(data.y, 0) });
  }

  /** A node that was built may have been scrolled before its snapshot. */
  built(source: serializedNodeWithId): void {
    if (!('attributes' in source)) return;
    const { rr_scrollLeft: left, rr_scrollTop: top } = source.attributes;
    if (left !== undefined || top !== undefined) this.want(source.id, { left: number(left, 0), top: number(top, 0) });
  }

  want(id: number, at: Position): void {
    if (this.wanted.size >= KEPT_MAX && !this.wanted.has(id)) return;
    this.wanted.set(id, at);
    this.fresh.add(id);
  }

  settle(smooth: boolean, changed: boolean): void {
    for (const id of this.fresh) this.scroll(id, smooth ? 'smooth' : 'instant');
    if (smooth && this.fresh.size > 0) this.smoothUntil = this.now() + SMOOTH_MS;
    this.fresh.clear();
    if (changed) this.again();
  }

  forget(): void {
    this.wanted.clear();
    this.fresh.clear();
  }

  /** Where the page is not where it should be, and is not on its way. */
  again(): void {
    if (this.now() < this.smoothUntil) return;
    for (const [id, at] of this.wanted) {
      const box = scroller(this.node(id));
      if (box === null) this.wanted.delete(id);
      else if (Math.abs(box.scrollTop - at.top) >= 1 || Math.abs(box.scrollLeft - at.left) >= 1) this.scroll(id, 'instant');
    }
  }

  private scroll(id: number, behavior: ScrollBehavior): void {
    const at = this.wanted.get(id);
    if (at !== undefined) scroller(this.node(id))?.scrollTo({ ...at, behavior });
  }
}

function scroller(node: Node | null): Element | null {
  if (node?.nodeType === Node.DOCUMENT_NODE) return (node as Document).scrollingElement ?? (node as Document).documentElement;
  return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
}
