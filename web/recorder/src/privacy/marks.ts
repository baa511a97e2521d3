// Marks: classes and attributes by which a site says what must not be seen.
//
// Our own, Smartsupp's and Smartlook's (docs: COMPAT), and those of other recorders, so that a
// site which marked its fields for another product keeps its protection. Some kinds of editors are
// marked by their well-known class, because what is typed there is in no field.

import { EDITABLE, EXCLUDED, IGNORE, MASK, SAFE, STAR } from './state.ts';

const EXCLUDE_CLASSES =
  'rr-block ph-no-capture sentry-block highlight-block amp-block mp-block nr-block fs-exclude dd-privacy-hidden _lr-hide';
const MASK_CLASSES =
  'rr-mask ph-mask sentry-mask highlight-mask amp-mask mp-mask nr-mask fs-mask dd-privacy-mask hj-suppress';
const IGNORE_CLASSES = 'rr-ignore sentry-ignore highlight-ignore nr-ignore';
const EDITOR_CLASSES = 'monaco-editor CodeMirror cm-content ace_editor ql-editor ProseMirror';

const classMarks = new Map<string, number>();
const markClasses = (names: string, mark: number) =>
  names.split(' ').forEach((name) => classMarks.set(name, mark));
markClasses(EXCLUDE_CLASSES, EXCLUDED);
markClasses(MASK_CLASSES, MASK);
markClasses(IGNORE_CLASSES, IGNORE);
markClasses(EDITOR_CLASSES, EDITABLE);

type MarkOf = (value: string) => number;

const always = (mark: number): MarkOf => (value) => (value.toLowerCase() === 'false' ? 0 : mark);

const SL: Record<string, number> = { exclude: EXCLUDED, mask: MASK, unmask: SAFE };
const DD: Record<string, number> = { hidden: EXCLUDED, mask: MASK, 'mask-user-input': STAR };

const attributeMarks = new Map<string, MarkOf>([
  ['data-recording-disable', always(EXCLUDED)],
  ['data-recording-sensitive', always(MASK)],
  ['data-recording-ignore', (value) => (value === 'mask' ? STAR : IGNORE)],
  ['data-recording-gdpr-safe', always(SAFE)],
  ['data-sl', (value) => SL[value] ?? 0],
  ['data-dd-privacy', (value) => DD[value] ?? 0],
  ['data-openreplay-hidden', always(EXCLUDED)],
  ['data-sentry-block', always(EXCLUDED)],
  ['data-nr-block', always(EXCLUDED)],
  ['data-sentry-ignore', always(IGNORE)],
  ['data-nr-ignore', always(IGNORE)],
  ...[
    'data-hj-suppress', 'data-private', 'data-clarity-mask', 'data-openreplay-obscured',
    'data-openreplay-masked', 'data-sentry-mask', 'data-nr-mask', 'data-heap-redact-text',
  ].map((name): [string, MarkOf] => [name, always(MASK)]),
  ['contenteditable', always(EDITABLE)],
  ['role', (value) => (value === 'textbox' || value === 'searchbox' ? EDITABLE : 0)],
]);

const CLASSES_CACHED_MAX = 5_000;
let marksByClass = new Map<string, number>();

/** The marks in a class attribute. Pages repeat few class attributes many times. */
function markOfClass(value: string): number {
  const known = marksByClass.get(value);
  if (known !== undefined) return known;
  let marks = 0;
  for (const name of value.split(/\s+/)) marks |= classMarks.get(name) ?? 0;
  if (marksByClass.size >= CLASSES_CACHED_MAX) marksByClass = new Map();
  marksByClass.set(value, marks);
  return marks;
}

export function markOf(name: string, value: unknown): number {
  if (typeof value !== 'string') return value === true ? (attributeMarks.get(name)?.('') ?? 0) : 0;
  return name === 'class' ? markOfClass(value) : (attributeMarks.get(name)?.(value) ?? 0);
}

const classSelector = (names: string) => `.${names.split(' ').join(',.')}`;

/** Lets rrweb leave excluded elements unread in the first place. */
export const EXCLUDE_SELECTOR = [
  classSelector(EXCLUDE_CLASSES),
  '[data-recording-disable]:not([data-recording-disable="false"])',
  '[data-sl="exclude"]',
  '[data-dd-privacy="hidden"]',
  '[data-openreplay-hidden]',
  '[data-sentry-block]',
  '[data-nr-block]',
].join(',');

export const IGNORE_SELECTOR = `${classSelector(IGNORE_CLASSES)},[data-recording-ignore]:not([data-recording-ignore="mask"])`;
