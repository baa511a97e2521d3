// Clock and randomness, from one place, so that tests can hold them still.
//
// The clock is anchored at the start of the page and then only grows: a visitor's wall clock that
// is set back or forth in the middle of a visit must not make a recording of a hundred hours.

const clock = performance;
const started = clock.timeOrigin;

/** Milliseconds since the epoch, whole, never going back within a page. */
export const now = (): number => Math.round(started + clock.now());

/** `bytes` random bytes as lower-case hex digits. */
export const id = (bytes: number): string => hex(crypto.getRandomValues(new Uint8Array(bytes)));

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
