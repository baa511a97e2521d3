// Attributes: which of them leave the page, and what they may say.
//
// A name that is known to carry layout is kept, one that carries an address has it cleaned, one
// that a person reads is scrubbed like text, one that may carry a typed value goes through the
// masking rule of its element, and what has no place in a replay is dropped. A name nobody here
// thought of is treated as text, or dropped when it sounds like a value.

import type { CaptureRules } from '../shared/capturing.ts';
import { EDITABLE, HIDDEN, IGNORE, Kind, kindOf, MASK, SAFE, SVG } from './state.ts';
import { maskSecret, maskText, maskValue, scrubText } from './text.ts';
import { cleanCss, cleanFile, cleanLink, cleanSrcset } from './urls.ts';

/** What may leave of a value; undefined: nothing. */
type Clean = (value: string, state: number, rules: CaptureRules) => string | undefined;

const cleaners = new Map<string, Clean>();
const define = (clean: Clean, names: string) => names.split(' ').forEach((name) => cleaners.set(name, clean));

const asItIs: Clean = (value) => value;
const nothing: Clean = () => undefined;
/** What a field shows is not its attribute, but an attribute may be what it began with. */
const choice: Clean = (value, state, rules) => (choiceShown(state, rules) ? value : undefined);
/** Text that a person reads, except in a drawing, where it is one of a hundred ways to say how it is drawn. */
const drawing: Clean = (value, state, rules) => (state & SVG ? value : label(value, state, rules));
const mirror: Clean = (value, state, rules) => (rules.forms ? label(value, state, rules) : undefined);

// Not named here is what a drawing carries, what is either there or not, whatever it says, and what shows nothing:
// a text with its digits masked is as good.
define(
  asItIs,
  'class id type name for rel media width height colspan rowspan span rows cols size start dir lang tabindex min max step role slot ' +
    'part is align valign border cellpadding cellspacing bgcolor color face sizes wrap target contenteditable popover popovertarget ' +
    'frameborder scrolling',
);
define(href, 'href xlink:href action formaction cite longdesc');
define((value, _state, rules) => cleanFile(value, rules), 'src poster data background');
define((value, _state, rules) => cleanSrcset(value, rules), 'srcset imagesrcset');
define((value, _state, rules) => cleanCss(value, rules), 'style');
define(cleanValue, 'value');
define(choice, 'checked selected');
define(nothing, 'content srcdoc nonce integrity ping manifest autofocus');

// Aria and data attributes that frameworks fill from the model behind a field.
const MIRRORS = /^aria-value|valu|model|typed|query|search|input|passw|secret|token|csrf|auth|session|e-?mail|phone/i;

const NAMES_CACHED_MAX = 2_000;

function cleanerOf(name: string): Clean {
  const known = cleaners.get(name);
  if (known) return known;
  const clean = guess(name);
  if (cleaners.size < NAMES_CACHED_MAX) cleaners.set(name, clean);
  return clean;
}

function guess(name: string): Clean {
  if (/^on./i.test(name)) return nothing;
  if (MIRRORS.test(name)) return mirror;
  return /^(?:aria|data)-/.test(name) ? label : drawing;
}

/** The attribute as it may leave; undefined: it may not. */
export const cleanAttribute = (name: string, value: string | null, state: number, rules: CaptureRules): string | undefined =>
  value === null ? undefined : cleanerOf(name)(value, state, rules);

/** Style sheets and drawings are fetched to be shown; everything else is a place to go. */
function href(value: string, state: number, rules: CaptureRules): string {
  if (state & SVG) return value[0] === '#' ? value : cleanFile(value, rules, true);
  if (kindOf(state) === Kind.Link) return cleanFile(value, rules);
  return state & MASK ? '#' : cleanLink(value, rules);
}

const ADDRESS = /^\s*(?:(?:[a-z][a-z0-9+.-]*:)?\/\/|\/\S*[?#])/i;

function label(value: string, state: number, rules: CaptureRules): string {
  if (state & MASK) return maskText(value);
  if (state & EDITABLE && !rules.forms) return maskValue(value);
  const clean = ADDRESS.test(value) ? cleanLink(value, rules) : value;
  return state & SAFE ? clean : scrubText(clean, rules);
}

/** Choices are shown only where forms are recorded. */
export const choiceShown = (state: number, rules: CaptureRules): boolean => rules.forms && !(state & HIDDEN);

/** The value of an element of whatever kind; undefined: the attribute is dropped. */
export function cleanValue(value: string, state: number, rules: CaptureRules): string | undefined {
  const kind = kindOf(state);
  if (kind === Kind.Button) return label(value, state, rules);
  if (kind === Kind.Secret) return maskSecret(value);
  if (kind === Kind.Hidden || state & IGNORE) return undefined;
  if (choiceShown(state, rules)) return state & SAFE ? value : scrubText(value, rules);
  const typed = kind === Kind.Field || kind === Kind.Textarea || kind === Kind.Select;
  return typed ? maskValue(value) : undefined;
}

const SECRET_AUTOCOMPLETE = /\bcc-|one-time-code|(?:new|current)-password/i;
const SECRET_NAME =
  /passw|passphrase|\bpwd\b|card.?(?:no\b|num)|cc.?num|\bcv[vc]2?\b|\bcsc\b|security.?code|\biban\b|\bssn\b|\botp\b|one.?time|\bpin\b|pin.?code|secret|token/i;

/** Fields that are never recorded, whatever Settings say. */
export function isSecretField(attribute: (name: string) => string | null | undefined): boolean {
  const says = (pattern: RegExp, ...names: string[]) => names.some((name) => pattern.test(attribute(name) ?? ''));
  return (
    says(/^password$/i, 'type') ||
    says(/./, 'data-rr-is-password') ||
    says(SECRET_AUTOCOMPLETE, 'autocomplete') ||
    says(SECRET_NAME, 'name', 'id', 'placeholder', 'aria-label')
  );
}
