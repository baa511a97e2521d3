// A change of a setting in words: what the setting is called, and what it was and became.
import type { SettingChange, VersionItem } from '../../api/types'
import { percent } from '../../i18n/amounts'

export type Say = (key: string, values?: Record<string, string | number>) => string

/** The name of a setting by the API's name; what a newer server has and this page does not know yet is told as it is. */
const names: Record<string, string> = {
  name: 'site-name',
  domains: 'domains',
  recording: 'switch-recording',
  mobile: 'switch-mobile',
  forms: 'switch-forms',
  numbers: 'switch-numbers',
  emails: 'switch-emails',
  canvas: 'switch-canvas',
  frames: 'frames',
  ip_addresses: 'ip-addresses',
  consent_required: 'switch-consent',
  honour_signals: 'switch-signals',
  record_bots: 'switch-bots',
  sampling: 'sampling',
  min_duration_s: 'min-duration',
  pages: 'page-rules',
  elements: 'element-rules',
  query_keys: 'query-keys',
}

export function nameOf({ setting }: SettingChange, say: Say): string {
  const key = names[setting]
  return key ? say(key) : setting
}

/** `Off → On`, or what was added to a list and what taken away. */
export function whatChanged({ setting, before, after }: SettingChange, say: Say, locale: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) return listChange(before, after, say)
  const words = (value: unknown) => inWords(setting, value, say, locale)
  return [say('change-from-to', { before: words(before), after: words(after) })]
}

function inWords(setting: string, value: unknown, say: Say, locale: string): string {
  if (typeof value === 'boolean') return say(value ? 'change-on' : 'change-off')
  if (setting === 'sampling' && typeof value === 'number') return percent(value, locale)
  if (setting === 'min_duration_s' && typeof value === 'number') return say('seconds', { count: value })
  if (setting === 'ip_addresses') return say(`ip-addresses-${String(value)}`)
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
}

function listChange(before: unknown[], after: unknown[], say: Say): string[] {
  const entries = (list: unknown[]) => list.map((entry) => entryInWords(entry, say))
  const [was, is] = [entries(before), entries(after)]
  const gone = was.filter((entry) => !is.includes(entry)).map((entry) => say('change-removed', { entry }))
  const added = is.filter((entry) => !was.includes(entry)).map((entry) => say('change-added', { entry }))
  // The same entries in another order: of rules the last that matches wins.
  return gone.length + added.length > 0 ? [...gone, ...added] : [say('change-order')]
}

function entryInWords(entry: unknown, say: Say): string {
  if (typeof entry === 'string') return entry
  const { rule, glob, selector } = (entry ?? {}) as Record<string, string>
  return `${glob ?? selector ?? ''} (${say(`rule-${rule}`)})`
}

/** Whether this is the first version there is, in which nothing can have changed. */
export function isFirst(item: VersionItem): boolean {
  return item.version === 1
}
