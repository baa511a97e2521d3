// Sheets: the texts of style sheets, each read once, and what changes in them.
//
// A sheet is sent by the hash of its text, so the text matters only to the first visitor of a site. Reading
// it is the dearest part of a snapshot, so that is done in slices after the nodes are written. What
// scripts do to rules is seen where CSSOM tells nobody: insertRule and its like are replaced by
// proxies; a rule whose `style` was read is compared from then on, because reading it is how it is changed.
// Lists of adopted sheets and switched-off sheets are looked at, which needs no proxy.

import { cleanCss } from '../privacy/urls.ts';
import { scrubText } from '../privacy/text.ts';
import type { CaptureRules, Content } from '../shared/capturing.ts';
import { guard, type Undo, undoAll } from '../shared/guard.ts';
import { Op } from '../stream/writer.ts';
import { hostOf } from './nodes.ts';
import { type Page, type Root } from './page.ts';
import { replace } from './replace.ts';

const WATCHED_MAX = 300;
const TEXT_CHARS_MAX = 3_000_000;

interface Read extends Content {
  sheet: CSSStyleSheet;
  /** True when the text has been read: changes from now on have to be told. */
  done: boolean;
  /** Goes on reading; true when all is read. */
  read(until: number): boolean;
}

export interface Sheets {
  text(owner: Element): Content | undefined;
  /** A root is in the recording: what it adopts is from now on, too. */
  root(root: Root): void;
  /** All of them. */
  roots(): Iterable<Root>;
  /** From now on what scripts of this window do to rules is seen. */
  watchWindow(view: typeof globalThis): void;
  restyled(owner: Element): void;
  /** Looks at what tells nobody that it has changed. */
  look(): void;
  /** Reads texts; true when none waits. */
  read(until: number): boolean;
  /** A snapshot begins: nothing is known any more. */
  forget(): void;
  stop: Undo;
}

type Owner = HTMLStyleElement | HTMLLinkElement;

/** `seen`: hears each text once. */
export function createSheets(page: Page, seen: (css: string) => void): Sheets {
  const { nodes, writer, rules } = page;
  const contents = new WeakMap<CSSStyleSheet, Read>();
  let unread: Read[] = [];
  /** Elements with a sheet, as last sent. */
  let owners = new Map<Owner, { sheet: CSSStyleSheet | null; rules: number; disabled: boolean }>();
  let roots = new Map<Root, CSSStyleSheet[]>();
  let numbers = new WeakMap<CSSStyleSheet, number>();
  let count = 0;
  const watched = new Map<CSSStyleRule, string>();
  /** Changed by scripts, rule by rule: their text is in no element. */
  const rulesTold = new WeakSet<CSSStyleSheet>();
  /** Changed by scripts since the page wrote their text, or about to be. */
  const scripted = new WeakSet<CSSStyleSheet>();

  const contentOf = (sheet: CSSStyleSheet): Read => {
    let content = contents.get(sheet);
    if (!content) {
      content = readable(sheet, rules, () => scripted.has(sheet), seen);
      contents.set(sheet, content);
      rulesTold.delete(sheet);
      unread.push(content);
    }
    return content;
  };

  const text = (owner: Element): Content | undefined => {
    const { sheet } = owner as Owner;
    const usable = sheet && canRead(sheet) ? sheet : undefined;
    if (sheet || owner.localName === 'style' || (owner as HTMLLinkElement).relList?.contains('stylesheet')) {
      owners.set(owner as Owner, { sheet: sheet ?? null, rules: usable?.cssRules.length ?? 0, disabled: false });
    }
    return usable && contentOf(usable);
  };

  /** Sent anew, as a new element: a player shows that without knowing how it came about. */
  const rewrite = (owner: Owner): void => {
    if (owner.sheet) contents.delete(owner.sheet);
    if (!owner.isConnected || !nodes.id(owner)) owners.delete(owner);
    else page.remake(owner);
  };

  const resheet = (sheet: CSSStyleSheet, number: number): void => {
    contents.delete(sheet);
    const content = contentOf(sheet);
    page.put(Op.Sheet, () => {
      writer.uint(number);
      writer.value(content);
    });
  };

  const adopt = (root: Root, sheets: CSSStyleSheet[]): void => {
    const id = nodes.id(hostOf(root));
    roots.set(root, sheets);
    const fresh = sheets.filter((sheet) => !numbers.has(sheet));
    fresh.forEach((sheet) => numbers.set(sheet, ++count));
    page.put(Op.Adopt, () => {
      writer.node(id);
      writer.uint(sheets.length);
      for (const sheet of sheets) writer.uint((numbers.get(sheet) ?? 0) * 2 + (fresh.includes(sheet) ? 1 : 0));
    });
    fresh.forEach((sheet) => resheet(sheet, numbers.get(sheet) ?? 0));
  };

  const readopt = (root: Root): void => {
    const known = roots.get(root) ?? [];
    reading = true;
    const now = root[ADOPTED] ?? [];
    reading = false;
    if (now.length !== known.length || known.some((sheet, i) => sheet !== now[i])) adopt(root, [...now]);
  };

  const disabledState = (owner: Owner): boolean => owner.sheet?.disabled ?? false;

  const lookAtOwner = (owner: Owner): void => {
    const known = owners.get(owner);
    if (!known || !owner.isConnected) return void owners.delete(owner);
    const { sheet } = owner;
    const length = sheet && canRead(sheet) ? sheet.cssRules.length : 0;
    // What has not been read yet will be read as it is then.
    if (sheet && contents.get(sheet)?.done === false) known.rules = length;
    if (sheet !== known.sheet || length !== known.rules) return rewrite(owner);
    const disabled = disabledState(owner);
    if (disabled === known.disabled) return;
    known.disabled = disabled;
    tellState(page, owner, { disabled });
  };

  // Rules.

  /** The way to a rule: its index in each list from the sheet down. */
  const pathOf = (list: CSSStyleSheet | CSSGroupingRule, index: number): number[] => {
    const path = [index];
    for (let it: CSSRule | null = isSheet(list) ? null : list; it; it = it.parentRule) {
      const around = (it.parentRule as CSSGroupingRule | null) ?? it.parentStyleSheet;
      path.unshift(around ? indexIn(around, it) : 0);
    }
    return path;
  };

  /** A player has its text; what has not been read yet will be read with all changes in it. */
  const isTold = (sheet: CSSStyleSheet): boolean => contents.get(sheet)?.done ?? rulesTold.has(sheet);

  const ruleChanged = (list: CSSStyleSheet | CSSGroupingRule, index: number, rule: string | undefined): void => {
    const sheet = isSheet(list) ? list : list.parentStyleSheet;
    if (sheet) scripted.add(sheet);
    if (!sheet || !isTold(sheet)) return;
    const owner = sheet.ownerNode as Owner | null;
    const number = numbers.get(sheet);
    const id = nodes.id(owner);
    if (!id && !number) return;
    // From now on the text is another, but nobody asks for it before the next snapshot.
    contents.delete(sheet);
    rulesTold.add(sheet);
    const known = owner && owners.get(owner);
    if (known && list === sheet) known.rules = sheet.cssRules.length;
    const path = pathOf(list, index);
    page.put(Op.Rule, () => {
      writer.uint((id ? 0 : 1) | (rule === undefined ? 2 : 0));
      if (id) writer.node(id);
      else writer.uint(number ?? 0);
      writer.uint(path.length);
      path.forEach((step) => writer.uint(step));
      if (rule !== undefined) writer.once(cleanSheet(rule, rules));
    });
  };

  const inserted = (list: CSSStyleSheet | CSSGroupingRule, args: unknown[], index: number): void =>
    ruleChanged(list, index, list.cssRules[index]?.cssText ?? String(args[0]));

  const deleted = (list: CSSStyleSheet | CSSGroupingRule, args: unknown[]): void => ruleChanged(list, Number(args[0]), undefined);

  const replaced = (sheet: CSSStyleSheet): void => {
    const number = numbers.get(sheet);
    if (number) resheet(sheet, number);
  };

  const replacedLater = (sheet: CSSStyleSheet, _args: unknown[], result: Promise<unknown>): void =>
    void result.then(guard(() => replaced(sheet)), () => undefined);

  const watch = (rule: CSSStyleRule): void => {
    const sheet = rule.parentStyleSheet;
    if (sheet) scripted.add(sheet);
    if (!watched.has(rule)) {
      if (watched.size >= WATCHED_MAX || !sheet || !isTold(sheet)) return;
      watched.set(rule, rule.cssText);
    }
    page.soon();
  };

  const lookAtRule = (rule: CSSStyleRule, before: string): void => {
    const list = (rule.parentRule as CSSGroupingRule | null) ?? rule.parentStyleSheet;
    if (!list) return void watched.delete(rule);
    if (rule.cssText === before) return;
    watched.set(rule, rule.cssText);
    const index = indexIn(list, rule);
    ruleChanged(list, index, undefined);
    ruleChanged(list, index, rule.cssText);
  };

  const retitled = (rule: CSSStyleRule): void => {
    watched.set(rule, '');
    page.soon();
  };

  /** Ours takes a reading for the beginning of a change, unless we read ourselves. */
  let reading = false;
  const adopting = (): void => {
    if (!reading) page.soon();
  };

  const undos: Undo[] = [];

  const watchWindow = (view: typeof globalThis): void => {
    const { CSSStyleSheet: sheets, CSSGroupingRule: groups, CSSStyleRule: styles, Document: documents, ShadowRoot: shadows } = view;
    for (const list of [sheets.prototype, groups?.prototype]) {
      undos.push(replace(list, 'insertRule', inserted), replace(list, 'deleteRule', deleted));
    }
    undos.push(
      replace(sheets.prototype, 'replaceSync', replaced),
      replace(sheets.prototype, 'replace', replacedLater),
      replace(styles.prototype, 'style', watch, 'get'),
      replace(styles.prototype, 'selectorText', retitled, 'set'),
      replace(view.CSSMediaRule.prototype, 'media', watch, 'get'),
      ...['appendRule', 'deleteRule'].map((name) => replace(view.CSSKeyframesRule.prototype, name, retitled)),
    );
    // A list is read to be pushed to, and set to be replaced.
    for (const root of [documents.prototype, shadows.prototype]) {
      undos.push(replace(root, ADOPTED, adopting, 'get'), replace(root, ADOPTED, adopting, 'set'));
    }
  };

  return {
    text,
    watchWindow,
    root(root) {
      roots.set(root, []);
      readopt(root);
    },
    restyled: (owner) => rewrite(owner as Owner),
    roots: () => roots.keys(),
    look() {
      for (const owner of owners.keys()) lookAtOwner(owner);
      for (const root of roots.keys()) if (hostOf(root).isConnected) readopt(root);
      watched.forEach((before, rule) => lookAtRule(rule, before));
    },
    read(until) {
      while (unread[0]?.read(until)) unread.shift();
      return unread.length === 0;
    },
    forget() {
      owners = new Map();
      roots = new Map();
      numbers = new WeakMap();
      count = 0;
      watched.clear();
      unread = [];
    },
    stop: () => undoAll(undos),
  };
}

export function tellState(page: Page, node: Node, state: Record<string, unknown>): void {
  const id = page.nodes.id(node);
  if (id) page.event(5, { tag: 'revisit.state', payload: { id, ...state } });
}

/** Also of another window, whose classes are not ours. */
const isSheet = (list: CSSStyleSheet | CSSGroupingRule): list is CSSStyleSheet => 'ownerNode' in list;

const indexIn = (list: CSSStyleSheet | CSSGroupingRule, rule: CSSRule): number => Array.prototype.indexOf.call(list.cssRules, rule);

const ADOPTED = 'adoptedStyleSheets';

function canRead(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules !== null;
  } catch {
    // Of another origin, without CORS.
    return false;
  }
}

function readable(sheet: CSSStyleSheet, rules: CaptureRules, scripted: () => boolean, seen: (css: string) => void): Read {
  const parts: string[] = [];
  let chars = 0;
  let next = 0;
  let text: string | undefined;
  const plain = (): string | undefined => (scripted() ? undefined : plainText(sheet));
  const finish = (): string => {
    const whole = plain() ?? parts.join('\n');
    seen(whole);
    return cleanSheet(absolute(whole, sheet.href), rules);
  };
  const read = (until: number): boolean => {
    const { cssRules } = sheet;
    const wanted = plain() === undefined ? cssRules.length : 0;
    while (next < wanted && chars < TEXT_CHARS_MAX) {
      const part = ruleText(cssRules[next++] as CSSRule);
      parts.push(part);
      chars += part.length;
      // Counted before: what was read is not read again.
      if (!(next & 15) && performance.now() > until) return false;
    }
    text ??= finish();
    parts.length = 0;
    it.done = true;
    return true;
  };
  const it: Read = {
    sheet,
    kind: 0,
    done: false,
    read,
    text() {
      if (text === undefined) read(Infinity);
      return text;
    },
  };
  return it;
}

/**
 * A style element's own text, which is there without being serialized. More rules than it has braces were
 * put in by a script, and are in no text.
 */
function plainText(sheet: CSSStyleSheet): string | undefined {
  const owner = sheet.ownerNode as HTMLStyleElement | null;
  if (owner?.localName !== 'style') return undefined;
  const text = owner.textContent ?? '';
  if (text.trim() === '' || text.includes('@import')) return undefined;
  return sheet.cssRules.length <= text.split('{').length - 1 ? text : undefined;
}

function ruleText(rule: CSSRule): string {
  const imported = rule as CSSImportRule;
  if (!imported.styleSheet || !canRead(imported.styleSheet)) return rule.cssText;
  const inner = Array.from(imported.styleSheet.cssRules, ruleText).join('\n');
  const text = absolute(inner, imported.styleSheet.href);
  const media = imported.media.mediaText;
  return media ? `@media ${media} {\n${text}\n}` : text;
}

const RELATIVE = /url\(\s*(["']?)(?!["']?(?:data:|https?:|\/\/|#|blob:))([^"')]{1,2000})\1\s*\)/g;

/** Addresses in a sheet count from the sheet, not from the page that shows its text. */
function absolute(css: string, base: string | null): string {
  if (!base || !css.includes('url(')) return css;
  return css.replace(RELATIVE, (all, _quote: string, url: string) => {
    try {
      return `url("${new URL(url, base).href}")`;
    } catch {
      return all;
    }
  });
}

const STRINGS = /(content\s*:\s*)("[^"]{1,500}"|'[^']{1,500}')/g;

/** Texts that a sheet puts on the page are texts of the page. */
function cleanSheet(css: string, rules: CaptureRules): string {
  const clean = cleanCss(css, rules);
  if (!clean.includes('content')) return clean;
  return clean.replace(STRINGS, (_all, property: string, text: string) =>
    property + (text.includes('\\') ? text : scrubText(text, rules)),
  );
}
