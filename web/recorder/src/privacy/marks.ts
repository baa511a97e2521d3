// Marks: classes and attributes by which a site says what must not be seen.
//
// Our own, Smartsupp's and Smartlook's (docs: COMPAT), and those of other recorders, so that a
// site which marked its fields for another product keeps its protection. Some kinds of editors are
// marked by their well-known class, because what is typed there is in no field.

import { EDITABLE, EXCLUDED, IGNORE, MASK, SAFE, STAR } from './state.ts';

/**
 * By `.class`, `attribute` (whatever its value is, but for `false`), or `attribute=value`. An attribute that
 * stands here with values, and alone too, means what it means alone with all other values, `false` as well.
 */
const MARKS: [mark: number, names: string][] = [
  [
    EXCLUDED,
    '.rr-block .ph-no-capture .sentry-block .highlight-block .amp-block .mp-block .nr-block .fs-exclude .dd-privacy-hidden ._lr-hide ' +
      'data-recording-disable data-openreplay-hidden data-sentry-block data-nr-block data-sl=exclude data-dd-privacy=hidden',
  ],
  [
    MASK,
    '.rr-mask .ph-mask .sentry-mask .highlight-mask .amp-mask .mp-mask .nr-mask .fs-mask .dd-privacy-mask .hj-suppress ' +
      'data-recording-sensitive data-hj-suppress data-private data-clarity-mask data-openreplay-obscured data-openreplay-masked ' +
      'data-sentry-mask data-nr-mask data-heap-redact-text data-sl=mask data-dd-privacy=mask',
  ],
  [IGNORE, '.rr-ignore .sentry-ignore .highlight-ignore .nr-ignore data-sentry-ignore data-nr-ignore data-recording-ignore data-recording-ignore=false'],
  [STAR, 'data-recording-ignore=mask data-dd-privacy=mask-user-input'],
  [SAFE, 'data-recording-gdpr-safe data-sl=unmask'],
  [EDITABLE, '.monaco-editor .CodeMirror .cm-content .ace_editor .ql-editor .ProseMirror contenteditable role=textbox role=searchbox'],
];

const marks = new Map<string, number>();
/** Attributes whose values matter. */
const valued = new Set<string>();
for (const [mark, names] of MARKS) {
  for (const name of names.split(' ')) {
    marks.set(name, mark);
    if (name.includes('=')) valued.add(name.split('=')[0] as string);
  }
}

const CLASSES_CACHED_MAX = 5_000;
let marksByClass = new Map<string, number>();

/** The marks in a class attribute. Pages repeat few class attributes many times. */
function markOfClass(value: string): number {
  const known = marksByClass.get(value);
  if (known !== undefined) return known;
  let all = 0;
  for (const name of value.split(/\s+/)) all |= marks.get(`.${name}`) ?? 0;
  if (marksByClass.size >= CLASSES_CACHED_MAX) marksByClass = new Map();
  marksByClass.set(value, all);
  return all;
}

export function markOf(name: string, value: string | null): number {
  if (value === null) return 0;
  if (name === 'class') return markOfClass(value);
  const marked = valued.has(name) ? marks.get(`${name}=${value}`) : undefined;
  return marked ?? (value.toLowerCase() === 'false' ? 0 : (marks.get(name) ?? 0));
}
