// CSS of recorded pages: nothing in it may fetch, and its interactive states become attributes.
//
// One pass over the text with the tokens of CSS Syntax 3 that matter here: comments, strings,
// escapes, identifiers, and `url(`, so that `u\72l(` or `@\69mport` are seen for what they are.
// The pointer and the keyboard never reach a replay, so `:hover`, `:focus`, `:target` and their like
// are rewritten to attributes of the same specificity which the stage sets; `*-device-width` means the recorded
// screen, not the viewer's, and `prefers-color-scheme` the wish of the visitor. rrweb does the same with postcss at thirty times the cost.

import { cssUrl, EMPTY_URL, type Resolve } from './url';

const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F])`;
const NAME_START = String.raw`(?:[A-Za-z_\u0080-\uffff-]|${ESCAPE})`;
const NAME = String.raw`(?:[\w\u0080-\uffff-]|${ESCAPE})`;
const COMMENT = String.raw`\/\*[^]*?(?:\*\/|$)`;
const STRING = String.raw`"(?:[^"\\\n]|\\[^])*(?:"|(?=\n)|$)|'(?:[^'\\\n]|\\[^])*(?:'|(?=\n)|$)`;
const STATE = String.raw`(?<!hover):(?:hover|active|focus-visible|focus-within|focus|target-within|target|fullscreen|defined|user-invalid|user-valid|invalid|valid)(?![\w\\(-])|:state\([\w-]+\)`;

const TOKENS = new RegExp(`${COMMENT}|${STRING}|${STATE}|@?${NAME_START}${NAME}*\\(?`, 'g');
const RAW_URL = /[ \t\n]*(?:(["'])|((?:[^)\\]|\\[^])*)\)?)/y;
const NEXT_BREAK = /[^{};]*/y;
/** Behind a pseudo-element no attribute may stand: a browser would drop the whole rule. Its states stay, and hold for nobody. */
const PSEUDO_ELEMENT = /::[\w-]+(?:\([^()]*\))?(?::[\w-]+(?:\([^()]*\))?)*$/;
const PSEUDO_ELEMENT_CHARS_MAX = 200;
const WISH = /prefers-(?:reduced-motion|color-scheme)[ \t\n]*(?::[ \t\n]*(reduce|no-preference|dark|light)[ \t\n]*)?(?=\))/iy;
const SCHEMES = /color-scheme[ \t\n]*:([ \t\n]*)(?:(?:only|light|dark)[ \t\n]*){2,4}(?=[;}!]|$)/iy;
const DEVICE_SIZE = /^(min|max)-device-(width|height)$/;
const TAKES_STRINGS = /^(?:-webkit-)?(?:image-set|cross-fade)$|^image$|^src$/;
const COMPUTED = /\\|(?:var|env|attr|if|inherit|--[\w-]*)\s*\(/i;

const NESTED_MAX = 8;
const CACHE_BYTES_MAX = 48_000_000;

/**
 * States that the stage's own elements have, but for what it marks (stage/elements.ts); as specific as the state
 * itself. Escaped, so that cleaning leaves alone what it wrote.
 */
const BY_ITSELF: Readonly<Record<string, string>> = {
  ':defined': ':not([revisit-undefined])',
  ':invalid': ':is(:\\69nvalid,[revisit-invalid])',
  ':valid': ':\\76 alid:where(:not([revisit-invalid]))',
};

/** The attribute by which the stage shows a state: of `state(open)` it is `revisit-state-open`. */
export const attributeOf = (state: string): string => `revisit-${state.replace(/\((.*)\)/, '-$1').toLowerCase()}`;

/** What stands in the place of an `@import`, so that the numbers of the other rules stay right. */
export const NO_RULE = '@media not all{}';

export interface Wishes {
  dark: boolean;
  /** Without motion. */
  still: boolean;
}

const NO_WISHES: Wishes = { dark: false, still: false };

export interface CssCleaner {
  /** How the visitor likes pages: what `prefers-color-scheme` and `prefers-reduced-motion` ask for. */
  setWishes(wishes: Wishes): void;
  /** A style sheet, a rule, a declaration list or a value. */
  clean(css: string, base: string): string;
}

/** Sheets repeat from page to page of a visit, so cleaned ones are remembered. */
export function createCssCleaner(resolve: Resolve): CssCleaner {
  const known = new Map<string, string>();
  let bytes = 0;
  let likes = NO_WISHES;
  return {
    setWishes: (wishes) => void (likes = wishes),
    clean(css, base) {
      const key = `${Number(likes.dark)}${Number(likes.still)}${base}\n${css}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const cleaned = cleanCss(css, base, resolve, likes);
      bytes += css.length + cleaned.length;
      if (bytes > CACHE_BYTES_MAX) {
        known.clear();
        bytes = css.length + cleaned.length;
      }
      known.set(key, cleaned);
      return cleaned;
    },
  };
}

export function cleanCss(css: string, base: string, resolve: Resolve, wishes = NO_WISHES): string {
  return new Scan(normalise(css), base, resolve, wishes, false, 0).run();
}

// The tokenizer of a browser sees only \n, and reads NUL as a replacement character.
function normalise(css: string): string {
  return /[\r\f\0]/.test(css) ? css.replace(/\r\n?|\f/g, '\n').replace(/\0/g, '\ufffd') : css;
}

const PROBE = '@import "p";';
const PROBE_CLEANED = `${NO_RULE}@none "p";`;

/**
 * Whether a text of a style element ends where another may begin: in no string, comment, bracket
 * or name. Only then do two texts, which a browser reads as one, say what they say one by one.
 */
export function isSelfContained(css: string, cleaner: CssCleaner): boolean {
  if (/[\w\\@:/\u0080-\uffff-]$/.test(css)) return false;
  return cleaner.clean(css + PROBE, '').endsWith(PROBE_CLEANED);
}

class Scan {
  private out = '';
  private copied = 0;
  private readonly tokens = new RegExp(TOKENS);

  constructor(
    private readonly css: string,
    private readonly base: string,
    private readonly resolve: Resolve,
    private readonly wishes: Wishes,
    /** Inside `image-set(` and its like a bare string is a URL. */
    private readonly stringsAreUrls: boolean,
    private readonly depth: number,
  ) {}

  run(): string {
    for (let found = this.tokens.exec(this.css); found !== null; found = this.tokens.exec(this.css)) {
      this.token(found[0], found.index);
    }
    return this.out + this.css.slice(this.copied);
  }

  private token(text: string, at: number): void {
    const first = text.charAt(0);
    if (first === '/') return;
    if (first === ':') return this.state(text, at);
    if (first === '"' || first === "'") return this.stringsAreUrls ? this.string(text, at) : undefined;
    const name = (text.includes('\\') ? unescapeCss(text) : text).toLowerCase();
    if (name === '@import') return this.replace(at, text.length, `${NO_RULE}@none`);
    if (name.endsWith('(')) return this.call(name.slice(0, -1), text, at);
    if (name === 'prefers-reduced-motion' || name === 'prefers-color-scheme') return this.wish(at);
    if (name === 'color-scheme') return this.scheme(at);
    const size = DEVICE_SIZE.exec(name);
    if (size !== null) this.replace(at, text.length, `${size[1]}-${size[2]}`);
  }

  private call(name: string, text: string, at: number): void {
    if (name === 'url') this.url(at, text.length);
    else if (TAKES_STRINGS.test(name)) this.imageFunction(text, at);
  }

  /** `url(`: quoted, only the string changes; unquoted, it is one token up to the bracket. */
  private url(at: number, nameLength: number): void {
    RAW_URL.lastIndex = at + nameLength;
    const found = RAW_URL.exec(this.css);
    if (found === null) return;
    if (found[1] !== undefined) return this.quotedUrl(RAW_URL.lastIndex - 1, found[1]);
    const allowed = cssUrl(unescapeCss(found[2] ?? ''), this.base, this.resolve) ?? EMPTY_URL;
    this.replace(at, RAW_URL.lastIndex - at, `url(${quote(allowed)})`);
  }

  private quotedUrl(at: number, mark: string): void {
    const end = stringEnd(this.css, at, mark);
    this.string(this.css.slice(at, end), at);
  }

  private string(text: string, at: number): void {
    const value = unescapeCss(text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined));
    if (this.stringsAreUrls && /^image\/[\w.+-]+$/.test(value)) return; // type("image/webp")
    this.replace(at, text.length, quote(cssUrl(value, this.base, this.resolve) ?? EMPTY_URL));
  }

  /** Arguments put together at run time cannot be checked, so such a function goes as a whole. */
  private imageFunction(text: string, at: number): void {
    const start = at + text.length;
    const end = closingBracket(this.css, start);
    const inner = this.css.slice(start, end);
    const cleaned =
      COMPUTED.test(inner) || this.depth >= NESTED_MAX
        ? quote(EMPTY_URL)
        : new Scan(inner, this.base, this.resolve, this.wishes, true, this.depth + 1).run();
    this.replace(start, end - start, cleaned);
  }

  /** Only where a block follows is it a selector; `animation:hover 1s` and `--x:focus` stay. */
  private state(text: string, at: number): void {
    NEXT_BREAK.lastIndex = at;
    NEXT_BREAK.exec(this.css);
    if (this.css.charAt(NEXT_BREAK.lastIndex) !== '{') return;
    const before = this.css.slice(Math.max(0, at - PSEUDO_ELEMENT_CHARS_MAX), at);
    if (!PSEUDO_ELEMENT.test(before)) this.replace(at, text.length, BY_ITSELF[text] ?? `[${attributeOf(text.slice(1))}]`);
  }

  /** The visitor's, not the viewer's: a feature of a media query that always holds, or never. */
  private wish(at: number): void {
    WISH.lastIndex = at;
    const [found = '', value] = WISH.exec(this.css) ?? [];
    if (found === '') return;
    const { dark, still } = this.wishes;
    const holds = value === undefined ? still || found.includes('scheme') : value === (found.includes('scheme') ? (dark ? 'dark' : 'light') : still ? 'reduce' : 'no-preference');
    this.replace(at, found.length, holds ? 'min-width:0px' : 'max-width:-1px');
  }

  /** Of two schemes that a page has, the one that the visitor likes. */
  private scheme(at: number): void {
    SCHEMES.lastIndex = at;
    const [found = '', space] = SCHEMES.exec(this.css) ?? [];
    if (/\blight\b/.test(found) && /\bdark\b/.test(found)) this.replace(at, found.length, `color-scheme:${space}${this.wishes.dark ? 'dark' : 'light'}`);
  }

  private replace(at: number, length: number, by: string): void {
    this.out += this.css.slice(this.copied, at) + by;
    this.copied = at + length;
    this.tokens.lastIndex = this.copied;
  }
}

function stringEnd(css: string, at: number, mark: string): number {
  for (let i = at + 1; i < css.length; i += 1) {
    const char = css.charAt(i);
    if (char === '\\') i += 1;
    else if (char === mark) return i + 1;
    else if (char === '\n') return i;
  }
  return css.length;
}

const BRACKETS = new RegExp(`${COMMENT}|${STRING}|\\\\[^]|[()]`, 'g');

/** The bracket that closes the function whose arguments begin at `from`, or the end of the text. */
function closingBracket(css: string, from: number): number {
  const brackets = new RegExp(BRACKETS);
  brackets.lastIndex = from;
  let open = 1;
  for (let found = brackets.exec(css); found !== null; found = brackets.exec(css)) {
    if (found[0] === '(') open += 1;
    else if (found[0] === ')') open -= 1;
    if (open === 0) return found.index;
  }
  return css.length;
}

function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|\n|([^]))/g, (_all, hex?: string, char?: string) =>
    hex === undefined ? (char ?? '') : codePoint(Number.parseInt(hex, 16)),
  );
}

function codePoint(code: number): string {
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
}

function quote(url: string): string {
  return `"${url.replace(/["\\\n\r\f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
}
