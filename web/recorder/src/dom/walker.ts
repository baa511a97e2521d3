// Walker: writes trees of nodes, in slices.
//
// It goes over the live page with a stack of its own, so that it can stop after a few milliseconds
// and go on later. The page may change in between. Each level holds the children it found when it was
// entered; a child that has gone elsewhere since is left out, and one that came is not seen. Both
// are in the records of the mutation observer, which are written on top when the walk is done: they say
// where each touched node is in the end, so it does not matter how much of that the walk saw.

import { cleanAttribute, cleanValue, scrubAt } from '../privacy/attributes.ts';
import { EDITABLE, EXCLUDED, INHERITED, Kind, kindOf, MASK, SAFE, SUGGESTION } from '../privacy/state.ts';
import { maskText, maskValue, scrubAddresses } from '../privacy/text.ts';
import type { CaptureRules, Content } from '../shared/capturing.ts';
import { Op, type Value } from '../stream/writer.ts';
import { hostOf } from './nodes.ts';
import { ELEMENT, isMath, isShadow, isSvg, type Page, TEXT } from './page.ts';
import { shadowOf } from './shadow.ts';
import { elementExtras, isBroken, NOWHERE } from './extras.ts';
import type { Judge } from './state.ts';

const enum Child {
  Close = 0,
  Element = 1,
  Text = 2,
  Doctype = 3,
  Svg = 5,
  Math = 6,
  Custom = 7,
  Shadow = 8,
  Moved = 9,
}

interface Level {
  parent: Node;
  /** The id of the parent, or of the host whose shadow root it is. */
  id: number;
  shadow: boolean;
  state: number;
  /** The next child; within a slice nothing changes, so its neighbour is the one after. */
  node: Node | null;
  /** Between slices: the children that are left, as they were, and which of them is next. */
  nodes: readonly Node[] | undefined;
  next: number;
  /** The node before which they stand; null: last. */
  before: Node | null;
  /** A run of children is open in the stream. */
  open: boolean;
  /** The run is the whole of an operation, not part of an element. */
  outer: boolean;
}

/** Deeper trees are cut off; the parser's own bound is 512. */
const DEPTH_MAX = 900;
const LARGE_BYTES = 200_000;
const NAMES_MAX = 200;
/** Shorter ones cost less in place. */
const HASHED_CHARS_MIN = 2_048;

export interface Walker {
  /** The document, or that of the frame with the id `frame`, whose operation is written up to its children. */
  tree(root: Node, id: number, frame: number, state: number, at: number): void;
  /** Children of a node that is known, in their order, before another. */
  run(parent: Node, nodes: readonly Node[], before: Node | null, at: number): void;
  /** Goes on until all is written or the time is over; true: all is written. */
  walk(until: number): boolean;
  /** Nothing is left to write. */
  readonly idle: boolean;
  /** Ends the operation that is open; the walk goes on with another. */
  interrupt(): void;
  /**
   * A new walk: ids from here on are new. `moved` holds known nodes that this change moved; those
   * written are taken out. `old`: the nodes have been on the page for a while, and may have been scrolled.
   */
  begin(moved: Set<Node>, old: boolean): void;
  knownBefore(id: number): boolean;
}

/** Comments and scripts show nothing; a script's text is nobody's business. A CDATA section (4) shows what a text shows. */
export function isRecorded(node: Node): boolean {
  const type = node.nodeType;
  return type === ELEMENT ? (node as Element).localName !== 'script' : type === TEXT || type === 4 || type === 10;
}

/** `pending`: has a known node been moved since this walk began? */
export function createWalker(page: Page, judge: Judge, pending: (node: Node) => boolean): Walker {
  const { writer, nodes, rules } = page;
  const stack: Level[] = [];
  let moving = new Set<Node>();
  const undefinedNames = new Set<string>();
  /** The first id of this walk: nodes with a smaller one were known before it. */
  let begun = 1;
  let reading = true;
  let time = 0;
  let outerIsOpen = false;
  const names: string[] = [];
  const values: Value[] = [];

  const put = (name: string, value: Value): void => {
    names.push(name);
    values.push(value);
  };

  const level = (parent: Node, id: number, state: number, open: boolean, outer = false): Level => {
    const node = parent.firstChild;
    const made = { parent, id, shadow: isShadow(parent), state, node, nodes: undefined, next: 0, before: null, open, outer };
    stack.push(made);
    return made;
  };

  /** Goes on with a level whose run was closed, or begins one among known nodes. */
  const place = (it: Level): void => {
    const before = nodes.id(it.before);
    writer.making(Op.Place, time);
    writer.uint((it.shadow ? 1 : 0) | (before ? 2 : 0));
    writer.node(it.id);
    if (before) writer.node(before);
    it.open = it.outer = outerIsOpen = true;
  };

  const close = (it: Level): void => {
    if (!it.open) return;
    writer.byte(Child.Close);
    it.open = false;
    if (!it.outer) return;
    writer.end();
    outerIsOpen = false;
  };

  const attributes = (element: Element, found: readonly string[], state: number): void => {
    names.length = values.length = 0;
    if (state & EXCLUDED) boxOf(element, put);
    else {
      const live = holdsLiveState(kindOf(state));
      for (const name of found) {
        if (live && (name === 'value' || name === 'checked' || name === 'selected')) continue;
        const clean = name === 'src' && isBroken(element) ? NOWHERE : cleanAttribute(name, element.getAttribute(name), state, rules);
        // A frame must not load by itself in the replay; what is in it comes with the recording.
        if (typeof clean === 'string') put(name === 'src' && element.localName === 'iframe' ? 'rr_src' : name, (name !== 'srcset' && clean.startsWith('data:') && byHash(clean, 2)) || clean);
      }
      elementExtras(page, element, state, reading, put);
    }
    writer.uint(names.length);
    for (let i = 0; i < names.length; i++) {
      writer.value(names[i] as string);
      writer.value(values[i] as Value);
    }
  };

  const text = (node: Node, state: number, parent: number, shadow: boolean): void => {
    writer.byte(Child.Text);
    nodes.add(node, writer.made(), state, parent, shadow);
    const shown = cleanText(node, state, rules);
    const large = byHash(shown, 1);
    if (large) writer.value(large);
    else writer.once(shown);
  };

  const doctype = (node: DocumentType, it: Level): void => {
    writer.byte(Child.Doctype);
    nodes.add(node, writer.made(), it.state, it.id, false);
    for (const value of [node.name, node.publicId, node.systemId]) writer.value(value);
  };

  const element = (it: Element, within: Level): void => {
    const found = it.hasAttributes() ? it.getAttributeNames() : NONE;
    const state = judge.stateOf(it, found, within.state);
    const custom = kindOf(state) === Kind.Custom && isDefined(it);
    writer.byte(isSvg(it) ? Child.Svg : isMath(it) ? Child.Math : custom ? Child.Custom : Child.Element);
    const id = writer.made();
    nodes.add(it, id, state, within.id, within.shadow);
    writer.value(it.localName);
    attributes(it, found, state);
    if (state & EXCLUDED || !hasShownChildren(it, state) || stack.length > DEPTH_MAX) return writer.byte(Child.Close);
    inside(it, state, id);
  };

  /** An element that is defined later is sent anew then: rules with `:defined` show it in another way. */
  const isDefined = (it: Element): boolean => {
    const name = it.localName;
    if (customElements.get(name)) return true;
    if (!undefinedNames.has(name) && undefinedNames.size < NAMES_MAX) {
      undefinedNames.add(name);
      customElements.whenDefined(name).then(() => document.querySelectorAll(name).forEach(page.remake), () => undefined);
    }
    return false;
  };

  const inside = (it: Element, state: number, id: number): void => {
    const shadow = shadowOf(it);
    const first = it.firstChild;
    if (it.localName === 'iframe') page.frame(it as HTMLIFrameElement);
    // Most elements hold nothing, or one text: they need no level of their own.
    if (!shadow && !first) return writer.byte(Child.Close);
    if (!shadow && first === it.lastChild && first?.nodeType === TEXT && !nodes.id(first)) {
      text(first, state, id, false);
      return writer.byte(Child.Close);
    }
    level(it, id, state, true);
    if (!shadow) return;
    writer.byte(Child.Shadow);
    // The root has an id like any node, which nothing refers to: its children stand under the host.
    writer.made();
    page.root(shadow);
    level(shadow, id, state, true);
  };

  const child = (node: Node, it: Level): void => {
    if (node.parentNode !== it.parent || !isRecorded(node)) return;
    const known = nodes.id(node);
    // Written by this very walk, and gone elsewhere since, or come from elsewhere: the records know where.
    if (known >= begun || (known && !moving.has(node) && pending(node))) return;
    if (known && moving.has(node) && judge.movable(nodes.state(known), it.state)) {
      moving.delete(node);
      nodes.move(known, it.id, it.shadow);
      writer.byte(Child.Moved);
      return writer.node(known);
    }
    const type = node.nodeType;
    if (type === ELEMENT) element(node as Element, it);
    else if (type === 10) doctype(node as DocumentType, it);
    else text(node, it.state, it.id, it.shadow);
  };

  const finish = (it: Level): void => {
    close(it);
    stack.pop();
  };

  const nextOf = (it: Level): Node | null => {
    if (it.nodes) return it.nodes[it.next++] ?? null;
    const { node } = it;
    it.node = node && node.nextSibling;
    return node;
  };

  const step = (it: Level): void => {
    const node = nextOf(it);
    if (!node) return finish(it);
    if (!it.open) place(it);
    child(node, it);
  };

  /** The page goes on now; what it does to the neighbours must not lead us astray. */
  const hold = (): void => {
    for (const it of stack) {
      if (it.nodes) continue;
      const rest: Node[] = [];
      for (let { node } = it; node; node = node.nextSibling) rest.push(node);
      it.nodes = rest;
    }
  };

  const interrupt = (): void => {
    for (let i = stack.length - 1; i >= 0; i--) close(stack[i] as Level);
  };

  return {
    tree(root, id, frame, state, at) {
      time = at;
      nodes.add(root, id, state, frame, false);
      outerIsOpen = true;
      level(root, id, state, true, true);
    },
    run(parent, children, before, at) {
      time = at;
      const id = nodes.id(hostOf(parent));
      Object.assign(level(parent, id, nodes.state(id), false), { before, nodes: children });
    },
    walk(until) {
      let count = 0;
      for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
        step(top);
        // Asking for the time costs as much as a node.
        if ((++count & 31) === 0 && performance.now() > until) {
          hold();
          return false;
        }
        if ((count & 255) === 0 && outerIsOpen && writer.unfinished > LARGE_BYTES) interrupt();
      }
      return true;
    },
    get idle() {
      return stack.length === 0;
    },
    interrupt,
    begin(moved, old) {
      moving = moved;
      reading = old;
      begun = writer.nextId;
    },
    knownBefore: (id) => id > 0 && id < begun,
  };
}

/**
 * Long texts and pictures within addresses: the next page and the next visitor most likely have them, too. Only of new nodes:
 * what scripts change again and again would be another content each time.
 */
const byHash = (text: string, kind: number): Content | undefined => (text.length < HASHED_CHARS_MIN ? undefined : { kind, text: () => text });

const NONE: readonly string[] = [];

/** Their attributes say how they began; what they show now is asked of the element. */
const holdsLiveState = (kind: number): boolean =>
  kind === Kind.Field || kind === Kind.Secret || kind === Kind.Textarea || kind === Kind.Select || kind === Kind.Check || kind === Kind.Option;

/** What stands in these is shown by something else: a value, a style sheet's text, nothing. */
function hasShownChildren(element: Element, state: number): boolean {
  const kind = kindOf(state);
  return kind !== Kind.Style && kind !== Kind.Mute && kind !== Kind.Textarea && !(element.localName === 'textarea');
}

/** A box of the same size, with the classes that put it in its place. */
function boxOf(element: Element, put: (name: string, value: Value) => void): void {
  const { width, height } = element.getBoundingClientRect();
  const classes = element.getAttribute('class');
  if (classes) put('class', classes);
  put('rr_width', `${width}px`);
  put('rr_height', `${height}px`);
}

/** A text as it may leave, by the state of the element it stands in. */
export function cleanText(node: Node, state: number, rules: CaptureRules): string {
  const text = node.nodeValue ?? '';
  if (state & MASK) return maskText(text);
  if (state & SUGGESTION && !rules.forms) return '';
  if (state & EDITABLE && !rules.forms) return text.trim() === '' ? text : maskValue(text);
  if (kindOf(state) === Kind.Textarea) return cleanValue(text, state, rules) ?? '';
  return scrubAt(rules.emails || state & SAFE ? text : apart(node, text), state, rules);
}

/** So many nodes before and after a text are looked at. */
const BESIDE_MAX = 40;

const isBeside = (node: Node | null): node is Node => node !== null && node.nodeType !== ELEMENT;

/** The text without what it has of an address that the page puts together of it and the texts beside it. */
function apart(node: Node, text: string): string {
  let it: Node | null = node;
  let left = BESIDE_MAX;
  for (; isBeside(it.previousSibling) && left--; ) it = it.previousSibling;
  let whole = '';
  let from = 0;
  for (left = 2 * BESIDE_MAX; isBeside(it) && left--; it = it.nextSibling) {
    if (it === node) from = whole.length;
    // What is between them, comments and the like, is not seen.
    if (it.nodeType === TEXT) whole += it.nodeValue;
  }
  return scrubAddresses(whole).slice(from, from + text.length);
}

export const below = (state: number): number => state & INHERITED;
