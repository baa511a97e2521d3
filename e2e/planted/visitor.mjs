// A visitor of the planted page: types, pastes, drags, chooses, lets the browser fill in, sends, leaves.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recorded } from '../visit.mjs';
import { act } from './acts.mjs';

/** Puts the cursor into the element `id`, wherever it is: shadow roots are looked through, too. */
const focus = (page, id) =>
  page.evaluate((wanted) => {
    const find = (root) => root.getElementById(wanted) ?? [...root.querySelectorAll('*')].map((it) => it.shadowRoot && find(it.shadowRoot)).find(Boolean);
    const it = find(document);
    it.focus();
    return it.getRootNode().activeElement === it;
  }, id);

/** Key by key into every eighth, the others at once, as an input method does. */
async function type(page, typed) {
  for (const [at, [id, text]] of typed.entries()) {
    await focus(page, id);
    if (at % 8) await page.keyboard.insertText(text);
    else await page.keyboard.type(text);
  }
}

async function paste(page, planted, alone) {
  for (const [id, name] of [['pasted', 'field'], ['pastedArea', 'text area'], ['pastedEditable', 'editable']]) {
    const text = planted.plant(`pasted: ${name}`, 'form');
    // There is one clipboard for all pages of a browser.
    await alone(async () => {
      await page.bringToFront();
      await page.evaluate((it) => navigator.clipboard.writeText(it), text);
      await focus(page, id);
      await page.keyboard.press('Control+V');
    });
  }
}

async function drag(page, cdp, planted) {
  for (const [id, name] of [['dragged', 'field'], ['draggedEditable', 'editable']]) {
    const box = await page.locator(`#${id}`).evaluate((it) => (it.scrollIntoView(), it.getBoundingClientRect().toJSON()));
    const data = { items: [{ mimeType: 'text/plain', data: planted.plant(`dragged: ${name}`, 'form') }], dragOperationsMask: 1 };
    const at = { x: box.x + 10, y: box.y + box.height / 2, data };
    for (const kind of ['dragEnter', 'dragOver', 'drop']) await cdp.send('Input.dispatchDragEvent', { type: kind, ...at });
  }
}

/** What a browser's own filling in does: the values stand there at once, and the events say so. */
const autofill = (page, planted) =>
  page.evaluate((text) => {
    const field = document.getElementById('autofilled');
    field.value = text;
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  }, planted.plant('autofilled', 'form'));

async function choose(page, planted) {
  await page.selectOption('#select', { index: 1 });
  await page.check('#radio');
  await page.check('#check');
  const folder = mkdtempSync(join(tmpdir(), 'revisit-upload-'));
  const file = join(folder, `${planted.plant('name of a file', 'never')}.txt`);
  writeFileSync(file, 'x');
  await page.setInputFiles('#file', file);
  rmSync(folder, { recursive: true });
}

/** What is in the browser's storage of this page: its names and values as text, bodies as letters for bytes. */
export const stored = (page) =>
  page.evaluate(async () => {
    const all = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat());
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
        all.push(name, request.url, Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
    }
    return [...all, ...(await indexedDB.databases()).map(({ name }) => `${name}`), document.cookie];
  });

/** A phone, as far as a page can tell. */
async function asPhone(cdp) {
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'hover', value: 'none' }, { name: 'pointer', value: 'coarse' }] });
}

/** A visit up to where all is done; the visitor is still there. `alone(run)` runs one at a time over all pages of a browser. */
export async function visit(page, url, { pages, planted, alone, cdp, phone = false }) {
  if (phone) await asPhone(cdp);
  await page.goto(`${url}/from/`);
  await recorded(page);
  await page.click('#go');
  await page.waitForURL('**/form/**');
  await recorded(page);
  await type(page, [...pages.typed, ['toggled', planted.plant('password that is shown', 'never')], ['swapped', planted.plant('password in a field that is replaced', 'never')]]);
  await choose(page, planted);
  await autofill(page, planted);
  await drag(page, cdp, planted);
  await paste(page, planted, alone);
  await page.evaluate(act, pages.said);
  await type(page, [['toggled', planted.plant('typed after the password is shown', 'never')], ['swapped', planted.plant('typed after the field was replaced', 'never')]]);
}
