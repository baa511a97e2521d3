// Back-off: how long to leave a server in peace that does not answer well.
//
// Full jitter: thousands of pages that lost the server at the same moment must not all come back
// at the same moment.

const FIRST_MS = 1_000;
const CAP_MS = 30_000;
const LEAST_MS = 200;
const RETRY_AFTER_MS_MAX = 300_000;

let failures = 0;

export function resetBackoff(): void {
  failures = 0;
}

/** Milliseconds to wait after one more failure; 0 ≤ chance < 1. */
export function waitMs(retryAfter: string | null | undefined, chance: number): number {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** failures++);
  const asked = Number(retryAfter) * 1_000;
  return asked > 0 ? Math.min(asked, RETRY_AFTER_MS_MAX) + chance * 1_000 : Math.max(LEAST_MS, chance * ceiling);
}
