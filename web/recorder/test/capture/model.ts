// Model: the page as a player would have it after the operations, as a plain tree.

import type { Operation, Read, ReadNode } from './read.ts';

export interface ModelNode {
  id: number;
  kind: string;
  tag?: string | undefined;
  ns?: string | undefined;
  custom?: boolean | undefined;
  attributes: Record<string, Read>;
  text: string;
  parent: ModelNode | undefined;
  children: ModelNode[];
  shadow: ModelNode[] | undefined;
  document: ModelNode | undefined;
}

export class Model {
  readonly nodes = new Map<number, ModelNode>();
  root: ModelNode | undefined;
  problems: string[] = [];

  apply(operations: readonly Operation[]): this {
    operations.forEach((operation) => this.one(operation));
    return this;
  }

  private one(it: Operation): void {
    switch (it.name) {
      case 'snapshot':
        this.nodes.clear();
        this.root = this.document(it);
        break;
      case 'frame':
        this.need(it.frame as number, 'frame').document = this.document(it);
        break;
      case 'place':
        this.place(it);
        break;
      case 'remove':
        for (const id of it.ids as number[]) this.remove(id, it);
        break;
      case 'attributes':
        this.attributes(this.need(it.id as number, 'attributes'), it.attributes as Record<string, Read>);
        break;
      case 'text':
        this.need(it.id as number, 'text').text = it.text as string;
        break;
      default:
    }
  }

  private document(it: Operation): ModelNode {
    const made = this.blank(it.id as number, 'document');
    for (const child of it.children as ReadNode[]) this.insert(made, made.children, child, undefined);
    return made;
  }

  private blank(id: number, kind: string): ModelNode {
    const made: ModelNode = { id, kind, attributes: {}, text: '', parent: undefined, children: [], shadow: undefined, document: undefined };
    if (this.nodes.has(id)) this.problems.push(`id ${id} twice`);
    this.nodes.set(id, made);
    return made;
  }

  private need(id: number, why: string): ModelNode {
    const found = this.nodes.get(id);
    if (found) return found;
    this.problems.push(`${why}: no node ${id}`);
    return { id, kind: 'lost', attributes: {}, text: '', parent: undefined, children: [], shadow: undefined, document: undefined };
  }

  private place(it: Operation): void {
    const parent = this.need(it.parent as number, 'place');
    const list = it.shadow ? (parent.shadow ??= []) : parent.children;
    const before = it.before === null ? undefined : this.need(it.before as number, 'place before');
    if (before && !list.includes(before)) this.problems.push(`place: ${before.id} is not under ${parent.id}`);
    for (const child of it.children as ReadNode[]) this.insert(parent, list, child, before);
  }

  private insert(parent: ModelNode, list: ModelNode[], child: ReadNode, before: ModelNode | undefined): void {
    const node = child.kind === 'moved' ? this.need(child.id, 'moved') : this.make(child);
    if (child.kind === 'moved') this.detach(node);
    node.parent = parent;
    const index = before ? list.indexOf(before) : -1;
    if (index < 0) list.push(node);
    else list.splice(index, 0, node);
    if (child.kind === 'moved') return;
    for (const inner of child.children ?? []) this.insert(node, node.children, inner, undefined);
    if (!child.shadow) return;
    node.shadow = [];
    for (const inner of child.shadow) this.insert(node, node.shadow, inner, undefined);
  }

  private make(child: ReadNode): ModelNode {
    const made = this.blank(child.id, child.kind);
    Object.assign(made, { tag: child.tag, ns: child.ns, custom: child.custom, attributes: child.attributes ?? {}, text: child.text ?? '' });
    return made;
  }

  private detach(node: ModelNode): void {
    for (const list of [node.parent?.children, node.parent?.shadow]) {
      const index = list?.indexOf(node) ?? -1;
      if (list && index >= 0) list.splice(index, 1);
    }
  }

  private remove(id: number, { parent, shadow }: Operation): void {
    const node = this.need(id, 'remove');
    const from = this.need(parent as number, 'remove from');
    if (!(shadow ? from.shadow : from.children)?.includes(node)) this.problems.push(`remove: ${id} is not under ${from.id}`);
    this.detach(node);
    this.forget(node);
  }

  private forget(node: ModelNode): void {
    this.nodes.delete(node.id);
    for (const child of [...node.children, ...(node.shadow ?? []), ...(node.document ? [node.document] : [])]) this.forget(child);
  }

  private attributes(node: ModelNode, changes: Record<string, Read>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete node.attributes[name];
      else node.attributes[name] = value;
    }
  }
}

/** The tree as lines that can be compared; synthetic attributes and contents left out. */
export function lines(node: ModelNode, depth = 0): string[] {
  const indent = ' '.repeat(depth);
  if (node.kind === 'text') return [`${indent}"${node.text}"`];
  const attributes = Object.entries(node.attributes)
    .filter(([name]) => !name.startsWith('rr_') && name !== '_cssText')
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort();
  const head = node.kind === 'element' ? `${node.ns ?? ''}<${node.tag ?? ''} ${attributes.join(' ')}>` : node.kind;
  return [
    indent + head,
    ...(node.shadow ?? []).flatMap((child) => [`${indent} #`, ...lines(child, depth + 2)]),
    ...(node.document ? [`${indent} @`, ...lines(node.document, depth + 2)] : []),
    ...node.children.flatMap((child) => lines(child, depth + 1)),
  ];
}
