// Asking again and again, gently: never while the page is hidden, at once when it is shown again,
// and slower after failures.

export interface PollOptions {
  every_ms: number
  slowest_ms?: number
}

/** Runs `ask` now and then until the returned undo is called. `ask` gets a signal that ends with it. */
export function poll(ask: (signal: AbortSignal) => Promise<void>, options: PollOptions): () => void {
  const ended = new AbortController()
  const slowest = options.slowest_ms ?? options.every_ms * 8
  let wait = options.every_ms
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false

  async function round(): Promise<void> {
    clearTimeout(timer)
    if (asking || ended.signal.aborted || document.hidden) return
    asking = true
    const went = await ask(ended.signal).then(() => true, () => false)
    asking = false
    wait = went ? options.every_ms : Math.min(wait * 2, slowest)
    if (!ended.signal.aborted) timer = setTimeout(round, wait)
  }

  const shown = () => void round()
  document.addEventListener('visibilitychange', shown)
  void round()

  return () => {
    ended.abort()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', shown)
  }
}
