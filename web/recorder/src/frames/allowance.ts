// Allowance: how much a frame may say at once, and in the long run. What a message costs the page is in it, too.

const MESSAGE_BYTES = 1_000;

/** Answers whether so many bytes are allowed now. */
export type Allowance = (bytes: number) => boolean;

export function allowance(burst: number, bytesPerS: number): Allowance {
  let left = burst;
  let at = performance.now();
  return (bytes) => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - at) * bytesPerS) / 1_000);
    at = now;
    const cost = bytes + MESSAGE_BYTES;
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}
