// Protocol: the shapes that cross the wire, as docs/protocol.md defines them.
//
// What comes from the server is read field by field: a newer server may say more, an older one less.

import { isObject, parse } from './json.ts';

export interface PageRule {
  rule: 'exclude' | 'include';
  glob: string;
}

export type ElementRuleKind = 'exclude' | 'mask' | 'ignore' | 'unmask';

export interface ElementRule {
  rule: ElementRuleKind;
  selector: string;
}

export interface Settings {
  recording: boolean;
  reason: string | null;
  capture: string;
  settings_version: number;
  mobile: boolean;
  forms: boolean;
  numbers: boolean;
  emails: boolean;
  consent: 'not_required' | 'required';
  honour_signals: boolean;
  bots: 'ignore' | 'record';
  sampling: number;
  pages: PageRule[];
  elements: ElementRule[];
  query_keys: string[];
  ping_s: number;
  /** Files that are loaded besides, for what this site wants. */
  companions: string[];
}

/** Settings from the server's text; undefined when it is not an answer of ours. */
export function parseSettings(text: string): Settings | undefined {
  const raw = parse(text);
  return isObject(raw) && typeof raw.recording === 'boolean' ? readSettings(raw) : undefined;
}

export function readSettings(raw: Record<string, unknown>): Settings {
  return {
    recording: raw.recording === true,
    reason: typeof raw.reason === 'string' ? raw.reason : null,
    capture: typeof raw.capture === 'string' ? raw.capture : '',
    settings_version: number(raw.settings_version, 0),
    // What is missing is read in the way that records less.
    mobile: raw.mobile === true,
    forms: raw.forms === true,
    numbers: raw.numbers === true,
    emails: raw.emails === true,
    consent: raw.consent === 'not_required' ? 'not_required' : 'required',
    honour_signals: raw.honour_signals !== false,
    bots: raw.bots === 'record' ? 'record' : 'ignore',
    sampling: number(raw.sampling, 1),
    pages: rules(raw.pages, 'glob') as unknown as PageRule[],
    elements: rules(raw.elements, 'selector') as unknown as ElementRule[],
    query_keys: list(raw.query_keys).filter((key): key is string => typeof key === 'string'),
    ping_s: Math.max(5, number(raw.ping_s, 30)),
    companions: list(raw.companions).filter((path): path is string => typeof path === 'string'),
  };
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value - value === 0 ? value : otherwise;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function rules(value: unknown, field: string): Record<string, unknown>[] {
  return list(value).filter(
    (rule): rule is Record<string, unknown> =>
      isObject(rule) && typeof rule.rule === 'string' && typeof rule[field] === 'string',
  );
}

export type TabState = 'live' | 'hidden' | 'leave' | 'tail' | 'erase';

export interface Identity {
  name?: string;
  email?: string;
  phone?: string;
  variables?: Record<string, unknown>;
}

/** What the envelope says about the tab's first batch of a visit. */
export interface Opening {
  first_page: boolean;
  referrer: string;
  language: string;
  screen: [number, number, number];
  touch: boolean;
  returning: boolean;
}

export interface Envelope extends Partial<Opening> {
  visit: string;
  visitor: string;
  tab: string;
  seq?: number;
  sent: number;
  state: TabState;
  settings_version?: number;
  identity?: Identity;
}

export interface Answer {
  ack: number;
  snapshot: boolean;
  renew: boolean;
  stop: { reason: string; until: number | null } | null;
}

export function readAnswer(text: string): Answer {
  const parsed = parse(text);
  const raw = isObject(parsed) ? parsed : {};
  return {
    ack: number(raw.ack, -1),
    snapshot: raw.snapshot === true,
    renew: raw.renew === true,
    stop: isObject(raw.stop) ? readStop(raw.stop) : null,
  };
}

function readStop(raw: Record<string, unknown>): { reason: string; until: number | null } {
  return { reason: String(raw.reason ?? ''), until: typeof raw.until === 'number' ? raw.until : null };
}
