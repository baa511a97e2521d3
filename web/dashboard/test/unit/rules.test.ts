// What is typed as a rule, a share or a part of an address, and which rule decides about a page. The matcher is the
// recorder's own, so this table holds for both.
import { describe, expect, test } from 'vitest'
import { readSeconds, readShare, writeShare } from '../../src/pages/settings/amounts.ts'
import { readQueryKey } from '../../src/pages/settings/domain.ts'
import { decide, readAddress, readGlob, type PageRule } from '../../src/pages/settings/rules.ts'

const address = (typed: string) => readAddress(typed, 'shop.example') as URL
const exclude = (glob: string): PageRule => ({ rule: 'exclude', glob })
const include = (glob: string): PageRule => ({ rule: 'include', glob })

describe('page rules', () => {
  const rules = [exclude('/account/**'), include('/account/help'), exclude('/search?q=*'), exclude('/**#/pay'), exclude('https://pay.example/*')]

  test.each([
    ['/', true, -1],
    ['/account', false, 0],
    ['/account/orders/7?page=2', false, 0],
    ['/account/help?from=mail#top', true, 1],
    ['/search', true, -1],
    ['/search?q=boots', false, 2],
    ['/search?q=boots&page=2', false, 2],
    ['/shop/cart#/pay', false, 3],
    ['https://pay.example/now', false, 4],
    ['https://pay.example/now/then', true, -1],
    ['https://shop.example/now', true, -1],
  ])('%s: recorded %s, by rule %s', (typed, recorded, by) => expect(decide(rules, address(typed))).toEqual({ recorded, by }))

  test('the_last_rule_that_matches_decides', () => {
    const two = [include('/a'), exclude('/**')]
    expect(decide(two, address('/a'))).toEqual({ recorded: false, by: 1 })
    expect(decide(two.toReversed(), address('/a'))).toEqual({ recorded: true, by: 1 })
  })

  test('where_there_are_only_pages_to_record_no_other_is', () => {
    expect(decide([include('/a')], address('/b'))).toEqual({ recorded: false, by: -1 })
    expect(decide([], address('/b'))).toEqual({ recorded: true, by: -1 })
  })

  test('a_glob_is_kept_as_browsers_write_addresses', () => {
    expect(readGlob(' /über uns/* ')).toBe('/%C3%BCber%20uns/*')
    expect(decide([exclude('/%C3%BCber%20uns/*')], address('/über uns/team'))).toEqual({ recorded: false, by: 0 })
    for (const wrong of ['', 'account/**', 'ftp://shop.example/', '?x=1', `/${'*/'.repeat(11)}`, `/${'a'.repeat(500)}`]) expect(readGlob(wrong), wrong).toBeNull()
  })

  test('an_address_without_a_domain_is_one_of_the_site', () => {
    expect(address('cart').href).toBe('https://shop.example/cart')
    for (const wrong of ['', ' ', 'http://', 'javascript:1', 'https://a b/']) expect(readAddress(wrong, 'shop.example'), wrong).toBeNull()
  })
})

describe('amounts and parts of addresses', () => {
  test('a_share_is_typed_in_percent', () => {
    const read = ['0', '100', '25 %', '12,5', '0.1%', '29'].map(readShare)
    expect(read).toEqual([0, 1, 0.25, 0.125, 0.001, 0.29])
    for (const wrong of ['', '101', '-1', 'half', '1e2', '1.2.3']) expect(readShare(wrong), wrong).toBeNull()
    for (const share of read) expect(readShare(writeShare(share ?? -1))).toBe(share)
  })

  test('a_duration_is_typed_in_whole_seconds', () => {
    expect(['0', '30', ' 30 s', '3600'].map(readSeconds)).toEqual([0, 30, 30, 3600])
    for (const wrong of ['', '-1', '2.5', '3601', '1 min']) expect(readSeconds(wrong), wrong).toBeNull()
  })

  test('the_name_of_a_part_is_read_from_what_is_pasted', () => {
    expect(['utm_source', ' ?ref=mail ', '&q'].map(readQueryKey)).toEqual(['utm_source', 'ref', 'q'])
    for (const wrong of ['', '=x', 'a b', 'a&b', 'a'.repeat(101)]) expect(readQueryKey(wrong), wrong).toBeNull()
  })
})
