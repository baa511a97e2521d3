// Events: what the page's document does not tell, as rrweb custom (5) and plugin (6) events.

import { scrubText } from '../privacy/text.ts';
import { cleanLink } from '../privacy/urls.ts';
import { rules } from './here.ts';

/** Takes a payload that is clean already; `revisit.` is put before the tag. */
export type Report = (tag: string, payload: object) => void;

const LINE_LENGTH_MAX = 1_000;
const ADDRESS = /\b(?:https?|wss?|ftp):\/\/[^\s"'<>()]+/gi;

/** A line that a program wrote: addresses in it are cleaned like any other, the rest is text. */
export function cleanLine(line: string): string {
  const short = line.slice(0, LINE_LENGTH_MAX);
  return scrubText(short.replace(ADDRESS, (url) => cleanLink(url, rules)), rules);
}
