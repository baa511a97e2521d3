// The live check as steps, and the outcomes of batches in an order that puts what needs doing first.
import type { Check, Outcome, Reason } from '../../api/types'

export type StepState = 'done' | 'next' | 'later'

export interface Step {
  name: 'snippet' | 'batch' | 'recording'
  at: number | null
  state: StepState
}

/** The three steps; the first that has not happened is `next`. A later fact proves the earlier ones. */
export function stepsOf(check: Check): Step[] {
  const facts: [Step['name'], number | null][] = [
    ['snippet', check.snippet_seen_at],
    ['batch', check.batch_at],
    ['recording', check.recording_ready_at],
  ]
  const last = facts.findLastIndex(([, at]) => at !== null)
  return facts.map(([name, at], index) => {
    const open = index === last + 1 ? 'next' : 'later'
    return { name, at, state: index <= last ? 'done' : open }
  })
}

/** Every reason the server may count, as docs/protocol.md and the server name them; each has a sentence and a remedy. */
export const reasons = [
  'switched_off',
  'unknown_site',
  'origin',
  'plan',
  'quota',
  'bot',
  'mobile',
  'blocked',
  'ended',
  'rate_limited',
  'busy',
  'journal_full',
  'disk_full',
  'unavailable',
  'body_too_large',
  'decoded_too_large',
  'malformed',
  'truncated',
  'bad_envelope',
  'bad_events',
  'bad_seq',
  'too_many_events',
  'slow',
] as const satisfies readonly (Reason | 'plan')[]

/** A sign of life of an open page: it says nothing about what was recorded. */
const isPing = ({ outcome }: Outcome) => outcome === 'ping'
const fine: Outcome['outcome'][] = ['accepted', 'duplicate']

export interface Sorted {
  fine: Outcome[]
  refused: Outcome[]
}

export function sortOutcomes(outcomes: Outcome[]): Sorted {
  const counted = outcomes.filter((one) => one.count > 0 && !isPing(one)).sort((a, b) => b.count - a.count)
  return {
    fine: counted.filter(({ outcome }) => fine.includes(outcome)),
    refused: counted.filter(({ outcome }) => !fine.includes(outcome)),
  }
}
