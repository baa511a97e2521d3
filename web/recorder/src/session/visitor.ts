// Visitor: who this browser is and which visit goes on, shared by the tabs of the site.
//
// A visit ends 30 minutes after the last activity of any of its tabs, or when the server says so.

import { parse, write } from '../shared/json.ts';
import { local } from '../shared/storage.ts';
import { id, now } from '../shared/clock.ts';
import { host } from './here.ts';

const IDLE_MS_MAX = 30 * 60_000;
const TOUCH_EVERY_MS = 5_000;
const COOKIE_S = 180 * 24 * 3600;

export interface Visit {
  visitor: string;
  visit: string;
  /** How many visits of this visitor there were, this one included. */
  visits: number;
  /** This page load began the visit: no other tab of it was there before. */
  first?: boolean;
}

export let visit: Visit;
let touchedAt = -Infinity;
/** What was written last, for browsers that give no storage. */
let text = '';

/** The visitor is here: the visit goes on, or has become another one. */
export function touchVisit(): void {
  if (now() - touchedAt < TOUCH_EVERY_MS) return;
  touchedAt = now();
  const kept = read();
  if (!kept || touchedAt - kept.at >= IDLE_MS_MAX) begin(kept);
  else keepVisit({ ...kept, first: kept.visit === visit?.visit && visit.first });
}

/** A new visit, of the same visitor unless they are to be forgotten. */
export function renewVisit(forgetVisitor?: boolean): void {
  begin(forgetVisitor ? undefined : read());
}

function begin(kept: Visit | undefined): void {
  keepVisit({ visitor: kept?.visitor ?? id(16), visit: id(16), visits: (kept?.visits ?? 0) + 1, first: true });
}

function keepVisit(next: Visit): void {
  visit = next;
  // Whether this page load began the visit is its own affair.
  text = write({ ...next, first: undefined, at: now() });
  if (local.set(host.prefix, text) || !host.cookie) return;
  document.cookie = `${cookieName()}${encodeURIComponent(text)};path=/;max-age=${COOKIE_S};samesite=lax`;
}

/** What is kept is the page's to change, so it is believed only where it has our shape. */
function read(): (Visit & { at: number }) | undefined {
  let kept = local.get(host.prefix);
  if (kept === undefined) kept = (host.cookie && readCookie()) || text;
  const { visitor, visit: name, at, visits } = (parse(kept ?? '') ?? {}) as Record<string, unknown>;
  if (!isId(visitor) || !isId(name)) return undefined;
  return { visitor, visit: name, at: Math.min(Number(at) || 0, now()), visits: Number(visits) || 1 };
}

const cookieName = () => `${encodeURIComponent(host.prefix)}=`;

function readCookie(): string {
  const [, value = ''] = document.cookie.split(cookieName());
  return decodeURIComponent(value.split(';')[0] ?? '');
}

const isId = (value: unknown): value is string => /^[0-9a-f]{32}$/.test(`${value}`);
