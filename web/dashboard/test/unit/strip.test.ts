import { expect, test } from 'vitest'
import { draw, width } from '../../src/pages/recordings/strip.ts'

const quiet = { activity: [], pages: [], signals: [] }

test('a_visit_of_one_page_is_one_frame_over_the_whole_width', () => {
  expect(draw({ ...quiet, pages: [0] }, 1000).frames).toEqual([{ x: 0, width }])
})

test('each_page_is_a_frame_and_frames_never_overlap', () => {
  const { frames } = draw({ ...quiet, pages: [0, 2000, 5000] }, 10_000)
  expect(frames.map(({ x }) => x)).toEqual([0, 120, 300])
  for (const [index, frame] of frames.entries()) {
    expect(frame.x + frame.width).toBeLessThanOrEqual(frames[index + 1]?.x ?? width)
  }
})

test('forty_pages_in_a_second_are_not_forty_frames', () => {
  const pages = Array.from({ length: 40 }, (_, index) => index * 25)
  expect(draw({ ...quiet, pages }, 600_000).frames.length).toBe(1)
})

test('a_quiet_moment_has_no_bar_and_the_busiest_stays_inside_the_film', () => {
  const { bars } = draw({ ...quiet, activity: [0, 255, 999, -3] }, 1000)
  const ends = [...bars.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)]
  expect(ends).toHaveLength(2)
  for (const [, top, bottom] of ends) {
    expect(Number(top)).toBeGreaterThanOrEqual(8)
    expect(Number(bottom)).toBeLessThanOrEqual(34)
  }
})

test('signals_beyond_the_end_are_drawn_at_the_end_and_near_ones_once', () => {
  const signals = [5000, 5010, 99_999].map((at_ms) => ({ kind: 'error' as const, at_ms }))
  expect(draw({ ...quiet, signals }, 10_000).dots).toEqual([
    { kind: 'error', x: 300 },
    { kind: 'error', x: 600 },
  ])
})

test('a_recording_without_length_is_drawn_all_the_same', () => {
  expect(draw({ activity: [3], pages: [0], signals: [] }, 0).frames).toEqual([{ x: 0, width }])
})
