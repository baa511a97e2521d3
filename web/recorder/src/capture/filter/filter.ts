// Filter: every event passes it before it is kept or sent; what a site does not want known ends here.
//
// rrweb masks what it knows of. This closes what it leaves open: values of hidden and file inputs,
// srcdoc, options, checkboxes, editable texts, addresses, masks that end at shadow roots and
// frames, events of nodes that were never sent, lengths and rhythm of typing.

import type { CapturedEvent, CaptureRules } from '../types.ts';
import { Held } from './held.ts';
import { cleanMutation, type Mutation } from './mutation.ts';
import { EDITABLE, EXCLUDED, IGNORE, Kind, kindOf, MASK } from './state.ts';
import { type SerializedNode, type SiteMarks, Tree } from './tree.ts';
import { cleanValue } from './attributes.ts';
import { cleanCss, cleanLink } from './urls.ts';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;

const enum Source {
  Mutation = 0,
  MouseMove = 1,
  MouseInteraction = 2,
  Scroll = 3,
  Input = 5,
  TouchMove = 6,
  Media = 7,
  StyleSheetRule = 8,
  Drag = 12,
  StyleDeclaration = 13,
  Selection = 14,
  AdoptedStyleSheet = 15,
}

interface Data extends Record<string, unknown> {
  source: Source;
  id?: number;
}

/** Positions are at most half a second old; a clock that jumped must not say otherwise. */
const OFFSET_MS_MIN = -2_000;
const EVENT_WEIGHT = 120;
const POSITION_WEIGHT = 50;

export interface LiveNodes {
  getNode(id: number): Node | null;
  getId(node: Node): number;
}

export class Filter {
  private readonly tree: Tree;
  private readonly held = new Held();
  /** Constructed sheets whose first adopter is not in the recording; the next one brings them. */
  private orphans: unknown[] = [];

  constructor(
    private readonly rules: CaptureRules,
    private readonly live: LiveNodes,
    siteMarks: SiteMarks,
  ) {
    this.tree = new Tree(rules, siteMarks);
  }

  /** The weight of the event that may leave, or 0 when it may not. */
  pass(event: CapturedEvent): number {
    this.tree.weight = EVENT_WEIGHT;
    return this.clean(event) ? this.tree.weight : 0;
  }

  /** Input events that were held back, each at most once per call and field. */
  release(): CapturedEvent[] {
    return this.held.release();
  }

  private clean(event: CapturedEvent): boolean {
    const data = event.data as Data;
    if (event.type === INCREMENTAL) return this.incremental(event, data);
    if (event.type === FULL_SNAPSHOT) return this.snapshot(data);
    if (event.type === META) data.href = cleanLink(String(data.href), this.rules);
    return true;
  }

  private snapshot(data: Record<string, unknown>): boolean {
    this.tree.states.clear();
    this.held.clear();
    this.orphans = [];
    return this.tree.document(data.node as SerializedNode, 0);
  }

  private incremental(event: CapturedEvent, data: Data): boolean {
    switch (data.source) {
      case Source.Mutation:
        return cleanMutation(data as unknown as Mutation, this.tree, this.rules, this.live, this.held);
      case Source.Input:
        return this.input(event, data);
      case Source.MouseMove:
      case Source.TouchMove:
      case Source.Drag:
        return this.positions(data.positions as { timeOffset: number }[]);
      case Source.MouseInteraction:
      case Source.Scroll:
      case Source.Media:
        return this.visible(data.id);
      case Source.Selection:
        return this.selection(data.ranges as { start: number; end: number }[]);
      default:
        return this.styles(data);
    }
  }

  private visible(id: unknown): boolean {
    return this.tree.states.get(id) !== 0;
  }

  private positions(positions: { timeOffset: number }[]): boolean {
    for (const position of positions) {
      position.timeOffset = Math.min(0, Math.max(OFFSET_MS_MIN, position.timeOffset));
    }
    this.tree.weight += positions.length * POSITION_WEIGHT;
    return true;
  }

  /** Offsets count characters, and a typed text's characters are not to be counted. */
  private selection(ranges: { start: number; end: number }[]): boolean {
    return ranges.every(({ start, end }) => this.selectable(start) && this.selectable(end));
  }

  private selectable(id: number): boolean {
    const state = this.tree.states.get(id);
    return state !== 0 && (state & (MASK | EDITABLE)) === 0 && kindOf(state) === Kind.Other;
  }

  private input(event: CapturedEvent, data: Data): boolean {
    const state = this.tree.states.get(data.id);
    const kind = kindOf(state);
    if (!state || state & (IGNORE | MASK | EXCLUDED) || kind === Kind.Hidden || kind === Kind.Button) return false;
    if (kind === Kind.Check) return this.check(data);
    const text = String(data.text ?? '');
    const clean = cleanValue(text, state, this.rules) ?? '';
    data.text = clean;
    data.isChecked = false;
    if (clean === text && !clean.includes('*')) return true;
    this.held.hold(data.id as number, clean, event);
    return false;
  }

  private check(data: Data): boolean {
    data.text = '';
    return this.rules.forms;
  }

  private styles(data: Data): boolean {
    const adopts = data.source === Source.AdoptedStyleSheet;
    if (adopts) this.adopt(data);
    const nameless = !adopts && (data.id === undefined || data.id < 0);
    if (!nameless && !this.visible(data.id)) return false;
    this.cleanRules(data.adds);
    const { styles, set } = data as { styles?: unknown; set?: { value?: unknown } };
    if (Array.isArray(styles)) styles.forEach((style: { rules?: unknown }) => this.cleanRules(style.rules));
    if (typeof set?.value === 'string') set.value = cleanCss(set.value, this.rules);
    for (const name of ['replace', 'replaceSync']) data[name] = this.sheet(data[name]);
    return true;
  }

  /**
   * rrweb tells the rules of a sheet once, with its first adopter. Where that one is unknown or left
   * out, the rules have to come with the next, or everything that shares the sheet loses them.
   */
  private adopt(data: Data): void {
    const styles = Array.isArray(data.styles) ? (data.styles as unknown[]) : [];
    if (!this.visible(data.id)) this.orphans.push(...styles);
    else if (this.orphans.length) {
      data.styles = [...this.orphans, ...styles];
      this.orphans = [];
    }
  }

  private sheet(text: unknown): unknown {
    if (typeof text !== 'string') return text;
    this.tree.weight += text.length;
    return cleanCss(text, this.rules);
  }

  private cleanRules(rules: unknown): void {
    if (!Array.isArray(rules)) return;
    for (const entry of rules as { rule?: unknown }[]) entry.rule = this.sheet(entry.rule);
  }
}
