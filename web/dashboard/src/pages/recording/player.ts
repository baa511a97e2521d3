import type { RecordingDetail } from '../../api/types'
export interface Playing {
  seek(at_ms: number): void
  destroy(): void
}
export interface PlayOptions {
  detail: RecordingDetail
  startAt: number
  onTime: (at_ms: number) => void
  next: () => void
}
export async function startPlayer(_host: HTMLElement, _options: PlayOptions, _signal: AbortSignal): Promise<Playing> {
  throw new Error('no player yet')
}
