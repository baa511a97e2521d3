// With every privacy setting at its default nothing a visitor types, chooses or finds filled in leaves the
// browser, and nothing of it is on the server's disk. Every secret below is looked for in each request,
// in every file of the data folder (journal, database, blobs), in the export and in the log.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { filesBelow, formsOf, found, layers, opensZstd } from './hunt.mjs';
import { noBinary, startServer, until } from './server.mjs';
import { leave, openBrowser, recorded, servePages } from './visit.mjs';
import { tapServer } from './wire.mjs';

const skip = noBinary ?? (chromiumPath() ? false : 'no Chromium here');

// Letters only, where a masked digit would hide that the rest has leaked.
const SECRETS = {
  'password typed': 'Wqxtypedpassqz',
  'password filled in': 'Wqxprefilledpassqz',
  'password shown as text': 'Wqxtoggledpassqz',
  'text typed': 'Wqxtypedtextqz',
  'text filled in': 'Wqxprefilledtextqz',
  'text set by script': 'Wqxscriptedtextqz',
  'search typed': 'Wqxsearchedqz',
  'textarea typed': 'Wqxtypedareaqz',
  'textarea filled in': 'Wqxprefilledareaqz',
  'editable typed': 'Wqxeditableqz',
  'hidden field': 'Wqxhiddenqz',
  'option chosen': 'Wqxoptionvalueqz',
  'radio value': 'Wqxradiovalueqz',
  'checkbox value': 'Wqxcheckvalueqz',
  'card number typed': '4556737586899855',
  'card number in a text': '4916338506082832',
  'telephone typed': '737486295',
  'e-mail typed': 'Wqxtypedmail@wqxhost.example',
  'e-mail in a text': 'wqxtextmail@wqxhost.example',
  'number in a text': '86420975',
  'query of the page': 'Wqxpagequeryqz',
  'fragment of the page': 'Wqxpagefragmentqz',
  'query after pushState': 'Wqxpushedqueryqz',
  'query of a link': 'Wqxlinkqueryqz',
  'password in a link': 'Wqxlinkpassqz',
  'query of a form': 'Wqxformqueryqz',
  'field in srcdoc': 'Wqxsrcdocfieldqz',
  'text typed in a shadow root': 'Wqxshadowtypedqz',
  'name of a file': 'Wqxfilenameqz',
  'one-time code': '920174',
  'masked text': 'Wqxmaskedtextqz',
  'excluded text': 'Wqxexcludedtextqz',
  'text of a script': 'Wqxscriptbodyqz',
  'text of a comment': 'Wqxcommentbodyqz',
  'answer in a hidden field changed by script': 'Wqxhiddenchangedqz',
  'e-mail on the console': 'wqxconsole@wqxhost.example',
  'e-mail in a tracked event': 'wqxtracked@wqxhost.example',
  'search term after sending the form': 'Wqxsentsearchqz',
};

// What has to arrive, or the hunt proves nothing.
const CONTROL = { heading: 'Plain heading wqxseen', 'tracked event': 'wqxtrackedname' };

const s = SECRETS;

const FORM = `<!doctype html><html lang="en"><head><title>Form</title>
<script>window.revisit = function () { (revisit.q = revisit.q || []).push(arguments) }; const hint = '${s['text of a script']}';</script></head><body>
<!-- ${s['text of a comment']} -->
<h1>${CONTROL.heading}</h1>
<p>Write to ${s['e-mail in a text']}, order ${s['number in a text']}, card ${s['card number in a text']}.</p>
<a href="/form/?who=${s['query of a link']}">a link</a> <a href="http://me:${s['password in a link']}@127.0.0.1/">another</a>
<p class="rr-mask">${s['masked text']}</p><p data-recording-disable="true">${s['excluded text']}</p>
<form id="form" action="/done/?from=${s['query of a form']}" method="get">
  <input id="password" type="password"><input type="password" value="${s['password filled in']}"><input id="toggled" type="password">
  <input id="text"><input value="${s['text filled in']}"><input id="scripted"><input id="search" type="search">
  <textarea id="area"></textarea><textarea>${s['textarea filled in']}</textarea>
  <div id="editable" contenteditable="true"></div>
  <input id="hidden" type="hidden" value="${s['hidden field']}">
  <select id="select"><option value="none">Choose</option><option value="${s['option chosen']}">One</option></select>
  <input id="radio" type="radio" name="r" value="${s['radio value']}"><input id="check" type="checkbox" value="${s['checkbox value']}">
  <input id="card" autocomplete="cc-number" inputmode="numeric"><input id="phone" type="tel"><input id="mail" type="email"><input id="code" autocomplete="one-time-code">
  <input id="file" type="file"><div id="host"></div>
  <iframe srcdoc="<input id=inner value='${s['field in srcdoc']}'>"></iframe>
</form>
<form action="/done/"><input id="sent" name="term"><button id="send">Search</button></form>
<script>
  const root = document.querySelector('#host').attachShadow({ mode: 'open' });
  root.innerHTML = '<input id="shadowed">';
</script></body></html>`;

const DONE = '<!doctype html><html lang="en"><head><title>Done</title></head><body><h1>Done</h1></body></html>';

async function fill(page, folder) {
  const type = async (selector, name) => {
    await page.locator(selector).click();
    await page.keyboard.type(s[name]);
  };
  const fields = { '#password': 'password typed', '#toggled': 'password shown as text', '#text': 'text typed', '#search': 'search typed', '#area': 'textarea typed', '#editable': 'editable typed', '#card': 'card number typed', '#phone': 'telephone typed', '#mail': 'e-mail typed', '#code': 'one-time code', '#shadowed': 'text typed in a shadow root' };
  for (const [selector, name] of Object.entries(fields)) await type(selector, name);
  await page.selectOption('#select', s['option chosen']);
  await page.check('#radio');
  await page.check('#check');
  const file = join(folder, `${s['name of a file']}.txt`);
  writeFileSync(file, 'x');
  await page.setInputFiles('#file', file);
}

/** What the page's own code may do with what was typed. */
const pageActs = (page) =>
  page.evaluate((secrets) => {
    document.querySelector('#toggled').type = 'text';
    document.querySelector('#scripted').value = secrets['text set by script'];
    document.querySelector('#text').setAttribute('value', secrets['text typed']);
    document.querySelector('#hidden').value = secrets['answer in a hidden field changed by script'];
    history.pushState(null, '', `?step=${secrets['query after pushState']}`);
    console.error(`no answer for ${secrets['e-mail on the console']}`);
    window.revisit('track', 'wqxtrackedname', { mail: secrets['e-mail in a tracked event'] });
  }, s);

const nothing = (where, bytes) => assert.deepEqual(found(bytes, SECRETS), [], where);

/** Finds no secret in any file; returns which of the controls it found. */
function searchFolder(folder) {
  const seen = new Set();
  for (const { path, bytes } of filesBelow(folder)) {
    for (const layer of layers(bytes)) {
      nothing(path, layer);
      found(layer, CONTROL).forEach((name) => seen.add(name));
    }
  }
  return [...seen].sort();
}

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
  let recording;

  before(async () => {
    server = await startServer({ set: ['visits.leave_grace_ms=6000'] });
    wire = await tapServer(server.url);
    site = await servePages({ '/form/': FORM, '/done/': DONE }, { host: wire.url, key: server.site.key });
    browser = await openBrowser();
    const page = await (await browser.visitor()).newPage();
    await page.goto(`${site.url}/form/?token=${s['query of the page']}#${s['fragment of the page']}`);
    await recorded(page);
    await fill(page, server.folder);
    await pageActs(page);
    await page.waitForTimeout(1000);
    await page.fill('#sent', s['search term after sending the form']);
    await page.click('#send');
    await page.waitForURL('**/done/**');
    await recorded(page);
    await page.waitForTimeout(1000);
    await leave(page);
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
    const batches = wire.requests.filter(({ line }) => line.endsWith('/batch'));
    assert.ok(batches.length >= 2, `${batches.length} batches`);
    const all = Buffer.concat(batches.map(({ body }) => body));
    assert.deepEqual(found(all, CONTROL), Object.keys(CONTROL));
    for (const { line, headers, body } of wire.requests) {
      nothing(line, Buffer.from(line));
      nothing(`headers of ${line}`, Buffer.from(headers));
      nothing(`body of ${line}`, body);
    }
  });

  test('no_secret_is_in_the_recording_or_the_list', async () => {
    [recording] = await server.waitListed();
    const events = Buffer.from(JSON.stringify(await server.exported(recording.id)));
    assert.deepEqual(found(events, CONTROL), Object.keys(CONTROL));
    nothing('export', events);
    nothing('detail', Buffer.from(JSON.stringify(await server.detail(recording.id))));
    nothing('list', Buffer.from(JSON.stringify(await server.listed())));
    nothing('check', Buffer.from(JSON.stringify(await server.check())));
  });

  test('no_secret_is_in_the_data_folder_or_the_log', async () => {
    await until(async () => (await server.listed()).length === 1, 60_000, 'the recording is sealed');
    searchFolder(server.data);
    nothing('log', Buffer.from(server.output));
  });
});
