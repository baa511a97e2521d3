// A worker that fetches what a recording is opened with: a page that renders meanwhile takes megabytes
// from the network in small sips, and asks for the second thing only once it has found time for the first.
import { firstBlock } from '@revisit/player/timeline'
import type { RecordingDetail } from '../../api/types'
import type { Asked, Said } from './beside'

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  fetchAll(data).catch(() => say({ ask: data.ask, type: 'failed' }))
})

async function fetchAll({ ask, url, at_ms }: Asked): Promise<void> {
  const detail = (await (await get(url)).json()) as RecordingDetail
  say({ ask, type: 'detail', detail })
  const n = firstBlock(detail, at_ms)?.n
  if (n === undefined) throw new Error('no block')
  const json = await (await get(`${url}/blocks/${n}`)).arrayBuffer()
  say({ ask, type: 'block', n, json }, [json])
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer
}

function say(message: Said, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
