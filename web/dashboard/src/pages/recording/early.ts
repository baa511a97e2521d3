// A recording on its way before its page is there: asked for when the pointer rests on its row, or comes
// down on it, so that the time until it comes up again and the page is drawn is not spent waiting.
import { api } from '../../api/client'
import type { RecordingDetail } from '../../api/types'
import { fetchBeside } from './beside'
import { startFrom } from './moment'
import { prepareRecording } from './player'

/** What is older may have been sealed anew. */
const FRESH_MS = 10_000

interface Early {
  recording: string
  search: string
  asked: number
  detail: Promise<RecordingDetail>
}

let early: Early | undefined

/** Asks for a recording and has the moment in `search` made ready, once. What fails is asked for again by whoever takes it. */
export function askEarly(recording: string, search: string): void {
  if (early?.search === search && isFresh(early, recording)) return
  const asked: Early = { recording, search, asked: performance.now(), detail: ask(recording, startFrom(search)) }
  asked.detail.catch(() => {
    if (early === asked) early = undefined
  })
  early = asked
}

/** The recording: as it was asked for early, if it was. */
export function takeDetail(recording: string, startAt: number): Promise<RecordingDetail> {
  const ready = early
  early = undefined
  return ready && isFresh(ready, recording) ? ready.detail : ask(recording, startAt)
}

const isFresh = (one: Early, recording: string) => one.recording === recording && performance.now() - one.asked < FRESH_MS

async function ask(recording: string, startAt: number): Promise<RecordingDetail> {
  const beside = fetchBeside(recording, startAt)
  const detail = (await beside?.detail) ?? (await api.recording(recording))
  // What fails here the player asks for again, and tells.
  prepareRecording(detail, startAt, beside?.block).catch(() => {})
  return detail
}
