// Text: what a string may show. Masks keep a place in the layout and nothing else.
//
// Typed values become stars in lengths of 4, 8, 16 …, so that neither their length nor, one key
// at a time, their rhythm can be read. Texts of a page keep their length, because the page's
// layout hangs on it; digits become stars one for one for the same reason.

export interface TextRules {
  numbers: boolean;
  emails: boolean;
}

const VALUE_LENGTH_MAX = 256;

/** Stars for a typed value. Its own mask is its mask again. */
export function maskValue(value: string): string {
  if (value === '') return '';
  let length = 4;
  while (length < value.length && length < VALUE_LENGTH_MAX) length *= 2;
  return '*'.repeat(length);
}

/** One length for everything that must never be known: passwords, cards, codes. */
export const maskSecret = (value: string): string => (value === '' ? '' : '********');

export const maskText = (text: string): string => text.replace(/[^\s*]/g, '*');

/** Only what is never shown is masked. */
export const OPEN: TextRules = { numbers: true, emails: true };

const INTERESTING = /[\d@%\u0080-\uffff]/;
const NON_ASCII = /[\u0080-\uffff]/;
// Every repetition is bounded: a page may hold words of a million characters.
const EMAIL =
  /[^\s@<>()[\]"'`,;:/=]{1,64}(?:@|%40)[^\s@<>()[\]"'`,;:/=?&#]{1,253}\.[^\s@<>()[\]"'`,;:/.=?&#\d*]{2,63}/g;
const CARD = /\p{Nd}(?:[ -]?\p{Nd}){12,18}/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g;

/** Text with digits and addresses masked as the rules ask, and cards and IBANs always. */
export function scrubText(text: string, rules: TextRules): string {
  if (!INTERESTING.test(text)) return text;
  const clean = rules.emails ? text : scrubAddresses(text);
  return rules.numbers ? scrubAccounts(clean) : clean.replace(NON_ASCII.test(clean) ? ALL_DIGITS : DIGITS, '*');
}

/** As long as the text. */
export const scrubAddresses = (text: string): string => (/@|%40/.test(text) ? text.replace(EMAIL, stars) : text);

const DIGITS = /\d/g;
const ALL_DIGITS = /\p{Nd}/gu;

export const stars = (match: string) => '*'.repeat(match.length);

const scrubAccounts = (text: string): string => text.replace(IBAN, stars).replace(CARD, (match) => (luhn(match.replace(/[ -]/g, '')) ? stars(match) : match));

/** Digits of other scripts are no numbers here: as many as a card has are taken for one. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length, double = 1; i--; double = 3 - double) {
    const digit = +(digits[i] as string) * double;
    sum += digit > 9 ? digit - 9 : digit;
  }
  return !(sum % 10);
}

const DEPTH_MAX = 4;
const ITEMS_MAX = 100;
const STRING_LENGTH_MAX = 2_000;

/** A bounded plain copy of what the page handed us, scrubbed. Getters that throw are left out. */
export function scrubData(value: unknown, rules: TextRules, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value.slice(0, STRING_LENGTH_MAX), rules);
  if (typeof value === 'number') return rules.numbers ? value : scrubText(String(value), rules);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth >= DEPTH_MAX) return undefined;
  if (Array.isArray(value)) {
    return value.slice(0, ITEMS_MAX).map((item) => scrubData(item, rules, depth + 1) ?? null);
  }
  return scrubFields(value as Record<string, unknown>, rules, depth);
}

function scrubFields(value: Record<string, unknown>, rules: TextRules, depth: number): object {
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(value).slice(0, ITEMS_MAX)) {
    try {
      const field = scrubData(value[name], rules, depth + 1);
      if (field !== undefined) fields[scrubText(name.slice(0, 100), rules)] = field;
    } catch {
      // A getter of the page's own threw.
    }
  }
  return fields;
}
