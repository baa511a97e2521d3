// Tab: names this tab and numbers its batches, over all pages it shows.
//
// Both live in sessionStorage, which the browser copies when a tab is duplicated. A page that goes
// away in good order leaves the mark `free`; a page that finds a name without it is a duplicate of
// a tab that still lives (or follows a crash) and takes a new name.

import type { Surroundings } from '../shared/clock.ts';
import { isObject, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';

interface Kept {
  tab: string;
  visit: string;
  seq: number;
}

export class Tab {
  private kept: Kept;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly around: Surroundings,
    visit: string,
  ) {
    this.kept = this.claim(visit);
  }

  get name(): string {
    return this.kept.tab;
  }

  /** The number of the next batch; never given twice within a visit. */
  nextSeq(): number {
    const { seq } = this.kept;
    this.write({ ...this.kept, seq: seq + 1 });
    return seq;
  }

  /** Goes on in another visit, from number 0. */
  join(visit: string): void {
    if (visit !== this.kept.visit) this.write({ ...this.kept, visit, seq: 0 });
  }

  /** The page goes away: the next one in this tab may take the name. */
  release(): void {
    this.store.set(this.key, stringify({ ...this.kept, free: true }));
  }

  /** The page is back from the bfcache, and others were here meanwhile. */
  reclaim(): void {
    this.kept = this.claim(this.kept.visit);
  }

  private claim(visit: string): Kept {
    const raw = parse(this.store.get(this.key) ?? '');
    const mine = isObject(raw) && raw.free === true && /^[0-9a-f]{16}$/.test(String(raw.tab));
    const tab = mine ? String(raw.tab) : this.around.id(8);
    const seq = mine && raw.visit === visit ? Math.max(0, Math.floor(Number(raw.seq)) || 0) : 0;
    return this.write({ tab, visit, seq });
  }

  private write(kept: Kept): Kept {
    this.kept = kept;
    this.store.set(this.key, stringify(kept));
    return kept;
  }
}
