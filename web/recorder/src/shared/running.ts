// Running: what the core and the capture part know of each other.
//
// They are two files of one build, but the browser may hold an older copy of either, so this
// surface is small and only ever grows.

import type { PageKind } from '../core/navigation.ts';
import type { Visit } from '../core/visitor.ts';
import type { Surroundings } from './clock.ts';
import type { Identity, Settings } from './protocol.ts';

export interface Host {
  /** `https://HOST/r/v1/KEY`. */
  endpoint: string;
  /** Prefix of everything kept in the page's storage. */
  prefix: string;
  settings: Settings;
  around: Surroundings;
  visit: Visit;
  identity: Identity;
  /** Goes on under a new visit. */
  renew(): Visit;
  /** The visitor did something; the answer is the visit that goes on now. */
  touch(): Visit;
  /** The server wants nothing more, until the given time. */
  stopped(reason: string, until: number | null): void;
}

export interface Running {
  page(kind: PageKind, path?: string): void;
  track(name: string, props: unknown): void;
  identify(identity: Identity): void;
  /** Stops and starts capturing; what was captured is still sent. */
  capture(on: boolean, why: string): void;
  /** Goes on under this visit, from a new snapshot. */
  visit(visit: Visit): void;
  /** Ends; what is unsent is sent, or thrown away when `discard`. */
  stop(discard: boolean): void;
}

export type Begin = (host: Host) => Running;

/** The capture part finds this function on its own script element and calls it: no global needed. */
export const HANDOVER = 'revisitBegin';
