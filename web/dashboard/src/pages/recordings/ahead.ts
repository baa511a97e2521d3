// What opening a recording needs, loaded while its reader still looks at the list: the click then
// shows the first frame without waiting for code. Not for those who asked their browser to save data.
import { needTexts } from '../../i18n/texts.svelte'
import { askEarly } from '../recording/early'
import { preparePlayer } from '../recording/player'

/** A pointer, or a keyboard's focus, that stays on a row so long is about to choose it; one on its way elsewhere is gone by then. */
const REST_MS = 70

type Connection = { connection?: { saveData?: boolean } }

export async function loadAhead(): Promise<void> {
  if ((navigator as Navigator & Connection).connection?.saveData === true) return
  addEventListener('pointerdown', pressed, { passive: true })
  addEventListener('pointerover', entered, { passive: true })
  addEventListener('focusin', ({ target }) => rest(rowAt(target)))
  await Promise.all([import('../recording/Recording.svelte'), needTexts('dashboard-recording', 'player'), preparePlayer()])
}

/** On a row of the list. Not for fingers, which come down to scroll, nor for other buttons, which open menus and tabs. */
function pressed({ pointerType, button, target }: PointerEvent): void {
  const row = pointerType === 'mouse' && button === 0 && rowAt(target)
  if (row) askFor(row)
}

let rested: HTMLAnchorElement | null = null
let resting = 0

function entered({ pointerType, target }: PointerEvent): void {
  rest(pointerType === 'mouse' ? rowAt(target) : null)
}

function rest(row: HTMLAnchorElement | null): void {
  if (row === rested) return
  rested = row
  clearTimeout(resting)
  if (row) resting = window.setTimeout(askFor, REST_MS, row)
}

const rowAt = (target: EventTarget | null) => (target as Element).closest<HTMLAnchorElement>('a.row')

function askFor(row: HTMLAnchorElement): void {
  // Pressed at once, it must not be asked for again when the pointer has rested there: by then it is open.
  clearTimeout(resting)
  const recording = row.pathname.match(/\/recordings\/([\w-]+)$/)?.[1]
  if (recording) askEarly(recording, row.search)
}
