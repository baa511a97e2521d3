import { expect, test } from 'vitest'
import { strength } from '../../src/pages/entry/strength.ts'

test.each([
  ['', 'short'],
  ['Xk7!pQ2z', 'short'],
  ['password123', 'weak'],
  ['P@ssw0rd2026', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmn', 'weak'],
  ['0123456789', 'weak'],
  ['heslo12345', 'weak'],
  ['correct horse battery', 'strong'],
  ['k9#Tz!w2Lq8v', 'strong'],
])('%s_is_%s', (password, level) => expect(strength(password)).toBe(level))

test('the_own_address_is_no_secret', () => {
  expect(strength('annakovacs1', 'anna@kovacs.example')).toBe('weak')
  expect(strength('mila.novakova', 'mila.novakova@shop.example')).toBe('weak')
})

test('longer_is_never_weaker', () => {
  const order = ['short', 'weak', 'fair', 'good', 'strong']
  let before = 0
  for (const end of Array.from('tundra lamp on 7 grey goats').keys()) {
    const level = order.indexOf(strength('tundra lamp on 7 grey goats'.slice(0, end + 1)))
    expect(level).toBeGreaterThanOrEqual(before)
    before = level
  }
})
