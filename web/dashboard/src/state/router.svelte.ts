// Where the reader is: the address, taken apart into a page. Links are plain <a href>; a click on
// one that stays in the app is turned into a navigation here.

export type Page =
  | { name: 'start' }
  | { name: 'login' }
  | { name: 'welcome' }
  | { name: 'new-site' }
  | { name: 'privacy' }
  | { name: 'recordings'; site: string }
  | { name: 'recording'; site: string; recording: string }
  | { name: 'settings'; site: string }
  | { name: 'missing' }

let path = $state(location.pathname)
let search = $state(location.search)
const scrolled = new Map<string, number>()
let entry = entryKey()

export const router = {
  get path(): string {
    return path
  },
  get search(): URLSearchParams {
    return new URLSearchParams(search)
  },
  get page(): Page {
    return pageAt(path)
  },
}

const sitePattern = /^\/sites\/([\w-]+)\/(recordings|settings)\/?$/
const recordingPattern = /^\/sites\/([\w-]+)\/recordings\/([\w-]+)\/?$/
const plain: Record<string, Page> = {
  '/': { name: 'start' },
  '/login': { name: 'login' },
  '/welcome': { name: 'welcome' },
  '/sites/new': { name: 'new-site' },
  '/privacy': { name: 'privacy' },
}

export function pageAt(address: string): Page {
  const fixed = plain[address]
  if (fixed) return fixed
  const [, site, place] = sitePattern.exec(address) ?? []
  if (site && place === 'recordings') return { name: 'recordings', site }
  if (site && place === 'settings') return { name: 'settings', site }
  const [, owner, recording] = recordingPattern.exec(address) ?? []
  if (owner && recording) return { name: 'recording', site: owner, recording }
  return { name: 'missing' }
}

export const paths = {
  recordings: (site: string) => `/sites/${site}/recordings`,
  recording: (site: string, recording: string) => `/sites/${site}/recordings/${recording}`,
  settings: (site: string) => `/sites/${site}/settings`,
}

/** Goes to an address within the app. `replace` leaves no step to go back to. */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  if (address === location.pathname + location.search) return
  remember()
  if (options.replace) {
    history.replaceState({ key: entry }, '', address)
  } else {
    entry = crypto.randomUUID()
    history.pushState({ key: entry }, '', address)
  }
  read()
}

/** Where the reader had scrolled to when leaving the present history entry; 0 for a new one. */
export function scrollBefore(): number {
  return scrolled.get(entry) ?? 0
}

function entryKey(): string {
  const state: unknown = history.state
  const known = typeof state === 'object' && state !== null && 'key' in state ? state.key : null
  return typeof known === 'string' ? known : 'first'
}

function remember(): void {
  scrolled.set(entry, window.scrollY)
}

function read(): void {
  path = location.pathname
  search = location.search
}

function onPop(): void {
  remember()
  entry = entryKey()
  read()
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || !isOurs(event, link)) return
  event.preventDefault()
  navigate(link.pathname + link.search)
}

function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  if (link.target !== '' || link.hasAttribute('download')) return false
  return link.origin === location.origin && link.hash === ''
}

/** Starts listening; the undo is returned. */
export function startRouter(): () => void {
  history.scrollRestoration = 'manual'
  window.addEventListener('popstate', onPop)
  document.addEventListener('click', onClick)
  return () => {
    window.removeEventListener('popstate', onPop)
    document.removeEventListener('click', onClick)
  }
}
