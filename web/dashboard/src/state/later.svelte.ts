// A component that is loaded when it is first wanted. `now` is empty until it is there.
import { needTexts, type Part } from '../i18n/texts.svelte'
import { sayError } from './toasts.svelte'

export interface Later<Kind> {
  readonly now: Kind | undefined
  want(): void
}

export function later<Kind>(load: () => Promise<{ default: Kind }>, ...texts: Part[]): Later<Kind> {
  let found = $state.raw<Kind>()
  let asked = false

  async function fetch(): Promise<void> {
    try {
      const [loaded] = await Promise.all([load(), needTexts(...texts)])
      found = loaded.default
    } catch (cause) {
      asked = false
      sayError(cause)
    }
  }

  return {
    get now() {
      return found
    },
    want() {
      if (!asked) void fetch()
      asked = true
    },
  }
}
