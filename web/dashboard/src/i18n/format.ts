// Times, durations and numbers as a reader of one language expects them. Pure: the language and
// the present moment are passed in.

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** `0:07`, `4:12`, `1:02:33`: as on a player. */
export function clock(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second))
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** `4 min 12 sec` in words of the language, for titles and screen readers. */
export function spokenDuration(ms: number, locale: string): string {
  const whole = Math.max(0, Math.round(ms / second))
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ]
  const shown = parts.filter(([count, unit], index) => count > 0 || (index === 2 && whole === 0 && unit))
  return shown.map(([count, unit]) => unitText(count, unit, locale)).join(' ')
}

function unitText(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
}

/** `now`, `5 minutes ago`, `yesterday`: how long before `now`. */
export function ago(at: number, now: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const past = Math.max(0, now - at)
  if (past < minute) return words.format(0, 'second')
  if (past < hour) return words.format(-Math.floor(past / minute), 'minute')
  if (past < day) return words.format(-Math.floor(past / hour), 'hour')
  return words.format(-daysBetween(at, now), 'day')
}

/** Midnights between two moments in the reader's time zone: yesterday evening is one day ago. */
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / day)
}

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

export function exactTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(at)
}

/** The shortest form that still names the moment: `14:32` today, `18 Nov, 14:32` before. */
export function briefTime(at: number, now: number, locale: string): string {
  const today = startOfDay(at) === startOfDay(now)
  const form: Intl.DateTimeFormatOptions = today
    ? { hour: 'numeric', minute: '2-digit' }
    : { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }
  return new Intl.DateTimeFormat(locale, form).format(at)
}

export function briefDate(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at)
}

export function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value)
}

export function bytes(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(value, 1)) / 3))
  const form = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step === 0 ? 0 : 1,
  })
  return form.format(value / 1000 ** step)
}

/** `Germany` for `DE`; the code itself where it is not one. */
export function country(code: string, locale: string): string {
  return named(code.toUpperCase(), locale, 'region')
}

export function languageName(tag: string, locale: string): string {
  return named(tag, locale, 'language')
}

function named(code: string, locale: string, type: 'region' | 'language'): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code
  } catch {
    return code
  }
}

/** What a person calls a page: its path with query, without the host; the text itself if no address. */
export function pagePath(href: string): string {
  if (!URL.canParse(href)) return href
  const { pathname, search, hash } = new URL(href)
  return readable(pathname) + search + hash
}

function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
