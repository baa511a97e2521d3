// Rules for pages and elements as people type them, and which rule decides about an address. It is the recorder's own
// matcher that answers: what the page promises is what the recorder does.
import { globMatches, pageAllowed } from '../../../../recorder/src/gate/pages'
import type { SiteSettings } from '../../api/types'

export type PageRule = SiteSettings['pages'][number]
export type ElementRule = SiteSettings['elements'][number]

export const examples = { glob: '/account/**', selector: '.customer-name', address: '/account/orders?page=2' } as const
const longest = 500
const starsMax = 10

/** A glob as browsers write addresses, `/über uns` as `/%C3%BCber%20uns`; null when no address can match it. */
export function readGlob(typed: string): string | null {
  const glob = typed.trim().replace(/[^\x21-\x7e]+/g, encodeURI)
  const stars = glob.match(/\*+/g)?.length ?? 0
  return /^(?:\/|\*|https?:\/\/)/.test(glob) && glob.length <= longest && stars <= starsMax ? glob : null
}

/** A CSS selector, if the browser's own parser takes it for one. */
export function readSelector(typed: string): string | null {
  const selector = typed.trim().replace(/\s+/g, ' ')
  if (selector.length > longest) return null
  try {
    document.createDocumentFragment().querySelector(selector)
    return selector
  } catch {
    return null
  }
}

/** The address that was typed, of the site's own domain if it names none; null when it is none. */
export function readAddress(typed: string, domain: string): URL | null {
  const text = typed.trim()
  const base = `https://${domain}`
  if (text === '' || !URL.canParse(text, base)) return null
  const address = new URL(text, base)
  return /^https?:$/.test(address.protocol) ? address : null
}

export interface Decision {
  recorded: boolean
  /** Which rule decides, from 0; -1: none of them names the page. */
  by: number
}

/** Whether the page is recorded, and by which rule: the last that matches. */
export function decide(rules: readonly PageRule[], address: URL): Decision {
  const by = rules.findLastIndex(({ glob }) => globMatches(glob, address))
  return { recorded: pageAllowed(rules, address), by }
}
