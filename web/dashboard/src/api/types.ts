// The shapes of the API by the names this app uses: the server's own (schema.d.ts, made from its OpenAPI document).
// Times are milliseconds since 1970, durations milliseconds, `at_ms` milliseconds since the visit began.
import type { components, paths } from './schema'

type Schemas = components['schemas']

export type Locale = Schemas['Language']
export type Device = Schemas['Device']
export type Role = Schemas['Role']
export type ErrorCode = Schemas['ErrorCode']

export type Me = Schemas['Me']
export type MeChange = Schemas['MeInput']
export type Login = Schemas['LoginInput']
export type Welcome = Schemas['WelcomeView']
export type WelcomeAnswer = Schemas['WelcomeInput']

export type Site = Schemas['SiteView']
export type SiteSettings = Schemas['SiteSettings']
export type SiteChange = Schemas['SiteInput']
export type VersionItem = Schemas['VersionView']
export type Versions = Schemas['Versions']
export type SettingChange = Schemas['SettingChange']
export type NewSite = Schemas['NewSite']
export type Check = Schemas['SiteCheck']
export type Clause = Schemas['Clause']
export type ClauseQuery = paths['/sites/{site}/clause']['get']['parameters']['query']
export type CostReport = Schemas['CostReport']
export type Outcome = Schemas['OutcomeCount']
export type Reason = Schemas['Refusal']

export type Block = Schemas['BlockedVisitor']
export type BlockInput = Schemas['BlockedInput']
export type BlockKind = Schemas['BlockedKind']
export type Blocks = Schemas['BlockedVisitors']

export type Counters = Schemas['Counters']
export type Recording = Schemas['RecordingView']
export type RecordingPage = Schemas['RecordingsPage']
export type RecordingDetail = Schemas['RecordingDetail']
export type RecordingQuery = NonNullable<paths['/sites/{site}/recordings']['get']['parameters']['query']>
export type PageView = Schemas['PageView']
export type Signal = Schemas['SignalView']
export type SignalKind = Schemas['SignalKind']
export type Strip = Schemas['Strip']

export type Holdings = Schemas['Holdings']
export type Receipt = Schemas['Receipt']
export type Receipts = Schemas['Receipts']
export type Viewing = Schemas['Viewing']
export type Viewings = Schemas['Viewings']
export type ViewingsQuery = NonNullable<paths['/viewings']['get']['parameters']['query']>
