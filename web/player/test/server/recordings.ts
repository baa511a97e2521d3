// Recordings as the API would serve them, cut from plain rrweb event lists.
//
// The cut is naive on purpose: a block is a stretch of time, and its key frame is every event since
// the page began. That is what a server's key frame has to be equal to, at none of the cleverness.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decompress } from 'fzstd';
import type { Block, BlockEvents, EventKind, ListedEvent, PageView, RecordingDetail, Span } from '../../src/model';

export interface RawEvent {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
}

export interface Served {
  detail: RecordingDetail;
  blocks: BlockEvents[];
}

const FOLDER = findFolder();
const BLOCK_MS = 20_000;
const IDLE_MS = 5000;

function findFolder(): string | null {
  const shared = '../shared/data/recordings';
  const candidates = [process.cwd(), fileURLToPath(new URL('.', import.meta.url))].flatMap((from) => [1, 2, 3, 4, 5].map((up) => `${from}/${'../'.repeat(up)}${shared}`));
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Names of the shared recordings; empty where the folder is absent. */
export function recordingNames(): string[] {
  if (FOLDER === null) return [];
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json.zst')).map((name) => name.replace('.json.zst', ''));
}

export function readRecording(name: string): RawEvent[] {
  const bytes = decompress(readFileSync(`${FOLDER}/${name}.json.zst`));
  return JSON.parse(new TextDecoder().decode(bytes)) as RawEvent[];
}

/** One recording from the event lists of its tabs, which take the focus in turns of `turn_ms`. */
export function serve(id: string, tabs: RawEvent[][], turn_ms = Infinity): Served {
  const sorted = tabs.map((events) => [...events].sort((a, b) => a.timestamp - b.timestamp));
  const started_at = Math.min(...sorted.map((events) => events[0]?.timestamp ?? Infinity));
  const ended_at = Math.max(...sorted.map((events) => events.at(-1)?.timestamp ?? 0));
  const duration_ms = ended_at - started_at;
  const blocks: Block[] = [];
  const served: BlockEvents[] = [];
  sorted.forEach((events, tab) => cut(events, tab, started_at, blocks, served));
  const events = sorted.flatMap((list, tab) => listEvents(list, tab, started_at)).sort((a, b) => a.at_ms - b.at_ms).slice(0, 5000);
  const pages = sorted.flatMap((list, tab) => listPages(list, tab, started_at, duration_ms)).sort((a, b) => a.at_ms - b.at_ms);
  return {
    blocks: served,
    detail: {
      id, started_at, duration_ms, blocks, pages, events, gaps: [],
      tabs: sorted.map((list, tab) => ({ tab, first_ms: (list[0]?.timestamp ?? 0) - started_at, last_ms: (list.at(-1)?.timestamp ?? 0) - started_at })),
      focus: turns(sorted.length, duration_ms, turn_ms),
      idle: idleSpans(sorted.flat().filter(isActivity).map((event) => event.timestamp - started_at).sort((a, b) => a - b), duration_ms),
      signals: events.filter((event) => event.kind === 'rage_click' || event.kind === 'error').map(({ kind, at_ms }) => ({ kind, at_ms })),
      strip: { activity: activityOf(sorted.flat(), started_at, duration_ms) },
      viewport: viewportOf(sorted[0] ?? []),
      next_id: null,
      previous_id: null,
    },
  };
}

function turns(tabs: number, duration_ms: number, turn_ms: number): RecordingDetail['focus'] {
  const spans: RecordingDetail['focus'] = [];
  const step = tabs === 1 ? duration_ms : Math.min(turn_ms, duration_ms);
  for (let from = 0, turn = 0; from < duration_ms; from += step, turn += 1) spans.push({ from_ms: from, to_ms: Math.min(duration_ms + 1, from + step), tab: turn % tabs });
  return spans;
}

function cut(events: RawEvent[], tab: number, started_at: number, blocks: Block[], served: BlockEvents[]): void {
  let pageStart = 0;
  let from = 0;
  for (let i = 1; i <= events.length; i += 1) {
    const event = events[i];
    const begins = event?.type === 4 && events[i + 1]?.type === 2;
    const long = event !== undefined && event.timestamp - (events[from]?.timestamp ?? 0) >= BLOCK_MS;
    if (event !== undefined && !begins && !long) continue;
    push(events, tab, started_at, pageStart, from, i, blocks, served);
    from = i;
    if (begins) pageStart = i;
  }
}

function push(events: RawEvent[], tab: number, started_at: number, pageStart: number, from: number, to: number, blocks: Block[], served: BlockEvents[]): void {
  const own = events.slice(from, to);
  const frame = events.slice(pageStart, from);
  const at = (event: RawEvent | undefined): number => (event?.timestamp ?? started_at) - started_at;
  blocks.push({ n: served.length, tab, first_ms: at(own[0]), last_ms: at(own.at(-1)), frame_events: frame.length, start: frame.length === 0, bytes: 100 * (frame.length + own.length) });
  served.push({ tab, events: [...frame, ...own] });
}

function isActivity(event: RawEvent): boolean {
  return event.type === 2 || (event.type === 3 && [1, 2, 3, 5, 6, 12].includes(event.data.source as number));
}

function idleSpans(moments: number[], duration_ms: number): Span[] {
  const ends = [...moments, duration_ms];
  return ends.flatMap((to, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    return to - from > IDLE_MS ? [{ from_ms: from, to_ms: to }] : [];
  });
}

function listPages(events: RawEvent[], tab: number, started_at: number, duration_ms: number): PageView[] {
  const metas = events.filter((event, index) => event.type === 4 && events[index + 1]?.type === 2);
  return metas.map((meta, index) => {
    const at_ms = meta.timestamp - started_at;
    const until = metas[index + 1]?.timestamp ?? started_at + duration_ms;
    return { at_ms, tab, href: String(meta.data.href), title: titleOf(events[events.indexOf(meta) + 1]), duration_ms: until - meta.timestamp };
  });
}

interface RawNode {
  tagName?: string;
  textContent?: string;
  childNodes?: RawNode[];
}

function titleOf(snapshot: RawEvent | undefined): string | null {
  const find = (node: RawNode): string | null => {
    if (node.tagName === 'title') return node.childNodes?.[0]?.textContent ?? null;
    if (node.tagName === 'body' || node.tagName === 'svg') return null;
    for (const child of node.childNodes ?? []) {
      const found = find(child);
      if (found !== null) return found;
    }
    return null;
  };
  return snapshot === undefined ? null : find(snapshot.data.node as RawNode);
}

function listEvents(events: RawEvent[], tab: number, started_at: number): ListedEvent[] {
  const found: ListedEvent[] = [];
  const add = (event: RawEvent, kind: EventKind, text: string | null): void => void found.push({ at_ms: event.timestamp - started_at, tab, kind, text, node: null });
  let scrolled = -Infinity;
  for (const event of events) {
    const source = event.type === 3 ? event.data.source : null;
    if (event.type === 4) add(event, 'page', String(event.data.href));
    else if (source === 2 && event.data.type === 2) add(event, 'click', null);
    else if (source === 5 && event.data.id !== -1) add(event, 'input', null);
    else if (source === 4) add(event, 'resize', `${String(event.data.width)} × ${String(event.data.height)}`);
    else if (source === 3 && event.timestamp - scrolled > 3000) add(event, 'scroll', null);
    if (source === 3) scrolled = event.timestamp;
  }
  return found;
}

function activityOf(events: RawEvent[], started_at: number, duration_ms: number): number[] {
  const counts = new Array<number>(60).fill(0);
  for (const event of events.filter(isActivity)) {
    const slot = Math.min(59, Math.floor((60 * (event.timestamp - started_at)) / Math.max(1, duration_ms)));
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const peak = Math.max(1, ...counts);
  return counts.map((count) => Math.round((255 * count) / peak));
}

function viewportOf(events: RawEvent[]): { width: number; height: number } | null {
  const meta = events.find((event) => event.type === 4);
  return meta === undefined ? null : { width: Number(meta.data.width), height: Number(meta.data.height) };
}
