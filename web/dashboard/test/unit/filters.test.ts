import { describe, expect, test } from 'vitest'
import { isFiltered, noFilters, readFilters, toQuery, writeFilters, type Filters } from '../../src/pages/recordings/filters.ts'

const noon = new Date(2026, 10, 18, 12).getTime()
const read = (search: string) => readFilters(new URLSearchParams(search))

describe('filters and the address', () => {
  test('every_filter_comes_back_from_the_address_as_it_was_written', () => {
    const all: Filters[] = [
      noFilters,
      { ...noFilters, when: '7d', min: 30, max: 600, page: '/cart*?x=1&y=ä', device: 'mobile' },
      { ...noFilters, from: '2026-02-28', to: '2026-03-01', device: 'tablet' },
      { ...noFilters, max: 0 },
    ]
    for (const filters of all) expect(read(writeFilters(filters))).toEqual(filters)
  })

  test('an_address_without_filters_stays_bare', () => {
    expect(writeFilters(noFilters)).toBe('')
    expect(isFiltered(noFilters)).toBe(false)
  })

  test('nonsense_in_the_address_is_left_out', () => {
    expect(read('?when=someday&from=2026-02-30&to=x&min=-1&max=1e9&device=fridge')).toEqual(noFilters)
  })

  test('a_preset_wins_over_days', () => {
    expect(read('?when=today&from=2026-01-01')).toEqual({ ...noFilters, when: 'today' })
  })

  test('a_page_filter_of_any_length_is_bounded', () => {
    expect(read(`?page=${'a'.repeat(9000)}`).page).toHaveLength(500)
  })
})

describe('filters and the question to the server', () => {
  test('the_last_day_counts_in_full', () => {
    const query = toQuery({ ...noFilters, from: '2026-11-01', to: '2026-11-02' }, noon)
    expect(query).toEqual({ from: new Date(2026, 10, 1).getTime(), to: new Date(2026, 10, 3).getTime() })
  })

  test('yesterday_is_midnight_to_midnight_of_the_reader', () => {
    const query = toQuery({ ...noFilters, when: 'yesterday' }, noon)
    expect(query).toEqual({ from: new Date(2026, 10, 17).getTime(), to: new Date(2026, 10, 18).getTime() })
  })

  test('seven_days_include_today', () => {
    expect(toQuery({ ...noFilters, when: '7d' }, noon)).toEqual({ from: new Date(2026, 10, 12).getTime() })
  })

  test('a_change_of_clocks_does_not_move_midnight', () => {
    const april = new Date(2026, 3, 2, 12).getTime()
    const { from = 0 } = toQuery({ ...noFilters, when: '30d' }, april)
    expect(new Date(from).getHours()).toBe(0)
  })

  test('seconds_become_milliseconds', () => {
    expect(toQuery({ ...noFilters, min: 30, max: 90 }, noon)).toEqual({ min_duration_ms: 30_000, max_duration_ms: 90_000 })
  })
})
