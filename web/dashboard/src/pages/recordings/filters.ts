// The filter of the recordings list and its form in the address: `?when=7d&min=30&page=/cart*`.
// What the address holds is the whole state; anything unreadable in it is left out.
import type { Device, RecordingQuery } from '../../api/types'
import { startOfDay } from '../../i18n/format'

export const presets = ['today', 'yesterday', '7d', '30d'] as const
export type Preset = (typeof presets)[number]
export const devices = ['desktop', 'mobile', 'tablet'] as const satisfies readonly Device[]

export interface Filters {
  when: Preset | null
  /** Days as `YYYY-MM-DD` in the reader's time zone, both included; only without `when`. */
  from: string | null
  to: string | null
  /** Seconds. */
  min: number | null
  max: number | null
  page: string
  device: (typeof devices)[number] | null
}

export const noFilters: Filters = { when: null, from: null, to: null, min: null, max: null, page: '', device: null }

const longestPage = 500
const longestSeconds = 24 * 60 * 60

export function readFilters(search: URLSearchParams): Filters {
  const when = presets.find((preset) => preset === search.get('when')) ?? null
  return {
    when,
    from: when ? null : readDay(search.get('from')),
    to: when ? null : readDay(search.get('to')),
    min: readSeconds(search.get('min')),
    max: readSeconds(search.get('max')),
    page: (search.get('page') ?? '').trim().slice(0, longestPage),
    device: devices.find((device) => device === search.get('device')) ?? null,
  }
}

/** The address's query for these filters, empty when nothing is filtered. */
export function writeFilters(filters: Filters): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `?${search.toString().replaceAll('%2F', '/')}` : ''
}

export function isFiltered(filters: Filters): boolean {
  return writeFilters(filters) !== ''
}

/** What to ask the server for; days are turned into moments here, where the time zone is known. */
export function toQuery(filters: Filters, now: number): RecordingQuery {
  const query: RecordingQuery = { ...range(filters, now) }
  if (filters.min !== null) query.min_duration_ms = filters.min * 1000
  if (filters.max !== null) query.max_duration_ms = filters.max * 1000
  if (filters.page !== '') query.page = filters.page
  if (filters.device !== null) query.device = filters.device
  return query
}

function range(filters: Filters, now: number): { from?: number; to?: number } {
  switch (filters.when) {
    case 'today':
      return { from: startOfDay(now) }
    case 'yesterday':
      return { from: dayBefore(now, 1), to: startOfDay(now) }
    case '7d':
      return { from: dayBefore(now, 6) }
    case '30d':
      return { from: dayBefore(now, 29) }
    default:
      return chosenDays(filters)
  }
}

function chosenDays({ from, to }: Filters): { from?: number; to?: number } {
  const days: { from?: number; to?: number } = {}
  if (from) days.from = dayAt(from, 0)
  // The last day counts in full, so it ends where the next begins.
  if (to) days.to = dayAt(to, 1)
  return days
}

/** Midnight `days` before today, by the calendar: a day with a clock change has 23 or 25 hours. */
function dayBefore(now: number, days: number): number {
  const day = new Date(startOfDay(now))
  return day.setDate(day.getDate() - days)
}

function dayAt(text: string, later: number): number {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return new Date(year, month - 1, day + later).getTime()
}

function readDay(text: string | null): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const [, month = 0, day = 0] = text.split('-').map(Number)
  return new Date(dayAt(text, 0)).getDate() === day && month <= 12 ? text : null
}

function readSeconds(text: string | null): number | null {
  if (!text || !/^\d{1,6}$/.test(text)) return null
  return Math.min(Number(text), longestSeconds)
}
