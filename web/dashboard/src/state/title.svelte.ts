// The title of the tab: what the page shows, then the product. Set here, not by <svelte:head>, which
// is more than a title needs and a part of the shell.
import { t } from '../i18n/texts.svelte'

/** Keeps the tab's title as `parts` says, empty ones left out, while the calling component is shown. */
export function titled(parts: () => (string | undefined)[]): void {
  $effect(() => {
    document.title = [...parts(), t('product')].filter(Boolean).join(' · ')
  })
}
