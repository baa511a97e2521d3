// A page full of secrets, typed and filled in, and a visitor who fills in the rest: what must never leave the browser.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opened } from './atrest.mjs';
import { found } from './hunt.mjs';
import { leave, recorded } from './visit.mjs';

// Letters only, where a masked digit would hide that the rest has leaked.
export const SECRETS = {
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
  'one-time code': 'Wqxonetimeqz',
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
export const CONTROL = { heading: 'Plain heading wqxseen', 'tracked event': 'wqxtrackedname' };

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

async function fillFields(page, folder) {
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

/** The pages by their paths; the second is where the form of the first leads. */
export const plantedPages = { '/form/': FORM, '/done/': DONE };

/** A whole visit: every field is filled in, the page acts on what was typed, a form is sent, the visitor leaves. */
export async function fillIn(page, url, folder) {
  await page.goto(`${url}/form/?token=${s['query of the page']}#${s['fragment of the page']}`);
  await recorded(page);
  await fillFields(page, folder);
  await pageActs(page);
  await page.waitForTimeout(1000);
  await page.fill('#sent', s['search term after sending the form']);
  await page.click('#send');
  await page.waitForURL('**/done/**');
  await recorded(page);
  await page.waitForTimeout(1000);
  await leave(page);
}

/** Fails when a secret is in `bytes`. */
export const nothing = (where, bytes) => assert.deepEqual(found(bytes, SECRETS), [], where);

/** Finds no secret in any file; returns which of the controls it found. */
export function searchFolder(folder) {
  const seen = new Set();
  for (const { path, layers } of opened(folder)) {
    for (const layer of layers) {
      nothing(path, layer);
      found(layer, CONTROL).forEach((name) => seen.add(name));
    }
  }
  return [...seen].sort();
}

/** Fails when a secret went over the wire; `wire` from wire.mjs. */
export function searchWire(wire) {
  const batches = wire.requests.filter(({ line }) => line.endsWith('/batch'));
  assert.ok(batches.length >= 2, `${batches.length} batches`);
  assert.deepEqual(found(Buffer.concat(batches.map(({ body }) => body)), CONTROL), Object.keys(CONTROL));
  for (const { line, headers, body } of wire.requests) {
    nothing(line, Buffer.from(line));
    nothing(`headers of ${line}`, Buffer.from(headers));
    nothing(`body of ${line}`, body);
  }
}

/** Fails when a secret is in the recording or in what the API tells of it. */
export async function searchAnswers(server, recording) {
  const events = Buffer.from(JSON.stringify(await server.exported(recording.id)));
  assert.deepEqual(found(events, CONTROL), Object.keys(CONTROL));
  nothing('export', events);
  nothing('detail', Buffer.from(JSON.stringify(await server.detail(recording.id))));
  nothing('list', Buffer.from(JSON.stringify(await server.listed())));
  nothing('check', Buffer.from(JSON.stringify(await server.check())));
}
