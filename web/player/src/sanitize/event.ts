// Events as the replayer may see them: rebuilt from the fields that are known, cleaned by kind.
//
// An event that cannot be understood is left out. Pointer and media events never come here: the
// stage draws pointers itself, and media is not part of a recording.

import { EventType, IncrementalSource, MouseInteractions, type eventWithTime, type incrementalData } from '@rrweb/types';
import type { Context } from './context';
import { cleanMutation } from './mutation';
import { cleanNode, newBatch } from './node';
import { isFields, list, nodeId, number, ruleIndex, text, type Fields } from './read';
import { cssUrl } from './url';

const VIEWPORT_MAX = 16_384;
const RULES_MAX = 100_000;

/** The event made harmless, or null when there is nothing in it to show. */
export function cleanEvent(value: unknown, context: Context): eventWithTime | null {
  if (!isFields(value) || !isFields(value.data)) return null;
  const timestamp = number(value.timestamp, 0, 0, Number.MAX_SAFE_INTEGER);
  switch (value.type) {
    case EventType.Meta:
      return { type: EventType.Meta, data: meta(value.data, context), timestamp };
    case EventType.FullSnapshot:
      return snapshot(value.data, timestamp, context);
    case EventType.IncrementalSnapshot: {
      const data = incremental(value.data, context);
      return data === null ? null : { type: EventType.IncrementalSnapshot, data, timestamp };
    }
    default:
      return null;
  }
}

function meta(data: Fields, context: Context): { href: string; width: number; height: number } {
  context.base = text(data.href);
  return { href: '', ...size(data) };
}

function size(data: Fields): { width: number; height: number } {
  return { width: Math.round(number(data.width, 1280, 1, VIEWPORT_MAX)), height: Math.round(number(data.height, 720, 1, VIEWPORT_MAX)) };
}

function snapshot(data: Fields, timestamp: number, context: Context): eventWithTime | null {
  const node = cleanNode(data.node, '', 0, newBatch(context));
  if (node === null || node.type !== 0) return null;
  const offset = isFields(data.initialOffset) ? data.initialOffset : {};
  const initialOffset = { left: number(offset.left, 0), top: number(offset.top, 0) };
  return { type: EventType.FullSnapshot, data: { node, initialOffset }, timestamp };
}

function incremental(data: Fields, context: Context): incrementalData | null {
  switch (data.source) {
    case IncrementalSource.Mutation:
      return cleanMutation(data, context);
    case IncrementalSource.MouseInteraction:
      return focus(data);
    case IncrementalSource.Scroll:
      return { source: data.source, id: nodeId(data.id), x: number(data.x, 0), y: number(data.y, 0) };
    case IncrementalSource.ViewportResize:
      return { source: data.source, ...size(data) };
    case IncrementalSource.Input:
      return { source: data.source, id: nodeId(data.id), text: text(data.text), isChecked: data.isChecked === true };
    case IncrementalSource.Selection:
      return { source: data.source, ranges: list(data.ranges).slice(0, 32).filter(isFields).map(range) };
    default:
      return styleEvent(data, context);
  }
}

function styleEvent(data: Fields, context: Context): incrementalData | null {
  switch (data.source) {
    case IncrementalSource.StyleSheetRule:
      return sheetRule(data, context);
    case IncrementalSource.StyleDeclaration:
      return declaration(data, context);
    case IncrementalSource.AdoptedStyleSheet:
      return adopted(data, context);
    case IncrementalSource.Font:
      return font(data, context);
    default:
      return null;
  }
}

function focus(data: Fields): incrementalData | null {
  const type = data.type;
  const matters = type === MouseInteractions.Focus || type === MouseInteractions.Blur;
  return matters ? { source: IncrementalSource.MouseInteraction, type, id: nodeId(data.id), x: 0, y: 0 } : null;
}

function range(data: Fields): { start: number; startOffset: number; end: number; endOffset: number } {
  return { start: nodeId(data.start), startOffset: number(data.startOffset, 0, 0), end: nodeId(data.end), endOffset: number(data.endOffset, 0, 0) };
}

function owner(data: Fields): { id?: number; styleId?: number } {
  const id = nodeId(data.id);
  const styleId = nodeId(data.styleId);
  return { ...(id === 0 ? {} : { id }), ...(styleId === 0 ? {} : { styleId }) };
}

function sheetRule(data: Fields, context: Context): incrementalData {
  return {
    source: IncrementalSource.StyleSheetRule,
    ...owner(data),
    ...(Array.isArray(data.adds) ? { adds: rules(data.adds, context) } : {}),
    ...(Array.isArray(data.removes) ? { removes: data.removes.filter(isFields).map((remove) => ({ index: ruleIndex(remove.index) ?? 0 })) } : {}),
    ...(typeof data.replace === 'string' ? { replaceSync: context.css.clean(data.replace, context.base) } : {}),
    ...(typeof data.replaceSync === 'string' ? { replaceSync: context.css.clean(data.replaceSync, context.base) } : {}),
  };
}

function rules(value: unknown, context: Context): { rule: string; index?: number | number[] }[] {
  return list(value)
    .slice(0, RULES_MAX)
    .filter(isFields)
    .map((add) => {
      const index = ruleIndex(add.index);
      return { rule: oneRule(context.css.clean(text(add.rule), context.base)), ...(index === undefined ? {} : { index }) };
    });
}

/** `insertRule` takes exactly one rule, so of a replaced import only the stand-in remains. */
function oneRule(rule: string): string {
  const cut = rule.indexOf('@none');
  return cut === -1 ? rule : rule.slice(0, cut);
}

function declaration(data: Fields, context: Context): incrementalData {
  const index = list(data.index).slice(0, 16).map((part) => number(part, 0, 0));
  const set = isFields(data.set) ? data.set : null;
  const remove = isFields(data.remove) ? data.remove : null;
  return {
    source: IncrementalSource.StyleDeclaration,
    ...owner(data),
    index,
    ...(set === null ? {} : { set: { property: text(set.property), value: context.css.clean(text(set.value), context.base), priority: priority(set.priority) } }),
    ...(remove === null ? {} : { remove: { property: text(remove.property) } }),
  };
}

function priority(value: unknown): string | undefined {
  return value === 'important' ? 'important' : undefined;
}

function adopted(data: Fields, context: Context): incrementalData | null {
  const id = nodeId(data.id);
  if (id === 0) return null;
  const styles = list(data.styles).filter(isFields).map((style) => ({ styleId: nodeId(style.styleId), rules: rules(style.rules, context) }));
  return { source: IncrementalSource.AdoptedStyleSheet, id, styleIds: list(data.styleIds).map(nodeId).filter((style) => style > 0), styles };
}

function font(data: Fields, context: Context): incrementalData | null {
  const buffer = data.buffer === true;
  const source = buffer ? bytesOf(data.fontSource) : fontUrl(text(data.fontSource), context);
  if (source === null) return null;
  return { source: IncrementalSource.Font, family: text(data.family).slice(0, 200), fontSource: source, buffer };
}

/** The replayer parses this text again, so it has to be what it claims: numbers. */
function bytesOf(value: unknown): string | null {
  const bytes = text(value);
  return /^\[[\d,\s]*\]$/.test(bytes) ? bytes : null;
}

function fontUrl(source: string, context: Context): string | null {
  const url = /^\s*url\(\s*(["']?)(data:[^"')]*)\1\s*\)/i.exec(source)?.[2] ?? '';
  return cssUrl(url, '', context.resolve) === null || url === '' ? null : `url("${url}")`;
}
