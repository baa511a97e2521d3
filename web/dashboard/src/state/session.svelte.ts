// Who is logged in and which sites they have. `undefined` until the server has been asked.
import { api, ApiError } from '../api/client'
import type { Locale, Me, Site } from '../api/types'
import { chooseLanguage, language, speak } from '../i18n/texts.svelte'

let me = $state<Me | null | undefined>(undefined)
const lastSite = 'revisit.site'

export const session = {
  get me(): Me | null | undefined {
    return me
  },
  get sites(): Site[] {
    return me?.sites ?? []
  },
  /** Who watches only sees no control that changes anything; the server refuses them anyway. */
  get mayChange(): boolean {
    return me?.member.role === 'owner' || me?.member.role === 'admin'
  },
  site(id: string): Site | undefined {
    return me?.sites.find((site) => site.id === id)
  },
}

/** Asks who is logged in. Throws when the server cannot say. */
export async function loadSession(): Promise<void> {
  try {
    await begin(await api.me())
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status !== 401) throw cause
    me = null
  }
}

/** Takes over a fresh login, in the language its member has chosen. */
export async function begin(found: Me): Promise<void> {
  if (found.member.language !== language.now) await speak(found.member.language)
  me = found
}

export function forget(): void {
  me = null
}

export async function logOut(): Promise<void> {
  await api.logout()
  forget()
}

/** Speaks another language at once; a logged-in member keeps it on every device. */
export async function changeLanguage(locale: Locale): Promise<void> {
  await chooseLanguage(locale)
  if (me) me = await api.changeMe({ language: locale })
}

export function keepSite(site: Site): void {
  if (!me) return
  const known = me.sites.some(({ id }) => id === site.id)
  me.sites = known ? me.sites.map((old) => (old.id === site.id ? site : old)) : [...me.sites, site]
}

export function rememberSite(id: string): void {
  localStorage.setItem(lastSite, id)
}

/** The site to open first: the one looked at last, else the first there is. */
export function firstSite(): Site | undefined {
  const last = localStorage.getItem(lastSite)
  return session.sites.find(({ id }) => id === last) ?? session.sites[0]
}
