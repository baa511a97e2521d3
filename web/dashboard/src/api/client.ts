// One function per call of the API. A refusal or a failure becomes an ApiError, whose code the
// page translates; nothing of the server's English sentence is shown.
import { connection } from '../state/connection.svelte'
import type {
  Check,
  Counters,
  Login,
  Me,
  MeChange,
  NewSite,
  RecordingDetail,
  RecordingPage,
  RecordingQuery,
  Site,
  Welcome,
  WelcomeAnswer,
} from './types'

const base = '/api/v1'

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterS: number | null = null,
    readonly field: string | null = null,
    /** Which entry of that field, from 0, if it is a list. */
    readonly entry: number | null = null,
  ) {
    super(code)
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

let onLoggedOut: () => void = () => {}

/** What to do when the server says that the login is over. */
export function whenLoggedOut(act: () => void): void {
  onLoggedOut = act
}

async function call<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await send(method, path, body, signal)
  if (!answer.ok) throw await refusal(answer)
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

async function bytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const answer = await send('GET', path, undefined, signal)
  if (!answer.ok) throw await refusal(answer)
  return answer.arrayBuffer()
}

async function send(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const request: RequestInit = { method, headers: { accept: 'application/json' } }
  if (signal) request.signal = signal
  if (body !== undefined) {
    request.headers = { accept: 'application/json', 'content-type': 'application/json' }
    request.body = JSON.stringify(body)
  }
  try {
    const answer = await fetch(base + path, request)
    connection.reached()
    return answer
  } catch (cause) {
    if (signal?.aborted) throw cause
    connection.missed()
    throw new ApiError(0, 'offline')
  }
}

async function refusal(answer: Response): Promise<ApiError> {
  const said = await spoken(answer)
  const code = typeof said['error'] === 'string' ? said['error'] : unspoken(answer.status)
  const wait = Number(said['retry_after_s'] ?? answer.headers.get('retry-after'))
  const field = typeof said['field'] === 'string' ? said['field'] : null
  if (code === 'not_logged_in') onLoggedOut()
  const entry = typeof said['entry'] === 'number' ? said['entry'] : null
  return new ApiError(answer.status, code, wait > 0 ? wait : null, field, entry)
}

async function spoken(answer: Response): Promise<Record<string, unknown>> {
  const said: unknown = await answer.json().catch(() => null)
  return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
}

/** The code for an answer whose body is not ours, say from a proxy in between. */
function unspoken(status: number): string {
  if (status === 401) return 'not_logged_in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  return 'unavailable'
}

function query(values: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `?${search}` : ''
}

const id = encodeURIComponent

export const api = {
  /** For pages that few see, which bring their calls along. */
  call,
  query,
  me: () => call<Me>('GET', '/me'),
  changeMe: (change: MeChange) => call<Me>('PATCH', '/me', change),
  login: (email: string, password: string) => call<Me>('POST', '/login', { email, password } satisfies Login),
  logout: () => call<void>('POST', '/logout'),
  welcome: (token: string) => call<Welcome>('GET', `/welcome${query({ token })}`),
  answerWelcome: (answer: WelcomeAnswer) => call<Me>('POST', '/welcome', answer),
  addSite: (name: string, domain: string) => call<Site>('POST', '/sites', { name, domain } satisfies NewSite),
  check: (site: string, signal?: AbortSignal) =>
    call<Check>('GET', `/sites/${id(site)}/check`, undefined, signal),
  recordings: (site: string, wanted: RecordingQuery, signal?: AbortSignal) =>
    call<RecordingPage>('GET', `/sites/${id(site)}/recordings${query(wanted)}`, undefined, signal),
  counters: (site: string, signal?: AbortSignal) =>
    call<Counters>('GET', `/sites/${id(site)}/recordings/counters`, undefined, signal),
  recording: (recording: string, signal?: AbortSignal) =>
    call<RecordingDetail>('GET', `/recordings/${id(recording)}`, undefined, signal),
  /** The JSON of `BlockEvents`, not read: megabytes that only the stage takes apart. */
  block: (recording: string, n: number, signal?: AbortSignal) =>
    bytes(`/recordings/${id(recording)}/blocks/${n}`, signal),
  deleteRecording: (recording: string) => call<void>('DELETE', `/recordings/${id(recording)}`),
  recordingAddress: (recording: string) => `${base}/recordings/${id(recording)}`,
  exportAddress: (recording: string) => `${base}/recordings/${id(recording)}/export.json`,
}
