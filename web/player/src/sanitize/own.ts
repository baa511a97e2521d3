// Events of our own recorder for what rrweb has no event for: custom events with a `revisit.` tag.
//
// Each says a state, not a change of it, so saying it twice does nothing; what it leaves out stays
// as it was. Unknown keys and states go; values that reach a style are cleaned as CSS.

import type { Context } from './context';
import { isFields, list, nodeId, number, text, type Fields } from './read';

export interface ElementState {
  kind: 'state';
  id: number;
  popover?: boolean;
  indeterminate?: boolean;
  /** Indexes of the options of a list that are chosen. */
  selected?: number[];
  /** A style sheet that is switched off. */
  disabled?: boolean;
  /** A custom element whose class is known. */
  defined?: boolean;
  /** A modal dialog that was opened now, above all that was open. */
  modal?: boolean;
  /** States that no attribute says, as their selectors name them: `state(open)`, `user-invalid`. */
  matches?: string[];
  /** What a slot was given by hand. */
  assigned?: number[];
}

export interface AnimationState {
  kind: 'animation';
  id: number;
  /** Names it among the animations of its element. */
  key: string;
  keyframes?: Keyframe[];
  timing?: KeyframeEffectOptions & { rate: number };
  /** The animation's own time at the moment of the event, ms. */
  at_ms?: number;
  state?: 'running' | 'paused' | 'finished' | 'idle';
}

export interface HighlightState {
  kind: 'highlight';
  name: string;
  ranges: { start: number; startOffset: number; end: number; endOffset: number }[];
}

/**
 * The visual viewport, where a visitor zoomed in with two fingers (CSS pixels of the layout viewport), and how
 * the visitor likes pages: `dark`, and `still`, without motion.
 */
export interface Zoom {
  kind: 'zoom';
  scale: number;
  left: number;
  top: number;
  dark: boolean;
  still: boolean;
}

/** `id` 0: none. */
export interface Marked {
  kind: 'target' | 'fullscreen';
  id: number;
}

export type OwnEvent = ElementState | AnimationState | HighlightState | Zoom | Marked;

const SELECTED_MAX = 10_000;
const MATCHES_MAX = 50;
const MATCH = /^(?:state\([\w-]{1,100}\)|user-(?:in)?valid|invalid)$/;
const KEYFRAMES_MAX = 500;
const PROPERTIES_MAX = 100;
const RANGES_MAX = 1000;
const VALUE_MAX = 10_000;

/** The state an event of ours says, or null when there is nothing in it to show. */
export function cleanOwn(data: Fields, context: Context): OwnEvent | null {
  if (!isFields(data.payload)) return null;
  const payload = data.payload;
  switch (data.tag) {
    case 'revisit.state':
      return elementState(payload);
    case 'revisit.target':
      return { kind: 'target', id: nodeId(payload.id) };
    case 'revisit.fullscreen':
      return { kind: 'fullscreen', id: nodeId(payload.id) };
    case 'revisit.zoom':
      return { kind: 'zoom', scale: number(payload.scale, 1, 1, 10), left: number(payload.left, 0, 0), top: number(payload.top, 0, 0), dark: payload.dark === true, still: payload.still === true };
    case 'revisit.highlight':
      return highlight(payload);
    case 'revisit.animation':
      return animation(payload, context);
    default:
      return null;
  }
}

function elementState(payload: Fields): ElementState | null {
  const id = nodeId(payload.id);
  if (id === 0) return null;
  const state: ElementState = { kind: 'state', id };
  for (const name of ['popover', 'indeterminate', 'disabled', 'defined', 'modal'] as const) {
    const value = payload[name];
    if (typeof value === 'boolean') state[name] = value;
  }
  if (Array.isArray(payload.selected)) state.selected = payload.selected.slice(0, SELECTED_MAX).filter((index) => Number.isSafeInteger(index) && index >= 0);
  if (Array.isArray(payload.matches)) state.matches = payload.matches.slice(0, MATCHES_MAX).map(text).filter((name) => MATCH.test(name));
  if (Array.isArray(payload.assigned)) state.assigned = payload.assigned.slice(0, SELECTED_MAX).map(nodeId).filter((one) => one > 0);
  return state;
}

function highlight(payload: Fields): HighlightState | null {
  const name = text(payload.name);
  if (!/^[\w\u0080-\uffff-]{1,100}$/.test(name)) return null;
  return { kind: 'highlight', name, ranges: list(payload.ranges).slice(0, RANGES_MAX).map(highlighted) };
}

/** An object, or the same four in a row. */
function highlighted(range: unknown): HighlightState['ranges'][number] {
  const [start, startOffset, end, endOffset] = isFields(range) ? [range.start, range.startOffset, range.end, range.endOffset] : list(range);
  return { start: nodeId(start), startOffset: number(startOffset, 0, 0), end: nodeId(end), endOffset: number(endOffset, 0, 0) };
}

function animation(payload: Fields, context: Context): AnimationState | null {
  const id = nodeId(payload.id);
  const key = typeof payload.key === 'number' ? String(payload.key) : text(payload.key).slice(0, 200);
  if (id === 0 || key === '') return null;
  const state = oneOf(payload.state, ['running', 'paused', 'finished', 'idle'] as const);
  return {
    kind: 'animation', id, key,
    ...(Array.isArray(payload.keyframes) ? { keyframes: payload.keyframes.slice(0, KEYFRAMES_MAX).filter(isFields).map((frame) => keyframe(frame, context)) } : {}),
    ...(isFields(payload.timing) ? { timing: { ...effect(payload.timing), rate: number(payload.timing.rate, 1, -1000, 1000) } } : {}),
    ...(typeof payload.at === 'number' ? { at_ms: number(payload.at, 0, -1e12, 1e12) } : {}),
    ...(state === null ? {} : { state }),
  };
}

function effect(timing: Fields): KeyframeEffectOptions {
  const direction = oneOf(timing.direction, ['normal', 'reverse', 'alternate', 'alternate-reverse'] as const);
  const fill = oneOf(timing.fill, ['none', 'forwards', 'backwards', 'both', 'auto'] as const);
  return {
    delay: number(timing.delay, 0, -1e9, 1e9),
    endDelay: number(timing.endDelay, 0, -1e9, 1e9),
    duration: number(timing.duration, 0, 0, 1e9),
    // JSON has no infinity: it says null.
    iterations: timing.iterations === null ? Infinity : number(timing.iterations, 1, 0, 1e9),
    iterationStart: number(timing.iterationStart, 0, 0, 1e9),
    easing: easing(timing.easing),
    ...(direction === null ? {} : { direction }),
    ...(fill === null ? {} : { fill }),
  };
}

function keyframe(frame: Fields, context: Context): Keyframe {
  const composite = oneOf(frame.composite, ['replace', 'add', 'accumulate', 'auto'] as const);
  const clean: Keyframe = { easing: easing(frame.easing), ...(composite === null ? {} : { composite }) };
  if (typeof frame.offset === 'number') clean.offset = number(frame.offset, 0, 0, 1);
  for (const name of Object.keys(frame).slice(0, PROPERTIES_MAX)) {
    const value = propertyValue(name, frame[name], context);
    if (value !== null) clean[name] = value;
  }
  return clean;
}

const NOT_PROPERTIES = new Set(['offset', 'computedOffset', 'easing', 'composite']);

function propertyValue(name: string, value: unknown, context: Context): string | number | null {
  if (NOT_PROPERTIES.has(name) || name in {} || !/^(?:[a-zA-Z]{1,60}|--[\w-]{1,100})$/.test(name)) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > VALUE_MAX) return null;
  return context.css.clean(value, context.base);
}

const EASING = /^(?:linear|ease(?:-in)?(?:-out)?|step-(?:start|end)|(?:linear|cubic-bezier|steps)\([\w\s,.%+-]{0,1000}\))$/;

function easing(value: unknown): string {
  const given = text(value);
  return EASING.test(given) ? given : 'linear';
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === value) ?? null;
}
