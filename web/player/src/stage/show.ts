// Shows one moment of one block: forward by casting events, otherwise from the block's key frame.
//
// Every moment is reached by the same casts in the same order, whether played to or jumped to, so
// a seek gives the same page as playing. What only the last of many can decide (scrolling, focus,
// selection, hover) is done once at the end of a step, because each would force a layout.

import { EventType, IncrementalSource, MouseInteractions, type eventWithTime, type fullSnapshotEvent, type serializedNodeWithId } from '@rrweb/types';
import type { ShowMessage } from '../protocol';
import type { Context } from '../sanitize/context';
import { cleanEvent } from '../sanitize/event';
import type { CleanMutation } from '../sanitize/mutation';
import { cleanOwn, type Zoom } from '../sanitize/own';
import { isFields, number, type Fields } from '../sanitize/read';
import type { Canvases } from './canvas';
import { UNDEFINED } from './elements';
import type { Held } from './held';
import { Media, type MediaNote } from './media';
import { Motion } from './motion';
import { castMutation } from './moves';
import { OwnStates } from './own';
import type { PageBuilder, SnapshotNode } from './replayer';
import { Scrolling } from './scrolling';
import { lastAt, type Sample, type Track } from './track';

/** Above this playing speed smooth scrolling would only lag behind. */
const SMOOTH_SPEED_MAX = 2;
/** A focus so soon after a press came by it. */
const PRESSED_MS = 500;
/** With more than this left in a block it is cheaper to open the next from its key frame. */
const FINISH_EVENTS_MAX = 2000;

/** What is drawn over and set on the page, besides what was built. */
export interface Moment {
  track: Track | null;
  rested: Sample | null;
  at_ms: number;
  built: boolean;
  zoom: Zoom;
  media: MediaNote[];
  focused: Node | null;
  keyed: boolean;
  target: Node | null;
  fullscreen: Node | null;
}

export class Show {
  private current: Held | null = null;
  private next = 0;
  private at_ms = 0;
  private built = false;
  private readonly scrolling: Scrolling;
  private readonly own: OwnStates;
  private readonly media = new Media();
  private readonly motion: Motion;
  /** A page was built in this step, or before it while nobody looked. */
  private anew = false;
  /** Something was cast since the last step. */
  private changed = false;
  /** When the page changed last, on the recording's clock. */
  private changed_ms = 0;
  /** The player went on at the last step. */
  private playing = false;
  /** The last Selection event, as it came. */
  private selected: unknown = null;
  private focused = 0;
  /** The focus came by the keyboard. */
  private keyed = false;
  /** The last sample of the block before, where the pointer rests until it moves. */
  private rested: Sample | null = null;

  constructor(
    private readonly page: PageBuilder,
    private readonly context: Context,
    private readonly canvases: Canvases,
    private readonly rebuilt: () => void,
    private readonly report: (problem: string) => void,
  ) {
    this.scrolling = new Scrolling((id) => page.node(id));
    this.own = new OwnStates(page);
    this.motion = new Motion(() => page.frame.contentDocument);
  }

  get moment(): Moment {
    const { target, fullscreen, zoom } = this.own;
    const states = { focused: this.page.node(this.focused), keyed: this.keyed, target, fullscreen };
    return { track: this.current?.track ?? null, rested: this.rested, at_ms: this.at_ms, built: this.built, zoom, media: this.media.notes(this.at_ms), ...states };
  }

  /** Says whether the page was built anew for it. */
  show(block: Held, message: ShowMessage): boolean {
    const jump = this.current !== block || message.at_ms < this.at_ms;
    if (!jump) this.castUntil(message.at_ms);
    else if (this.canPlayInto(block, message)) this.playInto(block, message);
    else this.open(block, message.at_ms);
    const since_step_ms = message.at_ms - this.at_ms;
    this.at_ms = message.at_ms;
    this.settle(message, since_step_ms);
    const { anew } = this;
    this.anew = false;
    return anew;
  }

  /** The page of a moment that nobody looks at yet: all but what takes a layout. */
  build(block: Held, at_ms: number): void {
    this.open(block, at_ms);
    this.at_ms = at_ms;
  }

  /** Scrolls again to where the page should be: it grows as its pictures arrive. */
  rescroll(): void {
    this.scrolling.again();
  }

  /** To be told of every node that is built. */
  heard(node: Node, source: serializedNodeWithId): void {
    if (!('attributes' in source)) return;
    this.scrolling.built(source);
    if (isUndefined(source)) (node as Element).setAttribute(UNDEFINED, '');
    if (node.nodeName === 'CANVAS') this.canvases.built(node as HTMLElement, source.id, pictureOf(source));
  }

  /** The block is no longer held; whatever comes next starts from a key frame. */
  drop(block: Held): void {
    if (this.current === block) this.current = null;
  }

  private canPlayInto(block: Held, message: ShowMessage): boolean {
    const before = this.current;
    if (before === null || before.n !== message.after || before.tab !== block.tab) return false;
    return this.built && before.events.length - this.next <= FINISH_EVENTS_MAX;
  }

  private playInto(block: Held, message: ShowMessage): void {
    this.castUntil(Infinity);
    this.rested = this.current?.track.samples.at(-1) ?? this.rested;
    this.current = block;
    this.next = block.start ? 0 : Math.min(block.frame_events, block.events.length);
    this.castUntil(message.at_ms);
  }

  private open(block: Held, at_ms: number): void {
    this.rested = null;
    this.focused = 0;
    this.built = false;
    this.current = block;
    this.next = 0;
    this.context.css.setWishes(block.wishes);
    // A moment before the block's own first still shows its key frame.
    this.castUntil(Math.max(at_ms, block.first_ms));
    this.castUntilBuilt(block);
  }

  /** A snapshot comes some ms after its page began; until then the page shown before would stand there. */
  private castUntilBuilt(block: Held): void {
    while (!this.built && this.next < block.events.length) {
      this.castOne(block.events[this.next]);
      this.next += 1;
    }
  }

  private castUntil(at_ms: number): void {
    const block = this.current;
    if (block === null) return;
    while (this.next < block.events.length) {
      const early = this.next < block.frame_events;
      if (!early && (block.times[this.next] ?? Infinity) > at_ms) break;
      this.castOne(block.events[this.next]);
      this.next += 1;
    }
  }

  private castOne(raw: unknown): void {
    const change = changeOf(raw);
    if (change?.source === IncrementalSource.CanvasMutation) return this.canvases.apply(change);
    if (change?.source === IncrementalSource.Scroll) return this.scrolling.note(change);
    if (change?.source === IncrementalSource.MediaInteraction) return this.media.note(raw as Fields, this.offsetOf(raw as Fields));
    if (change?.source === IncrementalSource.Selection) return void (this.selected = raw);
    if (isFields(raw) && raw.type === EventType.Custom) return this.applyOwn(raw);
    const event = cleanEvent(raw, this.context);
    if (event === null) return;
    if (event.type === EventType.FullSnapshot) this.rebuild(event, this.offsetOf(event));
    else if (event.type === EventType.Meta) this.cast(event, true);
    else if (this.built) this.change(event);
  }

  private applyOwn(raw: Fields): void {
    const event = this.built && isFields(raw.data) ? cleanOwn(raw.data, this.context) : null;
    if (event === null) return;
    this.attempt(event.kind, () => this.own.apply(event, this.offsetOf(raw)));
  }

  /** When it was said. What a key frame says again may be older than that. */
  private offsetOf(raw: { timestamp?: unknown }): number {
    return number(raw.timestamp, 0, 0, Number.MAX_SAFE_INTEGER) - (this.current?.started_at ?? 0);
  }

  private rebuild({ data }: fullSnapshotEvent, at_ms: number): void {
    this.changed_ms = at_ms;
    this.scrolling.forget();
    this.selected = null;
    this.focused = 0;
    this.canvases.forget();
    this.own.forget();
    this.media.forget();
    this.motion.forget();
    this.attempt('snapshot', () => this.page.rebuild(data.node as SnapshotNode));
    this.built = this.anew = true;
    this.scrolling.want(data.node.id, data.initialOffset);
    this.rebuilt();
  }

  private change(event: eventWithTime): void {
    if (event.type !== EventType.IncrementalSnapshot) return;
    const data = event.data;
    this.changed_ms = this.offsetOf(event);
    if (data.source === IncrementalSource.MouseInteraction) this.act(data.type, data.id);
    else if (data.source === IncrementalSource.AdoptedStyleSheet) this.adopt(data.id, event);
    else if (data.source === IncrementalSource.Mutation && 'steps' in data) castMutation(data as CleanMutation, event.timestamp, (part) => this.cast(part, true), (id) => this.page.node(id));
    else this.cast(event, true);
  }

  /**
   * Only what has a shadow root adopts. While that is empty no event has told of it, and rrweb would lose
   * the sheet, for this host and for all others that share it.
   */
  private adopt(id: number, event: eventWithTime): void {
    openShadow(this.page.node(id));
    this.cast(event, true);
  }

  private act(type: MouseInteractions, id: number): void {
    if (type === MouseInteractions.Focus) this.focus(id);
    else if (this.focused === id) this.focused = 0;
  }

  /** What a press, or a script soon after it, gives the focus shows no ring. A key frame does not say which it was. */
  private focus(id: number): void {
    const { frame_events = 0, track } = this.current ?? {};
    const press = track?.buttons[lastAt(track.buttons, this.changed_ms)];
    this.keyed = this.next >= frame_events && this.changed_ms - (press?.at_ms ?? -Infinity) > PRESSED_MS;
    this.focused = id;
  }

  private settle(message: ShowMessage, since_step_ms: number): void {
    const smooth = message.playing && message.speed <= SMOOTH_SPEED_MAX;
    this.attempt('states', () => this.own.settle(message.at_ms));
    this.scrolling.settle(smooth, this.changed);
    // A dialog that was opened has taken the real focus, which is shown by nothing that is recorded.
    if (this.changed) this.page.blur();
    this.changed = false;
    this.moveOn(message, since_step_ms);
    this.select();
    this.canvases.refresh();
  }

  private moveOn({ at_ms, playing }: ShowMessage, since_step_ms: number): void {
    const sought = this.anew || !(playing && this.playing);
    this.playing = playing;
    this.attempt('animations', () => this.motion.settle({ playing, sought, since_change_ms: Math.max(0, at_ms - this.changed_ms), since_step_ms }));
  }

  private select(): void {
    const event = cleanEvent(this.selected, this.context);
    this.selected = null;
    if (event?.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Selection) return;
    const { ranges } = event.data;
    this.attempt('selection', () => this.own.select(ranges));
  }

  private cast(event: eventWithTime, sync: boolean): void {
    this.changed = true;
    this.attempt(`event of type ${event.type}`, () => this.page.cast(event, sync));
  }

  /** What goes wrong in one event must not end the replay. */
  private attempt(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.report(`${what}: ${String(error)}`);
    }
  }
}

function openShadow(node: Node | null): void {
  if (node?.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  try {
    if (element.shadowRoot === null) element.attachShadow({ mode: 'open' });
  } catch {
    // A recording may name an element that cannot have one.
  }
}

/** What an incremental event says, not cleaned. */
function changeOf(raw: unknown): Fields | null {
  return isFields(raw) && raw.type === EventType.IncrementalSnapshot && isFields(raw.data) ? raw.data : null;
}

/** A custom element without a class; one that has one says so. */
function isUndefined(source: serializedNodeWithId): boolean {
  return 'tagName' in source && source.tagName.includes('-') && source.isCustom !== true && source.isSVG !== true && !('ns' in source);
}

/** The picture that a canvas had in its snapshot. */
function pictureOf(source: serializedNodeWithId): string | null {
  const picture = 'attributes' in source ? source.attributes.rr_dataURL : null;
  return typeof picture === 'string' ? picture : null;
}
