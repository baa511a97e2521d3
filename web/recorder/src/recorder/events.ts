// Events of our own: what rrweb does not see, as rrweb custom (5) and plugin (6) events.

import type { CapturedEvent, CaptureRules } from '../capture/types.ts';
import { scrubText } from '../capture/filter/text.ts';
import { cleanLink } from '../capture/filter/urls.ts';

const CUSTOM = 5;
const PLUGIN = 6;

/** Takes an event that is clean already. */
export type Report = (event: Omit<CapturedEvent, 'timestamp'>) => void;

export function custom(tag: string, payload: unknown): Omit<CapturedEvent, 'timestamp'> {
  return { type: CUSTOM, data: { tag: `revisit.${tag}`, payload } };
}

export function consoleLine(level: string, payload: string[]): Omit<CapturedEvent, 'timestamp'> {
  return { type: PLUGIN, data: { plugin: 'rrweb/console@1', payload: { level, trace: [], payload } } };
}

const LINE_LENGTH_MAX = 1_000;
const ADDRESS = /\b(?:https?|wss?|ftp):\/\/[^\s"'<>()]+/gi;

/** A line that a program wrote: addresses in it are cleaned like any other, the rest is text. */
export function cleanLine(line: string, rules: CaptureRules): string {
  const short = line.slice(0, LINE_LENGTH_MAX);
  return scrubText(short.replace(ADDRESS, (url) => cleanLink(url, rules)), rules);
}
