// The other side of the worker that fetches a recording and its first block (beside.worker.ts).
//
// Nothing depends on it: what it could not fetch, for whatever reason, is asked for again by the page
// itself, which knows what to say then.
import { api } from '../../api/client'
import type { RecordingDetail } from '../../api/types'

export interface Asked {
  ask: number
  url: string
  at_ms: number
}

export type Said = { ask: number } & (
  | { type: 'detail'; detail: RecordingDetail }
  | { type: 'block'; n: number; json: ArrayBuffer }
  | { type: 'failed' }
)

/** A block as the API answers with it, by its number. */
export interface Fetched {
  n: number
  json: ArrayBuffer
}

/** On its way; null when it failed. */
export interface Beside {
  detail: Promise<RecordingDetail | null>
  block: Promise<Fetched | null>
}

interface Waiting {
  detail: (detail: RecordingDetail | null) => void
  block: (block: Fetched | null) => void
}

let worker: Worker | undefined
let asks = 0
const waiting = new Map<number, Waiting>()

/** Starts the worker, once. */
export function startBeside(): void {
  if (worker) return
  worker = new Worker(new URL('./beside.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Said>) => heard(data)
  worker.onerror = stop
}

/** Nothing where no worker runs. */
export function fetchBeside(recording: string, at_ms: number): Beside | undefined {
  if (!worker) return undefined
  const ask = (asks += 1)
  const detail = Promise.withResolvers<RecordingDetail | null>()
  const block = Promise.withResolvers<Fetched | null>()
  waiting.set(ask, { detail: detail.resolve, block: block.resolve })
  worker.postMessage({ ask, url: api.recordingAddress(recording), at_ms } satisfies Asked)
  return { detail: detail.promise, block: block.promise }
}

function heard(said: Said): void {
  const { detail, block } = waiting.get(said.ask) ?? {}
  if (said.type === 'detail') return detail?.(said.detail)
  waiting.delete(said.ask)
  // Of what failed nothing comes any more.
  detail?.(null)
  block?.(said.type === 'block' ? said : null)
}

function stop(): void {
  worker = undefined
  for (const ask of [...waiting.keys()]) heard({ ask, type: 'failed' })
}
