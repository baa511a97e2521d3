// States that our own recorder tells by events of its own, on the rebuilt page. What a state means for
// the whole page (its target, full screen, zoom) is asked for by main.ts, which draws over the page.

import type { HighlightState, OwnEvent, Zoom } from '../sanitize/own';
import { Animations } from './animations';
import { ElementStates } from './elements';
import { Highlights, select } from './highlights';
import type { PageBuilder } from './replayer';

const UNZOOMED: Zoom = { kind: 'zoom', scale: 1, left: 0, top: 0, dark: false, still: false };

export class OwnStates {
  zoom = UNZOOMED;
  private readonly marked = { target: 0, fullscreen: 0 };
  private readonly elements: ElementStates;
  private readonly animations: Animations;
  private readonly highlights: Highlights;

  constructor(private readonly page: PageBuilder) {
    const node = (id: number): Node | null => page.node(id);
    this.elements = new ElementStates(node);
    this.animations = new Animations(node);
    this.highlights = new Highlights(() => page.frame.contentWindow, node);
  }

  get target(): Node | null {
    return this.page.node(this.marked.target);
  }

  get fullscreen(): Node | null {
    return this.page.node(this.marked.fullscreen);
  }

  apply(event: OwnEvent, at_ms: number): void {
    if (event.kind === 'state') this.elements.apply(event);
    else if (event.kind === 'animation') this.animations.apply(event, at_ms);
    else if (event.kind === 'highlight') this.highlights.apply(event);
    else if (event.kind === 'zoom') this.zoom = event;
    else this.marked[event.kind] = event.id;
  }

  select(ranges: HighlightState['ranges']): void {
    select(this.page.frame.contentDocument, ranges, (id) => this.page.node(id));
  }

  /** Once at the end of a step, for the moment that is shown. */
  settle(at_ms: number): void {
    this.elements.settle();
    this.animations.settle(at_ms);
  }

  /** The page is rebuilt. */
  forget(): void {
    this.zoom = UNZOOMED;
    this.marked.target = this.marked.fullscreen = 0;
    this.elements.forget();
    this.animations.forget();
    this.highlights.forget();
  }
}
