// The bridge to @revisit/player: loads it when a recording is opened, and feeds it from the API.
import type { PlayerView, Source } from '@revisit/player'
import { api } from '../../api/client'
import type { RecordingDetail } from '../../api/types'
import { t } from '../../i18n/texts.svelte'
import { startBeside, type Fetched } from './beside'

export interface Playing {
  seek(at_ms: number): void
  destroy(): void
}

export interface PlayOptions {
  detail: RecordingDetail
  startAt: number
  onTime: (at_ms: number) => void
  next: (() => void) | null
}

/** The server's page that recorded content is rebuilt in. */
const stageUrl = '/stage'

/** Starts to play in `host`. Rejects when the player cannot be loaded or `signal` ended meanwhile. */
export async function startPlayer(host: HTMLElement, options: PlayOptions, signal: AbortSignal): Promise<Playing> {
  const player = await load()
  signal.throwIfAborted()
  return playing(new player.PlayerView(host, sourceOf(options.detail), viewOptions(options)), options)
}

/** Loads the player, a stage for whoever plays next, and who fetches for it. */
export async function preparePlayer(): Promise<void> {
  startBeside()
  const player = await load()
  player.prepareStage(stageUrl)
}

/**
 * Asks for the first moment's block, and has it built in the stage that waits, while its recording is not opened yet.
 * `fetched` is a block that is on its way already, perhaps the one.
 */
export async function prepareRecording(detail: RecordingDetail, startAt: number, fetched?: Promise<Fetched | null>): Promise<void> {
  // Loaded already it is not waited for: the page would be drawn first.
  await (loaded ?? (await load())).prepareRecording(sourceOf(detail, fetched), startAt)
}

let loaded: typeof import('@revisit/player') | undefined

async function load() {
  const [player] = await Promise.all([import('@revisit/player'), import('@revisit/player/player.css')])
  return (loaded = player)
}

const sources = new WeakMap<RecordingDetail, Source>()

/** The one source of a recording: what was prepared of it is found by it. */
function sourceOf(detail: RecordingDetail, fetched?: Promise<Fetched | null>): Source {
  const source = sources.get(detail) ?? makeSource(detail, fetched)
  sources.set(detail, source)
  return source
}

/** The player lists events without where on the screen they were. */
function makeSource(detail: RecordingDetail, fetched?: Promise<Fetched | null>): Source {
  const events = detail.events.map(({ at_ms, tab, kind, text, node }) => ({ at_ms, tab, kind, text, node }))
  async function block(n: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const known = await fetched
    fetched = undefined
    return known?.n === n ? known.json : api.block(detail.id, n, signal)
  }
  return { detail: { ...detail, events }, block }
}

/**
 * Tells the viewing log, once there is something to see: what was only fetched ahead is not watched. Where it can't be told, the
 * server has logged that the recording was loaded.
 */
function logWatching(view: PlayerView, recording: string): void {
  const undo = view.player.on('shown', () => {
    undo()
    api.call('POST', `/recordings/${encodeURIComponent(recording)}/viewings`).catch(() => {})
  })
}

function viewOptions({ startAt, next }: PlayOptions) {
  const common = { stageUrl, labels: t, startAt, autoplay: true, keys: document }
  return next ? { ...common, onNext: next } : common
}

function playing(view: PlayerView, { detail, onTime }: PlayOptions): Playing {
  const undo = view.player.on('time', onTime)
  logWatching(view, detail.id)
  return {
    seek: (at_ms) => view.player.seek(at_ms),
    destroy: () => {
      undo()
      view.destroy()
    },
  }
}
