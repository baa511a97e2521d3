// The shapes of the API, by the names this app uses: the server's own (schema.d.ts, made from its
// OpenAPI document), made exact where the document says something only in words. Times are
// milliseconds since 1970, durations milliseconds, `at_ms` milliseconds since the visit began.
import type { components, paths } from './schema'

type Schemas = components['schemas']

/** As the server answers: every field is there, `null` where it has nothing to say. */
type Told<T> = T extends readonly (infer One)[]
  ? Told<One>[]
  : T extends object
    ? { [Field in keyof T]-?: Told<T[Field]> }
    : T

/** A shape with some fields described more closely: closed sets that the document calls strings. */
type Named<T, Fields extends Partial<Record<keyof T, unknown>>> = Omit<T, keyof Fields> & Fields

export type Locale = 'en' | 'de' | 'cs' | 'hu'
export type Device = 'desktop' | 'mobile' | 'tablet' | 'unknown'
export type SignalKind = 'rage_click' | 'error' | 'quick_back'
type EventKind =
  'page' | 'click' | 'rage_click' | 'input' | 'scroll' | 'error' | 'console' | 'custom' | 'resize' | 'gap' | 'leave'

export type Member = Named<Told<Schemas['MemberView']>, { language: Locale }>
export type Site = Told<Schemas['SiteView']>
export type SiteSettings = Site['settings']
export type SiteChange = Named<Schemas['SiteInput'], { settings?: Partial<SiteSettings> }>
export type MeChange = Named<Schemas['MeInput'], { language?: Locale }>
export type Me = Named<Told<Schemas['Me']>, { member: Member }>
export type Login = Schemas['LoginInput']
export type NewSite = Schemas['NewSite']
export type Welcome = Named<Told<Schemas['WelcomeView']>, { purpose: 'owner' | 'login' }>
export type WelcomeAnswer = Named<Schemas['WelcomeInput'], { language: Locale }>

export type Outcome = Named<
  Schemas['OutcomeCount'],
  { outcome: 'accepted' | 'duplicate' | 'filtered' | 'limited' | 'invalid' | 'failed' }
>
export type Check = Named<Told<Schemas['SiteCheck']>, { outcomes: Outcome[] }>
export type Counters = Told<Schemas['Counters']>

export type Signal = Named<Schemas['SignalView'], { kind: SignalKind }>
export type Strip = Named<Schemas['Strip'], { signals: Signal[] }>
type Exact = { device: Device; signals: Signal[]; strip: Strip }
export type Recording = Named<Told<Schemas['RecordingView']>, Exact>
export type RecordingPage = Named<Told<Schemas['RecordingsPage']>, { items: Recording[] }>
export type TimelineEvent = Named<Told<Schemas['EventView']>, { kind: EventKind }>
export type PageView = Told<Schemas['PageView']>
export type RecordingDetail = Named<Told<Schemas['RecordingDetail']>, Exact & { events: TimelineEvent[] }>
export type BlockBody = Schemas['BlockEvents']

type ListCall = paths['/sites/{site}/recordings']['get']
export type RecordingQuery = Named<NonNullable<ListCall['parameters']['query']>, { device?: Device }>
