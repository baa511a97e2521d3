// A recording on its way before its page is there: asked for when the pointer comes down on its row,
// so that the time until it comes up again and the page is drawn is not spent waiting.
import { api } from '../../api/client'
import type { RecordingDetail } from '../../api/types'
import { startFrom } from './moment'
import { fetchFirst } from './player'

/** What is older may have been sealed anew. */
const FRESH_MS = 10_000

let early: { recording: string; asked: number; detail: Promise<RecordingDetail> } | undefined

/** Asks for a recording and the block that shows the moment in `search`. Failures are told to whoever takes it. */
export function askEarly(recording: string, search: string): void {
  early = { recording, asked: performance.now(), detail: ask(recording, startFrom(search)) }
  early.detail.catch(() => {})
}

/** The recording: as it was asked for early, if it was. */
export function takeDetail(recording: string, startAt: number): Promise<RecordingDetail> {
  const ready = early
  early = undefined
  const fresh = ready?.recording === recording && performance.now() - ready.asked < FRESH_MS
  return fresh ? ready.detail : ask(recording, startAt)
}

async function ask(recording: string, startAt: number): Promise<RecordingDetail> {
  const detail = await api.recording(recording)
  // What fails here the player asks for again, and tells.
  fetchFirst(detail, startAt).catch(() => {})
  return detail
}
