// Handover: what the core and the capture file know of each other.
//
// They are two files of one build, but the browser may hold an older copy of either, so this
// surface is small and only ever grows.

import type { Companion } from './companion.ts';

export type PageKind = 'load' | 'push' | 'replace' | 'pop' | 'hash' | 'bfcache';

export interface Ids {
  key?: string;
  visit?: string;
  visitor?: string;
  recording?: boolean;
}

/** One request, a POST where there is a body. Status 0: no answer. It never carries cookies. */
export type Ask = (
  url: string,
  told: (status: number, text: string, retryAfter?: string | null) => void,
  body?: Uint8Array,
  /** Outlives the page; the bodies of all such requests share a budget of 64 KiB. */
  keepalive?: boolean,
) => void;

export interface Host {
  ask: Ask;
  /** `https://HOST/r/v1/KEY`. */
  endpoint: string;
  /** Prefix of everything kept in the page's storage. */
  prefix: string;
  /** Keep the visit in a cookie where the browser gives no storage. */
  cookie: boolean;
  /** The server's settings as they came. */
  settings: Record<string, unknown>;
  /** False: the page asked for a pause before the recorder was there. */
  wanted: boolean;
  /** An address of a script as the page's policy wants it. Older cores have none. */
  trusted?(url: string): string;
  /** Loads a file of ours, which hands over what it is; nothing comes when it can't be loaded. */
  load?<T = Companion>(path: unknown, loaded: (it?: T) => unknown): void;
  /** Tells the page's listeners (`revisit('on', …)`). */
  emit(name: string, detail: unknown): void;
  /** The server wants nothing more, until the given time. */
  stopped(reason: string, until: number | null): void;
}

export interface Running {
  /** A call of `revisit(…)` that the core does not carry out itself. */
  run(call: unknown[]): void;
  page(kind: PageKind, path?: string): void;
  /** Stops and starts capturing; what was captured is still sent. */
  record(on: boolean, why: string): void;
  /** Ends; what is unsent is sent, or thrown away when `discard`. */
  stop(discard: boolean): void;
  ids(): Ids;
}

export type Begin = (host: Host) => Running;

/** The capture file finds this function on its own script element and calls it: no global needed. */
export const HANDOVER = 'revisitRun';
