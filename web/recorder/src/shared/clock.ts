// Clock and randomness, passed in everywhere so that tests can hold them still.
//
// The clock is anchored at the start of the page and then only grows: a visitor's wall clock that
// is set back or forth in the middle of a visit must not make a recording of a hundred hours.

export interface Surroundings {
  /** Milliseconds since the epoch, whole, never going back within a page. */
  now(): number;
  /** What the visitor's clock says: it may be set, and goes on while the machine sleeps. */
  wall(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** `bytes` random bytes as lower-case hex digits. */
  id(bytes: number): string;
}

export function browserSurroundings(): Surroundings {
  const clock = globalThis.performance;
  const started = clock?.timeOrigin ?? Date.now() - (clock?.now() ?? 0);
  const elapsed = clock ? () => clock.now() : () => Date.now() - started;
  return {
    now: () => Math.round(started + elapsed()),
    wall: () => Date.now(),
    random: () => Math.random(),
    id: (bytes) => hex(crypto.getRandomValues(new Uint8Array(bytes))),
  };
}

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}
