// The recordings of one site that match a filter: loaded page by page, and kept while the reader
// looks at one of them, so that going back shows the list as it was.
import { api } from '../../api/client'
import type { Recording, RecordingQuery } from '../../api/types'

export const perPage = 40

export class RecordingList {
  items = $state.raw<Recording[]>([])
  matching = $state(0)
  fresh = $state.raw<Recording[]>([])
  state = $state<'loading' | 'ready' | 'failed'>('loading')
  loadingMore = $state(false)
  /** The recording opened last, to be pointed at when the reader comes back. */
  opened: string | null = null
  problem: unknown = null
  #cursor = $state<string | null>(null)

  constructor(
    readonly site: string,
    readonly key: string,
    readonly query: RecordingQuery,
  ) {}

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  async load(): Promise<void> {
    this.state = 'loading'
    try {
      const found = await api.recordings(this.site, { ...this.query, limit: perPage })
      this.items = found.items
      this.matching = found.matching
      this.#cursor = found.next_cursor
      this.state = 'ready'
    } catch (cause) {
      this.problem = cause
      this.state = 'failed'
    }
  }

  async more(): Promise<void> {
    if (this.#cursor === null || this.loadingMore) return
    this.loadingMore = true
    try {
      const found = await api.recordings(this.site, { ...this.query, limit: perPage, cursor: this.#cursor })
      this.items = [...this.items, ...this.#unknown(found.items)]
      this.#cursor = found.next_cursor
    } finally {
      this.loadingMore = false
    }
  }

  /** Looks for recordings made since; they wait in `fresh` until the reader asks for them. */
  async look(signal: AbortSignal): Promise<void> {
    if (this.state !== 'ready') return
    const found = await api.recordings(this.site, { ...this.query, limit: perPage }, signal)
    this.matching = found.matching
    if (this.items.length === 0) this.items = found.items
    else this.fresh = this.#unknown(found.items).filter(({ created_at }) => created_at >= this.#newest())
  }

  showFresh(): void {
    // A whole page of new ones may have more behind it: start over, so that none is missed between.
    if (this.fresh.length >= perPage) {
      this.fresh = []
      void this.load()
      return
    }
    this.items = [...this.fresh, ...this.items]
    this.fresh = []
  }

  remove(id: string): void {
    const left = this.items.filter((item) => item.id !== id)
    this.matching -= this.items.length - left.length
    this.items = left
  }

  #newest(): number {
    return this.items[0]?.created_at ?? 0
  }

  #unknown(found: Recording[]): Recording[] {
    const known = new Set(this.items.map(({ id }) => id))
    return found.filter(({ id }) => !known.has(id))
  }
}

let kept: RecordingList | undefined

/** The list for this site and filter: the one looked at before, or a new one that is loading. */
export function listFor(site: string, key: string, query: RecordingQuery): RecordingList {
  if (kept && kept.site === site && kept.key === key && kept.state !== 'failed') return kept
  kept = new RecordingList(site, key, query)
  void kept.load()
  return kept
}

export function keptList(): RecordingList | undefined {
  return kept
}
