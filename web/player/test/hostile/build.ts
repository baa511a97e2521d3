// Building blocks for recordings that mean harm.

import type { RawEvent } from '../server/recordings';

export interface RawNode {
  type: number;
  id: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: RawNode[];
  textContent?: string;
  [more: string]: unknown;
}

let lastId = 1000;

export function el(tagName: string, attributes: Record<string, unknown> = {}, ...children: (RawNode | string)[]): RawNode {
  return { type: 2, id: (lastId += 1), tagName, attributes, childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)) };
}

export function svg(tagName: string, attributes: Record<string, unknown> = {}, ...children: (RawNode | string)[]): RawNode {
  return { ...el(tagName, attributes, ...children), isSVG: true };
}

export function text(textContent: string): RawNode {
  return { type: 3, id: (lastId += 1), textContent };
}

export const START = 1_700_000_000_000;
export const BODY = 5;
export const HEAD = 3;
export const TARGET = 7;

/** A page with a paragraph (id 7, text 8) and the given nodes in its body. */
export function page(...nodes: RawNode[]): RawEvent[] {
  const body: RawNode = { type: 2, id: BODY, tagName: 'body', attributes: {}, childNodes: [{ type: 2, id: TARGET, tagName: 'p', attributes: { id: 'alive' }, childNodes: [{ type: 3, id: 8, textContent: 'alive' }] }, ...nodes] };
  const head: RawNode = { type: 2, id: HEAD, tagName: 'head', attributes: {}, childNodes: [] };
  const html: RawNode = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [head, body] };
  const node: RawNode = { type: 0, id: 1, childNodes: [{ type: 1, id: 9, name: 'html', publicId: '', systemId: '' } as unknown as RawNode, html] };
  return [
    { type: 4, timestamp: START, data: { href: 'http://evil.example/page/', width: 800, height: 600 } },
    { type: 2, timestamp: START, data: { node, initialOffset: { top: 0, left: 0 } } },
  ];
}

export function incremental(data: Record<string, unknown>, at_ms = 100): RawEvent {
  return { type: 3, timestamp: START + at_ms, data };
}

/** The tree as rrweb's observer reports it: one add for each node, without children. */
export function added(node: RawNode, parentId = BODY, at_ms = 100): RawEvent {
  const adds: unknown[] = [];
  const visit = (child: RawNode, parent: number): void => {
    adds.push({ parentId: parent, nextId: null, node: { ...child, childNodes: [] } });
    for (const below of child.childNodes ?? []) visit(below, child.id);
  };
  visit(node, parentId);
  return incremental({ source: 0, adds, removes: [], texts: [], attributes: [] }, at_ms);
}

/** The same, attribute by attribute on an element that was harmless before. */
export function changed(node: RawNode, at_ms = 200): RawEvent {
  const attributes: unknown[] = [];
  const visit = (child: RawNode): void => {
    if (child.attributes !== undefined) attributes.push({ id: child.id, attributes: child.attributes });
    (child.childNodes ?? []).forEach(visit);
  };
  visit(node);
  return incremental({ source: 0, adds: [], removes: [], texts: [], attributes }, at_ms);
}

export function bare(node: RawNode): RawNode {
  return { ...node, attributes: {}, childNodes: (node.childNodes ?? []).map((child) => (child.type === 2 ? bare(child) : child)) };
}

/** Something at the end, so that there is time to play. */
export function ending(at_ms = 1000): RawEvent {
  return incremental({ source: 1, positions: [{ x: 5, y: 5, id: TARGET, timeOffset: 0 }] }, at_ms);
}
