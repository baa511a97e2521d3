// Secrets: what is planted, of which kind, and what has to become of it under which switches.
//
//   const planted = new Planted('b', { forms: false, numbers: true, emails: false });
//   planted.plant('title attribute', 'number')   'wqnbcbq 701234567890', and remembers it
//   planted.recorded, planted.gone               { name: [texts to look for] }
//
// Words are letters only, where a masked digit would hide that the rest has leaked. Numbers, addresses and
// accounts come with a label that stays: it shows that the place is recorded, and what became of what stood there.

const LETTERS = 'bcdfghjklmnpqrstvwxz';

const lettersOf = (n, length) => Array.from({ length }, (_, at) => LETTERS[Math.floor(n / LETTERS.length ** at) % LETTERS.length]).join('');

const digitsOf = (n, length) => String(n).padStart(length, '0').slice(-length);

/** Twelve digits: too few for a card, too many to be there by chance. */
const numberOf = (code, n) => `7${digitsOf(code, 2)}${digitsOf(n, 3)}${digitsOf((n + 7) * 74_093 + code * 9_176 + 213_701, 6)}`;

function luhn(digits) {
  const values = [...digits].reverse().map((digit, at) => (at % 2 ? digit : (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)));
  return String((10 - (values.reduce((sum, value) => sum + Number(value), 0) % 10)) % 10);
}

function cardOf(code, n) {
  const front = `4${digitsOf(code, 2)}${digitsOf(n, 3)}${digitsOf((n + 3) * 7_919_003 + code * 104_729 + 318_553_771, 9)}`;
  return front + luhn(front);
}

function ibanOf(code, n) {
  const account = digitsOf(`${digitsOf(code, 2)}${digitsOf(n, 3)}${digitsOf((n + 5) * 7_368_787 + 370_400_440, 9)}5320`, 18);
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${digitsOf(check, 2)}${account}`;
}

/** In the digits that begin with this zero. */
const inDigits = (text, zero) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0) + Number(digit)));

const inFours = (text) => text.replace(/(.{4})(?=.)/g, '$1 ');

const word = (id) => `Wqx${id}qz`;
const always = () => 'kept';
const never = () => 'gone';
const where = (...names) => (switches) => (names.every((name) => switches[name]) ? 'kept' : 'gone');

/** How the text of each kind is made, what of it is looked for, and what becomes of it. */
const KINDS = {
  control: { make: word, fate: always },
  never: { make: word, fate: never },
  form: { make: word, fate: where('forms') },
  number: { make: (_id, code, n) => numberOf(code, n), fate: where('numbers'), labelled: true },
  email: { make: (id) => `wqx${id}qz@wqxmail.example`, seek: (text) => [text.split('@')[0]], fate: where('emails'), labelled: true },
  card: { make: (_id, code, n) => inFours(cardOf(code, n)), seek: (text) => [text, text.replaceAll(' ', '')], fate: never, labelled: true },
  iban: { make: (_id, code, n) => inFours(ibanOf(code, n)), seek: (text) => [text, text.replaceAll(' ', '')], fate: never, labelled: true },
  'safe number': { make: (_id, code, n) => numberOf(code, n), fate: always, labelled: true },
  'number in other digits': { make: (_id, code, n) => inDigits(numberOf(code, n), n % 2 ? '٠' : '𝟎'), fate: where('numbers'), labelled: true },
  'card in other digits': { make: (_id, code, n) => inDigits(inFours(cardOf(code, n)), n % 2 ? '०' : '０'), seek: (text) => [text, text.replaceAll(' ', '')], fate: never, labelled: true },
  // Found by the server alone: on the wire they may be.
  token: { make: (id) => `sk_live_${word(id)}${word(id)}`, seek: (text) => [text.slice(8)], fate: never, byServer: true, labelled: true },
  // Kept or not where forms are recorded: it shows nothing.
  'form, perhaps': { make: word, fate: ({ forms }) => (forms ? 'any' : 'gone') },
  'typed number': { make: (_id, code, n) => numberOf(code, n), fate: where('forms', 'numbers') },
  'typed email': { make: (id) => `wqx${id}qz@wqxmail.example`, seek: (text) => [text.split('@')[0]], fate: where('forms', 'emails') },
  // Its beginnings are found by the server alone.
  'typed card': { make: (_id, code, n) => cardOf(code, n), fate: never },
};

export const SWITCHES = ['mobile', 'forms', 'numbers', 'emails'];

/** All combinations of the four switches, the one with all off first. Canvas goes along, on in every other. */
export const COMBINATIONS = Array.from({ length: 1 << SWITCHES.length }, (_, bits) => {
  const on = SWITCHES.map((_name, at) => ((bits >> at) & 1) === 1);
  return { ...Object.fromEntries(SWITCHES.map((name, at) => [name, on[at]])), canvas: on.filter(Boolean).length % 2 === 1 };
});

export const nameOf = (switches) => SWITCHES.filter((name) => switches[name]).join('+') || 'nothing';

export class Planted {
  /** By name: { kind, text, seek, label, fate, byServer }. */
  secrets = new Map();

  /** `code`: a number below 100, which tells what is planted here from what is planted elsewhere. */
  constructor(code, switches) {
    Object.assign(this, { code, switches });
  }

  /** What to put in the page. `bare`: without its label. The same name gives the same text. */
  plant(name, kind, { bare = false } = {}) {
    const known = this.secrets.get(name);
    if (known) return known.whole;
    const n = this.secrets.size;
    const id = lettersOf(this.code, 2) + lettersOf(n, 3);
    const { make, seek = (text) => [text], fate, labelled, byServer = false } = KINDS[kind];
    const text = make(id, this.code, n);
    const label = labelled && !bare ? `wqn${id}q` : '';
    const whole = label ? `${label} ${text}` : text;
    this.secrets.set(name, { kind, text, whole, seek: seek(text), label, fate: fate(this.switches), byServer });
    return whole;
  }

  #of(fate, which = () => true) {
    const some = [...this.secrets].filter(([, secret]) => secret.fate === fate && which(secret));
    return Object.fromEntries(some.map(([name, { seek }]) => [`${name} [${nameOf(this.switches)}]`, seek]));
  }

  /** Must not be found on the server's disk. */
  get gone() {
    return this.#of('gone');
  }

  /** Must not be found on the wire. */
  get unsent() {
    return this.#of('gone', ({ byServer }) => !byServer);
  }

  /** Must be found wherever the recording is: what is allowed, and the labels of what is not. */
  get recorded() {
    const labelled = [...this.secrets].filter(([, { label }]) => label);
    return { ...this.#of('kept'), ...Object.fromEntries(labelled.map(([name, { label }]) => [`label of ${name} [${nameOf(this.switches)}]`, [label]])) };
  }

  /** The names of masked numbers of which a digit still stands beside the label in `text`. */
  tails(text) {
    const numbers = [...this.secrets].filter(([, { kind, label, fate }]) => label && fate === 'gone' && /number|card/.test(kind));
    return numbers.filter(([, { label }]) => new RegExp(`${label}[ *]*\\p{Nd}`, 'u').test(text)).map(([name]) => name);
  }
}
