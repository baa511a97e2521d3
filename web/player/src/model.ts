// The parts of the dashboard API that the player reads. Names and units are the API's own: offsets
// `*_ms` count from `started_at`, which is ms since the epoch.

export interface Span {
  from_ms: number;
  to_ms: number;
}

export interface Block {
  n: number;
  tab: number;
  first_ms: number;
  last_ms: number;
  /** Events at the front that make the page at `first_ms`; skipped when playing on into the block. */
  frame_events: number;
  /** Begins a real page, so its first events are played in any case. */
  start: boolean;
  bytes: number;
}

export interface PageView {
  at_ms: number;
  tab: number;
  href: string;
  title: string | null;
  duration_ms: number;
}

export type EventKind =
  | 'page' | 'click' | 'rage_click' | 'input' | 'scroll' | 'error' | 'console' | 'custom' | 'resize' | 'gap' | 'leave';

export interface ListedEvent {
  at_ms: number;
  tab: number;
  kind: EventKind;
  text: string | null;
  node: number | null;
  x?: number;
  y?: number;
}

export interface Signal {
  kind: string;
  at_ms: number;
}

/** What the player needs of the API's RecordingDetail; more fields do no harm. */
export interface RecordingDetail {
  id: string;
  started_at: number;
  duration_ms: number;
  tabs: { tab: number; first_ms: number; last_ms: number }[];
  focus: (Span & { tab: number })[];
  idle: Span[];
  blocks: Block[];
  pages: PageView[];
  events: ListedEvent[];
  gaps: (Span & { tab: number })[];
  signals: Signal[];
  /** How much happened in each sixtieth of the recording, 0 to 255. */
  strip?: { activity: number[] };
  viewport: { width: number; height: number } | null;
  next_id: string | null;
  previous_id: string | null;
}

/** What a block's JSON says. */
export interface BlockEvents {
  tab: number;
  events: readonly unknown[];
}

export interface Source {
  detail: RecordingDetail;
  /** The API's answer as it came: megabytes of JSON, which only the stage reads (see BlockEvents). */
  block(n: number, signal?: AbortSignal): Promise<ArrayBuffer>;
}
