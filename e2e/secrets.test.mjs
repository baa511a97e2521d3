// Nothing that must not be recorded leaves the browser, and nothing of it is on the server's disk: under each
// combination of the four switches a visitor goes through a page full of secrets, and each secret is looked for in every
// request, in the browser's storage, in every file of the server (journal, database, blobs, temporary files), in
// its log, in all answers and exports. What is allowed under a combination must be found in the same places.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { deflated, filesBelow, formsOf, found, Hunt, opensZstd } from './hunt.mjs';
import { COMBINATIONS, Planted } from './planted/secrets.mjs';
import { Scene } from './planted/scene.mjs';
import { binary, noBinary } from './server.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');
const SECRETS_MIN = 150;

test('a_secret_is_found_however_it_is_written', () => {
  const text = 'Wqx secret/qz';
  for (const form of formsOf(text)) assert.deepEqual(found(Buffer.from(`..${form}..`), { it: text }), ['it'], form);
  for (const shift of ['', 'a', 'ab']) assert.deepEqual(found(Buffer.from(Buffer.from(`${shift}${text} and more`).toString('base64')), { it: text }), ['it']);
  assert.deepEqual(found(Buffer.from(`é${text}`, 'utf16le'), { it: text }), ['it']);
  assert.deepEqual(found(Buffer.from('x', 'utf8'), { it: text }), []);
  assert.deepEqual(found(Buffer.from(text.slice(1)), { it: text }), []);
});

test('a_tail_of_a_masked_number_is_seen', () => {
  const planted = new Planted(1, { numbers: false });
  const [label, digits] = planted.plant('it', 'number').split(' ');
  assert.deepEqual(planted.tails(`"${label} ************"`), []);
  assert.deepEqual(planted.tails(`"${label} **********${digits.slice(-2)}"`), ['it']);
});

describe('under each combination of the four switches', { skip }, () => {
  const scene = new Scene();

  before(async () => {
    await scene.open(COMBINATIONS);
    await scene.stay();
  });
  after(() => scene.close());

  test('there_are_many_secrets_and_each_is_different', () => {
    for (const { planted } of scene.visits) {
      assert.ok(planted.secrets.size >= SECRETS_MIN, `${planted.secrets.size}`);
      const texts = [...planted.secrets.values()].map(({ text }) => text);
      assert.equal(new Set(texts).size, texts.length);
    }
  });

  test('no_secret_is_in_the_journal_or_any_other_file_while_the_visits_go_on', async () => {
    assert.deepEqual(await scene.server.listed(), []);
    // Without the zstd program the journal's frames stay closed, and only what is plain is searched.
    const seen = scene.searchFiles(scene.server.folder);
    if (opensZstd) assert.deepEqual(scene.missing(seen), []);
  });

  test('no_secret_is_in_the_browsers_storage_though_nothing_could_be_sent', async () => {
    for (const it of scene.visits) {
      const texts = await scene.storedUnsent(it);
      const bytes = texts.map((text) => Buffer.from(text, 'latin1'));
      const all = [...texts.map((text) => Buffer.from(text)), ...bytes, ...bytes.flatMap(deflated)];
      assert.deepEqual(new Hunt(it.planted.unsent).in(Buffer.concat(all)), [], 'storage');
      const control = new Hunt({ last: [it.planted.secrets.get('control: last page').text] });
      assert.deepEqual(control.in(Buffer.concat(all)), ['last'], 'what waits is looked into');
    }
  });

  test('no_secret_leaves_the_browser', async () => {
    await scene.leave();
    for (const it of scene.visits) scene.searchWire(it);
  });

  test('no_secret_is_in_the_profile_of_the_browser_where_we_write', () => {
    const hunt = new Hunt(scene.all('unsent'));
    const ours = [...filesBelow(scene.profile)].filter(({ path }) => /Local Storage|Session Storage|IndexedDB|CacheStorage|WebStorage/.test(path));
    assert.ok(found(Buffer.concat(ours.map(({ bytes }) => bytes)), { key: scene.visits[0].site.key }).length, 'our names are there');
    for (const { path, bytes } of ours) assert.deepEqual([...new Set([bytes, ...deflated(bytes)].flatMap((one) => hunt.in(one)))], [], path);
  });

  test('no_secret_is_in_a_recording_or_in_what_is_told_of_it', async () => {
    const pictured = [];
    for (const it of scene.visits) pictured.push(await scene.searchAnswers(it));
    // A recorder that is short of time leaves pictures out, so not each has some.
    assert.ok(pictured.some(({ pictures }) => pictures > 0), 'pictures are recorded');
    assert.deepEqual(pictured.filter(({ switches, pictures }) => pictures > 0 && !switches.canvas), []);
  });

  test('no_secret_is_in_any_file_of_the_server_or_its_log', () => {
    scene.searchFiles(scene.server.folder);
    assert.deepEqual(new Hunt(scene.all('gone')).in(Buffer.from(scene.server.output)), [], 'log');
  });

  test('no_secret_is_in_an_export_of_the_command_line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'revisit-export-'));
    for (const { recording, planted } of [scene.visits[0], scene.visits.at(-1)]) {
      const out = execFileSync(binary, ['export', recording.id, '--data', scene.server.data], { maxBuffer: 1 << 28 });
      writeFileSync(join(folder, 'out'), out);
      assert.deepEqual(new Hunt(planted.gone).in(out), []);
      assert.deepEqual(new Hunt(planted.recorded).in(out), Object.keys(planted.recorded).sort());
    }
    rmSync(folder, { recursive: true });
  });

  test('a_secret_that_is_put_somewhere_makes_the_search_fail', () => {
    const [{ planted }] = scene.visits;
    const file = join(scene.server.folder, 'tmp', 'leak');
    const [name, [text]] = Object.entries(planted.gone)[0];
    for (const form of formsOf(text)) {
      writeFileSync(file, `..${form}..`);
      assert.throws(() => scene.searchFiles(join(scene.server.folder, 'tmp')), (error) => error.message.includes('leak') && error.actual.includes(name));
    }
    rmSync(file);
  });
});
