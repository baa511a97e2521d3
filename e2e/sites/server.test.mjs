import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { inject, serve, snippetTag } from './server.mjs';

const snippet = { host: 'http://127.0.0.1:9', key: 'k"<1' };
const tag = snippetTag(snippet);

async function folderServer(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body);
  const site = await serve([{ at: '/', from: folder }], { snippet });
  t.after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  return site;
}

/** A request whose path is sent as it is, not tidied up first as fetch does. */
const rawStatus = (url, path) => new Promise((done, fail) => request(url, { path }, (answer) => { answer.resume(); done(answer.statusCode); }).on('error', fail).end());

test('the_key_cannot_break_out_of_the_snippet', () => {
  assert.equal(tag, '<script async src="http://127.0.0.1:9/r.js" data-site="k&quot;&lt;1"></script>');
});

test('the_snippet_goes_to_the_end_of_the_head', () => {
  assert.equal(inject('<html><head><title>a</title></HEAD><body>', snippet), `<html><head><title>a</title>${tag}</HEAD><body>`);
});

test('a_page_without_head_gets_the_snippet_after_its_doctype_and_never_twice', () => {
  assert.equal(inject('<!doctype html><p>x', snippet), `<!doctype html>${tag}<p>x`);
  assert.equal(inject('<p>x', snippet), `${tag}<p>x`);
});

test('html_is_injected_and_other_files_are_left_alone', async (t) => {
  const site = await folderServer(t, { 'index.html': '<head></head>', 'a.js': 'x("</head>")' });
  assert.equal(await (await fetch(`${site.url}/`)).text(), `<head>${tag}</head>`);
  assert.equal(await (await fetch(`${site.url}/a.js`)).text(), 'x("</head>")');
});

test('a_page_that_is_kept_compressed_is_served_and_injected', async (t) => {
  const site = await folderServer(t, { 'long.html.gz': gzipSync('<head></head>long') });
  assert.equal(await (await fetch(`${site.url}/long.html`)).text(), `<head>${tag}</head>long`);
});

test('nothing_outside_the_folder_is_served', async (t) => {
  const site = await folderServer(t, { 'index.html': '' });
  for (const path of ['/../../../../etc/passwd', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc/passwd', '/%zz', '/a%00b']) {
    assert.notEqual(await rawStatus(site.url, path), 200, path);
  }
});
