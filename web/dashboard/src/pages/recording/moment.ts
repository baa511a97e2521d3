// A moment of a recording in an address: `?t=83` is 83 seconds after the visit began.

/** Milliseconds to start from; 0 when the address names no moment. */
export function startFrom(search: string): number {
  const seconds = Number(new URLSearchParams(search).get('t') ?? 0)
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 0
}

export function addressAt(path: string, at_ms: number): string {
  const seconds = Math.floor(at_ms / 1000)
  return seconds > 0 ? `${path}?t=${seconds}` : path
}

/** Which of the moments, in order, is the present one at `at_ms`; the first before any has begun. */
export function indexAt(moments: { at_ms: number }[], at_ms: number): number {
  return Math.max(0, moments.findLastIndex((moment) => moment.at_ms <= at_ms))
}
