// Visitor: who this browser is and which visit goes on, shared by the tabs of the site.
//
// A visit ends 30 minutes after the last activity of any of its tabs, or when the server says so.

import type { Surroundings } from '../shared/clock.ts';
import { parse, write } from '../shared/json.ts';
import { local } from '../shared/storage.ts';

const IDLE_MS_MAX = 30 * 60_000;
const TOUCH_EVERY_MS = 5_000;
const COOKIE_S = 180 * 24 * 3600;

export interface Visit {
  visitor: string;
  visit: string;
  /** How many visits of this visitor there were, this one included. */
  visits: number;
  /** This page load began the visit: no other tab of it was there before. */
  first: boolean;
}

interface Kept {
  visitor: string;
  visit: string;
  visits: number;
  at: number;
}

export class Visitor {
  readonly #key: string;
  readonly #cookie: boolean;
  readonly #around: Surroundings;
  #touchedAt = 0;
  /** What was written last, for browsers that give no storage. */
  #text = '';
  current: Visit;

  /** `cookie`: the site wants the visit in a cookie where there is no storage. */
  constructor(key: string, cookie: boolean, around: Surroundings) {
    this.#key = key;
    this.#cookie = cookie;
    this.#around = around;
    this.current = this.#open();
  }

  /** A new visit, of the same visitor unless they are to be forgotten. */
  renew(forgetVisitor = false): void {
    this.current = this.#begin(forgetVisitor ? undefined : this.#read());
  }

  /** The visitor is active: the visit goes on, or has become another one. */
  touch(): void {
    const now = this.#around.now();
    if (now - this.#touchedAt < TOUCH_EVERY_MS) return;
    this.#touchedAt = now;
    this.current = this.#open();
  }

  #open(): Visit {
    const kept = this.#read();
    if (!kept || this.#around.now() - kept.at >= IDLE_MS_MAX) return this.#begin(kept);
    return this.#write(kept, kept.visit === this.current?.visit && this.current.first);
  }

  #begin(kept: Kept | undefined): Visit {
    const { id } = this.#around;
    return this.#write({ visitor: kept?.visitor ?? id(16), visit: id(16), visits: (kept?.visits ?? 0) + 1 }, true);
  }

  #write({ visitor, visit, visits }: Omit<Kept, 'at'>, first: boolean): Visit {
    this.#text = write({ visitor, visit, visits, at: this.#around.now() });
    if (!local.set(this.#key, this.#text) && this.#cookie) {
      document.cookie = `${encodeURIComponent(this.#key)}=${encodeURIComponent(this.#text)};path=/;max-age=${COOKIE_S};samesite=lax`;
    }
    return { visitor, visit, visits, first };
  }

  /** What is kept is the page's to change, so it is believed only where it has our shape. */
  #read(): Kept | undefined {
    let text = local.get(this.#key);
    if (text === undefined) text = (this.#cookie && this.#readCookie()) || this.#text;
    const { visitor, visit, at, visits } = (parse(text ?? '') ?? {}) as Record<string, unknown>;
    if (!isId(visitor) || !isId(visit)) return undefined;
    return { visitor, visit, at: Math.min(Number(at) || 0, this.#around.now()), visits: Number(visits) || 1 };
  }

  #readCookie(): string {
    const [, value = ''] = document.cookie.split(`${encodeURIComponent(this.#key)}=`);
    return decodeURIComponent(value.split(';')[0] ?? '');
  }
}

const isId = (value: unknown): value is string => /^[0-9a-f]{32}$/.test(`${value}`);
