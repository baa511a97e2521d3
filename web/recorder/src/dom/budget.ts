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
  level: number;
  ms: number;
  worst: number;
  /** Runs and counts what it took. */
  spend<R>(run: () => R): R;
  /** Work that has to be done once does not count against the share. */
  free<R>(run: () => R): R;
  /** Looks back at the last seconds; true when the level has changed. */
  judge(): boolean;
}

export function createBudget(): Budget {
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
      budget.ms += took;
      if (counts) spent += took;
      if (took > budget.worst) budget.worst = took;
    }
  };

  const budget: Budget = {
    level: 0,
    ms: 0,
    worst: 0,
    spend: (run) => timed(run, true),
    free: (run) => timed(run, false),
    judge() {
      const now = performance.now();
      const past = now - since;
      if (past < WINDOW_MS) return false;
      const share = spent / past;
      const before = budget.level;
      if (share > SHARE_MAX) budget.level = Math.min(LEVEL_MAX, before + 1);
      else if (share < SHARE_MAX / 4) budget.level = Math.max(0, before - 1);
      spent = 0;
      since = now;
      return budget.level !== before;
    },
  };
  return budget;
}
