// Tab: names this tab and numbers its batches, over all pages it shows.
//
// Both live in sessionStorage, which the browser copies when a tab is duplicated. A page that goes
// away in good order leaves the mark `free`; a page that finds a name without it is a duplicate of
// a tab that still lives (or follows a crash) and takes a new name.

import type { Surroundings } from '../shared/clock.ts';
import { parse, write } from '../shared/json.ts';
import { session } from '../shared/storage.ts';

export class Tab {
  name = '';
  readonly #key: string;
  readonly #around: Surroundings;
  #visit: string;
  #seq = 0;

  constructor(key: string, around: Surroundings, visit: string) {
    this.#key = key;
    this.#around = around;
    this.#visit = visit;
    this.claim();
  }

  /** At the start, and when the page is back from the bfcache and others were here meanwhile. */
  claim(): void {
    const { tab, visit, seq, free } = (parse(session.get(this.#key) ?? '') ?? {}) as Record<string, unknown>;
    const mine = free === true && /^[0-9a-f]{16}$/.test(`${tab}`);
    this.name = mine ? `${tab}` : this.#around.id(8);
    this.#seq = mine && visit === this.#visit ? Number(seq) || 0 : 0;
    this.#write();
  }

  /** The number of the next batch; never given twice within a visit. */
  nextSeq(): number {
    this.#seq++;
    this.#write();
    return this.#seq - 1;
  }

  /** Goes on in another visit, from number 0. */
  join(visit: string): void {
    this.#visit = visit;
    this.#seq = 0;
    this.#write();
  }

  /** The page goes away: the next one in this tab may take the name. */
  release(): void {
    this.#write(true);
  }

  #write(free = false): void {
    session.set(this.#key, write({ tab: this.name, visit: this.#visit, seq: this.#seq, free }));
  }
}
