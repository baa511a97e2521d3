// Sender: brings batches to the server, in order, one at a time, until each is acknowledged.
//
// Only while the page is hidden or unloads it sends several at once, with keepalive, as far as the
// browser's budget for that goes. What is not acknowledged is kept for the next page.

import type { Surroundings } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import type { Ask } from '../shared/handover.ts';
import { isObject, parse, write } from '../shared/json.ts';
import type { Envelope, TabState } from '../shared/protocol.ts';
import { Backoff } from './backoff.ts';
import { type Batch, bodyOf, nameOf, sizeOf } from './batch.ts';
import type { Keep } from './keep.ts';
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
  now(as?: TabState): Envelope;
  /** The answer to a batch, or to a ping. */
  answered(answer: Answer, batch?: Batch): void;
  /** The visit of this page is closed for good. */
  ended(): void;
  /** A batch of this page was too large for the server, and is lost. */
  tooLarge(): void;
  /** Nothing more is wanted. */
  stop(reason: string, until: number | null): void;
}

export class Sender {
  #batches: Batch[] = [];
  #flying = 0;
  #keepalive = 0;
  #waitUntil = 0;
  #invalid = 0;
  /** Covered by the last answer. */
  #acknowledged: (batch: Batch) => boolean = () => false;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #url: string;
  readonly #ask: Ask;
  readonly #around: Surroundings;
  readonly #keep: Keep;
  readonly #on: Hearer;
  readonly #backoff: Backoff;
  /** When this tab last said something. */
  saidAt = 0;

  constructor(url: string, ask: Ask, around: Surroundings, keep: Keep, on: Hearer) {
    this.#url = url;
    this.#ask = ask;
    this.#around = around;
    this.#keep = keep;
    this.#on = on;
    this.#backoff = new Backoff(around.random);
  }

  get bytes(): number {
    return this.#batches.reduce((sum, { parts }) => sum + sizeOf(parts), 0);
  }

  add(batch: Batch): void {
    this.#batches.push(batch);
    this.pump();
  }

  /** Left-overs of earlier pages go first: the server acknowledges without holes. */
  resume(tails: Batch[]): void {
    const known = new Set(this.#batches.map(nameOf));
    tails.sort((a, b) => a.about.sent - b.about.sent || a.about.seq! - b.about.seq!);
    this.#batches = [...tails.filter((batch) => !known.has(nameOf(batch))), ...this.#batches];
    this.#drop(this.#acknowledged);
    this.pump();
  }

  pump = guard((): void => {
    const [batch] = this.#batches;
    if (this.#closed || this.#flying || this.#timer !== undefined || !batch) return;
    const wait = this.#waitUntil - this.#around.now();
    if (wait > 0) return this.#later(wait);
    this.#flying++;
    void this.#deliver(batch).finally(() => this.#landed());
  });

  #later(ms: number): void {
    const again = guard(() => {
      this.#timer = undefined;
      this.pump();
    });
    this.#timer = setTimeout(again, ms);
  }

  #landed(): void {
    this.#flying--;
    this.pump();
  }

  async #deliver(batch: Batch): Promise<void> {
    for (const { ready } of batch.parts) await ready;
    if (!this.#batches.includes(batch)) return;
    const body = this.#body(batch);
    // A large one does not survive the page, so it has to be kept before it is sent.
    if (body.length > SMALL_BYTES) void this.#keep.save([batch]);
    this.#post(body, batch, body.length <= SMALL_BYTES);
  }

  #body(batch: Batch, as?: TabState): Uint8Array {
    const { sent, state, identity } = this.#on.now(as);
    return bodyOf(batch, { sent, state, identity });
  }

  #post(body: Uint8Array, batch?: Batch, small = true): void {
    const held = small && this.#keepalive + body.length <= KEEPALIVE_BYTES_MAX ? body.length : 0;
    if (batch) batch.sent = true;
    this.#keepalive += held;
    this.#flying++;
    this.saidAt = this.#around.now();
    let over = false;
    const told = guard((status: number, text: string, retryAfter?: string | null) => {
      clearTimeout(timer);
      if (over) return;
      over = true;
      this.#keepalive -= held;
      if (!this.#closed) this.#settle(batch, status, text, retryAfter);
      this.#landed();
    });
    // Longer than anyone should wait.
    const timer = setTimeout(told, SLOW_MS, 0, '');
    this.#ask(`${this.#url}/batch`, told, body, held > 0);
  }

  #settle(batch: Batch | undefined, status: number, text: string, retryAfter?: string | null): void {
    const parsed = parse(text);
    const answer = isObject(parsed) ? parsed : {};
    const reason = `${answer.error ?? status}`.slice(0, 50);
    const own = !batch?.tail;
    if (status === 200) return this.#accepted(answer, batch);
    if (status < 400 || status === 429 || status >= 500) return this.#retry(retryAfter);
    if (status === 403) return this.#on.stop(reason, null);
    const { visit } = batch?.about ?? this.#on.now();
    this.#drop((other) => other === batch || (status === 410 && other.about.visit === visit));
    if (status === 410) return own ? this.#on.ended() : undefined;
    if (status === 413) return own ? this.#on.tooLarge() : undefined;
    if (++this.#invalid >= INVALID_IN_A_ROW_MAX) this.#on.stop(reason, null);
  }

  #accepted(answer: Answer, batch?: Batch): void {
    const { visit, tab } = batch?.about ?? this.#on.now();
    const ack = Number(answer.ack ?? -1);
    this.#backoff.reset();
    this.#invalid = 0;
    this.#acknowledged = ({ about }) => about.visit === visit && about.tab === tab && about.seq! <= ack;
    this.#drop((other) => other === batch || this.#acknowledged(other));
    const { stop } = answer;
    if (isObject(stop)) this.#on.stop(`${stop.reason}`, Number(stop.until) || null);
    else this.#on.answered(answer, batch);
  }

  #retry(retryAfter?: string | null): void {
    this.#waitUntil = this.#around.now() + this.#backoff.next(retryAfter);
    this.keep();
  }

  #drop(gone: (batch: Batch) => boolean): void {
    this.#batches = this.#batches.filter((batch) => !gone(batch) || this.#keep.drop(batch));
  }

  /** Everything unacknowledged goes where a later page finds it. */
  keep(): void {
    void this.#keep.save(this.#batches);
  }

  /** Says only how the tab is. */
  ping(as?: TabState): void {
    if (!this.#closed && this.#waitUntil <= this.#around.now()) this.#post(utf8(`${write(this.#on.now(as))}\n[]`));
  }

  /** Sends what the budget allows at once. */
  burst(as: TabState): void {
    let said = false;
    for (const batch of this.#batches) {
      const body = this.#body(batch, as);
      if ((batch.tail && batch.sent) || this.#keepalive + body.length > KEEPALIVE_BYTES_MAX - GOODBYE_BYTES) continue;
      said ||= !batch.tail;
      this.#post(body, batch);
    }
    if (!said && as === 'leave') this.ping(as);
  }

  /** The page goes: everything unacknowledged is kept for the next one. */
  leave(): void {
    this.#keep.saveNow(this.#batches);
  }

  /** Back from the bfcache: other pages of this tab may have taken over what was kept. */
  back(): void {
    this.#batches = [];
    this.#waitUntil = 0;
  }

  /** Throws everything away, here and in storage. */
  discard(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#batches = [];
    this.#keep.clear();
  }
}
