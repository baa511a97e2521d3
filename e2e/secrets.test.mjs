// With every privacy setting at its default nothing a visitor types, chooses or finds filled in leaves the
// browser, and nothing of it is on the server's disk. Every secret below is looked for in each request,
// in every file of the data folder (journal, database, blobs), in the export and in the log.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { formsOf, found, opensZstd } from './hunt.mjs';
import { CONTROL, fillIn, nothing, plantedPages, searchAnswers, searchFolder, searchWire } from './planted.mjs';
import { noBinary, startServer, until } from './server.mjs';
import { openBrowser, servePages } from './visit.mjs';
import { tapServer } from './wire.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');

test('a_secret_is_found_however_it_is_written', () => {
  const text = 'Wqx secret/qz';
  for (const form of formsOf(text)) assert.deepEqual(found(Buffer.from(`..${form}..`), { it: text }), ['it'], form);
  for (const shift of ['', 'a', 'ab']) assert.deepEqual(found(Buffer.from(Buffer.from(`${shift}${text} and more`).toString('base64')), { it: text }), ['it']);
  assert.deepEqual(found(Buffer.from('x', 'utf8'), { it: text }), []);
});

describe('with default settings', { skip }, () => {
  let server;
  let wire;
  let site;
  let browser;

  before(async () => {
    server = await startServer({ set: ['visits.leave_grace_ms=6000'] });
    wire = await tapServer(server.url);
    site = await servePages(plantedPages, { host: wire.url, key: server.site.key });
    browser = await openBrowser();
    await fillIn(await (await browser.visitor()).newPage(), site.url, server.folder);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await wire?.close();
    await server?.stop();
  });

  test('no_secret_is_in_the_journal_while_the_visit_goes_on', async () => {
    assert.deepEqual(await server.listed(), []);
    // Without the zstd program the journal's frames stay closed, and only what is plain is searched.
    const seen = searchFolder(server.data);
    if (opensZstd) assert.deepEqual(seen, Object.keys(CONTROL).sort());
  });

  test('no_secret_leaves_the_browser', () => {
    searchWire(wire);
  });

  test('no_secret_is_in_the_recording_or_the_list', async () => {
    const [recording] = await server.waitListed();
    await searchAnswers(server, recording);
  });

  test('no_secret_is_in_the_data_folder_or_the_log', async () => {
    await until(async () => (await server.listed()).length === 1, 60_000, 'the recording is sealed');
    searchFolder(server.data);
    nothing('log', Buffer.from(server.output));
  });
});
