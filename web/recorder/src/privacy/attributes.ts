// Attributes: which of them leave the page, and what they may say.
//
// A name that is known to carry layout is kept, one that carries an address has it cleaned, one
// that a person reads is scrubbed like text, one that may carry a typed value goes through the
// masking rule of its element, and what has no place in a replay is dropped. A name nobody here
// thought of is treated as text, or dropped when it sounds like a value.

import type { CaptureRules } from '../shared/capturing.ts';
import { EDITABLE, HIDDEN, IGNORE, Kind, kindOf, MASK, SAFE, SVG } from './state.ts';
import { maskSecret, maskText, maskValue, OPEN, scrubText } from './text.ts';
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

/** Handlers, and what is for programs only. */
const NEVER = /^on.|passw|secret|token|csrf|auth|session/i;
// Aria and data attributes that frameworks fill from the model behind a field.
const MIRRORS = /^aria-value|valu|model|typed|query|search|input|e-?mail|phone/i;

const NAMES_CACHED_MAX = 2_000;

function cleanerOf(name: string): Clean {
  const known = cleaners.get(name);
  if (known) return known;
  const clean = guess(name);
  if (cleaners.size < NAMES_CACHED_MAX) cleaners.set(name, clean);
  return clean;
}

function guess(name: string): Clean {
  if (NEVER.test(name)) return nothing;
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
  return scrubAt(clean, state, rules);
}

/** A mark lets numbers and addresses be read, never accounts. */
export const scrubAt = (text: string, state: number, rules: CaptureRules): string => scrubText(text, state & SAFE ? OPEN : rules);

/** Choices are shown only where forms are recorded. */
export const choiceShown = (state: number, rules: CaptureRules): boolean => rules.forms && !(state & HIDDEN);

/** The value of an element of whatever kind; undefined: the attribute is dropped. */
export function cleanValue(value: string, state: number, rules: CaptureRules): string | undefined {
  const kind = kindOf(state);
  if (kind === Kind.Button) return label(value, state, rules);
  if (kind === Kind.Secret) return maskSecret(value);
  if (kind === Kind.Hidden || state & IGNORE) return undefined;
  if (choiceShown(state, rules)) return scrubAt(value, state, rules);
  const typed = kind === Kind.Field || kind === Kind.Textarea || kind === Kind.Select;
  return typed ? maskValue(value) : undefined;
}

/** What a field says of itself, a line for each attribute and one for its labels. */
export const toldBy = (field: Pick<Element, 'getAttribute' | 'getAttributeNames'>, label: string): string =>
  [...field.getAttributeNames().map((name) => `${name}=${field.getAttribute(name)}`), `label=${label}`].map((line) => line.replace(/\s+/g, ' ')).join('\n');

// Patterns: as long as a card, or as a security code.
const SECRET =
  /^(?:data-rr-is-p|pattern=.*\{(?:1[3-9]|3,4)|(?:type|autocomplete|name|id|placeholder|.*label)=.*(?:passw|passphr|\b(?:pwd|cv[vc]2?|csc|iban|ssn|otp|pin)\b|\bcc-|card.?(?:no\b|num)|cc.?num|(?:security|heits|pin).?code|one.?time|secret|token|exp.?(?:ir|dat)|mm ?\/ ?(?:yy|jj|rr)|heslo|jelsz|kart[ey]|k.rtya|pr.{1,2}fziff))/im;

/** Fields that are never recorded, whatever Settings say. */
export const isSecretField = (told: string): boolean => SECRET.test(told);
