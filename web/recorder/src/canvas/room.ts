// Room: how many bytes of pictures this visit has, over all its pages and tabs. A game that is played for an hour must
// not fill the site's disk; the more is spent, the more seldom pictures are taken.

import { parse } from '../shared/json.ts';
import { local } from '../shared/storage.ts';

const VISIT_BYTES_MAX = 10_000_000;
/** Each of them doubles the time between two pictures. */
const STEPS = 4;

export interface Room {
  /** How many times longer than usual to wait; Infinity: nothing is left. */
  readonly patience: number;
  spend(bytes: number): void;
}

/** `prefix`: of all that is kept in the page's storage; without storage it is counted by page. */
export function roomOfVisit(prefix: string): Room {
  const key = `${prefix}:canvas`;
  let spent = 0;
  const visit = (): unknown => (parse(local.get(prefix) ?? '') as { visit?: unknown } | undefined)?.visit;
  const read = (): number => {
    const kept = local.get(key);
    if (kept === undefined) return spent;
    // Another tab may have spent, and another visit begun.
    const [of, bytes] = (kept ?? '').split(' ');
    if (of !== visit()) return 0;
    return Number(bytes) >= spent ? Number(bytes) : spent;
  };
  return {
    get patience() {
      spent = read();
      return spent < VISIT_BYTES_MAX ? 2 ** Math.floor((STEPS * spent) / VISIT_BYTES_MAX) : Infinity;
    },
    spend(bytes) {
      spent = read() + bytes;
      local.set(key, `${visit()} ${spent}`);
    },
  };
}
