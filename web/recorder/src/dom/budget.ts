// Budget: what recording costs the page, measured by itself, and what is done when it is too much.
//
// Every piece of work is timed. Over ten seconds it may take two hundredths of them; beyond that the
// recorder does less, step by step, and says so: fewer positions and changes gathered for longer, then a
// pause, and a new snapshot when the page has calmed down.

const WINDOW_MS = 10_000;
const SHARE_MAX = 0.02;
/** Snapshots are paid for over a longer time. */
const LEVEL_MAX = 3;

export interface Budget {
  /** Runs and counts what it took. */
  spend<R>(run: () => R): R;
  readonly level: number;
  readonly ms: number;
  readonly worst: number;
  /** Looks back at the last seconds; true when the level has changed. */
  judge(): boolean;
  /** Work that has to be done once does not count against the share. */
  free<R>(run: () => R): R;
}

export function createBudget(): Budget {
  let ms = 0;
  let worst = 0;
  let level = 0;
  let spent = 0;
  let inside = false;
  let since = performance.now();

  const timed = <R>(run: () => R, counts: boolean): R => {
    if (inside) return run();
    inside = true;
    const start = performance.now();
    try {
      return run();
    } finally {
      inside = false;
      const took = performance.now() - start;
      ms += took;
      if (counts) spent += took;
      if (took > worst) worst = took;
    }
  };

  return {
    spend: (run) => timed(run, true),
    free: (run) => timed(run, false),
    get level() {
      return level;
    },
    get ms() {
      return ms;
    },
    get worst() {
      return worst;
    },
    judge() {
      const now = performance.now();
      const past = now - since;
      if (past < WINDOW_MS) return false;
      const share = spent / past;
      const before = level;
      if (share > SHARE_MAX) level = Math.min(LEVEL_MAX, level + 1);
      else if (share < SHARE_MAX / 4) level = Math.max(0, level - 1);
      spent = 0;
      since = now;
      return level !== before;
    },
  };
}
