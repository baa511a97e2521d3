// Sender: brings batches to the server, in order, one at a time, until each is acknowledged.
//
// Only while the page is hidden or unloads it sends several at once, with keepalive, as far as the
// browser's budget for that goes. What is not acknowledged is kept for the next page.

import { host } from '../session/here.ts';
import { now } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import { isObject, parse, write } from '../shared/json.ts';
import type { Envelope, TabState } from '../shared/protocol.ts';
import { resetBackoff, waitMs } from './backoff.ts';
import { type Batch, bodyOf, nameOf, sizeOf } from './batch.ts';
import { drop, keep, keepNothing, keepNow } from './keep.ts';
import { utf8 } from './packer.ts';

/** The browser allows 64 KiB for all keepalive requests of a page together. */
const KEEPALIVE_BYTES_MAX = 60_000;
/** Kept free for the goodbye. */
const GOODBYE_BYTES = 1_200;
/** A body this small is worth the budget while the page lives, too. */
const SMALL_BYTES = 20_000;
const INVALID_IN_A_ROW_MAX = 3;
const SLOW_MS = 60_000;

export type Answer = Record<string, unknown>;

export interface Hearer {
  /** What the page says of itself at this moment. */
  about(as?: TabState): Envelope;
  /** The answer to a batch, or to a ping. */
  answered(answer: Answer, batch?: Batch): void;
  /** The visit of this page is closed for good. */
  ended(): void;
  /** A batch of this page was too large for the server, and is lost. */
  tooLarge(): void;
  /** Nothing more is wanted. */
  stop(reason: string, until: number | null): void;
}

let on: Hearer;
let batches: Batch[] = [];
let flying = 0;
let keepaliveBytes = 0;
let waitUntil = 0;
let invalid = 0;
let ended = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Covered by the last answer. */
let acknowledged: (batch: Batch) => boolean = () => false;
/** When this tab last said something. */
export let saidAt = 0;

export function openSender(hearer: Hearer): void {
  on = hearer;
}

export const senderBytes = (): number => batches.reduce((sum, { parts }) => sum + sizeOf(parts), 0);

export function send(batch: Batch): void {
  batches.push(batch);
  pump();
}

/** Left-overs of earlier pages go first: the server acknowledges without holes. */
export function resume(tails: Batch[]): void {
  const known = new Set(batches.map(nameOf));
  tails.sort((a, b) => a.about.sent - b.about.sent || a.about.seq! - b.about.seq!);
  batches = [...tails.filter((batch) => !known.has(nameOf(batch))), ...batches];
  dropWhere(acknowledged);
  pump();
}

export const pump = guard((): void => {
  const [batch] = batches;
  if (ended || flying || timer !== undefined || !batch) return;
  const wait = waitUntil - now();
  if (wait > 0) {
    timer = setTimeout(again, wait);
    return;
  }
  flying++;
  void deliver(batch).finally(landed);
});

const again = guard(() => {
  timer = undefined;
  pump();
});

function landed(): void {
  flying--;
  pump();
}

async function deliver(batch: Batch): Promise<void> {
  for (const { ready } of batch.parts) await ready;
  if (!batches.includes(batch)) return;
  const body = bodyNow(batch);
  // A large one does not survive the page, so it has to be kept before it is sent.
  if (body.length > SMALL_BYTES) keep([batch]);
  post(body, batch, body.length <= SMALL_BYTES);
}

function bodyNow(batch: Batch, as?: TabState): Uint8Array {
  const { sent, state, identity } = on.about(as);
  return bodyOf(batch, { sent, state, identity });
}

function post(body: Uint8Array, batch?: Batch, small = true): void {
  const held = small && keepaliveBytes + body.length <= KEEPALIVE_BYTES_MAX ? body.length : 0;
  if (batch) batch.sent = true;
  keepaliveBytes += held;
  flying++;
  saidAt = now();
  let over = false;
  const told = guard((status: number, text: string, retryAfter?: string | null) => {
    clearTimeout(slow);
    if (over) return;
    over = true;
    keepaliveBytes -= held;
    if (!ended) settle(batch, status, text, retryAfter);
    landed();
  });
  // Longer than anyone should wait.
  const slow = setTimeout(told, SLOW_MS, 0, '');
  host.ask(`${host.endpoint}/batch`, told, body, held > 0);
}

function settle(batch: Batch | undefined, status: number, text: string, retryAfter?: string | null): void {
  const parsed = parse(text);
  const answer = isObject(parsed) ? parsed : {};
  const reason = `${answer.error ?? status}`.slice(0, 50);
  if (status === 200) return accepted(answer, batch);
  if (status < 400 || status === 429 || status >= 500) return retry(retryAfter);
  if (status === 403) return on.stop(reason, null);
  const { visit } = batch?.about ?? on.about();
  dropWhere((other) => other === batch || (status === 410 && other.about.visit === visit));
  if (status === 400 && ++invalid >= INVALID_IN_A_ROW_MAX) on.stop(reason, null);
  if (!isOwn(batch)) return;
  if (status === 410) on.ended();
  if (status === 413) on.tooLarge();
}

/** What is said of an earlier page, or of the visit before, says nothing of this one. */
export const isOwn = (batch?: Batch): boolean => !batch || (!batch.tail && batch.about.visit === on.about().visit);

function accepted(answer: Answer, batch?: Batch): void {
  const { visit, tab } = batch?.about ?? on.about();
  const ack = Number(answer.ack ?? -1);
  const { stop } = answer;
  resetBackoff();
  invalid = 0;
  acknowledged = ({ about }) => about.visit === visit && about.tab === tab && about.seq! <= ack;
  dropWhere((other) => other === batch || acknowledged(other));
  if (isObject(stop)) on.stop(`${stop.reason}`, Number(stop.until) || null);
  else on.answered(answer, batch);
}

function retry(retryAfter?: string | null): void {
  waitUntil = now() + waitMs(retryAfter, Math.random());
  keepAll();
}

function dropWhere(gone: (batch: Batch) => boolean): void {
  batches.filter(gone).forEach(drop);
  batches = batches.filter((batch) => !gone(batch));
}

/** Everything unacknowledged goes where a later page finds it. */
export const keepAll = (): void => keep(batches);

/** Says only how the tab is; what is said once, though the server wants a pause. */
export function ping(as?: TabState): void {
  if (!ended && (as || waitUntil <= now())) post(utf8(`${write(on.about(as))}\n[]`));
}

/** Sends what the budget allows at once. */
export function burst(as: TabState): void {
  let said = false;
  for (const batch of batches) {
    const body = bodyNow(batch, as);
    if ((batch.tail && batch.sent) || keepaliveBytes + body.length > KEEPALIVE_BYTES_MAX - GOODBYE_BYTES) continue;
    said ||= !batch.tail;
    post(body, batch);
  }
  if (as !== 'leave') return;
  if (!said) ping(as);
  // The page goes: everything unacknowledged is kept for the next one.
  keepNow(batches);
}

/** Back from the bfcache: other pages of this tab may have taken over what was kept. */
export function forgetBatches(): void {
  batches = [];
  waitUntil = 0;
}

/** Throws everything away, here and in storage. */
export function discard(): void {
  ended = true;
  clearTimeout(timer);
  batches = [];
  keepNothing();
}
