// Back-off: how long to leave a server in peace that does not answer well.
//
// Full jitter: thousands of pages that lost the server at the same moment must not all come back
// at the same moment.

const FIRST_MS = 1_000;
const CAP_MS = 30_000;
const LEAST_MS = 200;
const RETRY_AFTER_MS_MAX = 300_000;

export class Backoff {
  #failures = 0;

  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** Milliseconds to wait after one more failure. */
  next(retryAfter?: string | null): number {
    const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(this.#failures++, 10));
    const asked = Number(retryAfter) * 1_000;
    if (asked > 0) return Math.min(asked, RETRY_AFTER_MS_MAX) + this.#random() * 1_000;
    return Math.max(LEAST_MS, this.#random() * ceiling);
  }
}
