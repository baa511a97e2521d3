// Mutation: cleans what was added and changed, and drops what belongs to nodes that never left.

import type { CaptureRules } from '../types.ts';
import { cleanAttribute } from './attributes.ts';
import type { LiveNodes } from './filter.ts';
import type { Held } from './held.ts';
import { markOf } from './marks.ts';
import { EDITABLE, EXCLUDED, INHERITED, Kind, kindOf, KNOWN } from './state.ts';
import { NODE_DOCUMENT, type SerializedNode, type Tree } from './tree.ts';

export interface Mutation {
  texts: { id: number; value: string | null }[];
  attributes: { id: number; attributes: Record<string, unknown> }[];
  removes: { parentId: number; id: number }[];
  adds: { parentId: number; nextId: number | null; node: SerializedNode }[];
}

const CHANGE_WEIGHT = 40;

/** False: nothing is left of it. */
export function cleanMutation(
  mutation: Mutation,
  tree: Tree,
  rules: CaptureRules,
  live: LiveNodes,
  held: Held,
): boolean {
  const { states } = tree;
  mutation.removes = mutation.removes.filter(({ id }) => forget(id, tree));
  tree.suspicious = secretLeft(tree, live);
  mutation.adds = mutation.adds.filter(({ parentId, node }) => add(node, states.get(parentId), tree));
  tree.suspicious = false;
  mutation.texts = mutation.texts.filter((text) => changeText(text, tree, held));
  mutation.attributes = mutation.attributes.filter((change) => changeAttributes(change, tree, rules, live));
  tree.weight += CHANGE_WEIGHT * mutation.removes.length;
  return (
    mutation.adds.length + mutation.removes.length + mutation.texts.length + mutation.attributes.length > 0
  );
}

function forget(id: number, tree: Tree): boolean {
  if (tree.states.get(id) === 0) return false;
  tree.states.forget(id);
  return true;
}

/** A password field that disappears may come back as a text field that shows the password. */
function secretLeft(tree: Tree, live: LiveNodes): boolean {
  let left = false;
  for (const id of tree.secretIds) {
    if (live.getNode(id)?.isConnected) continue;
    tree.secretIds.delete(id);
    left = true;
  }
  return left;
}

function add(node: SerializedNode, parent: number, tree: Tree): boolean {
  if ((parent & KNOWN) === 0) return false;
  tree.weight += CHANGE_WEIGHT;
  return node.type === NODE_DOCUMENT ? tree.document(node, parent) : tree.enter(node, parent);
}

function changeText(text: { id: number; value: string | null }, tree: Tree, held: Held): boolean {
  const state = tree.states.get(text.id);
  if (state === 0 || state & EXCLUDED) return false;
  tree.weight += CHANGE_WEIGHT;
  if (text.value === null) return true;
  text.value = tree.cleanText(text.value, state);
  tree.weight += text.value.length;
  // Stars that do not change say only when a key was pressed.
  const typed = (state & EDITABLE) !== 0 || kindOf(state) === Kind.Textarea;
  if (typed && held.same(text.id, text.value)) return false;
  if (typed) held.show(text.id, text.value);
  return true;
}

function changeAttributes(
  change: { id: number; attributes: Record<string, unknown> },
  tree: Tree,
  rules: CaptureRules,
  live: LiveNodes,
): boolean {
  if (tree.states.get(change.id) === 0) return false;
  const state = remark(change, tree, live);
  if (state & EXCLUDED) return false;
  tree.weight += CHANGE_WEIGHT;
  let left = 0;
  for (const name in change.attributes) {
    const clean = cleanAttribute(name, change.attributes[name] as string, state, rules);
    if (clean === undefined) delete change.attributes[name];
    else left++;
    if (clean !== undefined) change.attributes[name] = clean;
    tree.weight += typeof clean === 'string' ? clean.length : 20;
  }
  return left > 0;
}

/** Marks that come later hold from then on, for all below; marks that go are kept: the safe side. */
function remark(
  { id, attributes }: { id: number; attributes: Record<string, unknown> },
  tree: Tree,
  live: LiveNodes,
): number {
  const old = tree.states.get(id);
  let state = old;
  for (const name in attributes) state |= markOf(name, attributes[name]);
  if (kindOf(old) === Kind.Field && turnsSecret(attributes)) {
    state = (state & ~Kind.Field) | Kind.Secret;
    tree.secretIds.add(id);
  }
  if (state === old) return state;
  tree.states.set(id, state);
  const node = live.getNode(id);
  const added = state & ~old & (INHERITED | EXCLUDED);
  if (node && added) spread(node, added, tree, live);
  return state;
}

function turnsSecret({ type, autocomplete }: Record<string, unknown>): boolean {
  return type === 'password' || /\bcc-|one-time-code|password/i.test(String(autocomplete ?? ''));
}

/** Puts marks on everything below a node, through shadow roots and frames. */
function spread(root: Node, marks: number, tree: Tree, live: LiveNodes): void {
  const open: Node[] = below(root);
  for (let node = open.pop(); node; node = open.pop()) {
    const id = live.getId(node);
    const state = tree.states.get(id);
    if (state !== 0) tree.states.set(id, state | marks);
    for (const child of below(node)) open.push(child);
  }
}

function below(node: Node): Node[] {
  const children: Node[] = Array.from(node.childNodes);
  const { shadowRoot } = node as Element;
  if (shadowRoot) children.push(...Array.from(shadowRoot.childNodes));
  const inner = frameDocument(node);
  if (inner) children.push(inner);
  return children;
}

function frameDocument(node: Node): Document | null {
  try {
    return (node as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null;
  }
}
