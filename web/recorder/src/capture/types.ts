// Capture: what turns a page into events, behind an interface.
//
// Today @rrweb/record does it (rrweb.ts); a recorder of our own will take its place without the
// rest noticing. Whatever stands behind, events come out of it already masked.

import type { ElementRule } from '../shared/protocol.ts';

/** An rrweb event. Its `data` is a matter between the capture and the player. */
export interface CapturedEvent {
  type: number;
  data: unknown;
  timestamp: number;
}

export interface CaptureRules {
  /** True: typed values of unmarked ordinary fields may leave the page. */
  forms: boolean;
  /** True: digits may leave. */
  numbers: boolean;
  /** True: e-mail addresses may leave. */
  emails: boolean;
  elements: readonly ElementRule[];
  /** Query keys whose values are kept in addresses. */
  queryKeys: readonly string[];
}

export interface CaptureOptions {
  rules: CaptureRules;
  now(): number;
}

/** `weight` is about the length of the event's JSON text. */
export type Emit = (event: CapturedEvent, weight: number) => void;

export interface Capture {
  /** A new full snapshot, from which a player can start. */
  snapshot(): void;
  /** Hands out what was held back to hide the rhythm of typing. */
  release(): void;
  stop(): void;
}

export type StartCapture = (options: CaptureOptions, emit: Emit) => Capture;
