// Mutations: turns what the mutation observer reports into the difference between what was sent and what is.
//
// Records only say which nodes were touched. What is written is where each of them is in the end: placed
// (a new one with all below it, a known one by its id), or gone. So a node that was moved ten times is
// written once, and one that came and went is not written at all.
//
// What is placed is written before what is removed, because something may move out of what goes.
// Parents are done before what is below them: no node is ever placed into its own subtree.

import { EDITABLE, EXCLUDED, Kind, kindOf, MASK } from '../privacy/state.ts';
import { cleanAttribute } from '../privacy/attributes.ts';
import { guard } from '../shared/guard.ts';
import { Op, type Value } from '../stream/writer.ts';
import { untouched } from './untouched.ts';
import { isBroken, NOWHERE, openMode } from './extras.ts';
import { hostOf } from './nodes.ts';
import { ELEMENT, type Page, type Root } from './page.ts';
import type { Judge } from './state.ts';
import { cleanText, isRecorded, type Walker } from './walker.ts';

const OPTIONS = { childList: true, subtree: true, attributes: true, characterData: true };

export interface Mutations {
  observe(root: Root): void;
  /** Changes wait to be written. */
  readonly waiting: boolean;
  /** Writes the difference; the walks it needs are queued by `queue`. */
  flush(at: number): void;
  /** Writes the masked texts that have changed since the last time. */
  release(at: number): void;
  /** The node has been moved since the last flush; the next will say where it is. */
  pending(node: Node): boolean;
  /** The element is to be sent anew, as what it is now. */
  remake(element: Element): void;
  /** Forgets what waits: a snapshot shows it. */
  clear(): void;
  /** An attribute says something else now than it did. */
  reread(element: Element, name: string): void;
  stop(): void;
}

interface Needs {
  page: Page;
  judge: Judge;
  walker: Walker;
  /** Something has changed. */
  changed(): void;
  /** In its turn, when no walk goes on; again, before all that waits behind it, when the answer is true. */
  queue(run: (until: number) => boolean | void): void;
  /** The text inside a style element is another. */
  restyled(owner: Element): void;
  /** The document was replaced, and with it its listeners. */
  reopened(root: Document): void;
}

export function createMutations({ page, judge, walker, changed, queue, restyled, reopened }: Needs): Mutations {
  const { nodes, writer, rules } = page;
  let touched = new Set<Node>();
  let attributes = new Map<Element, Set<string>>();
  let texts = new Set<Node>();
  const held = new Set<Node>();
  /** Masked texts as last told. */
  const shown = new Map<number, string>();

  const observer = new (untouched('MutationObserver'))(guard((records: MutationRecord[]) => collect(records)));

  const collect = (records: MutationRecord[]): void => {
    for (const record of records) {
      const { target, type } = record;
      // The text of a style element has no id.
      if (type !== 'characterData' && !nodes.id(hostOf(target))) continue;
      if (type === 'childList') children(target, record);
      else if (type === 'attributes') attribute(target as Element, record.attributeName ?? '');
      else characters(target);
    }
    if (waits()) changed();
  };

  const children = (target: Node, { addedNodes, removedNodes }: MutationRecord): void => {
    if (target.nodeType === ELEMENT && kindOf(nodes.state(nodes.id(target))) === Kind.Style) return restyled(target as Element);
    if (target.nodeType === 9) reopened(target as Document);
    for (let i = 0; i < removedNodes.length; i++) {
      const node = removedNodes[i] as Node;
      touched.add(node);
      if (!node.isConnected) strayed.add(nodes.id(node));
    }
    for (let i = 0; i < addedNodes.length; i++) touched.add(addedNodes[i] as Node);
  };

  const attribute = (target: Element, name: string): void => {
    const names = attributes.get(target);
    if (names) names.add(name);
    else attributes.set(target, new Set([name]));
  };

  const characters = (target: Node): void => {
    const parent = target.parentElement;
    if (parent && kindOf(nodes.state(nodes.id(parent))) === Kind.Style) return restyled(parent);
    if (nodes.id(target)) texts.add(target);
  };

  const waits = (): boolean => touched.size + attributes.size + texts.size > 0;

  // Placing.

  const byParent = (): Map<Node, Set<Node>> => {
    const groups = new Map<Node, Set<Node>>();
    for (const node of touched) {
      const parent = node.parentNode;
      if (!parent || !node.isConnected || !nodes.id(hostOf(parent)) || !isRecorded(node)) continue;
      const group = groups.get(parent);
      if (group) group.add(node);
      else groups.set(parent, new Set([node]));
    }
    return groups;
  };

  const place = (at: number): void => {
    const groups = byParent();
    const parents = [...groups.keys()];
    if (parents.length > 1) {
      const depths = new Map(parents.map((parent) => [parent, depth(parent)]));
      parents.sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
    }
    for (const parent of parents) queue(() => placeIn(parent, groups.get(parent) ?? new Set(), at));
  };

  /** One run of neighbours; true: there are more. */
  const placeIn = (parent: Node, group: Set<Node>, at: number): boolean => {
    const id = nodes.id(hostOf(parent));
    // A parent that is new itself was written with all that is in it.
    if (!walker.knownBefore(id) || !showsChildren(nodes.state(id))) return false;
    const [first] = group;
    if (!first) return false;
    group.delete(first);
    if (first.parentNode === parent) runAround(first, group, parent, at);
    return group.size > 0;
  };

  /** Neighbours that are all touched are written together. Nodes that are never recorded do not part them. */
  const runAround = (node: Node, group: Set<Node>, parent: Node, at: number): void => {
    const belongs = (it: Node | null): boolean => it !== null && (group.has(it) || !isRecorded(it));
    const run = [node];
    let it = node.previousSibling;
    for (; belongs(it); it = (it as Node).previousSibling) if (group.delete(it as Node)) run.push(it as Node);
    run.reverse();
    it = node.nextSibling;
    for (; belongs(it); it = (it as Node).nextSibling) if (group.delete(it as Node)) run.push(it as Node);
    walker.run(parent, run, placed(it, group), at);
  };

  /** The next sibling that stands in its place in the recording, too: one that was moved since is elsewhere there. */
  const placed = (from: Node | null, group: Set<Node>): Node | null => {
    for (let it = from; it; it = it.nextSibling) if (nodes.id(it) && !group.has(it) && !touched.has(it)) return it;
    return null;
  };

  const showsChildren = (state: number): boolean => {
    const kind = kindOf(state);
    return !(state & EXCLUDED) && kind !== Kind.Mute && kind !== Kind.Textarea;
  };

  // Removing.

  const remove = (gone: ReadonlyMap<Node, number>, stayed: (node: Node) => boolean, at: number): void => {
    let run: { parent: number; shadow: boolean; ids: number[] } | undefined;
    for (const [node, id] of gone) {
      // What went with something around it is gone already.
      if (stayed(node) || !nodes.has(id)) continue;
      const { parent, shadow } = nodes.place(id);
      nodes.remove(id);
      if (run?.parent !== parent || run.shadow !== shadow) {
        if (run) writeRemoves(run.parent, run.shadow, run.ids, at);
        run = { parent, shadow, ids: [] };
      }
      run.ids.push(id);
    }
    if (run) writeRemoves(run.parent, run.shadow, run.ids, at);
  };

  const writeRemoves = (parent: number, shadow: boolean, ids: number[], at: number): void => {
    writer.op(Op.Remove, at);
    writer.uint(shadow ? 1 : 0);
    writer.node(parent);
    writer.uint(ids.length);
    for (const id of ids) writer.node(id);
    writer.end();
  };

  // Changing.

  const change = (element: Element, names: Set<string>, at: number): void => {
    const id = nodes.id(element);
    if (!walker.knownBefore(id) || !element.isConnected) return;
    const state = nodes.state(id);
    if (state & EXCLUDED) return;
    const pairs: [string, Value][] = [];
    for (const name of names) {
      if (judge.changed(element, name, state)) return remake(element);
      attributeNow(element, name, state, pairs);
    }
    if (pairs.length === 0) return;
    writer.op(Op.Attributes, at);
    writer.node(id);
    writer.uint(pairs.length);
    for (const [name, value] of pairs) {
      writer.value(name);
      writer.value(value);
    }
    writer.end();
  };

  const attributeNow = (element: Element, name: string, state: number, pairs: [string, Value][]): void => {
    const kind = kindOf(state);
    const live = kind && (name === 'value' || name === 'checked' || name === 'selected');
    // What a field shows is looked at by itself; its attributes only say how it began.
    if (live && kind !== Kind.Button && kind !== Kind.Custom) return;
    const value = element.getAttribute(name);
    const clean = value === null ? null : name === 'src' && isBroken(element) ? NOWHERE : cleanAttribute(name, value, state, rules);
    if (clean === null || typeof clean === 'string') pairs.push([name, clean]);
    if (name === 'open' && element.localName === 'dialog') openMode(element, (extra, it) => pairs.push([extra, it]));
  };

  const retext = (node: Node, at: number): void => {
    const id = nodes.id(node);
    if (!walker.knownBefore(id) || !node.isConnected) return;
    const state = nodes.state(id);
    if (kindOf(state) === Kind.Mute) return;
    // Written key by key a mask would tell the rhythm of typing.
    if (state & (EDITABLE | MASK) && !(state & EDITABLE && rules.forms)) held.add(node);
    else writeText(id, cleanText(node, state, rules), at);
  };

  const writeText = (id: number, text: string, at: number): void => {
    writer.op(Op.Text, at);
    writer.node(id);
    writer.once(text);
    writer.end();
  };

  /** Masked texts, each at most once per look, and only where the mask is another. */
  const release = (at: number): void => {
    for (const node of held) {
      const id = nodes.id(node);
      const text = cleanText(node, nodes.state(id), rules);
      if (id && shown.get(id) !== text) writeText(id, text, at);
      shown.set(id, text);
    }
    held.clear();
  };

  const remake = (element: Element): void => {
    touched.add(element);
    renewed.add(element);
    changed();
  };

  const renewed = new Set<Node>();
  /** Ids of nodes that were out of the page when we were called: nobody saw what was done to them there. */
  const strayed = new Set<number>();

  /** Was it, or what it stood in, out of the page? */
  const hasStrayed = (id: number): boolean => {
    for (let it = strayed.size ? id : 0; it; it = nodes.place(it).parent) if (strayed.has(it)) return true;
    return false;
  };

  /** A password field that has gone may come back as a text field that shows the password. */
  const secretLeft = (known: ReadonlyMap<Node, number>): boolean => {
    for (const [node, id] of known) if (kindOf(nodes.state(id)) === Kind.Secret && !node.isConnected) return true;
    return false;
  };

  const flush = (at: number): void => {
    collect(observer.takeRecords());
    if (!waits()) return;
    const known = new Map<Node, number>();
    for (const node of touched) if (nodes.id(node)) known.set(node, nodes.id(node));
    const moving = new Set(known.keys());
    renewed.forEach((node) => moving.delete(node));
    for (const [node, id] of known) if (node.isConnected && hasStrayed(id)) moving.delete(node);
    const placed = new Set(moving);
    const [marked, written] = [attributes, texts];
    judge.suspect(secretLeft(known));
    walker.begin(moving, renewed.size > 0);
    place(at);
    clear();
    queue(() => {
      judge.suspect(false);
      // The walker has taken out of `moving` what it wrote as moved.
      remove(known, (node) => placed.has(node) && !moving.has(node), at);
    });
    queue(inSlices(marked, ([element, names]) => change(element, names, at)));
    queue(inSlices(written, (node) => retext(node, at)));
  };

  const clear = (): void => {
    touched = new Set();
    attributes = new Map();
    texts = new Set();
    renewed.clear();
    strayed.clear();
  };

  return {
    observe: (root) => observer.observe(root, OPTIONS),
    get waiting() {
      return waits();
    },
    flush,
    release,
    pending: (node) => touched.has(node),
    remake,
    clear() {
      observer.takeRecords();
      clear();
      held.clear();
      shown.clear();
    },
    reread(element, name) {
      attribute(element, name);
      changed();
    },
    stop: () => observer.disconnect(),
  };
}

/** Does each of them, as far as the time goes; true: there are more. */
function inSlices<T>(all: Iterable<T>, run: (it: T) => void): (until: number) => boolean {
  const left = all[Symbol.iterator]();
  return (until) => {
    for (let count = 1; ; count++) {
      const { done, value } = left.next();
      if (done) return false;
      run(value);
      if ((count & 31) === 0 && performance.now() > until) return true;
    }
  };
}

function depth(node: Node): number {
  let count = 0;
  for (let it: Node | null = node; it; it = it.parentNode ?? (it as ShadowRoot).host ?? null) count++;
  return count;
}
