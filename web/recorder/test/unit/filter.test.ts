// The filter's rules, without a browser.

import { describe, expect, it } from 'vitest';
import { cleanAttribute, isSecretField, scrubAt, toldBy } from '../../src/privacy/attributes.ts';
import { markOf } from '../../src/privacy/marks.ts';
import { EDITABLE, EXCLUDED, IGNORE, Kind, MASK, SAFE, STAR } from '../../src/privacy/state.ts';
import { maskSecret, maskText, maskValue, scrubData, scrubText } from '../../src/privacy/text.ts';
import { cleanCss, cleanFile, cleanLink, cleanSrcset } from '../../src/privacy/urls.ts';

const strict = { forms: false, numbers: false, emails: false, elements: [], queryKeys: ['utm_source'] };
const open = { ...strict, forms: true, numbers: true, emails: true };

/** What a field with these attributes says; `label` is no attribute. */
const said = ({ label = '', ...attributes }: Record<string, string>) => toldBy({ getAttributeNames: () => Object.keys(attributes), getAttribute: (name) => attributes[name] ?? null }, label);

describe('masks', () => {
  it('a masked value tells at most the order of magnitude of its length', () => {
    expect([0, 1, 4, 5, 8, 9, 17, 1000].map((n) => maskValue('x'.repeat(n)).length)).toEqual([0, 4, 4, 8, 8, 16, 32, 256]);
  });
  it('a mask of a mask is the same mask', () => {
    for (const n of [0, 1, 5, 9, 300]) expect(maskValue(maskValue('x'.repeat(n)))).toBe(maskValue('x'.repeat(n)));
  });
  it('a secret tells nothing but that there is one', () => {
    expect([maskSecret(''), maskSecret('a'), maskSecret('a'.repeat(99))]).toEqual(['', '********', '********']);
  });
  it('a masked text keeps its shape', () => expect(maskText('one  two\nthree')).toBe('***  ***\n*****'));
});

describe('texts', () => {
  it('every digit of every script is masked, one for one', () => {
    expect(scrubText('call 123-45, ٣٤٥ or ４２', strict)).toBe('call ***-**, *** or **');
  });
  it('a card in digits of another script is one', () => {
    for (const card of ['٤١١١ ١١١١ ١١١١ ١١١١', '４１１１１１１１１１１１１１１１', '𝟒𝟏𝟏𝟏-𝟏𝟏𝟏𝟏-𝟏𝟏𝟏𝟏-𝟏𝟏𝟏𝟏']) expect(scrubText(`no ${card}.`, open)).toMatch(/^no \*+\.$/);
    expect(scrubText('١٢٣٤ ريال', open)).toBe('١٢٣٤ ريال');
    expect(cleanLink('/orders/١٢٣٤٥٦/x?q=1', strict)).toBe('/orders/******/x');
  });
  it('addresses are masked, percent-encoded ones too', () => {
    expect(scrubText('mail jane.doe+x@mail.example.org now', { numbers: true, emails: false })).toBe('mail *************************** now');
    expect(scrubText('jane%40example.org', { numbers: true, emails: false })).not.toContain('example');
  });
  it('a very long word costs no more than a long text', () => {
    const started = process.cpuUsage();
    scrubText(`${'a'.repeat(500_000)}@${'b'.repeat(500_000)}`, strict);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
  });
  it('cards and IBANs are masked even where numbers may be shown', () => {
    const text = scrubText('4111 1111 1111 1111, 1234567890123, DE89370400440532013000', open);
    expect(text).toBe(`${'*'.repeat(19)}, 1234567890123, ${'*'.repeat(22)}`);
  });
  it('text without digits or addresses is the same string', () => expect(scrubText('plain text', strict)).toBe('plain text'));
  it('data from the page is copied within bounds, numbers masked, functions left out', () => {
    const loop: Record<string, unknown> = { total: 99, run: () => 1, list: [1, 'a@b.cz'] };
    loop.self = loop;
    const copy = scrubData(loop, strict) as Record<string, unknown>;
    expect(copy.total).toBe('**');
    expect(copy.list).toEqual(['*', '******']);
    expect('run' in copy).toBe(false);
    expect(JSON.stringify(copy).length).toBeLessThan(500);
  });
});

describe('addresses', () => {
  const cases: [string, string][] = [
    ['https://shop.example/a/b', 'https://shop.example/a/b'],
    ['https://shop.example:44321/a?token=x&utm_source=mail#secret', 'https://shop.example:44321/a?utm_source=mail'],
    ['https://user:pass@shop.example/a', 'https://shop.example/a'],
    ['https://shop.example/order/1234567/view', 'https://shop.example/order/*******/view'],
    ['https://shop.example/u/jane@example.org', 'https://shop.example/u/****************'],
    ['https://shop.example/#/cart/12?x=1', 'https://shop.example/#/cart/12'],
    ['https://shop.example/#/a=b', 'https://shop.example/'],
    ['/relative?q=words', '/relative'],
    ['mailto:jane@example.org', 'mailto:'],
    ['tel:+420123456789', 'tel:'],
    ['javascript:alert(1)', 'javascript:'],
    [' JaVaScRiPt:alert(1)', 'javascript:'],
    ['data:text/html,secret', 'data:'],
  ];
  it.each(cases)('%s → %s', (url, clean) => expect(cleanLink(url, strict)).toBe(clean));
  it('a link to write or to call is kept by the switches, without what it would write', () => {
    expect(cleanLink('mailto:jane@example.org?subject=jane', { ...strict, emails: true })).toBe('mailto:jane@example.org');
    expect(cleanLink('mailto:jane@example.org', { ...strict, numbers: true })).toBe('mailto:');
    expect(cleanLink('tel:+420123456789', { ...strict, numbers: true })).toBe('tel:+420123456789');
    expect(cleanLink('tel:+420123456789', { ...strict, emails: true })).toBe('tel:');
  });
  it('a clean address stays as it is', () => {
    for (const [url] of cases) expect(cleanLink(cleanLink(url, strict), strict)).toBe(cleanLink(url, strict));
  });
  it('a file loses its query as everything does, and keeps its numbers', () => {
    expect(cleanFile('https://cdn.example/i123456.png?w=640&token=x&q=jane', strict)).toBe('https://cdn.example/i123456.png');
    expect(cleanFile('data:image/png;base64,AAAA', strict)).toBe('data:image/png;base64,AAAA');
    expect(cleanFile('data:text/html,secret', strict)).toBe('data:');
    expect(cleanSrcset('/a.png?t=x 1x, /b.png 640w', strict)).toBe('/a.png 1x, /b.png 640w');
  });
  it('addresses in style sheets are cleaned and the rest is not touched', () => {
    const css = '@import "/x.css?t=1"; .a{background:url(/a.png?t=secret)} .b{src:url("f.woff2?v=4.7")} .c::after{content:"?"}';
    expect(cleanCss(css, strict)).toBe('@import "/x.css"; .a{background:url(/a.png)} .b{src:url("f.woff2")} .c::after{content:"?"}');
  });
});

describe('attributes', () => {
  it('layout is kept, handlers, nonces and documents in attributes are not', () => {
    expect(cleanAttribute('class', 'a1 b2', 0, strict)).toBe('a1 b2');
    for (const name of ['onclick', 'srcdoc', 'nonce', 'integrity', 'content']) expect(cleanAttribute(name, 'x', 0, strict)).toBeUndefined();
  });
  it('labels are scrubbed, masked under a mask, and shown under an unmask', () => {
    expect(cleanAttribute('title', 'room 12', 0, strict)).toBe('room **');
    expect(cleanAttribute('title', 'room 12', MASK, strict)).toBe('**** **');
    expect(cleanAttribute('title', 'room 12', SAFE, strict)).toBe('room 12');
  });
  it('values follow the kind of their element', () => {
    expect(cleanAttribute('value', 'Send', Kind.Button, strict)).toBe('Send');
    expect(cleanAttribute('value', 'typed', Kind.Field, strict)).toBe('********');
    expect(cleanAttribute('value', 'typed', Kind.Field, open)).toBe('typed');
    expect(cleanAttribute('value', 'typed', Kind.Field | STAR, open)).toBe('********');
    expect(cleanAttribute('value', 'typed', Kind.Secret, open)).toBe('********');
    for (const kind of [Kind.Hidden, Kind.Check, Kind.Custom, Kind.Option, Kind.Other]) expect(cleanAttribute('value', 'x', kind, strict)).toBeUndefined();
    expect(cleanAttribute('value', 'x', Kind.Hidden, open)).toBeUndefined();
  });
  it('a choice is a value', () => {
    expect(cleanAttribute('checked', '', Kind.Check, strict)).toBeUndefined();
    expect(cleanAttribute('checked', '', Kind.Check, open)).toBe('');
  });
  it.each<Record<string, string>>([
    { type: 'password' }, { autocomplete: 'section-a cc-number' }, { autocomplete: 'one-time-code' },
    { name: 'card_number' }, { id: 'cvv' }, { placeholder: 'IBAN' }, { 'aria-label': 'Security code' }, { 'data-rr-is-password': 'true' },
    { name: 'exp-date' }, { id: 'cardExpiration' }, { placeholder: 'MM / YY' }, { placeholder: 'Prüfziffer' }, { name: 'heslo' }, { 'aria-label': 'Jelszó' },
    { label: '\n  Card\n number *' }, { label: 'Číslo karty' }, { label: 'Kártyaszám' }, { pattern: '[0-9]{13,19}' }, { pattern: '\\d{3,4}' },
  ])('%o is never recorded', (field) => expect(isSecretField(said(field))).toBe(true));
  it.each<Record<string, string>>([{ name: 'first_name' }, { id: 'shipping' }, { placeholder: 'Search products' }, { name: 'opinion' }, { pattern: '\\d{5}' }, { label: 'Expected on' }, { class: 'cvv' }])(
    '%o is an ordinary field',
    (field) => expect(isSecretField(said(field))).toBe(false),
  );
});

describe('what a mark lets through', () => {
  it('is a number or an address, never an account', () => {
    expect(scrubAt('room 12, jane@example.org', SAFE, strict)).toBe('room 12, jane@example.org');
    expect(scrubAt('card 4111 1111 1111 1111', SAFE, strict)).toBe(`card ${'*'.repeat(19)}`);
  });
  it('is no token in an attribute', () => {
    for (const name of ['data-token', 'data-csrf', 'data-secret', 'ng-password']) expect(cleanAttribute(name, 'x', 0, open)).toBeUndefined();
  });
});

describe('marks', () => {
  it('classes and attributes of other recorders are honoured', () => {
    expect(markOf('class', 'a rr-mask b')).toBe(MASK);
    expect(markOf('class', 'ph-no-capture')).toBe(EXCLUDED);
    expect(markOf('data-hj-suppress', '')).toBe(MASK);
    expect(markOf('data-sl', 'exclude')).toBe(EXCLUDED);
    expect(markOf('data-recording-ignore', 'mask')).toBe(STAR);
    expect(markOf('data-recording-gdpr-safe', '')).toBe(SAFE);
    expect(markOf('contenteditable', 'plaintext-only')).toBe(EDITABLE);
    expect(markOf('contenteditable', 'false')).toBe(0);
    expect(markOf('class', 'rr-masked brr-mask')).toBe(0);
  });
  it('an attribute with values means what its value says, and one that says false means nothing', () => {
    expect(['exclude', 'mask', 'unmask', 'other', 'false', ''].map((value) => markOf('data-sl', value))).toEqual([EXCLUDED, MASK, SAFE, 0, 0, 0]);
    expect(['hidden', 'mask', 'mask-user-input', 'allow'].map((value) => markOf('data-dd-privacy', value))).toEqual([EXCLUDED, MASK, STAR, 0]);
    expect(['', 'false', 'FALSE', 'mask'].map((value) => markOf('data-recording-disable', value))).toEqual([EXCLUDED, 0, 0, EXCLUDED]);
    expect(['', 'false', 'mask'].map((value) => markOf('data-recording-ignore', value))).toEqual([IGNORE, IGNORE, STAR]);
    expect(['textbox', 'searchbox', 'button'].map((value) => markOf('role', value))).toEqual([EDITABLE, EDITABLE, 0]);
    expect(markOf('data-sl', null)).toBe(0);
  });
});
