// Mutations: nodes that come and go, texts and attributes that change.
//
// What a change means depends on where it lands (text in a style sheet is CSS), so the page as it
// stands is asked, and before it the nodes that this very mutation adds.

import { IncrementalSource, NodeType, type mutationData } from '@rrweb/types';
import { cleanAttribute, localName } from './attributes';
import { DEPTH_MAX, type Context } from './context';
import { isSelfContained } from './css';
import { cleanNode, cleanText, newBatch, tagName, type Batch } from './node';
import { isFields, list, nodeId, text, type Fields } from './read';

/** Facts about the nodes this mutation adds, which are not in the page yet. */
interface Added {
  tags: Map<number, string>;
  parents: Map<number, number>;
  depths: Map<number, number>;
  /** Style elements that got texts, and whether all of those are self-contained. */
  sheets: Map<number, boolean>;
}

/** A node that is in the page goes elsewhere, with all below it. Our own recorder says so; rrweb has no such thing. */
export interface Move {
  parentId: number;
  nextId: number | null;
  move: number;
  isShadow: boolean;
}

type Add = mutationData['adds'][number];

/** With moves, `adds` is empty: `steps` holds what it said, in its order. */
export type CleanMutation = mutationData & { steps?: (Add | Move)[] };

export function isMove(step: Add | Move): step is Move {
  return 'move' in step;
}

export function cleanMutation(data: Fields, context: Context): CleanMutation {
  const added: Added = { tags: new Map(), parents: new Map(), depths: new Map(), sheets: new Map() };
  const batch = newBatch(context);
  const incoming = list(data.adds).filter(isFields);
  for (const add of incoming) remember(add, added);
  const steps = incoming.flatMap((add): (Add | Move)[] => (add.move === undefined ? cleanAdd(add, added, batch) : cleanMove(add)));
  const moves = steps.some(isMove);
  return {
    source: IncrementalSource.Mutation,
    adds: moves ? [] : (steps as Add[]),
    ...(moves ? { steps } : {}),
    removes: list(data.removes).filter(isFields).map(cleanRemove),
    texts: list(data.texts).filter(isFields).map((change) => cleanTextChange(change, added, context)),
    attributes: list(data.attributes).filter(isFields).map((change) => cleanAttributeChange(change, added, context)),
    ...(data.isAttachIframe === true ? { isAttachIframe: true } : {}),
  };
}

/** Whether it fits where it goes is seen when its turn comes (stage/moves.ts): moves change what the next finds. */
function cleanMove(add: Fields): Move[] {
  const [parentId, move] = [nodeId(add.parentId), nodeId(add.move)];
  return parentId === 0 || move === 0 ? [] : [{ parentId, nextId: nodeId(add.nextId) || null, move, isShadow: add.isShadow === true }];
}

function remember(add: Fields, added: Added): void {
  if (add.move !== undefined) return;
  const node = isFields(add.node) ? add.node : {};
  const id = nodeId(node.id);
  added.parents.set(id, nodeId(add.parentId));
  if (node.type === 2) added.tags.set(id, localName(tagName(node.tagName)));
}

function cleanAdd(add: Fields, added: Added, batch: Batch): mutationData['adds'] {
  const parentId = nodeId(add.parentId);
  const depth = depthOf(parentId, added, batch.context) + 1;
  const parentTag = tagOf(parentId, added, batch.context);
  const node = cleanNode(add.node, parentTag, depth, batch);
  if (node === null || !fits(node.type, parentTag)) return [];
  if (node.type === NodeType.Text && parentTag === 'style') node.textContent = sheetPart(node.textContent, parentId, added, batch.context);
  return [{ parentId, nextId: neighbour(add.nextId), ...(add.previousId === undefined ? {} : { previousId: neighbour(add.previousId) }), node }];
}

/** Documents belong into frames and doctypes into documents; elsewhere they would end the replay. */
function fits(type: NodeType, parentTag: string): boolean {
  if (type === NodeType.Document) return parentTag === 'iframe';
  return type !== NodeType.DocumentType || parentTag === '#document';
}

/** A text that joins others in a style element must not complete, or be completed by, one of them. */
function sheetPart(css: string, parentId: number, added: Added, context: Context): string {
  const first = !added.sheets.has(parentId);
  added.sheets.set(parentId, (added.sheets.get(parentId) ?? true) && isSelfContained(css, context.css));
  const alone = first && context.tagOf(parentId) === null;
  if (alone) return css;
  return added.sheets.get(parentId) === true && context.sheetIsClosed(parentId) ? css : '';
}

/** Old recordings say -1 for a neighbour that is added later: the replayer tries those again. */
function neighbour(value: unknown): number | null {
  return value === -1 ? -1 : nodeId(value) || null;
}

function depthOf(id: number, added: Added, context: Context): number {
  const path: number[] = [];
  let at = id;
  while (added.parents.has(at) && !added.depths.has(at) && path.length <= DEPTH_MAX) {
    path.push(at);
    at = added.parents.get(at) ?? 0;
  }
  let depth = added.depths.get(at) ?? (path.length > DEPTH_MAX ? DEPTH_MAX : context.depthOf(at));
  for (const below of path.reverse()) added.depths.set(below, (depth += 1));
  return depth;
}

function tagOf(id: number, added: Added, context: Context): string {
  return added.tags.get(id) ?? context.tagOf(id) ?? '';
}

function cleanRemove(remove: Fields): mutationData['removes'][number] {
  return { parentId: nodeId(remove.parentId), id: nodeId(remove.id), ...(remove.isShadow === true ? { isShadow: true } : {}) };
}

function cleanTextChange(change: Fields, added: Added, context: Context): mutationData['texts'][number] {
  const id = nodeId(change.id);
  const parent = added.parents.get(id);
  const tag = parent === undefined ? (context.parentTagOf(id) ?? '') : tagOf(parent, added, context);
  const value = change.value === null ? null : cleanText(text(change.value), tag, context);
  // Beside other texts only what is self-contained; a page with one text in its sheet loses nothing.
  const joins = value !== null && tag === 'style' && (context.hasSiblings(id) || (parent !== undefined && added.sheets.has(parent)));
  return { id, value: joins && !isSelfContained(value, context.css) ? '' : value };
}

type Attributes = mutationData['attributes'][number]['attributes'];

function cleanAttributeChange(change: Fields, added: Added, context: Context): mutationData['attributes'][number] {
  const id = nodeId(change.id);
  const tag = tagOf(id, added, context);
  const attributes: Attributes = {};
  const given = isFields(change.attributes) ? change.attributes : {};
  for (const name of Object.keys(given)) setAttribute(attributes, tag, name, given[name], context);
  return { id, attributes };
}

function setAttribute(into: Attributes, tag: string, name: string, value: unknown, context: Context): void {
  if (name === 'style' && isFields(value)) {
    into.style = styleChange(value, context);
  } else if (value === null) {
    if (/^[\w:.@-]+$/.test(name) && !(name in {})) into[name] = null;
  } else if (typeof value === 'string' || typeof value === 'number') {
    const cleaned = cleanAttribute(tag, name, String(value), context);
    if (typeof cleaned === 'string') into[name] = cleaned;
  }
}

type StyleChange = Record<string, string | [string, string] | false>;

function styleChange(value: Fields, context: Context): StyleChange {
  const style: StyleChange = {};
  for (const property of Object.keys(value)) {
    if (property in {}) continue;
    const given = value[property];
    if (given === false) style[property] = false;
    else if (typeof given === 'string') style[property] = context.css.clean(given, context.base);
    else if (Array.isArray(given)) style[property] = [context.css.clean(text(given[0]), context.base), given[1] === 'important' ? 'important' : ''];
  }
  return style;
}
