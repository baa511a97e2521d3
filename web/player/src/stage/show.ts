// Shows one moment of one block: forward by casting events, otherwise from the block's key frame.
//
// Every moment is reached by the same casts in the same order, whether played to or jumped to, so
// a seek gives the same page as playing. What only the last of many can decide (scrolling, focus,
// hover) is done once at the end of a step, because each would force a layout.

import { EventType, IncrementalSource, MouseInteractions, type eventWithTime, type fullSnapshotEvent } from '@rrweb/types';
import type { BlockMessage, ShowMessage } from '../protocol';
import type { Context } from '../sanitize/context';
import { cleanEvent } from '../sanitize/event';
import { isFields, number } from '../sanitize/read';
import type { Canvases } from './canvas';
import type { PageBuilder } from './replayer';
import { readTrack, type Sample, type Track } from './track';

export interface Held extends BlockMessage {
  /** Offsets of the events from the start of the recording, never running backwards. */
  times: Float64Array;
  track: Track;
}

/** Above this playing speed smooth scrolling would only lag behind. */
const SMOOTH_SPEED_MAX = 2;
/** With more than this left in a block it is cheaper to open the next from its key frame. */
const FINISH_EVENTS_MAX = 2000;

export class Show {
  private current: Held | null = null;
  private next = 0;
  private at_ms = 0;
  private built = false;
  private scrolls = new Map<number, eventWithTime>();
  /** Where a jump scrolled to, until the page scrolls on: pages grow as their pictures arrive. */
  private pinned = new Map<number, eventWithTime>();
  private focused = 0;
  /** The last sample of the block before, where the pointer rests until it moves. */
  private rested: Sample | null = null;

  constructor(
    private readonly page: PageBuilder,
    private readonly context: Context,
    private readonly canvases: Canvases,
    private readonly rebuilt: () => void,
    private readonly report: (problem: string) => void,
  ) {}

  get moment(): { track: Track | null; rested: Sample | null; at_ms: number; focused: Node | null; built: boolean } {
    const focused = this.focused === 0 ? null : this.page.node(this.focused);
    return { track: this.current?.track ?? null, rested: this.rested, at_ms: this.at_ms, focused, built: this.built };
  }

  /** Says whether the page was built anew for it. */
  show(block: Held, message: ShowMessage): boolean {
    const jump = this.current !== block || message.at_ms < this.at_ms;
    const onward = jump && this.canPlayInto(block, message);
    if (!jump) this.advance(message);
    else if (onward) this.playInto(block, message);
    else this.open(block, message);
    this.at_ms = message.at_ms;
    this.settle(message);
    return jump && !onward;
  }

  /** Scrolls again to where the last jump led. */
  rescroll(): void {
    for (const event of this.pinned.values()) this.cast(event, true);
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
    this.advance(message);
  }

  private open(block: Held, message: ShowMessage): void {
    this.rested = null;
    this.focused = 0;
    this.built = false;
    this.scrolls.clear();
    this.current = block;
    this.next = 0;
    // A moment before the block's own first still shows its key frame.
    this.castUntil(Math.max(message.at_ms, block.first_ms));
    this.castUntilBuilt(block);
    this.pinned = new Map(this.scrolls);
  }

  /** A snapshot comes some ms after its page began; until then the page shown before would stand there. */
  private castUntilBuilt(block: Held): void {
    while (!this.built && this.next < block.events.length) {
      this.castOne(block.events[this.next]);
      this.next += 1;
    }
  }

  private advance(message: ShowMessage): void {
    this.castUntil(message.at_ms);
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
    if (isCanvas(raw)) return this.canvases.apply(raw.data);
    const event = cleanEvent(raw, this.context);
    if (event === null) return;
    if (event.type === EventType.FullSnapshot) this.rebuild(event);
    else if (event.type === EventType.Meta) this.cast(event, true);
    else if (this.built) this.change(event);
  }

  private rebuild(event: eventWithTime): void {
    this.scrolls.clear();
    this.focused = 0;
    this.canvases.forget();
    this.page.clear();
    this.cast(event, true);
    this.built = true;
    this.pinned.clear();
    if (event.type === EventType.FullSnapshot) this.scrolls.set(event.data.node.id, initialScroll(event));
    this.rebuilt();
  }

  private change(event: eventWithTime): void {
    if (event.type !== EventType.IncrementalSnapshot) return;
    const data = event.data;
    if (data.source === IncrementalSource.Scroll) this.scroll(data.id, event);
    else if (data.source === IncrementalSource.MouseInteraction) this.focus(data.type, data.id);
    else if (data.source === IncrementalSource.AdoptedStyleSheet) this.adopt(data.id, event);
    else this.cast(event, data.source !== IncrementalSource.Selection);
  }

  /**
   * Only what has a shadow root adopts. While that is empty no event has told of it, and rrweb would lose
   * the sheet, for this host and for all others that share it.
   */
  private adopt(id: number, event: eventWithTime): void {
    openShadow(this.page.node(id));
    this.cast(event, true);
  }

  private scroll(id: number, event: eventWithTime): void {
    this.scrolls.set(id, event);
    this.pinned.delete(id);
  }

  private focus(type: MouseInteractions, id: number): void {
    if (type === MouseInteractions.Focus) this.focused = id;
    else if (this.focused === id) this.focused = 0;
  }

  private settle(message: ShowMessage): void {
    const smooth = message.playing && message.speed <= SMOOTH_SPEED_MAX;
    for (const event of this.scrolls.values()) this.cast(event, !smooth);
    this.scrolls.clear();
    this.canvases.refresh();
  }

  private cast(event: eventWithTime, sync: boolean): void {
    try {
      this.page.cast(event, sync);
    } catch (error) {
      this.report(`event of type ${event.type}: ${String(error)}`);
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

function initialScroll({ data, timestamp }: fullSnapshotEvent & { timestamp: number }): eventWithTime {
  const { left, top } = data.initialOffset;
  return { type: EventType.IncrementalSnapshot, timestamp, data: { source: IncrementalSource.Scroll, id: data.node.id, x: left, y: top } };
}

function isCanvas(raw: unknown): raw is { data: Record<string, unknown> } {
  return isFields(raw) && raw.type === EventType.IncrementalSnapshot && isFields(raw.data) && raw.data.source === IncrementalSource.CanvasMutation;
}

/** What the stage keeps of a block: its events with their places in time. */
export function hold(block: BlockMessage): Held {
  const times = new Float64Array(block.events.length);
  let latest = -Infinity;
  block.events.forEach((event, index) => {
    const at = isFields(event) ? number(event.timestamp, 0, 0, Number.MAX_SAFE_INTEGER) - block.started_at : latest;
    times[index] = latest = Math.max(latest, at);
  });
  return { ...block, times, track: readTrack(block.events, block.started_at) };
}
