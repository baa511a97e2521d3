// The strip: a visit drawn as a piece of film. Every page is a frame, the bars inside are how much
// happened, dots above are signals. Pure geometry; Strip.svelte draws it.
import type { SignalKind, Strip } from '../../api/types'

export const width = 600
export const height = 34
const filmTop = 8
const gap = 4
const middle = (height + filmTop) / 2
const tallest = (height - filmTop) / 2 - 3

export interface Frame {
  x: number
  width: number
}

export interface Dot {
  x: number
  kind: SignalKind
}

export interface Drawing {
  frames: Frame[]
  bars: string
  dots: Dot[]
}

export function draw(strip: Strip, duration_ms: number): Drawing {
  const length = Math.max(duration_ms, 1)
  const at = (ms: number) => (Math.min(Math.max(ms, 0), length) / length) * width
  return {
    frames: frames(strip.pages.map(at)),
    bars: bars(strip.activity),
    dots: dots(strip, at),
  }
}

/** One frame per page; pages too close to tell apart share one. */
function frames(starts: number[]): Frame[] {
  const edges = [0, ...starts.filter((x) => x > 0).sort((a, b) => a - b)]
  const apart: number[] = []
  for (const edge of edges) {
    if (edge - (apart.at(-1) ?? -Infinity) >= gap * 2) apart.push(edge)
  }
  return apart.map((x, index) => {
    const end = apart[index + 1] ?? width + gap
    return { x, width: Math.max(end - x - gap, 1) }
  })
}

/** All bars as one path, mirrored about the middle of the film. */
function bars(activity: number[]): string {
  const step = width / Math.max(activity.length, 1)
  return activity
    .map((value, index) => {
      if (value <= 0) return ''
      const half = Math.max(1, Math.sqrt(Math.min(value, 255) / 255) * tallest)
      const x = (index + 0.5) * step
      return `M${round(x)} ${round(middle - half)}V${round(middle + half)}`
    })
    .join('')
}

/** Signals nearer to each other than a dot is wide are shown once. */
function dots(strip: Strip, at: (ms: number) => number): Dot[] {
  const apart: Dot[] = []
  for (const { kind, at_ms } of [...strip.signals].sort((a, b) => a.at_ms - b.at_ms)) {
    const x = round(at(at_ms))
    const before = apart.findLast((dot) => dot.kind === kind)
    if (!before || x - before.x >= 8) apart.push({ x, kind })
  }
  return apart
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
