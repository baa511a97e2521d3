// Visitor: who this browser is and which visit goes on, shared by the tabs of the site.
//
// A visit ends 30 minutes after the last activity of any of its tabs, or when the server says so.
// Nothing is read or written before the decision to record (and so never before consent).

import type { Surroundings } from '../shared/clock.ts';
import { isObject, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';

const IDLE_MS_MAX = 30 * 60_000;
const TOUCH_EVERY_MS = 5_000;

export interface Visit {
  visitor: string;
  visit: string;
  /** Decided once per visit, by the share that Settings asks for. */
  sampled: boolean;
  returning: boolean;
  /** This page load began the visit: no other tab of it was there before. */
  first: boolean;
}

interface Kept {
  visitor: string;
  visit: string;
  sampled: boolean;
  visits: number;
  at: number;
}

export class Visitor {
  private current: Visit | undefined;
  private touchedAt = 0;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly around: Surroundings,
    private readonly sampling: number,
  ) {}

  /** The visit that goes on, or a new one. */
  open(): Visit {
    const kept = this.read();
    const fresh = kept !== undefined && this.around.now() - kept.at < IDLE_MS_MAX;
    return fresh ? this.join(kept) : this.begin(kept);
  }

  /** A new visit, of the same visitor unless they are to be forgotten. */
  renew(forgetVisitor = false): Visit {
    return this.begin(forgetVisitor ? undefined : this.read());
  }

  /** The visitor is active. The answer is the visit that goes on, perhaps a new one. */
  touch(): Visit {
    const now = this.around.now();
    if (this.current && now - this.touchedAt < TOUCH_EVERY_MS) return this.current;
    this.touchedAt = now;
    const kept = this.read();
    if (!this.current || kept?.visit !== this.current.visit) return this.open();
    if (now - kept.at >= IDLE_MS_MAX) return this.begin(kept);
    this.write({ ...kept, at: now });
    return this.current;
  }

  forget(): void {
    this.current = undefined;
    this.store.remove(this.key);
  }

  private join(kept: Kept): Visit {
    this.write({ ...kept, at: this.around.now() });
    return this.become(kept, this.current?.visit === kept.visit && this.current.first);
  }

  private begin(kept: Kept | undefined): Visit {
    const next: Kept = {
      visitor: kept?.visitor ?? this.around.id(16),
      visit: this.around.id(16),
      sampled: this.around.random() < this.sampling,
      visits: (kept?.visits ?? 0) + 1,
      at: this.around.now(),
    };
    this.write(next);
    return this.become(next, true);
  }

  private become({ visitor, visit, sampled, visits }: Kept, first: boolean): Visit {
    this.current = { visitor, visit, sampled, returning: visits > 1, first };
    return this.current;
  }

  private write(kept: Kept): void {
    this.store.set(this.key, stringify(kept));
  }

  /** What is kept is the page's to change, so it is believed only where it has our shape. */
  private read(): Kept | undefined {
    const raw = parse(this.store.get(this.key) ?? '');
    if (!isObject(raw) || !isId(raw.visitor) || !isId(raw.visit)) return undefined;
    const { visitor, visit } = raw;
    const at = typeof raw.at === 'number' ? Math.min(raw.at, this.around.now()) : 0;
    return { visitor, visit, at, sampled: raw.sampled !== false, visits: Number(raw.visits) || 1 };
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}
