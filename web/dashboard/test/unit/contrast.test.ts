import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what must be made out (borders of fields, marks, signals).
const css = readFileSync(new URL('../../src/design/tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--rv-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }] as const,
  ),
)

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['ground', 'surface', 'sunken', 'hover']
const texts: [string, string][] = [
  ...['text', 'text-soft', 'text-faint', 'accent', 'danger'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['accent-strong', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text-soft', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['danger', 'danger-soft'],
  ['warn', 'warn-soft'],
  ['good', 'good-soft'],
  ['signal-error', 'error-soft'],
  ['good', 'surface'],
  ['warn', 'surface'],
]
const marks: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['signal-rage', 'surface'],
  ['signal-error', 'surface'],
  ['signal-back', 'surface'],
  ['strip-activity', 'strip-page'],
  ['signal-rage', 'hover'],
]

function pairs(list: [string, string][], least: number): [string, string, 'light' | 'dark', number][] {
  return list.flatMap(([front, back]) => (['light', 'dark'] as const).map((theme) => [front, back, theme, least] as [string, string, 'light' | 'dark', number]))
}

test.each([...pairs(texts, 4.5), ...pairs(marks, 3)])('%s_can_be_read_on_%s_in_%s', (front, back, theme, least) => {
  const [one, other] = [colours.get(front), colours.get(back)]
  if (!one || !other) throw new Error(`no such colour: ${front} or ${back}`)
  expect(contrast(one[theme], other[theme])).toBeGreaterThanOrEqual(least)
})

test('the_measure_itself_is_right', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
