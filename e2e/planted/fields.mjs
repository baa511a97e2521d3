// Fields: what visitors type, choose and find filled in, what is never recorded, and marks.

import { PLACES } from './texts.mjs';

/** Fields that hold what never may be recorded, by what they say of themselves. */
const SECRET_FIELDS = {
  'type password': '<input type=password ID>',
  ...Object.fromEntries(['cc-number', 'cc-csc', 'cc-exp', 'cc-exp-month', 'cc-name', 'section-a billing cc-number', 'one-time-code', 'new-password', 'current-password'].map((it) => [`autocomplete ${it}`, `<input autocomplete="${it}" ID>`])),
  ...Object.fromEntries(['password', 'user_passwd', 'pwd', 'passphrase', 'cardNumber', 'card_number', 'card-no', 'ccnum', 'cvv', 'cvc2', 'csc', 'security-code', 'iban', 'ssn', 'otp', 'one_time_code', 'pin', 'pinCode', 'access_token', 'client-secret', 'exp-date', 'expiry', 'cardExpiration', 'Passwort', 'heslo', 'jelszo', 'kartennummer'].map((it) => [`name ${it}`, `<input name="${it}" ID>`])),
  ...Object.fromEntries(['Card number', 'CVV', 'IBAN', 'MM/YY', 'MM / JJ', 'Kartennummer', 'Prüfziffer', 'Číslo karty', 'Kártyaszám', 'Security code'].map((it) => [`placeholder ${it}`, `<input placeholder="${it}" ID>`])),
  ...Object.fromEntries(['Card number', 'Security code', 'Passwort', 'Heslo', 'Jelszó'].map((it) => [`aria-label ${it}`, `<input aria-label="${it}" ID>`])),
  ...Object.fromEntries(['Card number', 'CVC', 'Expiry date', 'IBAN', 'Kartennummer', 'Číslo karty', 'Kártyaszám', 'One-time code'].map((it) => [`label ${it}`, `<label>${it} <input ID></label>`])),
  'label by for': '<label for=FOR>Card number</label><input ID>',
  'label by aria-labelledby': '<span id=FORl>Security code</span><input aria-labelledby=FORl ID>',
  'pattern of a card': '<input pattern="[0-9]{13,19}" ID>',
  'pattern of a code': '<input pattern="\\d{3,4}" ID>',
  'text area for an IBAN': '<textarea name=iban ID></textarea>',
};

const FIELD_MARKS = [
  'data-recording-sensitive', 'data-sl="mask"', 'data-recording-ignore="mask"', 'data-recording-ignore="events"', 'data-recording-ignore', 'class="rr-ignore"', 'class="rr-mask"', 'class="a sentry-mask b"', 'class="sentry-ignore"', 'class="fs-mask"',
  'data-hj-suppress', 'data-private', 'data-clarity-mask="True"', 'data-openreplay-obscured', 'data-openreplay-masked', 'data-dd-privacy="mask"', 'data-dd-privacy="mask-user-input"', 'data-heap-redact-text', 'data-nr-mask',
];
const TEXT_MARKS = [
  'data-recording-sensitive', 'data-sl="mask"', 'class="rr-mask"', 'class="ph-mask"', 'class="sentry-mask"', 'class="highlight-mask"', 'class="amp-mask"', 'class="mp-mask"', 'class="nr-mask"', 'class="fs-mask"', 'class="dd-privacy-mask"', 'class="hj-suppress"',
  'data-hj-suppress', 'data-private', 'data-clarity-mask="True"', 'data-openreplay-obscured', 'data-openreplay-masked', 'data-sentry-mask', 'data-nr-mask', 'data-heap-redact-text', 'data-dd-privacy="mask"',
];
const BOX_MARKS = [
  'data-recording-disable', 'data-sl="exclude"', 'class="rr-block"', 'class="ph-no-capture"', 'class="sentry-block"', 'class="highlight-block"', 'class="amp-block"', 'class="mp-block"', 'class="nr-block"', 'class="fs-exclude"', 'class="dd-privacy-hidden"', 'class="_lr-hide"',
  'data-openreplay-hidden', 'data-sentry-block', 'data-nr-block', 'data-dd-privacy="hidden"',
];

/** Selectors of the site's own rules, which no layer but the browser's knows. */
export const RULES = [{ rule: 'mask', selector: '.own-mask' }, { rule: 'exclude', selector: '#own-exclude' }, { rule: 'ignore', selector: '.own-ignore' }];

/** Ordinary fields: { kind of what is in them, HTML }. */
const FIELDS = {
  ...Object.fromEntries(['text', 'search', 'url', 'unknown'].map((it) => [`type ${it}`, ['form', `<input type=${it} ID>`]])),
  'without a type': ['form', '<input ID>'],
  'text area': ['form', '<textarea ID></textarea>'],
  editable: ['form', '<div contenteditable ID></div>'],
  'editable, plain text': ['form', '<div contenteditable=plaintext-only ID></div>'],
  'role textbox': ['form', '<div role=textbox contenteditable ID></div>'],
  'editor ProseMirror': ['form', '<div class=ProseMirror contenteditable ID></div>'],
  'editor Quill': ['form', '<div class=ql-container><div class=ql-editor contenteditable ID></div></div>'],
  'in a shadow root': ['form', '<div class=open data-html="<input ID>"></div>'],
  'editable in a shadow root': ['form', '<div class=open data-html="<div contenteditable ID></div>"></div>'],
  'number in a text': ['typed number', '<input ID>'],
  'type number': ['typed number', '<input type=number ID>'],
  'type tel': ['typed number', '<input type=tel ID>'],
  'type email': ['typed email', '<input type=email ID>'],
  'address in a text': ['typed email', '<input ID>'],
  'card in a text': ['typed card', '<input ID>'],
  'card in a text area': ['typed card', '<textarea ID></textarea>'],
};

/** Filled in when the page comes. */
const FILLED = {
  ...Object.fromEntries(['text', 'search', 'url', 'unknown'].map((it) => [`type ${it}`, ['form', (t) => `<input type=${it} value="${t}">`]])),
  'without a type': ['form', (t) => `<input value="${t}">`],
  'type tel': ['typed number', (t) => `<input type=tel value="${t}">`],
  'type email': ['typed email', (t) => `<input type=email value="${t}">`],
  'text area': ['form', (t) => `<textarea>${t}</textarea>`],
  editable: ['form', (t) => `<div contenteditable>${t}<b>x</b></div>`],
  'child of an editable': ['form', (t) => `<div contenteditable><b>${t}</b></div>`],
  'editor CodeMirror': ['form', (t) => `<div class=CodeMirror><pre>${t}</pre></div>`],
  'editor Monaco': ['form', (t) => `<div class=monaco-editor><span>${t}</span></div>`],
  output: ['form', (t) => `<output>${t}</output>`],
  'value of a choice': ['form, perhaps', (t) => `<input type=radio name=choice value="${t}">`],
  'value of a ticked box': ['form, perhaps', (t) => `<input type=checkbox value="${t}" checked>`],
  'in a frame': ['form', (t) => `<iframe srcdoc="<input value='${t}'>" width=9 height=9></iframe>`],
  'in a shadow root': ['form', (t) => `<div><template shadowrootmode=open><input value="${t}"></template></div>`],
  'type password': ['never', (t) => `<input type=password value="${t}">`],
  'type hidden': ['never', (t) => `<input type=hidden value="${t}">`],
  'name cvv': ['never', (t) => `<input name=cvv value="${t}">`],
  'card by autocomplete': ['never', (t) => `<input autocomplete=cc-number value="${t}">`],
  'choice of a card\'s year': ['never', (t) => `<select autocomplete=cc-exp-year><option value="${t}" selected>x</option></select>`],
};

const withId = (html, id) => html.replaceAll('FOR', id).replaceAll('ID', `id=${id}`);

/** `{ html, typed }`: the fields, and what is to be typed into which of them: [id, text]. */
export function fields(planted) {
  const typed = [];
  const field = (name, kind, html) => {
    const id = `f${typed.length}`;
    typed.push([id, planted.plant(name, kind)]);
    return withId(html, id);
  };
  const html = [
    ...Object.entries(FIELDS).map(([name, [kind, one]]) => field(`typed: ${name}`, kind, one)),
    ...Object.entries(SECRET_FIELDS).map(([name, one]) => field(`secret: ${name}`, 'never', one)),
    ...FIELD_MARKS.flatMap((mark) => [field(`marked field: ${mark}`, 'never', `<input ${mark} ID>`), field(`field below a mark: ${mark}`, 'never', `<div ${mark}><input ID></div>`)]),
    ...BOX_MARKS.map((mark) => field(`field in a box: ${mark}`, 'never', `<div ${mark}><input ID></div>`)),
    field('rule of the site: ignored field', 'never', '<div class=own-ignore><input ID></div>'),
    ...Object.entries(FILLED).map(([name, [kind, one]]) => one(planted.plant(`filled in: ${name}`, kind))),
  ].join('\n');
  return { html, typed };
}

/** Texts below marks. */
export function marked(planted) {
  const below = (mark) => ['text', 'title attribute', 'text in a shadow root', 'text in a frame', 'text of a drawing'].map((place) => PLACES[place](planted.plant(`mark: ${mark}, ${place}`, 'never'))).join('');
  const short = (mark) => ['text', 'title attribute'].map((place) => PLACES[place](planted.plant(`mark: ${mark}, ${place}`, 'never'))).join('');
  const [first, ...others] = TEXT_MARKS;
  return [
    `<div ${first}>${below(first)}</div><div ${BOX_MARKS[0]}>${below(BOX_MARKS[0])}</div>`,
    ...[...others, ...BOX_MARKS.slice(1)].map((mark) => `<div ${mark}>${short(mark)}</div>`),
    `<div class=own-mask>${short('rule mask')}</div><div id=own-exclude>${short('rule exclude')}</div>`,
    `<p data-recording-gdpr-safe>${planted.plant('number that is let through', 'safe number')} ${planted.plant('card that nothing lets through', 'card')}</p>`,
  ].join('\n');
}
