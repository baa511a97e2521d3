// The texts of the dashboard: the messages of locales/LANGUAGE/*.ftl, loaded part by part. A
// template that calls t() is drawn again when the language changes or a part arrives.
import type { Locale } from '../api/types'
import { speaker, type Speaker, type TextArguments, type Texts } from './text'

export const locales: readonly Locale[] = ['en', 'de', 'cs', 'hu']

/** Each language by its own name, which is the same in every language. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  de: 'Deutsch',
  cs: 'Čeština',
  hu: 'Magyar',
}

export type Part =
  | 'dashboard'
  | 'dashboard-entry'
  | 'dashboard-list'
  | 'dashboard-list-more'
  | 'dashboard-privacy'
  | 'dashboard-recording'
  | 'dashboard-settings'
  | 'errors'
  | 'player'

const files = import.meta.glob<Texts>(
  [
    '../../../../locales/*/dashboard*.ftl',
    '../../../../locales/*/errors.ftl',
    '../../../../locales/*/player.ftl',
  ],
  { import: 'default' },
)

const wanted = new Set<Part>(['dashboard', 'errors'])
const ready = new Set<Part>()
const saved = 'revisit.language'

let current = $state<Locale>(preferred())
let spoken = $state.raw<{ texts: Texts; speaker: Speaker }>({ texts: {}, speaker: speaker('en') })

export const language = {
  get now(): Locale {
    return current
  },
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

function preferred(): Locale {
  const chosen = localStorage.getItem(saved)
  if (isLocale(chosen)) return chosen
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return spoken.find(isLocale) ?? 'en'
}

async function load(locale: Locale, part: Part): Promise<Texts> {
  const file = files[`../../../../locales/${locale}/${part}.ftl`]
  return file ? file() : {}
}

/** Speaks `locale` from now on; without one, the language chosen earlier or the browser's. */
export async function speak(locale: Locale = current): Promise<void> {
  const asked = [...wanted]
  const parts = await Promise.all(asked.map((part) => load(locale, part)))
  spoken = { texts: Object.assign({}, ...parts) as Texts, speaker: speaker(locale) }
  current = locale
  for (const part of asked) ready.add(part)
  document.documentElement.lang = locale
}

export async function chooseLanguage(locale: Locale): Promise<void> {
  localStorage.setItem(saved, locale)
  await speak(locale)
}

/** Makes the texts of a lazily loaded page available. */
export async function needTexts(...parts: Part[]): Promise<void> {
  for (const part of parts) wanted.add(part)
  if (!parts.every((part) => ready.has(part))) await speak()
}

/** The text for `key`; the key itself where there is none, which a test makes sure never ships. */
export function t(key: string, values?: TextArguments): string {
  const text = spoken.texts[key]
  return text === undefined ? key : spoken.speaker.say(text, values)
}

export function hasText(key: string): boolean {
  return key in spoken.texts
}
