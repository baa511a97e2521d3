// Capturing: what the part that reads the page and the part that delivers know of each other.
//
// Capture writes operations (docs/capture-format.md) into a stream; delivery takes them about once
// a second as a frame, compresses frames in a worker, and decides where one body ends and the next
// begins. Neither knows how the other works.

import type { Inside } from './companion.ts';
import type { ElementRule } from './protocol.ts';

/** A text that is sent by its hash: the same on many pages. */
export interface Content {
  /** 0 a style sheet, 1 a text of the page, 2 a data: address. */
  kind: number;
  /** Already masked. Reading it may cost time; undefined when it can no longer be read. */
  text(): string | undefined;
  /** The first 16 bytes of the SHA-256 of its UTF-8 text, once delivery (or an earlier page) knows it. */
  hash?: Uint8Array;
  /** Bytes of that text; known with the hash. */
  size?: number;
}

/** A run of whole operations. */
export interface Frame {
  bytes: Uint8Array;
  /**
   * The contents that this frame refers to first in its body, in the order of their numbers. Delivery
   * puts their definitions (operations 19 or 20) before `bytes`.
   */
  contents: Content[];
}

export interface Stream {
  /** Bytes that wait to be taken. */
  readonly bytes: number;
  /** All that was written since the last time; undefined when there is nothing. */
  take(): Frame | undefined;
  /** What is written from now on begins a new body: its table, times and nodes begin anew. */
  cut(): void;
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
  /** Milliseconds since 1970; never goes backwards within a page. */
  now(): number;
  /** Something was written into a stream that was empty. */
  written(): void;
  /** Much was written (a slice of a snapshot, a large change): take it soon. */
  much(): void;
  /** The visitor did something. */
  active(): void;
  /** A full snapshot is complete. */
  snapshotTaken(): void;
}

export interface Capture {
  readonly stream: Stream;
  /** Takes a new full snapshot, in slices. */
  snapshot(): void;
  /** Writes an event of our own (5 custom, 6 plugin), after the snapshot; its data is plain and masked already. */
  event(type: number, data: object): void;
  /** Writes down what is held back: changes of the page not yet looked at, masked inputs. */
  flush(): void;
  /** The same at once, whatever it costs: the page goes away. */
  finish(): void;
  /** What recording this page has cost so far: main-thread milliseconds, and whether it had to do less. */
  cost(): { ms: number; worst_ms: number; level: number };
  stop(): void;
  /** For companions, which are loaded apart. */
  readonly inside: Inside;
}

export type StartCapture = (options: CaptureOptions) => Capture;
