// What player and stage say to each other, over one MessageChannel.
//
// The stage is told which moment of which block to show and answers when it shows it; it keeps no
// clock, fetches nothing, and knows nothing of the dashboard. Both sides check what arrives: the
// stage holds hostile content, and the player has the viewer's session.

import type { Block, RecordingDetail } from './model';
import { isFields, type Fields } from './sanitize/read';

/** Posted by the stage to its parent once it listens; answered with `CONNECT` and a port. */
export const HELLO = 'revisit-stage-hello';
export const CONNECT = 'revisit-stage-connect';

export interface BlockMessage {
  type: 'block';
  n: number;
  tab: number;
  /** Offset of the block's first moment from the start of the recording, ms. */
  first_ms: number;
  /** Key-frame events at the front, to be left out when the block before was played to its end. */
  frame_events: number;
  start: boolean;
  started_at: number;
  /** The block's JSON, transferred: parsed, its events would have to be copied on the way. */
  json: ArrayBuffer;
}

export interface ShowMessage {
  type: 'show';
  seq: number;
  n: number;
  /** The block before it in the same tab, when playing on from it is possible. */
  after: number | null;
  at_ms: number;
  playing: boolean;
  speed: number;
}

/** The page of a moment that nobody looks at yet. Not answered. */
export interface BuildMessage {
  type: 'build';
  n: number;
  at_ms: number;
}

export type ToStage = BlockMessage | ShowMessage | BuildMessage | { type: 'drop'; n: number };

export type FromStage =
  | { type: 'shown'; seq: number; at_ms: number; took_ms: number }
  | { type: 'size'; width: number; height: number }
  /** The block's JSON holds no events. */
  | { type: 'unusable'; n: number }
  | { type: 'problem'; text: string };

/** `json` is to be transferred along. */
export function blockMessage({ started_at }: RecordingDetail, { n, tab, first_ms, frame_events, start }: Block, json: ArrayBuffer): BlockMessage {
  return { type: 'block', n, tab, first_ms, frame_events, start, started_at, json };
}

export function readToStage(data: unknown): ToStage | null {
  if (!isFields(data)) return null;
  if (data.type === 'drop') return integer(data.n) ? { type: 'drop', n: data.n as number } : null;
  if (data.type === 'build') return integer(data.n) && finite(data.at_ms) ? (data as unknown as BuildMessage) : null;
  if (data.type === 'show') return isShow(data) ? (data as unknown as ShowMessage) : null;
  if (data.type === 'block') return isBlock(data) ? (data as unknown as BlockMessage) : null;
  return null;
}

export function readFromStage(data: unknown): FromStage | null {
  if (!isFields(data)) return null;
  if (data.type === 'shown' && integer(data.seq) && finite(data.at_ms) && finite(data.took_ms)) return data as unknown as FromStage;
  if (data.type === 'size' && positive(data.width) && positive(data.height)) return data as unknown as FromStage;
  if (data.type === 'unusable' && integer(data.n)) return data as unknown as FromStage;
  if (data.type === 'problem' && typeof data.text === 'string') return { type: 'problem', text: data.text.slice(0, 500) };
  return null;
}

function isShow(data: Fields): boolean {
  const numbers = integer(data.seq) && integer(data.n) && finite(data.at_ms) && positive(data.speed);
  return numbers && (data.after === null || integer(data.after)) && typeof data.playing === 'boolean';
}

function isBlock(data: Fields): boolean {
  const numbers = integer(data.n) && integer(data.tab) && finite(data.first_ms) && integer(data.frame_events) && finite(data.started_at);
  return numbers && typeof data.start === 'boolean' && data.json instanceof ArrayBuffer;
}

function integer(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function finite(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function positive(value: unknown): boolean {
  return finite(value) && (value as number) > 0 && (value as number) < 1e6;
}
