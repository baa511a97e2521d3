// Work that can wait until the browser has nothing better to do. Returns the undo.

/** Where the browser does not say when it is idle (Safari), a moment after the page was drawn. */
const guess_ms = 400

export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, guess_ms)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(run)
  return () => cancelIdleCallback(asked)
}
