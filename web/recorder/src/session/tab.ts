// Tab: names this tab and numbers its batches, over all pages it shows.
//
// Both live in sessionStorage, which the browser copies when a tab is duplicated. A page that goes
// away in good order leaves the mark `free`; a page that finds a name without it is a duplicate of
// a tab that still lives (or follows a crash) and takes a new name.

import type { Surroundings } from '../shared/clock.ts';
import { isObject, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';

export class Tab {
  name = '';
  #visit = '';
  #seq = 0;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly around: Surroundings,
    visit: string,
  ) {
    this.#visit = visit;
    this.claim();
  }

  /** At the start, and when the page is back from the bfcache and others were here meanwhile. */
  claim(): void {
    const raw = parse(this.store.get(this.key) ?? '');
    const mine = isObject(raw) && raw.free === true && /^[0-9a-f]{16}$/.test(`${raw.tab}`) ? raw : undefined;
    this.name = mine ? `${mine.tab}` : this.around.id(8);
    this.#seq = mine?.visit === this.#visit ? Math.max(0, Math.floor(Number(mine.seq)) || 0) : 0;
    this.#write(false);
  }

  /** The number of the next batch; never given twice within a visit. */
  nextSeq(): number {
    this.#seq++;
    this.#write(false);
    return this.#seq - 1;
  }

  /** Goes on in another visit, from number 0. */
  join(visit: string): void {
    if (visit === this.#visit) return;
    this.#visit = visit;
    this.#seq = 0;
    this.#write(false);
  }

  /** The page goes away: the next one in this tab may take the name. */
  release(): void {
    this.#write(true);
  }

  #write(free: boolean): void {
    this.store.set(this.key, stringify({ tab: this.name, visit: this.#visit, seq: this.#seq, free }));
  }
}
