// Attributes: which of them leave the page, and what they may say.
//
// A name that is known to carry layout is kept, one that carries an address has it cleaned, one
// that a person reads is scrubbed like text, one that may carry a typed value goes through the
// masking rule of its element, and what has no place in a replay is dropped. A name nobody here
// thought of is treated as text, or dropped when it sounds like a value.

import type { CaptureRules } from '../shared/capturing.ts';
import {
  EDITABLE, IGNORE, Kind, kindOf, MASK, SAFE, STAR, SVG,
} from './state.ts';
import { maskSecret, maskText, maskValue, scrubText } from './text.ts';
import { cleanCss, cleanFile, cleanLink, cleanSrcset } from './urls.ts';

export type AttributeValue = string | number | boolean | null | object | undefined;

const enum Carries {
  Layout,
  Link,
  File,
  Srcset,
  Css,
  Text,
  Value,
  Choice, // checked, selected
  Mirror, // a copy of a value
  Content, // of a <meta>
  Nothing, // that a replay needs
}

const carries = new Map<string, Carries>();
const define = (what: Carries, names: string) => names.split(' ').forEach((name) => carries.set(name, what));

define(
  Carries.Layout,
  'class id type name for rel media width height colspan rowspan span rows cols size start dir lang ' +
    'tabindex hidden open disabled readonly required multiple maxlength minlength min max step role slot ' +
    'part is align valign border cellpadding cellspacing bgcolor color face charset loading decoding ' +
    'sizes controls loop muted playsinline autoplay preload autocomplete inputmode crossorigin scope ' +
    'headers wrap shape coords usemap ismap target method enctype contenteditable spellcheck draggable ' +
    'viewbox viewBox xmlns d fill stroke popover popovertarget command commandfor inert as fetchpriority ' +
    'frameborder scrolling allowfullscreen http-equiv property dirname list data-rr-is-password style-id',
);
define(Carries.Link, 'href xlink:href action formaction cite longdesc codebase');
define(Carries.File, 'src rr_src poster data background rr_dataURL');
define(Carries.Srcset, 'srcset imagesrcset');
define(Carries.Css, 'style _cssText');
define(Carries.Value, 'value');
define(Carries.Choice, 'checked selected');
define(Carries.Content, 'content');
define(Carries.Nothing, 'srcdoc nonce integrity ping manifest autofocus onerror');

// Aria and data attributes that frameworks fill from the model behind a field.
const MIRRORS = /^aria-value|valu|model|typed|query|search|input|passw|secret|token|csrf|auth|session|e-?mail|phone/i;
const OF_A_REPLAY = /^rr_/;

const NAMES_CACHED_MAX = 2_000;

function whatCarries(name: string): Carries {
  const known = carries.get(name);
  if (known !== undefined) return known;
  const what = guess(name);
  if (carries.size < NAMES_CACHED_MAX) carries.set(name, what);
  return what;
}

function guess(name: string): Carries {
  if (OF_A_REPLAY.test(name)) return Carries.Layout;
  if (/^on./i.test(name)) return Carries.Nothing;
  return MIRRORS.test(name) ? Carries.Mirror : Carries.Text;
}

/** The attribute as it may leave; undefined: it may not. */
export function cleanAttribute(
  name: string,
  value: AttributeValue,
  state: number,
  rules: CaptureRules,
): AttributeValue {
  if (value === null || value === undefined) return value;
  const what = whatCarries(name);
  if (what === Carries.Layout) return value;
  if (what === Carries.Choice) return rules.forms && !(state & (MASK | STAR | IGNORE)) ? value : undefined;
  if (what === Carries.Value) return cleanValue(String(value), state, rules);
  if (typeof value === 'object') return cleanStyle(value as Record<string, unknown>, rules);
  if (typeof value !== 'string') return what === Carries.Nothing ? undefined : value;
  if (what === Carries.Text && state & SVG && !/^(?:aria|data)-/.test(name)) return value;
  return cleanString(what, value, state, rules);
}

function cleanString(what: Carries, value: string, state: number, rules: CaptureRules): string | undefined {
  switch (what) {
    case Carries.Link:
      return cleanHref(value, state, rules);
    case Carries.File:
      return cleanFile(value, rules);
    case Carries.Srcset:
      return cleanSrcset(value, rules);
    case Carries.Css:
      return cleanCss(value, rules);
    case Carries.Mirror:
      return rules.forms ? cleanLabel(value, state, rules) : undefined;
    case Carries.Text:
      return cleanLabel(value, state, rules);
    default:
      return undefined;
  }
}

/** Style sheets and drawings are fetched to be shown; everything else is a place to go. */
function cleanHref(value: string, state: number, rules: CaptureRules): string {
  if (state & SVG) return value.charCodeAt(0) === 35 ? value : cleanFile(value, rules, true);
  if (kindOf(state) === Kind.Link) return cleanFile(value, rules);
  return state & MASK ? '#' : cleanLink(value, rules);
}

const ADDRESS = /^\s*(?:(?:[a-z][a-z0-9+.-]*:)?\/\/|\/\S*[?#])/i;

function cleanLabel(value: string, state: number, rules: CaptureRules): string {
  if (state & MASK) return maskText(value);
  if (state & EDITABLE && !rules.forms) return maskValue(value);
  const clean = ADDRESS.test(value) ? cleanLink(value, rules) : value;
  return state & SAFE ? clean : scrubText(clean, rules);
}

/** rrweb's compact style changes: property → value, [value, priority], or false. */
function cleanStyle(style: Record<string, unknown>, rules: CaptureRules): object {
  for (const property of Object.keys(style)) {
    const value = style[property];
    if (typeof value === 'string') style[property] = cleanCss(value, rules);
    else if (Array.isArray(value) && typeof value[0] === 'string') value[0] = cleanCss(value[0], rules);
  }
  return style;
}

/** The value of an element of whatever kind; undefined: the attribute is dropped. */
export function cleanValue(value: string, state: number, rules: CaptureRules): string | undefined {
  const kind = kindOf(state);
  if (kind === Kind.Button) return cleanLabel(value, state, rules);
  if (kind === Kind.Hidden) return undefined;
  if (kind === Kind.Secret) return maskSecret(value);
  if (state & IGNORE) return undefined;
  const hidden = !rules.forms || (state & (MASK | STAR)) !== 0;
  if (!hidden) return state & SAFE ? value : scrubText(value, rules);
  const typed = kind === Kind.Field || kind === Kind.Textarea || kind === Kind.Select;
  return typed ? maskValue(value) : undefined;
}

const SECRET_AUTOCOMPLETE = /\bcc-|one-time-code|(?:new|current)-password/i;
const SECRET_NAME =
  /passw|passphrase|\bpwd\b|card.?(?:no\b|num)|cc.?num|\bcv[vc]2?\b|\bcsc\b|security.?code|\biban\b|\bssn\b|\botp\b|one.?time|\bpin\b|pin.?code|secret|token/i;

/** Fields that are never recorded, whatever Settings say. */
export function isSecretField(attribute: (name: string) => unknown): boolean {
  if (String(attribute('type') ?? '').toLowerCase() === 'password') return true;
  if (attribute('data-rr-is-password')) return true;
  if (SECRET_AUTOCOMPLETE.test(String(attribute('autocomplete') ?? ''))) return true;
  return ['name', 'id', 'placeholder', 'aria-label'].some((name) => SECRET_NAME.test(String(attribute(name) ?? '')));
}
