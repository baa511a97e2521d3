// What opening a recording needs, loaded while its reader still looks at the list: the click then
// shows the first frame without waiting for code. Not for those who asked their browser to save data.
import { needTexts } from '../../i18n/texts.svelte'
import { askEarly } from '../recording/early'
import { preparePlayer } from '../recording/player'

type Connection = { connection?: { saveData?: boolean } }

export async function loadAhead(): Promise<void> {
  if ((navigator as Navigator & Connection).connection?.saveData === true) return
  addEventListener('pointerdown', pressed, { passive: true })
  await Promise.all([import('../recording/Recording.svelte'), needTexts('dashboard-recording', 'player'), preparePlayer()])
}

/** On a row of the list. Not for fingers, which come down to scroll, nor for other buttons, which open menus and tabs. */
function pressed({ pointerType, button, target }: PointerEvent): void {
  if (pointerType !== 'mouse' || button !== 0) return
  const row = (target as Element).closest<HTMLAnchorElement>('a.row')
  const recording = row?.pathname.match(/\/recordings\/([\w-]+)$/)?.[1]
  if (row && recording) askEarly(recording, row.search)
}
