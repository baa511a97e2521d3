// Time as the player sees it, passed in so that tests can move it.

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Before the next frame is drawn; returns the undo. */
  frame(run: () => void): () => void;
  later(ms: number, run: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  frame(run) {
    const id = requestAnimationFrame(run);
    return () => cancelAnimationFrame(id);
  },
  later(ms, run) {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};
