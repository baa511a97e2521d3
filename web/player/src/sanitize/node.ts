// Serialized nodes, rebuilt field by field from what is known to be harmless.
//
// Elements that load or run something keep their place, as an element that does neither. What the
// DOM would throw on (odd tag names, repeated ids, CDATA in HTML) is mended, because one exception
// in the middle of a rebuild would leave half a page.

import { NodeType, type elementNode, type serializedNodeWithId } from '@rrweb/types';
import { cleanAttribute, localName } from './attributes';
import { DEPTH_MAX, NODES_MAX, type Context } from './context';
import { bounded, isFields, list, nodeId, text, type Fields } from './read';

/** What becomes of elements that would load, run or navigate. `noscript` is hidden by the replayer. */
const STAND_INS = new Map<string, string>([
  ['script', 'noscript'],
  // Inline, as they are.
  ...'object embed applet'.split(' ').map((name) => [name, 'span'] as const),
  ...'param portal fencedframe frame frameset track webview'.split(' ').map((name) => [name, 'div'] as const),
]);

const TAG = /^[A-Za-z][\w.:-]*$/;
const CUSTOM = /^[a-z][\w.]*-[\w.-]*$/;
const RESERVED = new Set('annotation-xml color-profile font-face font-face-src font-face-uri font-face-format font-face-name missing-glyph'.split(' '));
const DOCTYPE_NAME = /^[A-Za-z][\w.-]{0,40}$/;

/** One snapshot or mutation: bounds how much it may build, and keeps ids apart. */
export interface Batch {
  readonly context: Context;
  readonly ids: Set<number>;
  left: number;
}

export function newBatch(context: Context): Batch {
  return { context, ids: new Set(), left: NODES_MAX };
}

/** The node with its children, or null when nothing of it can be shown. */
export function cleanNode(value: unknown, parentTag: string, depth: number, batch: Batch): serializedNodeWithId | null {
  if (!isFields(value) || depth > DEPTH_MAX || batch.left <= 0) return null;
  const id = nodeId(value.id);
  if (id === 0 || batch.ids.has(id)) return null;
  batch.left -= 1;
  batch.ids.add(id);
  return build(value, id, parentTag, depth, batch);
}

function build(node: Fields, id: number, parentTag: string, depth: number, batch: Batch): serializedNodeWithId | null {
  switch (node.type) {
    case NodeType.Document:
      return placed(documentNode(node, id, depth, batch), node);
    case NodeType.DocumentType:
      return placed({ type: NodeType.DocumentType, id, name: doctypeName(node.name), publicId: plain(node.publicId), systemId: plain(node.systemId) }, node);
    case NodeType.Element:
      return placed(element(node, id, depth, batch), node);
    case NodeType.Text:
    case NodeType.CDATA: // HTML documents refuse CDATA sections
      return placed({ type: NodeType.Text, id, textContent: cleanText(text(node.textContent), parentTag, batch.context) }, node);
    case NodeType.Comment:
      return placed({ type: NodeType.Comment, id, textContent: '' }, node);
    default:
      return null;
  }
}

/** In which document and which root it sits, where that is not the page itself. Set one by one: pages have 100,000 nodes. */
function placed(built: serializedNodeWithId, node: Fields): serializedNodeWithId {
  const rootId = nodeId(node.rootId);
  if (rootId !== 0) built.rootId = rootId;
  if (node.isShadow === true) built.isShadow = true;
  return built;
}

function documentNode(node: Fields, id: number, depth: number, batch: Batch): serializedNodeWithId {
  const childNodes = children(node, '', depth, batch);
  // The replayer looks at the first child's attributes in quirks mode.
  const quirks = node.compatMode === 'BackCompat' && childNodes.length > 0;
  return { type: NodeType.Document, id, childNodes, ...(quirks ? { compatMode: 'BackCompat' } : {}) };
}

type CleanElement = elementNode & { id: number; isShadowHost?: boolean; ns?: 'math' };

function element(node: Fields, id: number, depth: number, batch: Batch): CleanElement {
  const { name, shown, local, standsIn } = tagOf(node.tagName);
  const childNodes = children(node, local, depth, batch);
  const built: CleanElement = { type: NodeType.Element, id, tagName: node.isSVG === true ? name : shown, attributes: attributes(node.attributes, local, batch.context), childNodes };
  if (!standsIn) namespace(built, node);
  if (node.isShadowHost === true && mayHostShadow(local)) built.isShadowHost = true;
  if (node.isCustom === true && !standsIn && isCustomName(shown)) built.isCustom = true;
  if (local === 'iframe') built.attributes.sandbox = 'allow-same-origin';
  if (local === 'style') joinStyleTexts(built, batch.context);
  return built;
}

function namespace(built: CleanElement, node: Fields): void {
  if (node.isSVG === true) built.isSVG = true;
  else if (node.ns === 'math') built.ns = 'math';
}

/**
 * A browser reads the texts of a style element as one. Where that says something else than they
 * say one by one ("@imp" + "ort"), they become one text that was cleaned as a whole.
 */
function joinStyleTexts(style: elementNode, context: Context): void {
  const texts = style.childNodes.filter((child) => child.type === NodeType.Text);
  const whole = texts.map((child) => child.textContent).join('');
  const cleaned = context.css.clean(whole, context.base);
  if (cleaned !== whole) texts.forEach((child, index) => (child.textContent = index === 0 ? cleaned : ''));
}

interface Tag {
  /** As it was recorded; SVG's names know capitals. */
  readonly name: string;
  /** As HTML has it. */
  readonly shown: string;
  /** In lower case, without its prefix, as it was recorded. */
  readonly local: string;
  readonly standsIn: boolean;
}

/** Pages have few names and many elements. */
const TAGS = bounded<string, Tag>(1000, (name) => {
  const original = tagName(name);
  const local = localName(original);
  const standIn = STAND_INS.get(local);
  return { name: standIn ?? original, shown: standIn ?? original.toLowerCase(), local, standsIn: standIn !== undefined };
});

function tagOf(value: unknown): Tag {
  return TAGS(text(value));
}

/** A name the DOM accepts; `in {}` guards the replayer's own tables against `constructor`. */
export function tagName(value: unknown): string {
  const name = text(value);
  return TAG.test(name) && name.length <= 100 && !(name in {}) && !/^xmlns(?::|$)|:.*:|:$/.test(name) ? name : 'div';
}

function isCustomName(name: string): boolean {
  return CUSTOM.test(name) && !RESERVED.has(name);
}

const HOSTS = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));

function mayHostShadow(tag: string): boolean {
  return HOSTS.has(tag) || isCustomName(tag);
}

function attributes(value: unknown, tag: string, context: Context): elementNode['attributes'] {
  const kept: elementNode['attributes'] = {};
  if (!isFields(value)) return kept;
  for (const name of Object.keys(value)) {
    const given = value[name];
    if (typeof given !== 'string' && typeof given !== 'number' && given !== true) continue;
    const cleaned = cleanAttribute(tag, name, given, context);
    if (cleaned !== null && cleaned !== false) kept[name] = cleaned;
  }
  return kept;
}

function children(node: Fields, tag: string, depth: number, batch: Batch): serializedNodeWithId[] {
  const kept: serializedNodeWithId[] = [];
  for (const child of list(node.childNodes)) {
    if (!mayBeChild(child, node)) continue;
    const cleaned = cleanNode(child, tag, depth + 1, batch);
    if (cleaned !== null) kept.push(cleaned);
  }
  return kept;
}

/** Building a document clears the page it is built in, so none may sit inside another. */
function mayBeChild(child: unknown, parent: Fields): boolean {
  if (!isFields(child) || child.type === NodeType.Document) return false;
  return child.type !== NodeType.DocumentType || parent.type === NodeType.Document;
}

/** Text of a style sheet is CSS; all other text is text. */
export function cleanText(value: string, parentTag: string, context: Context): string {
  if (parentTag === 'style') return context.css.clean(value, context.base);
  return value;
}

function doctypeName(value: unknown): string {
  return DOCTYPE_NAME.test(text(value)) ? text(value) : 'html';
}

function plain(value: unknown): string {
  return text(value).replace(/[^\w\-/.:+ ]/g, '').slice(0, 200);
}
