// The shapes of the API, with the names the server's OpenAPI document uses. Times are milliseconds
// since 1970, durations milliseconds, `at_ms` milliseconds since the visit began.

export type Locale = 'en' | 'de' | 'cs' | 'hu'
export type Device = 'desktop' | 'mobile' | 'tablet' | 'unknown'
export type SignalKind = 'rage_click' | 'error' | 'quick_back'
export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

export interface Member {
  id: string
  email: string
  name: string | null
  role: Role
  language: Locale
}

export interface Workspace {
  id: string
  name: string
  plan: string
  time_zone: string
}

export interface SiteSettings {
  recording: boolean
  mobile: boolean
  forms: boolean
  numbers: boolean
  emails: boolean
}

export interface Site {
  id: string
  key: string
  name: string
  domains: string[]
  created_at: number
  settings_version: number
  settings: SiteSettings
  snippet: string
}

export interface SiteChange {
  name?: string
  domains?: string[]
  settings?: Partial<SiteSettings>
}

export interface Me {
  member: Member
  workspace: Workspace
  sites: Site[]
  version: string
}

export interface Welcome {
  purpose: 'owner' | 'login'
  email: string | null
  workspace: string
}

export interface WelcomeAnswer {
  token: string
  email: string
  password: string
  language: Locale
}

export interface Outcome {
  outcome: 'accepted' | 'duplicate' | 'filtered' | 'limited' | 'invalid' | 'failed'
  reason: string | null
  count: number
}

export interface Check {
  snippet_seen_at: number | null
  snippet_seen_on: string | null
  batch_at: number | null
  recorded_now: number
  recording_ready_at: number | null
  outcomes: Outcome[]
}

export interface Counters {
  stored_now: number
  made_this_month: number
  limit: number | null
  recorded_now: number
  month_ends_at: number
}

export interface Signal {
  kind: SignalKind
  at_ms: number
}

export interface Place {
  href: string
  title: string | null
}

export interface Strip {
  activity: number[]
  pages: number[]
  signals: Signal[]
}

export interface RecordingFacts {
  id: string
  site_id: string
  created_at: number
  started_at: number
  ended_at: number
  duration_ms: number
  active_ms: number
  visitor: { id: string; label: string; returning: boolean }
  device: Device
  browser: string | null
  os: string | null
  country: string | null
  language: string | null
  screen: { width: number; height: number } | null
  entry: Place
  exit: Place
  clicks: number
  inputs: number
  errors: number
  signals: Signal[]
  strip: Strip
  complete: boolean
  bytes: number
}

export interface Recording extends RecordingFacts {
  pages: number
  tabs: number
  gaps: number
}

export interface RecordingPage {
  items: Recording[]
  next_cursor: string | null
  matching: number
}

export interface PageView {
  at_ms: number
  tab: number
  href: string
  title: string | null
  duration_ms: number
}

export interface Block {
  n: number
  tab: number
  first_ms: number
  last_ms: number
  frame_events: number
  start: boolean
  bytes: number
}

export interface TimelineEvent {
  at_ms: number
  tab: number
  kind:
    | 'page'
    | 'click'
    | 'rage_click'
    | 'input'
    | 'scroll'
    | 'error'
    | 'console'
    | 'custom'
    | 'resize'
    | 'gap'
    | 'leave'
  text: string | null
  node: number | null
  x?: number
  y?: number
}

export interface RecordingDetail extends RecordingFacts {
  pages: PageView[]
  tabs: { tab: number; first_ms: number; last_ms: number }[]
  gaps: { from_ms: number; to_ms: number; tab: number }[]
  focus: { from_ms: number; to_ms: number; tab: number }[]
  idle: { from_ms: number; to_ms: number }[]
  blocks: Block[]
  events: TimelineEvent[]
  next_id: string | null
  previous_id: string | null
  viewport: { width: number; height: number }
}

export interface BlockBody {
  tab: number
  events: unknown[]
}

export interface RecordingQuery {
  from?: number
  to?: number
  min_duration_ms?: number
  max_duration_ms?: number
  page?: string
  device?: Device
  cursor?: string
  limit?: number
}
