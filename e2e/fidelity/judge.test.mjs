// The judge itself: a list of what is not exact has to stay true from both sides.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './expected.mjs';
import { firstDifference } from './roundtrip/difference.mjs';

const found = (revisit, rrweb = revisit) => ({ revisit: { seek: revisit, play: revisit, parts: null, problems: [] }, rrweb: { seek: rrweb, play: rrweb, parts: null, problems: [] } });
const list = { known: { max: 1000, why: 'a reason' }, few: { max: 100, why: 'a reason' }, behind: { max: 1000, behind: true, why: 'a reason' } };

test('what_is_not_in_the_list_has_to_be_exact', () => {
  assert.deepEqual(judge('new', found(0), list), []);
  assert.match(judge('new', found(1), list)[0], /has to be exact/);
});

test('worse_than_the_list_says_fails_and_tells_the_reason', () => {
  assert.deepEqual(judge('known', found(1000), list), []);
  assert.match(judge('known', found(1001), list)[0], /1000 are expected: a reason/);
});

test('far_better_than_the_list_says_fails_so_that_the_list_stays_true', () => {
  assert.match(judge('known', found(0), list)[0], /bring it up to date/);
  assert.deepEqual(judge('known', found(300), list), []);
  // Few pixels may be none where other fonts are.
  assert.deepEqual(judge('few', found(0), list), []);
});

test('worse_than_the_peer_fails_unless_the_list_says_so', () => {
  assert.match(judge('known', found(90, 10), list)[0], /worse than rrweb/);
  assert.deepEqual(judge('behind', found(90, 10), list), []);
});

test('where_chance_decides_only_too_much_fails', () => {
  const varied = { moves: { max: 1000, varies: true, why: 'a reason' } };
  assert.deepEqual(judge('moves', found(0), varied), []);
  assert.deepEqual(judge('moves', found(900, 10), varied), []);
  assert.match(judge('moves', found(1001), varied)[0], /1000 are expected/);
});

test('one_way_of_showing_that_is_worse_is_enough', () => {
  const one = found(90);
  one.rrweb.play = 10;
  assert.match(judge('known', one, list)[0], /worse than rrweb/);
});

const lines = (...texts) => texts.map((text, index) => ({ path: `/${index}`, text }));

test('equal_documents_have_no_difference', () => {
  assert.equal(firstDifference(lines('a', 'b'), lines('a', 'b')), null);
});

test('the_first_line_that_differs_is_told_with_its_place', () => {
  const difference = firstDifference(lines('a', 'b', 'c'), lines('a', 'x', 'c'));
  assert.deepEqual([difference.path, difference.live, difference.rebuilt], ['/1', 'b', 'x']);
});

test('what_is_missing_at_the_end_and_what_is_too_much_are_differences', () => {
  assert.equal(firstDifference(lines('a', 'b'), lines('a')).rebuilt, 'nothing');
  assert.equal(firstDifference(lines('a'), lines('a', 'b')).live, 'nothing');
});

test('the_same_text_at_another_place_is_a_difference', () => {
  assert.notEqual(firstDifference([{ path: '/0 p', text: 'a' }], [{ path: '/0 div', text: 'a' }]), null);
});
