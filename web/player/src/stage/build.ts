// Builds a recorded page from its snapshot: cleaned nodes in, a document out.
//
// rrweb's own way asks many questions of every node that the cleaning has answered, and takes three
// times as long, which is what somebody waits for who jumps into a long page. Changes to the page
// are the Replayer's; it finds the nodes by the mirror that is filled here.

import { NodeType, type documentNode, type elementNode, type serializedNodeWithId } from '@rrweb/types';

export type Built = (node: Node, source: serializedNodeWithId) => void;
type ElementSource = elementNode & { id: number; isShadowHost?: boolean; ns?: 'math' };

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const MATH = 'http://www.w3.org/1998/Math/MathML';

/** SVG's names as they are written; recorders send them in lower case. */
const SVG_NAMES = new Map(
  (
    'altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge ' +
    'feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

/**
 * Replaces what `document` shows. `built` hears of every node, children before their parents. The document
 * before stays open to its end: closing it would style and lay it out once more.
 */
export function buildDocument(source: documentNode & { id: number }, document: Document, built: Built): void {
  document.open();
  if (source.compatMode === 'BackCompat' && source.childNodes[0]?.type !== NodeType.DocumentType) {
    // The one way to a document in quirks mode.
    document.write('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "">');
  }
  for (const child of source.childNodes) {
    const node = buildNode(child, document, built);
    if (node !== null) document.appendChild(node);
  }
  built(document, source);
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open][rr_open_mode=modal]')) showModal(dialog);
}

/** `open` alone shows a dialog among the page; on top of all it comes by asking. */
function showModal(dialog: HTMLDialogElement): void {
  dialog.removeAttribute('open');
  dialog.showModal();
}

export function buildNode(source: serializedNodeWithId, document: Document, built: Built): Node | null {
  const node = bareNode(source, document, built);
  if (node !== null) built(node, source);
  return node;
}

function bareNode(source: serializedNodeWithId, document: Document, built: Built): Node | null {
  switch (source.type) {
    case NodeType.Element:
      return buildElement(source, document, built);
    case NodeType.Text:
      return document.createTextNode(source.textContent);
    case NodeType.Comment:
      return document.createComment(source.textContent);
    case NodeType.DocumentType:
      return document.implementation.createDocumentType(source.name, source.publicId, source.systemId);
    default:
      return null;
  }
}

function buildElement(source: ElementSource, document: Document, built: Built): Element {
  const element = createElement(source, document);
  for (const name in source.attributes) setAttribute(element, source, name);
  const shadow = source.isShadowHost === true ? element.attachShadow({ mode: 'open' }) : null;
  if (!mayHoldText(source) || !fillWithText(element, source)) buildChildren(element, shadow, source, document, built);
  if (source.tagName === 'input' || source.tagName === 'textarea') element.setAttribute('autocomplete', 'off');
  return element;
}

/** The element alone, in its namespace. */
function createElement(source: ElementSource, document: Document): Element {
  const { tagName } = source;
  if (source.isSVG === true) return document.createElementNS(SVG, SVG_NAMES.get(tagName) ?? tagName);
  if (source.ns === 'math') return document.createElementNS(MATH, tagName);
  // The text of a linked sheet came along: a link would have to load it.
  return document.createElement(tagName === 'link' && '_cssText' in source.attributes ? 'style' : tagName);
}

function setAttribute(element: Element, source: ElementSource, name: string): void {
  const given = source.attributes[name];
  if (given === null || given === undefined || name === '_cssText') return;
  const value = typeof given === 'string' ? given : given === true ? '' : String(given);
  if (name.startsWith('rr_')) return setInternal(element, name, value);
  if (name === 'value' && element.localName === 'textarea') return;
  try {
    if (name === 'xlink:href' && source.isSVG === true) element.setAttributeNS(XLINK, name, value);
    else element.setAttribute(name, value);
  } catch {
    // A name that this browser does not take.
  }
}

/** rrweb's own attributes say what no attribute of the page does; scroll positions are read by show.ts. */
function setInternal(element: Element, name: string, value: string): void {
  if (name === 'rr_width') (element as HTMLElement).style.setProperty('width', value);
  else if (name === 'rr_height') (element as HTMLElement).style.setProperty('height', value);
  else if (name === 'rr_open_mode') element.setAttribute(name, value);
  else if (name === 'rr_dataURL' && element.localName === 'img') showPicture(element, value);
}

function showPicture(image: Element, url: string): void {
  image.removeAttribute('srcset');
  image.setAttribute('src', url);
}

/** Asks no element what it is: there are many. */
function mayHoldText({ tagName, attributes }: ElementSource): boolean {
  return tagName === 'textarea' || tagName === 'style' || attributes._cssText !== undefined;
}

/** What an element holds that is recorded as an attribute; false when its children are to be built. */
function fillWithText(element: Element, source: ElementSource): boolean {
  const { value, _cssText } = source.attributes;
  if (element.localName === 'textarea' && typeof value === 'string') {
    element.append(value);
    return true;
  }
  if (element.localName !== 'style' || typeof _cssText !== 'string') return false;
  if (source.childNodes.length === 0) element.append(_cssText);
  else divideSheet(source, _cssText);
  return source.childNodes.length === 0;
}

/** The texts of a style element are empty where its sheet is told as a whole, with marks between them. */
function divideSheet(source: ElementSource, css: string): void {
  const texts = source.childNodes.filter((child) => child.type === NodeType.Text);
  const parts = css.split('/* rr_split */');
  if (parts.length > texts.length) parts.push(parts.splice(Math.max(0, texts.length - 1)).join(''));
  texts.forEach((text, index) => (text.textContent = parts[index] ?? text.textContent));
}

function buildChildren(element: Element, shadow: ShadowRoot | null, source: ElementSource, document: Document, built: Built): void {
  for (const child of source.childNodes) {
    const node = buildNode(child, document, built);
    if (node !== null) (child.isShadow === true && shadow !== null ? shadow : element).appendChild(node);
  }
}
