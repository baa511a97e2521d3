// The texts of the dashboard: Fluent messages of locales/LANGUAGE/*.ftl, loaded part by part. A
// template that calls t() is drawn again when the language changes or a part arrives.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import type { Locale } from '../api/types'

export const locales: readonly Locale[] = ['en', 'de', 'cs', 'hu']

/** Each language by its own name, which is the same in every language. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  de: 'Deutsch',
  cs: 'Čeština',
  hu: 'Magyar',
}

export type Part = 'dashboard' | 'errors' | 'dashboard-recording' | 'dashboard-settings' | 'player'
export type TextArguments = Record<string, FluentVariable>

const files = import.meta.glob<string>(
  [
    '../../../../locales/*/dashboard.ftl',
    '../../../../locales/*/errors.ftl',
    '../../../../locales/*/dashboard-recording.ftl',
    '../../../../locales/*/dashboard-settings.ftl',
    '../../../../locales/*/player.ftl',
  ],
  { import: 'default' },
)

const wanted = new Set<Part>(['dashboard', 'errors'])
const saved = 'revisit.language'

let current = $state<Locale>(preferred())
let bundle = $state.raw(new FluentBundle('en'))

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

async function load(locale: Locale, part: Part): Promise<string> {
  const file = files[`../../../../locales/${locale}/${part}.ftl`]
  return file ? file() : ''
}

async function assemble(locale: Locale): Promise<FluentBundle> {
  const made = new FluentBundle(locale, { useIsolating: false })
  const texts = await Promise.all([...wanted].map((part) => load(locale, part)))
  for (const text of texts) made.addResource(new FluentResource(text))
  return made
}

/** Speaks `locale` from now on; without one, the language chosen earlier or the browser's. */
export async function speak(locale: Locale = current): Promise<void> {
  const made = await assemble(locale)
  bundle = made
  current = locale
  document.documentElement.lang = locale
}

export async function chooseLanguage(locale: Locale): Promise<void> {
  localStorage.setItem(saved, locale)
  await speak(locale)
}

/** Makes the texts of a lazily loaded page available. */
export async function needTexts(...parts: Part[]): Promise<void> {
  const missing = parts.filter((part) => !wanted.has(part))
  if (missing.length === 0) return
  for (const part of missing) wanted.add(part)
  await speak()
}

/** The text for `key`; the key itself where there is none, which a test makes sure never ships. */
export function t(key: string, values?: TextArguments): string {
  const message = bundle.getMessage(key)
  if (!message?.value) return key
  return bundle.formatPattern(message.value, values ?? null, [])
}

export function hasText(key: string): boolean {
  return bundle.hasMessage(key)
}
