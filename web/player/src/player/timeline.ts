// Lookups in a recording's detail: which tab, block and page belong to a moment. All pure.

import type { Block, PageView, RecordingDetail, Span } from '../model';

/** What of a recording says where its moments are. */
type Places = Pick<RecordingDetail, 'focus' | 'blocks'>;

export interface Timeline {
  readonly duration_ms: number;
  tabAt(at_ms: number): number;
  /** The block to show a moment of a tab from; null only when the tab has none. */
  blockAt(tab: number, at_ms: number): Block | null;
  /** The block that the same tab played just before this one. */
  before(block: Block): Block | null;
  /** Blocks that playing on from a moment will need, in order, over tab switches. */
  upcoming(at_ms: number, span_ms: number, count: number): Block[];
  pageAt(at_ms: number): PageView | null;
  gapAt(at_ms: number): Span | null;
  /** The stretch without activity around a moment, gaps included. */
  idleAt(at_ms: number): Span | null;
}

export function createTimeline(detail: RecordingDetail): Timeline {
  const byTab = groupBlocks(detail.blocks);
  const quiet = mergeSpans([...detail.idle, ...detail.gaps]);
  const tabAt = (at_ms: number): number => tabInFront(detail, at_ms);
  return {
    duration_ms: detail.duration_ms,
    tabAt,
    blockAt: (tab, at_ms) => showing(byTab.get(tab) ?? [], at_ms),
    before(block) {
      const blocks = byTab.get(block.tab) ?? [];
      return blocks[blocks.indexOf(block) - 1] ?? null;
    },
    upcoming: (at_ms, span_ms, count) => upcoming(detail, byTab, at_ms, span_ms, count),
    pageAt(at_ms) {
      const tab = tabAt(at_ms);
      const pages = detail.pages.filter((page) => page.tab === tab);
      return pages[Math.max(0, lastIndex(pages, (page) => page.at_ms <= at_ms))] ?? null;
    },
    gapAt: (at_ms) => spanAt(detail.gaps.filter((gap) => gap.tab === tabAt(at_ms)), at_ms),
    idleAt: (at_ms) => spanAt(quiet, at_ms),
  };
}

/** The block that is needed first to play from a moment. */
export function firstBlock(detail: Places, at_ms: number): Block | null {
  return showing(groupBlocks(detail.blocks).get(tabInFront(detail, at_ms)) ?? [], at_ms);
}

function tabInFront(detail: Places, at_ms: number): number {
  return spanAt(detail.focus, at_ms)?.tab ?? nearestTab(detail, at_ms);
}

/** Of a tab's blocks, the one that shows a moment. */
function showing(blocks: readonly Block[], at_ms: number): Block | null {
  return blocks[Math.max(0, lastIndex(blocks, (block) => block.first_ms <= at_ms))] ?? null;
}

function groupBlocks(blocks: readonly Block[]): Map<number, Block[]> {
  const byTab = new Map<number, Block[]>();
  for (const block of [...blocks].sort((a, b) => a.first_ms - b.first_ms || a.n - b.n)) {
    byTab.set(block.tab, [...(byTab.get(block.tab) ?? []), block]);
  }
  return byTab;
}

function upcoming(detail: RecordingDetail, byTab: Map<number, Block[]>, at_ms: number, span_ms: number, count: number): Block[] {
  const until = at_ms + span_ms;
  const found: Block[] = [];
  for (const focus of detail.focus) {
    if (focus.to_ms <= at_ms || focus.from_ms > until || found.length >= count) continue;
    const from = Math.max(at_ms, focus.from_ms);
    const to = Math.min(until, focus.to_ms);
    found.push(...blocksWithin(byTab.get(focus.tab) ?? [], from, to).slice(0, count - found.length));
  }
  return [...new Set(found)];
}

/** The block that shows `from`, and those that begin up to `to`. */
function blocksWithin(blocks: readonly Block[], from: number, to: number): Block[] {
  const first = Math.max(0, lastIndex(blocks, (block) => block.first_ms <= from));
  return blocks.slice(first).filter((block, index) => index === 0 || block.first_ms <= to);
}

/** Where no tab had the focus, the one that was seen last; before that, the first. */
function nearestTab(detail: Places, at_ms: number): number {
  const earlier = detail.focus[lastIndex(detail.focus, (focus) => focus.from_ms <= at_ms)];
  return earlier?.tab ?? detail.focus[0]?.tab ?? detail.blocks[0]?.tab ?? 0;
}

function spanAt<T extends Span>(spans: readonly T[], at_ms: number): T | null {
  return spans.find((span) => span.from_ms <= at_ms && at_ms < span.to_ms) ?? null;
}

export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from_ms - b.from_ms)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from_ms <= last.to_ms) last.to_ms = Math.max(last.to_ms, span.to_ms);
    else merged.push({ from_ms: span.from_ms, to_ms: span.to_ms });
  }
  return merged;
}

/** Index of the last item that fulfils a condition which holds for a prefix of the list. */
export function lastIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
