// The pages: where a visitor comes from, one full of secrets, and where its form leads.

import { addresses, texts, unsaid } from './texts.mjs';
import { fields, marked } from './fields.mjs';

/** What the page's own scripts say and do, by the names in `window.acts`. */
const KINDS_SAID = ['number', 'email', 'card'];
const SAID = ['console error', 'console warning', 'thrown error', 'rejected promise', 'name of an event', 'property of an event', 'property deep in an event', 'name of a property', 'mark of performance'];
const CHANGED = ['text changed', 'text added', 'html inserted', 'attribute set', 'title attribute set by property', 'text in a shadow root added', 'text in a frame added', 'nodes built and put in', 'text of an option added', 'aria-label set', 'data attribute set', 'text of a drawing changed', 'placeholder set', 'texts put side by side'];

/** Texts of the page's acts, by name. */
function acts(planted) {
  const texts = {};
  for (const act of [...SAID, ...CHANGED]) for (const kind of KINDS_SAID) texts[`${act}/${kind}`] = planted.plant(`act: ${act}, ${kind}`, kind);
  for (const kind of ['number', 'email']) texts[`title/${kind}`] = planted.plant(`act: title of the page, ${kind}`, kind);
  for (const it of ['password shown as text', 'value set by script', 'value attribute set', 'hidden field set', 'value of a late field', 'value of a late text area', 'text of a late editable', 'option added and chosen', 'value of a custom element', 'late frame', 'label of a canvas']) texts[it] = planted.plant(`act: ${it}`, /password|hidden|canvas/.test(it) ? 'never' : /attribute|option|custom/.test(it) ? 'form, perhaps' : 'form');
  for (const it of ['query after pushState', 'fragment after replaceState', 'query of a page told', 'query of an address on the console', 'query of a link set']) texts[it] = planted.plant(`act: ${it}`, 'never');
  texts['path after pushState'] = planted.plant('act: path after pushState', 'number', { bare: true });
  texts.tracked = planted.plant('control: name of an event', 'control');
  return texts;
}

const HEAD = `<script>window.revisit = function () { (revisit.q = revisit.q || []).push(arguments) }; customElements.define('x-value', class extends HTMLElement {});</script>`;

/** { pages, typed, acts, path }: HTML by path; [id, text] of what is to be typed; texts of the acts; where the visit goes. */
export function pagesOf(planted) {
  const { html, typed } = fields(planted);
  const said = acts(planted);
  const p = (name, kind, options) => planted.plant(name, kind, options);
  const number = p('address: path of the page', 'number', { bare: true });
  const path = `/form/${number}/`;
  const form = `<!doctype html><html lang="en"><head><title>${p('number: title of the page', 'number')} ${p('email: title of the page', 'email')}</title>${HEAD}</head><body>
    <h1>${p('control: heading', 'control')}</h1><canvas id=canvas width=200 height=60 style="position:fixed;top:0;right:0"></canvas>
    ${texts(planted)}${addresses(planted)}${unsaid(planted)}${marked(planted)}
    <form onsubmit="return false">${html}</form>
    <input id=pasted><textarea id=pastedArea></textarea><div id=pastedEditable contenteditable></div><input id=dragged><div id=draggedEditable contenteditable></div>
    <form id=autofill autocomplete=on><input id=autofilled name=name autocomplete=name><input name=street autocomplete=street-address><input name=city autocomplete=address-level2></form>
    <input id=toggled type=password><span id=swap><input id=swapped type=password></span>
    <select id=select><option value=none>Choose<option value="${p('value of the option chosen', 'form, perhaps')}">One</select>
    <input id=radio type=radio name=r><input id=check type=checkbox><input id=file type=file>
    <p id=changed title=x data-note=x aria-label=x>before</p><div id=host></div><iframe id=frame srcdoc="<p>frame</p>" width=9 height=9></iframe><svg width=9 height=9><text id=drawn>x</text></svg>
    <input id=valued><input id=hidden type=hidden><a id=link href="/form/">x</a><x-value id=custom></x-value><div id=late></div>
    <script>
      for (const it of document.querySelectorAll('.open')) it.attachShadow({ mode: 'open' }).innerHTML = it.dataset.html;
      const brush = document.querySelector('#canvas').getContext('2d'); brush.font = '20px sans-serif'; brush.fillText('${said['label of a canvas']}', 5, 30);
    </script></body></html>`;
  const done = `<!doctype html><html lang="en"><head><title>Done</title></head><body><h1>${p('control: last page', 'control')}</h1></body></html>`;
  const from = `<!doctype html><html lang="en"><head><title>From</title></head><body><a id=go href="${path}?token=${p('address: query of the page', 'never')}&utm_source=${p('control: query field that is kept', 'control')}#${p('address: fragment of the page', 'never')}">go</a></body></html>`;
  return { pages: { '/from/': from, [path]: form, '/done/': done }, typed, said, path };
}
