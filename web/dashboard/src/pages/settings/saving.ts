// Saving a change of a site: every control gets told why, if it was refused, and says so at its place.
import { ApiError } from '../../api/client'
import type { SiteChange } from '../../api/types'
import { t } from '../../i18n/texts.svelte'
import { errorText } from '../../state/toasts.svelte'

/** Saves a change; gives the sentence why it was refused, or nothing when it is saved. */
export type Save = (change: SiteChange) => Promise<string | undefined>

/** Why a change was refused; of a list, by which entry. */
export function whyRefused(cause: unknown): string {
  const entry = cause instanceof ApiError ? cause.entry : null
  return entry === null ? errorText(cause) : t('entry-refused', { number: entry + 1 })
}
