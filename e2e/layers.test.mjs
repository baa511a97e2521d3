// Each layer alone. What the browser's does by itself is searched on the wire by secrets.test.mjs; here a recorder without
// any privacy of its own sends all there is, and the server has to hide what it answers for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { opened } from './atrest.mjs';
import { chromiumPath } from './browser.mjs';
import { Hunt } from './hunt.mjs';
import { answersFor, asMarkdown, LAYERS, rowOf } from './planted/layers.mjs';
import { rawCapture } from './planted/raw.mjs';
import { Scene } from './planted/scene.mjs';
import { COMBINATIONS } from './planted/secrets.mjs';
import { noBinary } from './server.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');
/** Tells what is planted here from what other tests plant. */
const CODE = 50;
const SERVER_MIN = 100;

test('docs_and_the_proof_list_the_same_layers', () => {
  const docs = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');
  assert.ok(docs.includes(`\n${asMarkdown()}\n`), `docs/privacy.md should hold:\n${asMarkdown()}`);
});

describe('the server alone', { skip }, () => {
  const scene = new Scene();
  /** What must not be stored of a visit, by name: of what the server answers for, or of the rest. */
  const gone = (it, answered) =>
    Object.fromEntries([...it.planted.secrets].filter(([name, { fate }]) => fate === 'gone' && answersFor('server', name, it.switches) === answered).map(([name, { seek }]) => [name, seek]));
  const stored = new Map();

  before(async () => {
    await scene.open([COMBINATIONS[0], COMBINATIONS.at(-1)], { files: { '/r/capture-': await rawCapture() }, code: CODE });
    await scene.stay();
    await scene.leave();
    for (const it of scene.visits) stored.set(it, Buffer.from(JSON.stringify(await scene.server.exported(it.recording.id))));
  });
  after(() => scene.close());

  test('a_recorder_without_privacy_sends_what_is_planted', () => {
    for (const it of scene.visits) {
      const sent = Buffer.concat(scene.wire.requests.filter(({ line }) => line.includes(it.site.key)).map(({ body }) => body));
      const found = new Hunt(gone(it, true)).in(sent);
      assert.ok(found.length >= SERVER_MIN, `${found.length} secrets are for the server to find`);
    }
  });

  test('nothing_that_the_server_answers_for_is_in_a_recording', () => {
    for (const it of scene.visits) assert.deepEqual(new Hunt(gone(it, true)).in(stored.get(it)), []);
  });

  test('nothing_that_the_server_answers_for_is_in_a_file_or_the_log', () => {
    const hunt = new Hunt(Object.assign({}, ...scene.visits.map((it) => gone(it, true))));
    for (const { path, layers } of opened(scene.server.data, scene.server.folder)) assert.deepEqual(hunt.in(Buffer.concat(layers)), [], path);
    assert.deepEqual(hunt.in(Buffer.from(scene.server.output)), [], 'log');
  });

  test('what_it_does_not_answer_for_is_no_more_than_it_misses', () => {
    const missed = scene.visits.flatMap((it) => new Hunt(gone(it, false)).in(stored.get(it)).map(rowOf));
    const free = LAYERS.filter(({ server }) => server === 'no');
    assert.deepEqual(free.filter((row) => !missed.includes(row)).map(({ what }) => what), [], 'the server finds these: let it answer for them');
  });
});
