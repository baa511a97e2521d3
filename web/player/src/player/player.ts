// The player: a clock that asks the stage for one moment after another.
//
// It decides which moment, tab and block come next, and waits where a block has not arrived. The
// stage shows what it is told, so play, seek, speed and skipping are all the same thing: choosing
// the next moment.

import { browserClock, type Clock } from '../clock';
import { createEmitter } from '../emitter';
import type { Block, RecordingDetail, Source, Span } from '../model';
import { blockMessage, type FromStage } from '../protocol';
import type { Player, PlayerEvents, PlayerOptions, PlayerState } from './api';
import { fitFrame, type Fit } from './fit';
import { openStage, type StageLink } from './link';
import { setShown } from './standby';
import { BlockStore } from './store';
import { createTimeline, type Timeline } from './timeline';

/** Longest step of the clock: after a pause of the whole page (a tab in the background, a laptop asleep) a replay goes on where it was. */
const STEP_MS_MAX = 1000;
/** A quiet stretch ends this long before something happens, so that one sees it coming. */
const LEAD_MS = 600;
const SKIP_MS_MIN = 1500;
const AHEAD_MS = 30_000;
const AHEAD_BLOCKS = 4;

export function createPlayer(host: HTMLElement, source: Source, options: PlayerOptions): Player {
  return new StreamingPlayer(host, source, options);
}

class StreamingPlayer implements Player {
  readonly detail: RecordingDetail;
  private readonly clock: Clock;
  private readonly timeline: Timeline;
  private readonly store: BlockStore;
  private readonly stage: StageLink;
  private readonly events = createEmitter<PlayerEvents>();
  private readonly fit: Fit;
  private cancelFrame: (() => void) | null = null;
  private last = 0;
  /** What comes is not a step after what is on the screen: time starts to pass when it is shown. */
  private jumped = true;
  private seq = 0;
  /** The moment the stage is working on, if any: it is asked for one at a time. */
  private asked: number | null = null;
  private stale = true;
  private dimensions: { width: number; height: number };
  private current: PlayerState;

  constructor(private readonly host: HTMLElement, source: Source, options: PlayerOptions) {
    performance.mark('revisit:player');
    this.detail = source.detail;
    this.clock = options.clock ?? browserClock;
    this.timeline = createTimeline(source.detail);
    this.dimensions = source.detail.viewport ?? { width: 1280, height: 720 };
    this.current = this.initial(options);
    this.store = new BlockStore(source, this.clock, {
      arrived: (block, json) => this.arrived(block, json),
      dropped: (block) => this.stage.send({ type: 'drop', n: block.n }),
      failed: (_block, error) => this.failed(error),
    });
    this.stage = openStage(host, source, options.stageUrl, options.labels('player-stage-title'), (message) => this.heard(message));
    if (this.stage.held !== null) this.store.hold(this.stage.held);
    this.fit = fitFrame(host, this.stage.frame, () => this.dimensions);
    this.last = this.clock.now();
    // At once, not with the next frame: the first block is on its way before the stage is there.
    this.present();
    this.wake();
  }

  private initial(options: PlayerOptions): PlayerState {
    const at_ms = clamp(options.startAt ?? 0, 0, this.timeline.duration_ms);
    const view = { tab: this.timeline.tabAt(at_ms), page: this.timeline.pageAt(at_ms), gap: this.timeline.gapAt(at_ms) };
    const flags = { playing: options.autoplay ?? false, waiting: true, ended: false, shown: false, failed: false };
    return { at_ms, duration_ms: this.timeline.duration_ms, speed: validSpeed(options.speed ?? 1), skipIdle: options.skipIdle ?? true, ...view, ...flags };
  }

  get state(): PlayerState {
    return this.current;
  }

  get speed(): number {
    return this.current.speed;
  }

  set speed(value: number) {
    this.update({ speed: validSpeed(value) });
  }

  get skipIdle(): boolean {
    return this.current.skipIdle;
  }

  set skipIdle(value: boolean) {
    this.update({ skipIdle: value });
  }

  on<K extends keyof PlayerEvents>(name: K, heard: (value: PlayerEvents[K]) => void): () => void {
    return this.events.on(name, heard);
  }

  play(): void {
    if (this.current.ended) this.moveTo(0);
    this.last = this.clock.now();
    this.stale = true;
    this.update({ playing: true, ended: false });
    this.wake();
  }

  pause(): void {
    this.stale = true; // the page's own animations have to stop, too
    this.update({ playing: false });
    this.wake();
  }

  toggle(): void {
    if (this.current.playing) this.pause();
    else this.play();
  }

  seek(at_ms: number): void {
    this.jumped = true;
    this.moveTo(clamp(at_ms, 0, this.timeline.duration_ms));
    this.update({ ended: false });
    this.present();
    this.wake();
  }

  size(): { width: number; height: number } {
    return this.dimensions;
  }

  buffered(): Span[] {
    return this.store.ranges();
  }

  retry(): void {
    this.store.retry();
    this.present();
    this.wake();
  }

  fullscreen(element: HTMLElement = this.host): void {
    const done = document.fullscreenElement === null ? element.requestFullscreen() : document.exitFullscreen();
    done.catch((error: unknown) => this.events.emit('problem', `full screen: ${String(error)}`));
  }

  destroy(): void {
    this.cancelFrame?.();
    this.cancelFrame = () => undefined;
    this.store.stop();
    this.fit.stop();
    this.stage.close();
  }

  /** Runs while there is something to do: playing, or a moment that is not on the screen yet. */
  private wake(): void {
    this.cancelFrame ??= this.clock.frame(() => {
      this.cancelFrame = null;
      this.step();
    });
  }

  private step(): void {
    if (this.asked === null) this.advance();
    this.present();
    if (this.current.playing || this.stale) this.wake();
  }

  /** The time that the stage took for a moment has passed, too: a busy machine shows fewer moments, not a slower visit. */
  private advance(): void {
    const now = this.clock.now();
    const elapsed = Math.min(now - this.last, STEP_MS_MAX);
    this.last = now;
    if (this.current.playing && !this.current.waiting && !this.jumped) this.run(elapsed * this.current.speed);
  }

  /** One step of the clock, over quiet stretches when they are to be skipped. */
  private run(by_ms: number): void {
    const next = this.current.at_ms + by_ms;
    const quiet = this.current.skipIdle ? this.timeline.idleAt(next) : null;
    if (quiet !== null && quiet.to_ms - next > SKIP_MS_MIN) {
      this.events.emit('skip', { from_ms: next, to_ms: quiet.to_ms });
      this.jumped = true;
      this.moveTo(Math.min(quiet.to_ms - LEAD_MS, this.timeline.duration_ms));
    } else {
      this.moveTo(Math.min(next, this.timeline.duration_ms));
    }
  }

  private moveTo(at_ms: number): void {
    this.stale = true;
    const tab = this.timeline.tabAt(at_ms);
    const page = this.timeline.pageAt(at_ms);
    const { tab: tabBefore, page: pageBefore } = this.current;
    this.update({ at_ms, tab, page, gap: this.timeline.gapAt(at_ms) });
    if (tab !== tabBefore) this.events.emit('tab', tab);
    if (page !== pageBefore) this.events.emit('page', page);
    this.events.emit('time', at_ms);
  }

  /** Asks the stage for the present moment, once its block is there and the stage is free. */
  private present(): void {
    if (!this.stale) return;
    const { at_ms, tab, playing, speed } = this.current;
    const block = this.timeline.blockAt(tab, at_ms);
    this.store.want(this.needed(block, at_ms, speed));
    const waiting = block !== null && !this.store.has(block);
    this.update({ waiting, failed: waiting && this.store.gaveUp(block) });
    if (block === null) return this.nothingToShow();
    if (waiting || this.asked !== null) return;
    this.stale = false;
    this.asked = this.seq += 1;
    this.stage.send({ type: 'show', seq: this.asked, n: block.n, after: this.timeline.before(block)?.n ?? null, at_ms, playing, speed });
  }

  private needed(block: Block | null, at_ms: number, speed: number): Block[] {
    const ahead = this.timeline.upcoming(at_ms, AHEAD_MS * Math.max(1, speed), AHEAD_BLOCKS);
    return block === null ? ahead : [block, ...ahead.filter((other) => other !== block)];
  }

  private nothingToShow(): void {
    this.stale = false;
    this.restart();
    this.finishAtEnd();
  }

  private heard(message: FromStage): void {
    if (message.type === 'shown') this.shown(message.seq, message.at_ms);
    else if (message.type === 'problem') this.events.emit('problem', message.text);
    else if (message.type === 'unusable') this.store.refuse(message.n);
    else {
      this.dimensions = { width: message.width, height: message.height };
      this.fit.fit();
      this.events.emit('size', this.dimensions);
    }
  }

  private shown(seq: number, at_ms: number): void {
    if (seq !== this.asked) return;
    this.asked = null;
    if (this.jumped && !this.stale) this.restart();
    if (!this.current.shown) {
      setShown(this.stage.frame, true);
      performance.mark('revisit:first-frame');
      performance.measure('revisit:time-to-first-frame', 'revisit:player', 'revisit:first-frame');
      this.update({ shown: true });
    }
    this.events.emit('shown', at_ms);
    this.finishAtEnd();
    if (this.stale) this.wake();
  }

  private restart(): void {
    this.jumped = false;
    this.last = this.clock.now();
  }

  private finishAtEnd(): void {
    if (!this.current.playing || this.stale || this.current.at_ms < this.timeline.duration_ms) return;
    this.update({ playing: false, ended: true });
    this.stale = true;
    this.events.emit('end', undefined);
  }

  private arrived(block: Block, json: ArrayBuffer): void {
    this.stage.send(blockMessage(this.detail, block, json), [json]);
    this.events.emit('buffer', this.store.ranges());
    this.last = this.clock.now();
    this.present();
    this.wake();
  }

  private failed(error: unknown): void {
    this.present();
    this.events.emit('error', error);
  }

  private update(change: Partial<PlayerState>): void {
    const keys = Object.keys(change) as (keyof PlayerState)[];
    if (keys.every((key) => this.current[key] === change[key])) return;
    this.current = { ...this.current, ...change };
    if (keys.some((key) => key !== 'at_ms')) this.events.emit('state', this.current);
  }
}

function clamp(value: number, min: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : min;
}

function validSpeed(value: number): number {
  return clamp(value, 0.5, 16);
}
