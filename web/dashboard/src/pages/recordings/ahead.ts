// What opening a recording needs, loaded while its reader still looks at the list: the click then
// shows the first frame without waiting for code. Not for those who asked their browser to save data.
import { needTexts } from '../../i18n/texts.svelte'
import { preparePlayer } from '../recording/player'

type Connection = { connection?: { saveData?: boolean } }

export async function loadAhead(): Promise<void> {
  if ((navigator as Navigator & Connection).connection?.saveData === true) return
  await Promise.all([import('../recording/Recording.svelte'), needTexts('dashboard-recording', 'player'), preparePlayer()])
}
