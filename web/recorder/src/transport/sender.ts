// Sender: brings batches to the server, in order, one at a time, until each is acknowledged.
//
// Only while the page is hidden or unloads it sends several at once, with keepalive, as far as the
// browser's budget for that goes. What is not acknowledged is kept for the next page.

import type { Surroundings } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import { call, NativePromise, parse, type Reply, stringify } from '../shared/natives.ts';
import { type Answer, type Envelope, type Identity, readAnswer, type TabState } from '../shared/protocol.ts';
import { Backoff } from './backoff.ts';
import { type Batch, batchBytes, bodyBytes, bodyOf, type Position } from './batch.ts';
import { Compressor, decompress } from './gzip.ts';
import type { DatabaseKeep, SessionKeep } from './keep.ts';

/** The browser allows 64 KiB for all keepalive requests of a page together. */
const KEEPALIVE_BYTES_MAX = 60_000;
/** Kept free for the goodbye. */
const GOODBYE_BYTES = 1_200;
/** A body this small is worth the budget while the page lives, too. */
const ALWAYS_KEEPALIVE_BYTES = 20_000;
const INVALID_IN_A_ROW_MAX = 3;
const SLOW_MS = 60_000;

export interface Now {
  position(): Omit<Position, 'seq'>;
  state(): TabState;
  identity(): Identity | undefined;
  settingsVersion: number;
  /** One more number, where the position is in the page's own visit and tab. */
  takeSeq(position: Position): number | undefined;
}

export interface Verdicts {
  /** The answer to something this page said of itself. */
  answered(answer: Answer): void;
  /** The visit of this page is closed for good. */
  ended(): void;
  /** Nothing more is wanted. */
  stop(reason: string, until: number | null): void;
}

export class Sender {
  private batches: Batch[] = [];
  private flying = 0;
  private keepaliveBytes = 0;
  private waitUntil = 0;
  private invalid = 0;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;
  private readonly compressor = new Compressor();
  lastSentAt = 0;

  constructor(
    private readonly endpoint: string,
    private readonly around: Surroundings,
    private readonly now: Now,
    private readonly verdicts: Verdicts,
    private readonly session: SessionKeep,
    private readonly database: DatabaseKeep,
  ) {
    this.backoff = new Backoff(around.random);
  }

  get bytes(): number {
    return this.batches.reduce((sum, batch) => sum + batchBytes(batch), 0);
  }

  get idle(): boolean {
    return this.batches.length === 0 && this.flying === 0;
  }

  add(batch: Batch): void {
    this.batches.push(batch);
    this.pump();
  }

  /** Left-overs of earlier pages go first: the server acknowledges without holes. */
  resume(tails: readonly Batch[]): void {
    const known = new Set(this.batches.map(nameOf));
    const fresh = tails.filter((batch) => !known.has(nameOf(batch)));
    // What was already on its way waits for the first answer, which may acknowledge it.
    this.batches = [
      ...fresh.filter((batch) => !batch.dispatched),
      ...this.batches,
      ...fresh.filter((batch) => batch.dispatched),
    ];
    this.pump();
  }

  pump = guard((): void => {
    if (this.closed || this.flying > 0 || this.timer !== undefined) return;
    const wait = this.waitUntil - this.around.now();
    if (wait > 0) return this.later(wait);
    const batch = this.batches[0];
    if (!batch) return;
    this.flying += 1;
    void this.deliver(batch).then(guard(() => this.landed()));
  });

  private later(ms: number): void {
    this.timer = setTimeout(
      guard(() => {
        this.timer = undefined;
        this.pump();
      }),
      ms,
    );
  }

  private landed(): void {
    this.flying -= 1;
    this.pump();
  }

  private async deliver(batch: Batch): Promise<void> {
    await this.pack(batch);
    if (this.closed || !this.batches.includes(batch)) return;
    const body = bodyOf(batch, this.envelope(batch, batch.tail ? 'tail' : this.now.state()));
    // A large one does not survive the page, so it has to be kept before it is sent.
    const safe = bodyBytes(body) <= ALWAYS_KEEPALIVE_BYTES;
    if (!safe && !batch.tail) void this.keep([batch]);
    await this.post(body, batch, safe);
  }

  private async pack(batch: Batch): Promise<void> {
    if (batch.packed || batch.text === undefined) return;
    const packed = await this.compressor.pack(batch.text).catch(() => undefined);
    if (!packed) return;
    batch.packed = packed;
    batch.text = undefined;
  }

  private envelope(batch: Batch | undefined, state: TabState): Envelope {
    const { visit, visitor, tab } = batch ?? this.now.position();
    const about: Envelope = {
      visit,
      visitor,
      tab,
      sent: this.around.now(),
      state,
      settings_version: batch?.settingsVersion ?? this.now.settingsVersion,
      ...batch?.opening,
    };
    if (batch) about.seq = batch.seq;
    const identity = batch?.tail ? undefined : this.now.identity();
    if (identity) about.identity = identity;
    return about;
  }

  private async post(body: string | Uint8Array, batch: Batch | undefined, wantKeepalive: boolean): Promise<void> {
    const bytes = bodyBytes(body);
    const keepalive = wantKeepalive && this.keepaliveBytes + bytes <= KEEPALIVE_BYTES_MAX;
    if (batch) batch.dispatched = true;
    if (keepalive) this.keepaliveBytes += bytes;
    this.lastSentAt = this.around.now();
    const reply = await this.request(body, keepalive);
    if (keepalive) this.keepaliveBytes -= bytes;
    if (!this.closed) await this.settle(batch, reply);
  }

  /** Undefined when the network failed, or took longer than anyone should wait. */
  private async request(body: string | Uint8Array, keepalive: boolean): Promise<Reply | undefined> {
    const slow = new NativePromise<undefined>((resolve) => setTimeout(resolve, SLOW_MS, undefined));
    const posted = call({ url: `${this.endpoint}/batch`, body, keepalive }).catch(() => undefined);
    return NativePromise.race([posted, slow]);
  }

  private async settle(batch: Batch | undefined, reply: Reply | undefined): Promise<void> {
    if (reply?.status === 200) return this.accepted(batch, readAnswer(reply.text));
    if (!reply || reply.status === 429 || reply.status >= 500) return this.retry(reply?.retryAfter ?? null);
    if (reply.status === 413 && batch) return this.halve(batch);
    this.refused(batch, reply);
  }

  private accepted(batch: Batch | undefined, answer: Answer): void {
    this.backoff.reset();
    this.invalid = 0;
    const { visit, tab } = batch ?? this.now.position();
    this.dropWhere((other) => other === batch || (other.visit === visit && other.tab === tab && other.seq <= answer.ack));
    if (answer.stop) this.verdicts.stop(answer.stop.reason, answer.stop.until);
    else if (!batch?.tail) this.verdicts.answered(answer);
  }

  private retry(retryAfter: string | null): void {
    this.waitUntil = this.around.now() + this.backoff.next(retryAfter);
    void this.keep(this.batches.filter((batch) => !batch.tail));
  }

  private refused(batch: Batch | undefined, reply: Reply): void {
    if (reply.status === 403) return this.verdicts.stop(reasonOf(reply), null);
    if (reply.status === 410) return this.ended(batch);
    if (batch) this.dropWhere((other) => other === batch);
    this.invalid += 1;
    if (this.invalid >= INVALID_IN_A_ROW_MAX) this.verdicts.stop(reasonOf(reply), null);
  }

  private ended(batch: Batch | undefined): void {
    const { visit } = batch ?? this.now.position();
    this.dropWhere((other) => other.visit === visit);
    if (!batch?.tail) this.verdicts.ended();
  }

  /** Too large for the server: two batches of half the events, numbered on from the last. */
  private async halve(batch: Batch): Promise<void> {
    const text = batch.text ?? (batch.packed && (await decompress(batch.packed)));
    const events = text === undefined ? undefined : parse(text);
    this.dropWhere((other) => other === batch);
    if (!Array.isArray(events) || events.length < 2) return;
    const middle = Math.ceil(events.length / 2);
    const half = (part: unknown[]): Batch => ({ ...batch, text: stringify(part), packed: undefined, dispatched: false });
    this.insert(half(events.slice(0, middle)), half(events.slice(middle)));
  }

  private insert(first: Batch, second: Batch): void {
    const same = (other: Batch) => other.visit === first.visit && other.tab === first.tab;
    const index = this.batches.findIndex((other) => same(other) && other.seq > first.seq);
    const at = index < 0 ? this.batches.length : index;
    // What has not been sent moves up by one, so that time and number keep the same order.
    const movable = this.batches.slice(at).filter(same).every((other) => !other.dispatched);
    const last = this.batches.filter(same).reduce((seq, other) => Math.max(seq, other.seq), first.seq);
    const next = this.now.takeSeq(first) ?? last + 1;
    if (movable) this.batches.forEach((other) => same(other) && other.seq > first.seq && this.renumber(other));
    second.seq = movable ? first.seq + 1 : next;
    second.opening = undefined;
    this.batches.splice(at, 0, first, second);
  }

  private renumber(batch: Batch): void {
    this.forget(batch);
    batch.seq += 1;
  }

  private dropWhere(gone: (batch: Batch) => boolean): void {
    for (const batch of this.batches) if (gone(batch)) this.forget(batch);
    this.batches = this.batches.filter((batch) => !gone(batch));
  }

  private forget(batch: Batch): void {
    this.session.drop(batch);
    void this.database.drop(batch).catch(() => undefined);
  }

  private async keep(batches: readonly Batch[]): Promise<void> {
    await this.database.save(batches).catch(() => undefined);
  }

  /** Says only how the tab is. */
  ping(state: TabState): void {
    if (this.closed || this.waitUntil > this.around.now()) return;
    void this.post(this.pingBody(state), undefined, true);
  }

  private pingBody(state: TabState): string {
    return `${stringify(this.envelope(undefined, state))}\n[]`;
  }

  /** Sends what the budget allows at once; true when all of it went. */
  burst(state: TabState): boolean {
    let saidSo = false;
    const pending = this.batches.filter((batch) => !batch.tail || !batch.dispatched);
    for (const batch of pending) {
      const body = bodyOf(batch, this.envelope(batch, batch.tail ? 'tail' : state));
      if (this.keepaliveBytes + bodyBytes(body) > KEEPALIVE_BYTES_MAX - GOODBYE_BYTES) continue;
      saidSo ||= !batch.tail;
      void this.post(body, batch, true);
    }
    if (!saidSo && state === 'leave') this.ping(state);
    return pending.every((batch) => batch.dispatched);
  }

  /** Everything unacknowledged is kept for the next page. Called while the page unloads. */
  keepAll(): void {
    const beyond = this.session.save(this.batches);
    void this.keep(beyond);
    this.compressor.close();
  }

  /** The next page has taken over what was kept. */
  letGo(): void {
    this.batches = [];
    this.waitUntil = 0;
    this.database.close();
  }

  /** Throws everything away, here and in storage. */
  discard(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.batches = [];
    this.session.clear();
    void this.database.clear().catch(() => undefined);
    this.compressor.close();
  }
}

const nameOf = (batch: Batch) => `${batch.visit}${batch.tab}${batch.seq}`;

function reasonOf(reply: Reply): string {
  const refusal = parse(reply.text) as { error?: unknown } | undefined;
  return String(refusal?.error ?? reply.status).slice(0, 50);
}
