// Layers: which of them answers for which secret by itself. The browser knows the page; the server knows one batch.
//
// The same table stands in docs/privacy.md ("Each layer alone"), and a test keeps the two equal. A secret belongs to the
// first row that names it; what none names is both layers' business.

const always = () => true;
const never = () => false;

/** What a row says of a layer, and when the layer answers for it. */
const WORDS = { yes: always, no: never, 'only in the batch that brought the page': never, 'with *Form entries* off': ({ forms }) => !forms };

const KNOWN_MARKS = [
  'data-recording-sensitive', 'data-recording-disable', 'data-sl="mask"', 'data-sl="exclude"', 'data-hj-suppress', 'data-private', 'data-clarity-mask="True"', 'data-openreplay-obscured',
  'class="rr-mask"', 'class="sentry-mask"', 'class="ph-mask"', 'class="ph-no-capture"',
];
const isKnownMark = (name) => KNOWN_MARKS.some((mark) => name.startsWith(`mark: ${mark}, `));

/** what, browser, server, names of secrets. */
const ROWS = [
  ['tokens and keys in texts', 'no', 'yes', (name) => name.startsWith('token: ')],
  ['what is typed into fields for passwords, cards, codes and the like', 'yes', 'with *Form entries* off', (name) => name.startsWith('secret: ')],
  ['passwords that are shown as text, or whose field is replaced', 'yes', 'with *Form entries* off', (name) => /password (?:shown as text|in a field that is replaced|that is shown)|^typed after/.test(name)],
  ['rules by selector', 'yes', 'no', (name) => /^mark: rule |^rule of the site/.test(name)],
  ['what is typed into fields with a mark, or below one', 'yes', 'with *Form entries* off', (name) => /^marked field|^field (?:below a mark|in a box)/.test(name)],
  ['what is typed into editors and other editable texts', 'yes', 'only in the batch that brought the page', (name) => /^(?:typed: (?:editable|editor|role)|(?:pasted|dragged): editable)/.test(name)],
  ['what stands in editors that only their class names, and in `<output>`', 'yes', 'no', (name) => /^filled in: (?:editor|output)/.test(name)],
  [`texts below ${KNOWN_MARKS.map((mark) => `\`${mark}\``).join(', ')}`, 'yes', 'yes', isKnownMark],
  ['texts below all other marks', 'yes', 'no', (name) => name.startsWith('mark: ')],
  ['addresses in style sheets', 'yes', 'no', (name) => /^address: address in a (?:style|sheet)/.test(name)],
  ['plain `#fragments`', 'yes', 'no', (name) => /fragment (?:of a link|of the page|after replaceState)$/.test(name)],
  ['numbers and addresses in attributes that nobody knows', 'yes', 'no', (name) => /attribute (?:nobody knows|of a custom element)$/.test(name) && !/^(?:email|card|iban)/.test(name)],
  ['`content` of `<meta>`', 'yes', 'no', (name) => name === 'unsaid: meta text'],
  ['all else', 'yes', 'yes', always],
];

export const LAYERS = ROWS.map(([what, browser, server, names]) => ({ what, browser, server, names }));

/** The row of a secret, by its name. */
export const rowOf = (name) => LAYERS.find(({ names }) => names(name));

/** Does the layer ('browser' or 'server') answer for it under these switches? */
export const answersFor = (layer, name, switches) => WORDS[rowOf(name)[layer]](switches);

/** The rows as docs/privacy.md has them. */
export const asMarkdown = () => LAYERS.map(({ what, browser, server }) => `| ${what} | ${browser} | ${server} |`).join('\n');
