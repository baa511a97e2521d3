import { describe, expect, test } from 'vitest'
import { ago, briefTime, bytes, clock, country, number, pagePath, spokenDuration } from '../../src/i18n/format.ts'

const noon = new Date(2026, 10, 18, 12).getTime()
const hour = 3_600_000

describe('durations', () => {
  test.each([
    [0, '0:00'],
    [7_999, '0:07'],
    [252_000, '4:12'],
    [3_753_000, '1:02:33'],
    [-5, '0:00'],
  ])('%i_ms_reads_%s', (ms, text) => expect(clock(ms)).toBe(text))

  test('words_follow_the_language', () => {
    expect(spokenDuration(252_000, 'en')).toBe('4 min 12 sec')
    expect(spokenDuration(3_600_000, 'de')).toBe('1 Std.')
    expect(spokenDuration(0, 'en')).toBe('0 sec')
  })
})

describe('moments', () => {
  test('a_moment_ago_is_now', () => expect(ago(noon - 30_000, noon, 'en')).toBe('now'))
  test('a_clock_that_runs_behind_never_gives_the_future', () => expect(ago(noon + 5 * hour, noon, 'en')).toBe('now'))
  test('hours_of_today_are_counted', () => expect(ago(noon - 3 * hour, noon, 'de')).toBe('vor 3 Stunden'))
  test('czech_has_its_own_plural', () => expect(ago(noon - 5 * hour, noon, 'cs')).toBe('před 5 hodinami'))
  test('days_are_counted_by_midnights', () => {
    const mondayLate = new Date(2026, 10, 16, 23, 50).getTime()
    expect(ago(mondayLate, noon, 'en')).toBe('2 days ago')
  })
  test('today_needs_no_date', () => {
    expect(briefTime(noon - hour, noon, 'de')).toBe('11:00')
    expect(briefTime(noon - 48 * hour, noon, 'de')).toContain('16.')
  })
})

describe('numbers and names', () => {
  test('thousands_are_grouped_as_the_language_does', () => {
    expect(number(10_000, 'en')).toBe('10,000')
    expect(number(10_000, 'de')).toBe('10.000')
    expect(number(10_000, 'cs')).toMatch(/^10\s000$/)
  })
  test('sizes_take_the_unit_that_fits', () => {
    expect(bytes(0, 'en')).toBe('0 byte')
    expect(bytes(2_340_000, 'en')).toBe('2.3 MB')
    expect(bytes(5e15, 'en')).toBe('5,000,000 GB')
  })
  test('countries_are_named_and_unknown_codes_kept', () => {
    expect(country('de', 'cs')).toBe('Německo')
    expect(country('?', 'en')).toBe('?')
  })
  test('a_page_is_called_by_its_readable_path', () => {
    expect(pagePath('https://x.example/k%C3%A1va?a=1#b')).toBe('/káva?a=1#b')
    expect(pagePath('https://x.example/%E0%A4%A')).toBe('/%E0%A4%A')
    expect(pagePath('no address')).toBe('no address')
  })
})
