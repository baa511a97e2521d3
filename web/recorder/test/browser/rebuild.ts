// A player in forty lines: rebuilds HTML from a full snapshot and mutations, to compare with the page.

import type { RrwebEvent } from './server.ts';

interface Node {
  id: number;
  type: number;
  tagName?: string;
  textContent?: string;
  attributes?: Record<string, string | number | boolean>;
  childNodes?: Node[];
}

const VOID = new Set(['br', 'img', 'input', 'meta', 'link', 'hr']);

export function rebuild(events: RrwebEvent[]): { find(tag: string): string | undefined } {
  const nodes = new Map<number, Node>();
  let root: Node | undefined;
  for (const { type, data } of events) {
    if (type === 2) register((root = structuredClone(data.node) as Node), nodes);
    if (type === 3 && data.source === 0) apply(data, nodes);
  }
  const find = (node: Node | undefined, tag: string): Node | undefined =>
    node?.tagName === tag ? node : node?.childNodes?.map((child) => find(child, tag)).find(Boolean);
  return {
    find: (tag) => {
      const found = find(root, tag);
      return found && html(found);
    },
  };
}

function register(node: Node, nodes: Map<number, Node>): void {
  if (nodes.has(node.id)) throw new Error(`node ${node.id} is there twice`);
  nodes.set(node.id, node);
  node.childNodes?.forEach((child) => register(child, nodes));
}

function apply(mutation: { adds: { parentId: number; nextId: number | null; node: Node }[] }, nodes: Map<number, Node>): void {
  for (const { parentId, nextId, node } of structuredClone(mutation.adds)) {
    const children = nodes.get(parentId)?.childNodes;
    if (!children) throw new Error(`parent ${parentId} is not there yet`);
    const at = nextId === null ? children.length : children.findIndex((child) => child.id === nextId);
    if (at < 0) throw new Error(`sibling ${nextId} is not there yet`);
    register(node, nodes);
    children.splice(at, 0, node);
  }
}

function html(node: Node): string {
  if (node.type === 3) return node.textContent ?? '';
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${value}"`).join('');
  const open = `<${node.tagName}${attributes}>`;
  if (VOID.has(node.tagName ?? '')) return open;
  return `${open}${(node.childNodes ?? []).map(html).join('')}</${node.tagName}>`;
}
