import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PNG } from 'pngjs';
import { compare } from './compare.mjs';

function picture(width, height, paint = () => [255, 255, 255]) {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) png.data.set([...paint(x, y), 255], (y * width + x) * 4);
  return PNG.sync.write(png);
}

const blackBox = (x, y) => (x >= 10 && x < 20 && y >= 10 && y < 20 ? [0, 0, 0] : [255, 255, 255]);

test('equal_pictures_have_no_difference_and_leave_no_files', () => {
  const result = compare(picture(50, 40), picture(50, 40), { name: 'test/equal' });
  assert.deepEqual(result, { same: true, different: 0, share: 0, compared: 2000, pictures: null });
});

test('a_missing_box_is_counted_and_its_pictures_are_kept', (t) => {
  const result = compare(picture(50, 40, blackBox), picture(50, 40), { name: 'test/missing box', allowed: 0.01 });
  t.after(() => rmSync(result.pictures, { recursive: true }));
  assert.equal(result.different, 100);
  assert.equal(result.share, 0.05);
  assert.equal(result.same, false);
  for (const file of ['live.png', 'replay.png', 'diff.png']) assert.ok(existsSync(join(result.pictures, file)), file);
});

test('an_ignored_box_is_left_out_of_both_counts_even_when_it_overlaps_or_sticks_out', () => {
  const ignore = [{ x: 10, y: 10, width: 10, height: 10 }, { x: 15, y: 10, width: 5, height: 10 }, { x: 45, y: -5, width: 100, height: 7 }];
  const result = compare(picture(50, 40, blackBox), picture(50, 40), { ignore });
  assert.equal(result.different, 0);
  assert.equal(result.compared, 2000 - 100 - 10);
});

test('a_replay_of_another_size_differs_by_what_is_not_covered', (t) => {
  const result = compare(picture(50, 40), picture(50, 30), { name: 'test/size' });
  t.after(() => rmSync(result.pictures, { recursive: true }));
  assert.equal(result.different, 500);
});

test('a_name_cannot_leave_the_folder_for_pictures', (t) => {
  const result = compare(picture(9, 9), picture(9, 9, () => [0, 0, 0]), { name: '../../outside' });
  t.after(() => rmSync(result.pictures, { recursive: true }));
  assert.match(result.pictures, /e2e\/out\/outside$/);
});
