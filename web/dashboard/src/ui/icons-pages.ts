// The icons that only pages draw. A component that names one imports this file; a test sees to it.
import { drawings } from './icons'

export const pageIcons = {
  arrow: 'M4 10h11.5M11 5.5 15.5 10 11 14.5',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 6v4.3l2.8 1.7',
  copy: 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z',
  desktop: 'M2.5 4h15v9.5h-15zM7 17h6M10 13.5V17',
  devices: 'M2 4h12v3M2 4v8h7M6 15.5h3M12 9h5.5v8H12z',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  error: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 6.5V11M10 13.4v.1',
  keyboard: 'M2 5.5h16v9H2zM5 8.5v.1M8.3 8.5v.1M11.7 8.5v.1M15 8.5v.1M6.5 11.8h7',
  mobile: 'M6 2.5h8v15H6zM9.2 15h1.6',
  pages: 'M6.5 3h6l4 4v7.5h-10zM12.5 3v4h4M13.5 17.5h-10V6',
  rage: 'M10 8.5v9M6.2 12.2 10 8.5l3.8 3.7M10 2.5V5M4.3 4.6 6 6.3M15.7 4.6 14 6.3',
  search: 'M8.7 3.2a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13 13l4 4',
  tablet: 'M4.5 2.5h11v15h-11zM9.2 15h1.6',
  trash: 'M3.5 5.5h13M8 5.5v-2h4v2M5 5.5l.8 11h8.4l.8-11M8.5 8.5v5M11.5 8.5v5',
  undo: 'M7.5 4 3.5 8l4 4M3.5 8H12a4.2 4.2 0 0 1 0 8.5H8',
  unknown: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M8 8.3a2 2 0 1 1 2.8 1.8c-.6.3-.8.6-.8 1.4M10 13.9v.1',
} as const

export type PageIconName = keyof typeof pageIcons

Object.assign(drawings, pageIcons)
