// Tab: names this tab and numbers its batches, over all pages it shows.
//
// Both live in sessionStorage, which the browser copies when a tab is duplicated. A page that goes
// away in good order leaves the mark `free`; a page that finds a name without it is a duplicate of
// a tab that still lives (or follows a crash) and takes a new name. Firefox shows a page that is back
// from the bfcache the sessionStorage that it left, so which page claimed last is in localStorage, too.

import { parse, write } from '../shared/json.ts';
import { local, session } from '../shared/storage.ts';
import { id } from '../shared/clock.ts';
import { host } from './here.ts';

export let tab: string;
let visit: string;
let seq: number;
const page = id(8);

/** At the start, and when the page is back from the bfcache and others were here meanwhile. */
export function claimTab(of: string): void {
  const kept = (parse(session.get(key()) ?? '') ?? {}) as Record<string, unknown>;
  const stale = kept.seq === seq && local.get(pageKey()) !== page;
  const mine = kept.free === true && !stale && /^[0-9a-f]{16}$/.test(`${kept.tab}`);
  tab = mine ? `${kept.tab}` : id(8);
  seq = mine && kept.visit === of ? Number(kept.seq) || 0 : 0;
  visit = of;
  local.set(pageKey(), page);
  keepTab();
}

/** The number of the next batch; never given twice within a visit. */
export function nextSeq(): number {
  seq++;
  keepTab();
  return seq - 1;
}

/** Goes on in another visit, from number 0. */
export function joinVisit(other: string): void {
  visit = other;
  seq = 0;
  keepTab();
}

/** `free`: the page goes away, and the next one in this tab may take the name. */
export function keepTab(free = false): void {
  session.set(key(), write({ tab, visit, seq, free }));
}

const key = () => `${host.prefix}:tab`;
const pageKey = () => `${host.prefix}:page`;
