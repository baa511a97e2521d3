// Tree: cleans serialized nodes, in place, from the root down.
//
// In place, because rrweb hands over objects that nobody else reads for their contents, and a copy
// of a large page would cost as much as the recording of it. Weighs what it leaves, on the way.

import type { CaptureRules } from '../types.ts';
import { cleanAttribute, cleanValue, isSecretField } from './attributes.ts';
import { markOf } from './marks.ts';
import {
  EDITABLE, EXCLUDED, INHERITED, Kind, kindOf, KNOWN, MASK, SAFE, STAR, States, SUGGESTION, SVG,
} from './state.ts';
import { maskText, maskValue, scrubText } from './text.ts';
import { cleanCss } from './urls.ts';

/** rrweb's serialized node, as far as the filter reads it. */
export interface SerializedNode {
  type: number;
  id: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: SerializedNode[];
  textContent?: string;
  isSVG?: boolean;
  isShadow?: boolean;
  isShadowHost?: boolean;
}

export const NODE_DOCUMENT = 0;
export const NODE_ELEMENT = 2;
export const NODE_TEXT = 3;
const NODE_COMMENT = 5;

/** JSON text around a node's own strings. */
const NODE_WEIGHT = 60;
const ATTRIBUTE_WEIGHT = 6;

/** Marks that the site's own selectors put on an element. */
export type SiteMarks = ((id: number) => number) | undefined;

export class Tree {
  readonly states = new States();
  /** Fields that must stay hidden even when they come back as something else. */
  readonly secretNames = new Set<string>();
  readonly secretIds = new Set<number>();
  /** True while fields that appear may be the successors of a password field. */
  suspicious = false;
  weight = 0;

  constructor(
    private readonly rules: CaptureRules,
    private readonly siteMarks: SiteMarks,
  ) {}

  /** Cleans a node and all below it. False: it must not leave. */
  enter(node: SerializedNode, parent: number): boolean {
    if (parent & EXCLUDED || node.type === NODE_COMMENT) return false;
    this.weight += NODE_WEIGHT;
    if (node.type === NODE_ELEMENT) this.element(node, parent);
    else if (node.type === NODE_TEXT) this.text(node, parent);
    else this.states.set(node.id, parent & INHERITED);
    return true;
  }

  private text(node: SerializedNode, parent: number): void {
    this.states.set(node.id, parent);
    if (!node.textContent) return;
    node.textContent = this.cleanText(node.textContent, parent);
    this.weight += node.textContent.length;
  }

  private element(node: SerializedNode, parent: number): void {
    const attributes = node.attributes ?? {};
    const state = this.stateOf(node, attributes, parent & INHERITED);
    this.states.set(node.id, state);
    for (const name in attributes) this.attribute(attributes, name, state);
    if (state & EXCLUDED) node.childNodes = [];
    else if (node.childNodes?.length) this.children(node, node.childNodes, state);
  }

  private children(node: SerializedNode, children: SerializedNode[], state: number): void {
    let dropped = false;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (child && !this.enter(child, state)) dropped = true;
    }
    if (dropped) node.childNodes = children.filter((child) => this.states.get(child.id) !== 0);
  }

  /** A document's children stand under it like an element's. */
  document(node: SerializedNode, parent: number): boolean {
    if (!this.enter(node, parent)) return false;
    if (node.childNodes) this.children(node, node.childNodes, parent & INHERITED);
    return true;
  }

  private attribute(attributes: Record<string, unknown>, name: string, state: number): void {
    const clean = cleanAttribute(name, attributes[name] as string, state, this.rules);
    if (clean === undefined) delete attributes[name];
    else attributes[name] = clean;
    this.weight += ATTRIBUTE_WEIGHT + name.length + (typeof clean === 'string' ? clean.length : 8);
  }

  private stateOf(node: SerializedNode, attributes: Record<string, unknown>, inherited: number): number {
    let state = inherited | KNOWN;
    for (const name in attributes) if (mayMark(name)) state |= markOf(name, attributes[name]);
    if (this.siteMarks) state |= this.siteMarks(node.id);
    if (node.isSVG) state |= SVG;
    if ('rr_width' in attributes) state |= EXCLUDED;
    return this.withKind(state, node, attributes);
  }

  private withKind(state: number, node: SerializedNode, attributes: Record<string, unknown>): number {
    const tag = node.tagName ?? '';
    if (tag === 'datalist') return state | SUGGESTION;
    // What a form computes from what was typed is as good as typed.
    if (tag === 'output') return state | EDITABLE;
    const kind = kindOfTag(tag, attributes);
    const typed = kind === Kind.Field || kind === Kind.Textarea || kind === Kind.Select;
    return state | (typed ? this.fieldKind(kind, node.id, attributes) : kind);
  }

  private fieldKind(kind: Kind, id: number, attributes: Record<string, unknown>): number {
    const names = [attributes.name, attributes.id].filter((name) => name !== undefined && name !== '');
    const wasSecret = names.some((name) => this.secretNames.has(String(name)));
    if (!wasSecret && !this.suspicious && !isSecretField((name) => attributes[name])) return kind;
    names.forEach((name) => this.secretNames.add(String(name)));
    this.secretIds.add(id);
    // The options of a secret choice are as secret.
    return Kind.Secret | STAR;
  }

  /** A text as it may leave, by the state of the element it stands in. */
  cleanText(text: string, state: number): string {
    const { rules } = this;
    const kind = kindOf(state);
    if (kind === Kind.Style) return cleanCss(text, rules);
    if (kind === Kind.Mute) return '';
    if (kind === Kind.Textarea) return cleanValue(text, state, rules) ?? '';
    if (state & MASK) return maskText(text);
    if (state & SUGGESTION && !rules.forms) return '';
    if (state & EDITABLE && !rules.forms) return text.trim() === '' ? text : maskValue(text);
    return state & SAFE ? text : scrubText(text, rules);
  }
}

/** All names that mark begin with c (class, contenteditable), d (data-…) or r (role). */
function mayMark(name: string): boolean {
  const first = name.charCodeAt(0);
  return first === 99 || first === 100 || first === 114;
}

const KINDS: Record<string, Kind> = {
  textarea: Kind.Textarea,
  select: Kind.Select,
  option: Kind.Option,
  button: Kind.Other,
  style: Kind.Style,
  script: Kind.Mute,
  noscript: Kind.Mute,
  meta: Kind.Meta,
  link: Kind.Link,
};

const INPUT_KINDS: Record<string, Kind> = {
  checkbox: Kind.Check,
  radio: Kind.Check,
  button: Kind.Button,
  submit: Kind.Button,
  reset: Kind.Button,
  image: Kind.Button,
  hidden: Kind.Hidden,
  file: Kind.Hidden,
};

function kindOfTag(tag: string, attributes: Record<string, unknown>): Kind {
  if (tag === 'input') return INPUT_KINDS[String(attributes.type ?? '').toLowerCase()] ?? Kind.Field;
  return KINDS[tag] ?? (tag.includes('-') ? Kind.Custom : Kind.Other);
}
