// The bridge to @revisit/player: loads it when a recording is opened, and feeds it from the API.
import type { PlayerView, Source } from '@revisit/player'
import { api } from '../../api/client'
import type { RecordingDetail } from '../../api/types'
import { t } from '../../i18n/texts.svelte'

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

/** Loads the player, and a stage for whoever plays next. */
export async function preparePlayer(): Promise<void> {
  const player = await load()
  player.prepareStage(stageUrl)
}

/** Asks for the first moment's block, and has it built in the stage that waits, while its recording is not opened yet. */
export async function prepareRecording(detail: RecordingDetail, startAt: number): Promise<void> {
  // Loaded already it is not waited for: the page would be drawn first.
  await (loaded ?? (await load())).prepareRecording(sourceOf(detail), startAt)
}

let loaded: typeof import('@revisit/player') | undefined

async function load() {
  const [player] = await Promise.all([import('@revisit/player'), import('@revisit/player/player.css')])
  return (loaded = player)
}

const sources = new WeakMap<RecordingDetail, Source>()

/** The one source of a recording: what was prepared of it is found by it. */
function sourceOf(detail: RecordingDetail): Source {
  const source = sources.get(detail) ?? makeSource(detail)
  sources.set(detail, source)
  return source
}

/** The player lists events without where on the screen they were. */
function makeSource(detail: RecordingDetail): Source {
  const events = detail.events.map(({ at_ms, tab, kind, text, node }) => ({ at_ms, tab, kind, text, node }))
  return { detail: { ...detail, events }, block: (n, signal) => api.block(detail.id, n, signal) }
}

function viewOptions({ startAt, next }: PlayOptions) {
  const common = { stageUrl, labels: t, startAt, autoplay: true, keys: document }
  return next ? { ...common, onNext: next } : common
}

function playing(view: PlayerView, { onTime }: PlayOptions): Playing {
  const undo = view.player.on('time', onTime)
  return {
    seek: (at_ms) => view.player.seek(at_ms),
    destroy: () => {
      undo()
      view.destroy()
    },
  }
}
