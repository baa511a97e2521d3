// Sender: brings batches to the server, in order, one at a time, until each is acknowledged.
//
// Only while the page is hidden or unloads it sends several at once, with keepalive, as far as the
// browser's budget for that goes. What is not acknowledged is kept for the next page.

import type { Surroundings } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import { call, isObject, NativePromise, parse, type Reply, stringify } from '../shared/natives.ts';
import { type Answer, type Envelope, readAnswer, type TabState } from '../shared/protocol.ts';
import { Backoff } from './backoff.ts';
import { type Batch, bodyOf, nameOf, sizeOf } from './batch.ts';
import type { Keep } from './keep.ts';

/** The browser allows 64 KiB for all keepalive requests of a page together. */
const KEEPALIVE_BYTES_MAX = 60_000;
/** Kept free for the goodbye. */
const GOODBYE_BYTES = 1_200;
/** A body this small is worth the budget while the page lives, too. */
const ALWAYS_KEEPALIVE_BYTES = 20_000;
const INVALID_IN_A_ROW_MAX = 3;
const SLOW_MS = 60_000;

export interface SenderOptions {
  endpoint: string;
  around: Surroundings;
  keep: Keep;
  state(): TabState;
  /** What a request says of itself; without a batch it is a ping or goodbye. */
  envelope(batch: Batch | undefined, state: TabState): Envelope;
  /** The answer to a batch. */
  answered(batch: Batch | undefined, answer: Answer): void;
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
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #backoff: Backoff;
  /** When this tab last said something. */
  saidAt = 0;

  constructor(private readonly on: SenderOptions) {
    this.#backoff = new Backoff(on.around.random);
  }

  get bytes(): number {
    return this.#batches.reduce((sum, { parts }) => sum + sizeOf(parts), 0);
  }

  add(batch: Batch): void {
    this.#batches.push(batch);
    this.pump();
  }

  /** Left-overs of earlier pages go first: the server acknowledges without holes. */
  resume(tails: readonly Batch[]): void {
    const known = new Set(this.#batches.map(nameOf));
    const fresh = tails.filter((batch) => !known.has(nameOf(batch)));
    // What was already on its way waits for the first answer, which may acknowledge it.
    this.#batches = [...fresh.filter(({ sent }) => !sent), ...this.#batches, ...fresh.filter(({ sent }) => sent)];
    this.pump();
  }

  pump = guard((): void => {
    const [batch] = this.#batches;
    if (this.#closed || this.#flying > 0 || this.#timer !== undefined || !batch) return;
    const wait = this.#waitUntil - this.on.around.now();
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
    if (this.#closed || !this.#batches.includes(batch)) return;
    const body = bodyOf(batch, this.on.envelope(batch, batch.tail ? 'tail' : this.on.state()));
    // A large one does not survive the page, so it has to be kept before it is sent.
    const small = body.length <= ALWAYS_KEEPALIVE_BYTES;
    if (!small && !batch.tail) void this.on.keep.save([batch]);
    await this.#post(body, batch, small);
  }

  async #post(body: Uint8Array, batch: Batch | undefined, small: boolean): Promise<void> {
    const keepalive = small && this.#keepalive + body.length <= KEEPALIVE_BYTES_MAX;
    const held = keepalive ? body.length : 0;
    if (batch) batch.sent = true;
    this.#keepalive += held;
    this.saidAt = this.on.around.now();
    const reply = await this.#request(body, keepalive);
    this.#keepalive -= held;
    if (!this.#closed) this.#settle(batch, reply);
  }

  /** Undefined when the network failed, or took longer than anyone should wait. */
  #request(body: Uint8Array, keepalive: boolean): Promise<Reply | undefined> {
    const slow = new NativePromise<undefined>((resolve) => setTimeout(resolve, SLOW_MS, undefined));
    const posted = call({ url: `${this.on.endpoint}/batch`, body, keepalive }).catch(() => undefined);
    return NativePromise.race([posted, slow]);
  }

  #settle(batch: Batch | undefined, reply: Reply | undefined): void {
    const { status = 0, retryAfter = null } = reply ?? {};
    if (status === 200) return this.#accepted(batch, readAnswer(reply?.text ?? ''));
    if (status < 400 || status === 429 || status >= 500) return this.#retry(retryAfter);
    if (status === 403) return this.on.stop(reasonOf(reply), null);
    if (status === 410) return this.#ended(batch);
    this.#drop((other) => other === batch);
    if (status === 413) return batch?.tail ? undefined : this.on.tooLarge();
    if (++this.#invalid >= INVALID_IN_A_ROW_MAX) this.on.stop(reasonOf(reply), null);
  }

  #accepted(batch: Batch | undefined, answer: Answer): void {
    this.#backoff.reset();
    this.#invalid = 0;
    const { visit, tab } = batch ?? this.on.envelope(undefined, 'live');
    this.#drop((other) => other === batch || (other.visit === visit && other.tab === tab && other.seq <= answer.ack));
    if (answer.stop) this.on.stop(answer.stop.reason, answer.stop.until);
    else this.on.answered(batch, answer);
  }

  #retry(retryAfter: string | null): void {
    this.#waitUntil = this.on.around.now() + this.#backoff.next(retryAfter);
    void this.keep();
  }

  #ended(batch: Batch | undefined): void {
    const { visit } = batch ?? this.on.envelope(undefined, 'live');
    this.#drop((other) => other.visit === visit);
    if (!batch?.tail) this.on.ended();
  }

  #drop(gone: (batch: Batch) => boolean): void {
    this.#batches = this.#batches.filter((batch) => {
      if (gone(batch)) this.on.keep.drop(batch);
      return !gone(batch);
    });
  }

  /** Everything unacknowledged goes where a later page finds it. */
  keep(): Promise<void> {
    return this.on.keep.save(this.#batches.filter(({ tail }) => !tail));
  }

  /** Says only how the tab is. */
  ping(state: TabState): void {
    if (this.#closed || this.#waitUntil > this.on.around.now()) return;
    const line = `${stringify(this.on.envelope(undefined, state))}\n[]`;
    void this.#post(new TextEncoder().encode(line), undefined, true);
  }

  /** Sends what the budget allows at once. */
  burst(state: TabState): void {
    let said = false;
    for (const batch of this.#batches) {
      if (batch.tail && batch.sent) continue;
      const body = bodyOf(batch, this.on.envelope(batch, batch.tail ? 'tail' : state));
      if (this.#keepalive + body.length > KEEPALIVE_BYTES_MAX - GOODBYE_BYTES) continue;
      said ||= !batch.tail;
      this.#flying++;
      void this.#post(body, batch, true).finally(() => this.#landed());
    }
    if (!said && state === 'leave') this.ping(state);
  }

  /** The page goes: everything unacknowledged is kept for the next one. */
  leave(): void {
    this.on.keep.saveNow(this.#batches);
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
    void this.on.keep.clear();
  }
}

function reasonOf(reply: Reply | undefined): string {
  const refusal = parse(reply?.text ?? '');
  return String((isObject(refusal) && refusal.error) || reply?.status).slice(0, 50);
}
