import type { Recording } from '../../src/api/types'

export function recordingId(number: number): string
export function recording(number: number, site: string, now: number): Recording
