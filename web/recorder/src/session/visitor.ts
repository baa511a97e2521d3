// Visitor: who this browser is and which visit goes on, shared by the tabs of the site.
//
// A visit ends 30 minutes after the last activity of any of its tabs, or when the server says so.

import type { Surroundings } from '../shared/clock.ts';
import { isObject, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';

const IDLE_MS_MAX = 30 * 60_000;
const TOUCH_EVERY_MS = 5_000;

export interface Visit {
  visitor: string;
  visit: string;
  returning: boolean;
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
  #current: Visit | undefined;
  #touchedAt = 0;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly around: Surroundings,
  ) {}

  /** The visit that goes on, or a new one. */
  open(): Visit {
    const kept = this.#read();
    const fresh = kept && this.around.now() - kept.at < IDLE_MS_MAX;
    return fresh ? this.#become(kept, this.#current?.visit === kept.visit && this.#current.first) : this.#begin(kept);
  }

  /** A new visit, of the same visitor unless they are to be forgotten. */
  renew(forgetVisitor = false): Visit {
    return this.#begin(forgetVisitor ? undefined : this.#read());
  }

  /** The visitor is active. The answer is the visit that goes on, perhaps a new one. */
  touch(): Visit {
    const now = this.around.now();
    if (this.#current && now - this.#touchedAt < TOUCH_EVERY_MS) return this.#current;
    this.#touchedAt = now;
    return this.open();
  }

  #begin(kept: Kept | undefined): Visit {
    const { id } = this.around;
    return this.#become({ visitor: kept?.visitor ?? id(16), visit: id(16), visits: (kept?.visits ?? 0) + 1, at: 0 }, true);
  }

  #become(kept: Kept, first: boolean): Visit {
    this.store.set(this.key, stringify({ ...kept, at: this.around.now() }));
    const { visitor, visit, visits } = kept;
    return (this.#current = { visitor, visit, returning: visits > 1, first });
  }

  /** What is kept is the page's to change, so it is believed only where it has our shape. */
  #read(): Kept | undefined {
    const raw = parse(this.store.get(this.key) ?? '');
    if (!isObject(raw) || !isId(raw.visitor) || !isId(raw.visit)) return undefined;
    const { visitor, visit } = raw;
    return { visitor, visit, at: Math.min(Number(raw.at) || 0, this.around.now()), visits: Number(raw.visits) || 1 };
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
