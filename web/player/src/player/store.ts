// Blocks on their way to the stage: fetched in the order they are needed, kept within a bound.
//
// What the stage holds is the only copy; this keeps the list. A block that fails is tried again a
// few times, then reported, and asked for anew when the viewer comes back to it.

import type { Clock } from '../clock';
import type { Block, Source, Span } from '../model';
import { takeBlock } from './ahead';
import { mergeSpans } from './timeline';

const LOADS_MAX = 2;
const HELD_MAX = 24;
/** As stored, compressed; as events in memory it is about ten times as much. */
const HELD_BYTES_MAX = 12_000_000;
const RETRY_MS = [400, 1200, 3000];

export interface StoreEvents {
  arrived(block: Block, json: ArrayBuffer): void;
  dropped(block: Block): void;
  failed(block: Block, error: unknown): void;
}

export class BlockStore {
  /** In order of use, the longest unused first. */
  private readonly held = new Map<number, Block>();
  private readonly loading = new Map<number, AbortController>();
  private readonly failures = new Map<number, number>();
  private wanted: readonly Block[] = [];
  private stopped = false;

  constructor(
    private readonly source: Source,
    private readonly clock: Clock,
    private readonly events: StoreEvents,
  ) {}

  has(block: Block): boolean {
    return this.held.has(block.n);
  }

  /** Tried often enough; only `retry` makes it try again. */
  gaveUp(block: Block): boolean {
    return (this.failures.get(block.n) ?? 0) > RETRY_MS.length;
  }

  /** The blocks needed now, most urgent first. Loads that nobody needs any more are given up. */
  want(blocks: readonly Block[]): void {
    this.wanted = blocks;
    for (const block of [...blocks].reverse()) this.touch(block);
    const needed = new Set(blocks.map((block) => block.n));
    for (const [n, load] of this.loading) if (!needed.has(n)) load.abort();
    this.loadMore();
  }

  /** Forgets failures, so that what is wanted is tried again. */
  retry(): void {
    this.failures.clear();
    this.loadMore();
  }

  /** What came could not be read: as if it had never come, and not asked for again unless told to. */
  refuse(n: number): void {
    const block = this.held.get(n);
    if (block === undefined) return;
    this.held.delete(n);
    this.failures.set(n, RETRY_MS.length + 1);
    this.events.failed(block, new TypeError(`block ${n} holds no events`));
  }

  ranges(): Span[] {
    return mergeSpans([...this.held.values()].map((block) => ({ from_ms: block.first_ms, to_ms: block.last_ms })));
  }

  stop(): void {
    this.stopped = true;
    for (const load of this.loading.values()) load.abort();
  }

  /** The stage has it already. */
  hold(block: Block): void {
    this.held.set(block.n, block);
  }

  private touch(block: Block): void {
    if (!this.held.delete(block.n)) return;
    this.held.set(block.n, block);
  }

  private loadMore(): void {
    for (const block of this.wanted) {
      if (this.stopped || this.loading.size >= LOADS_MAX) return;
      if (!this.held.has(block.n) && !this.loading.has(block.n) && !this.gaveUp(block)) void this.load(block);
    }
  }

  private async load(block: Block): Promise<void> {
    const abort = new AbortController();
    this.loading.set(block.n, abort);
    try {
      const json = await (takeBlock(this.source, block.n) ?? this.source.block(block.n, abort.signal));
      if (!abort.signal.aborted) this.arrive(block, json);
    } catch (error) {
      if (!abort.signal.aborted) await this.fail(block, error);
    } finally {
      this.loading.delete(block.n);
      this.loadMore();
    }
  }

  private arrive(block: Block, json: ArrayBuffer): void {
    if (json.byteLength === 0) throw new TypeError(`block ${block.n} is empty`);
    this.failures.delete(block.n);
    this.held.set(block.n, block);
    this.events.arrived(block, json);
    this.evict();
  }

  private async fail(block: Block, error: unknown): Promise<void> {
    const given = (this.failures.get(block.n) ?? 0) + 1;
    this.failures.set(block.n, given);
    const pause = RETRY_MS[given - 1];
    if (pause === undefined) this.events.failed(block, error);
    else await new Promise<void>((resolve) => this.clock.later(pause, resolve));
  }

  private evict(): void {
    const needed = new Set(this.wanted.map((block) => block.n));
    let bytes = [...this.held.values()].reduce((sum, block) => sum + block.bytes, 0);
    for (const block of [...this.held.values()]) {
      if (this.held.size <= HELD_MAX && bytes <= HELD_BYTES_MAX) return;
      if (needed.has(block.n)) continue;
      this.held.delete(block.n);
      bytes -= block.bytes;
      this.events.dropped(block);
    }
  }
}
