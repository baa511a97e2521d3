// The icons: paths on a 20 × 20 grid, drawn with a stroke of 1.6. Drawn for Revisit. These are the ones
// of the shell; icons-pages.ts brings the others, so that a login does not wait for them.
import type { PageIconName } from './icons-pages'

export const icons = {
  add: 'M10 4v12M4 10h12',
  alert: 'M10 3.2 18 16.8H2zM10 8v4M10 14.6v.1',
  check: 'M4 10.5 8.2 14.7 16 6',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5.5 8 10 12.5 14.5 8',
  film: 'M2.5 4.5h15v11h-15zM6.5 4.5v11M13.5 4.5v11M2.5 8.2h4M2.5 11.8h4M13.5 8.2h4M13.5 11.8h4',
  globe: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M3 10h14M10 3c4.7 4.6 4.7 9.4 0 14M10 3c-4.7 4.6-4.7 9.4 0 14',
  logout: 'M8 3.5H3.5v13H8M8.5 10H17M13.5 6.5 17 10l-3.5 3.5',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  person: 'M10 3.2a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6M3.5 17c.6-3.5 3.2-5 6.5-5s5.9 1.5 6.5 5',
  settings: 'M3 6h6M13 6h4M3 14h4M11 14h6M11 4v4M9 12v4',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1',
  system: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 3v14M12.5 5v10M15 6.5v7',
} as const

export type IconName = keyof typeof icons | PageIconName

/** Every icon there is so far, by name. */
export const drawings: Partial<Record<IconName, string>> = { ...icons }
