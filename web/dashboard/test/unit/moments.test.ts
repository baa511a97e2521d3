import { expect, test } from 'vitest'
import { addressAt, indexAt, startFrom } from '../../src/pages/recording/moment.ts'
import { sortOutcomes, stepsOf } from '../../src/pages/settings/check.ts'
import { readDomain, readOrigin } from '../../src/pages/settings/domain.ts'

test('a_moment_survives_the_address', () => {
  expect(addressAt('/r', 83_400)).toBe('/r?t=83')
  expect(startFrom('?t=83')).toBe(83_000)
  expect(addressAt('/r', 999)).toBe('/r')
})

test.each(['', '?t=', '?t=-4', '?t=abc', '?t=Infinity'])('an_address_with_%s_starts_at_the_beginning', (search) =>
  expect(startFrom(search)).toBe(0))

test('the_present_page_is_the_last_that_has_begun', () => {
  const pages = [{ at_ms: 0 }, { at_ms: 10 }, { at_ms: 20 }]
  expect([-1, 0, 10, 19, 99].map((at) => indexAt(pages, at))).toEqual([0, 0, 1, 1, 2])
})

const nothing = { snippet_seen_at: null, snippet_seen_on: null, batch_at: null, recorded_now: 0, recording_ready_at: null, outcomes: [], too_short: 0, wrong_keys: [] }
const states = (change: object) => stepsOf({ ...nothing, ...change }).map(({ state }) => state)

test('the_check_waits_for_the_first_thing_that_has_not_happened', () => {
  expect(states({})).toEqual(['next', 'later', 'later'])
  expect(states({ snippet_seen_at: 1 })).toEqual(['done', 'next', 'later'])
  expect(states({ snippet_seen_at: 1, batch_at: 2, recording_ready_at: 3 })).toEqual(['done', 'done', 'done'])
})

test('a_recording_proves_that_the_snippet_was_there', () => {
  expect(states({ recording_ready_at: 3 })).toEqual(['done', 'done', 'done'])
})

test('refusals_are_told_apart_from_what_is_fine_and_pings_are_left_out', () => {
  const { fine, refused } = sortOutcomes([
    { outcome: 'invalid', reason: 'malformed', count: 1 },
    { outcome: 'accepted', reason: null, count: 9 },
    { outcome: 'ping', reason: null, count: 70 },
    { outcome: 'limited', reason: 'quota', count: 5 },
    { outcome: 'failed', reason: 'busy', count: 0 },
  ])
  expect(fine.map(({ outcome }) => outcome)).toEqual(['accepted'])
  expect(refused.map(({ reason }) => reason)).toEqual(['quota', 'malformed'])
})

test.each([
  ['shop.example', 'shop.example'],
  ['  HTTPS://Shop.Example/cart?x=1 ', 'shop.example'],
  ['*.shop.example', '*.shop.example'],
  ['localhost:8080', 'localhost:8080'],
  ['kávé.example', 'kávé.example'],
  ['my shop', null],
  ['-x.example', null],
  ['a..b', null],
  ['', null],
  ['x'.repeat(300), null],
])('%s_is_read_as_%s', (typed, domain) => expect(readDomain(typed)).toBe(domain))

test.each([
  ['https://pay.example', 'https://pay.example'],
  ['  HTTPS://Pay.Example:443/checkout?x=1 ', 'https://pay.example'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['https://kávé.example', 'https://xn--kv-mia7a.example'],
  ['pay.example', null],
  ['https://*.pay.example', null],
  ['javascript://pay.example', null],
  ['https://', null],
  ['*', null],
  ['', null],
])('%s_is_read_as_the_origin_%s', (typed, origin) => expect(readOrigin(typed)).toBe(origin))
