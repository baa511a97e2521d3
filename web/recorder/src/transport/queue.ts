// Queue: events become JSON text when the page has nothing better to do, and text becomes batches.
//
// About every second, or at once after a snapshot or when much has come together. While the page
// unloads there is no later: `drain` does the rest on the spot, in pieces small enough to be sent.

import type { CapturedEvent } from '../capture/types.ts';
import { guard } from '../shared/guard.ts';
import { stringify } from '../shared/natives.ts';
import { split } from './split.ts';

export const BATCH_CHARS_MAX = 1_500_000;
const EVENTS_MAX = 5_000;
const FLUSH_MS = 1_000;
const SLICE_MS = 8;

const IDLE_TIMEOUT_MS = 300;

/** Runs when the page is idle, or soon; the argument is how long it may take, in milliseconds. */
function idle(run: (ms: number) => void): void {
  const guarded = guard(run);
  if (typeof requestIdleCallback !== 'function') return void setTimeout(guarded, 1, SLICE_MS);
  // A busy page is never idle, and its events must leave all the same: a slice has a least length.
  const callback = (deadline: IdleDeadline) => guarded(Math.max(SLICE_MS, deadline.timeRemaining() - 1));
  requestIdleCallback(callback, { timeout: IDLE_TIMEOUT_MS });
}

export class Queue {
  /** About the bytes that wait here. */
  weight = 0;
  private waiting: { event: CapturedEvent; weight: number }[] = [];
  private parts: string[] = [];
  private chars = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private scheduled = false;

  constructor(
    private readonly close: (text: string) => void,
    private readonly beforeFlush: () => void,
  ) {}

  push(event: CapturedEvent, weight: number): void {
    if (weight > BATCH_CHARS_MAX) this.pushParts(event, weight);
    else this.waiting.push({ event, weight });
    this.weight += weight;
    if (this.weight > BATCH_CHARS_MAX) this.soon();
    else this.timer ??= setTimeout(guard(() => this.soon()), FLUSH_MS);
  }

  private pushParts(event: CapturedEvent, weight: number): void {
    const parts = split(event, BATCH_CHARS_MAX * 0.8);
    for (const part of parts) this.waiting.push({ event: part, weight: weight / parts.length });
  }

  /** Makes batches of all that waits, as soon as the page is idle. */
  soon(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    idle((ms) => this.slice(ms));
  }

  private slice(ms: number): void {
    const end = performance.now() + ms;
    this.scheduled = false;
    this.beforeFlush();
    do this.step(BATCH_CHARS_MAX);
    while (this.waiting.length > 0 && performance.now() < end);
    if (this.waiting.length > 0) return this.soon();
    this.finish();
  }

  /** All of it, now, in batches of about `limit` characters. */
  drain(limit: number): void {
    this.beforeFlush();
    while (this.waiting.length > 0) this.step(limit);
    this.finish();
  }

  clear(): void {
    this.waiting = [];
    this.parts = [];
    this.chars = this.weight = 0;
  }

  private step(limit: number): void {
    const next = this.waiting.shift();
    if (!next) return;
    this.weight -= next.weight;
    const text = stringify(next.event);
    if (this.chars + text.length > limit || this.parts.length >= EVENTS_MAX) this.cut();
    this.parts.push(text);
    this.chars += text.length + 1;
  }

  private finish(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.cut();
  }

  private cut(): void {
    if (this.parts.length === 0) return;
    const text = `[${this.parts.join(',')}]`;
    this.parts = [];
    this.chars = 0;
    this.close(text);
  }
}
