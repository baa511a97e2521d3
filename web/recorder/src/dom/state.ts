// State: what of an element may be shown, decided before a letter of it is read.
//
// Marks are inherited; what was ever secret stays secret, also when a page takes the mark away or
// puts a new field in the place of a password's.

import { isSecretField, toldBy } from '../privacy/attributes.ts';
import { markOf } from '../privacy/marks.ts';
import { EDITABLE, EXCLUDED, IGNORE, INHERITED, Kind, kindOf, KNOWN, MASK, SAFE, STAR, SUGGESTION, SVG } from '../privacy/state.ts';
import type { CaptureRules } from '../shared/capturing.ts';
import { isSvg } from './page.ts';

const KINDS: Record<string, Kind> = {
  textarea: Kind.Textarea,
  select: Kind.Select,
  option: Kind.Option,
  style: Kind.Style,
  noscript: Kind.Mute,
  meta: Kind.Meta,
  link: Kind.Link,
};

const INPUT_KINDS: Record<string, Kind> = {
  checkbox: Kind.Check,
  radio: Kind.Check,
  button: Kind.Button,
  submit: Kind.Button,
  reset: Kind.Button,
  image: Kind.Button,
  hidden: Kind.Hidden,
  file: Kind.Hidden,
};

export interface Judge {
  /** The state of an element below one with the state `parent`. */
  stateOf(element: Element, names: readonly string[], parent: number): number;
  /** Does the element still have the state it was sent with? */
  changed(element: Element, name: string, state: number): boolean;
  /** May a node go to a new parent as it is, or has it to be read again? */
  movable(state: number, parent: number): boolean;
  /** A password field has gone; what comes in its place may show the password. */
  suspect(on: boolean): void;
}

const HIDES = MASK | STAR | IGNORE | EDITABLE | SUGGESTION;

export function createJudge(rules: CaptureRules): Judge {
  const siteMarks = marksBySelector(rules);
  const sticky = new WeakMap<Element, number>();
  const secrets = new WeakSet<Element>();
  const secretNames = new Set<string>();
  let suspicious = false;

  /** Once secret, always secret: a password that is shown is still one. */
  const isSecret = (field: Element, told: string): boolean => {
    if (secrets.has(field)) return true;
    const names = [field.getAttribute('name'), field.id].filter(Boolean) as string[];
    const secret = suspicious || names.some((name) => secretNames.has(name)) || isSecretField(told);
    if (secret) {
      secrets.add(field);
      names.forEach((name) => secretNames.add(name));
    }
    return secret;
  };

  const kind = (element: Element): number => {
    const tag = element.localName;
    const known = tag === 'input' ? (INPUT_KINDS[(element as HTMLInputElement).type] ?? Kind.Field) : KINDS[tag];
    // The options of a secret choice are as secret.
    if (known === Kind.Field || known === Kind.Textarea || known === Kind.Select) {
      const told = toldBy(element, rules.forms ? labelOf(element as HTMLInputElement) : '');
      // Typed letter by letter, an address is none until its end.
      const mail = !rules.emails && (element as HTMLInputElement).type === 'email';
      return isSecret(element, told) ? Kind.Secret | STAR : mail ? known | STAR : known;
    }
    if (known) return known;
    // What a form computes from what was typed is as good as typed.
    return tag === 'datalist' ? SUGGESTION : tag === 'output' ? EDITABLE : tag.includes('-') ? Kind.Custom : 0;
  };

  const marksOf = (element: Element, names: readonly string[]): number => {
    let marks = siteMarks ? siteMarks(element) : 0;
    for (const name of names) if (mayMark(name)) marks |= markOf(name, element.getAttribute(name));
    return marks;
  };

  return {
    stateOf(element, names, parent) {
      let marks = marksOf(element, names);
      if (marks & (HIDES | EXCLUDED)) {
        marks |= sticky.get(element) ?? 0;
        sticky.set(element, marks & (HIDES | EXCLUDED));
      } else if (names.length) marks |= sticky.get(element) ?? 0;
      return (parent & INHERITED) | marks | kind(element) | KNOWN | (isSvg(element) ? SVG : 0);
    },
    changed(element, name, state) {
      if (name === 'type' || name === 'autocomplete') return kindOf(kind(element)) !== kindOf(state);
      return (marksOf(element, [name]) & ~state) !== 0;
    },
    movable: (state, parent) => (parent & HIDES & ~state) === 0 && (state & SAFE & ~parent) === 0,
    suspect: (on) => void (suspicious = on),
  };
}

/** What labels say of a field; where all fields are masked nobody has to ask. */
const labelOf = ({ labels, ariaLabelledByElements }: HTMLInputElement): string =>
  [...(labels ?? []), ...(ariaLabelledByElements ?? [])].map((it) => it.textContent).join();

/** All names that mark begin with c (class, contenteditable), d (data-…) or r (role). */
function mayMark(name: string): boolean {
  const first = name.charCodeAt(0);
  return first === 99 || first === 100 || first === 114;
}

const RULE_MARKS = { exclude: EXCLUDED, mask: MASK, ignore: IGNORE, unmask: SAFE };

/** Rules of Settings; undefined where there are none. A selector with a typing error is left out. */
function marksBySelector({ elements }: CaptureRules): ((element: Element) => number) | undefined {
  const asked = elements.filter(({ rule, selector }) => RULE_MARKS[rule] && usable(selector));
  if (!asked.length) return undefined;
  return (element) => {
    let marks = 0;
    for (const { rule, selector } of asked) if (element.matches(selector)) marks |= RULE_MARKS[rule];
    return marks;
  };
}

function usable(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
