// What is known not to be exact: expected.json says for each such case how many pixels at most, and why;
// and where the rebuilt document is another one than the live document, why that is (`document`).
//
// The list is kept true from both sides: worse than it says is a failure, and so is much better, because
// then the list has to be shortened. A case that is not in the list has to be exact. Where chance decides how many pixels
// differ (`varies`), none may be too many, and neither few nor the peer's say anything.

import { readFileSync, writeFileSync } from 'node:fs';
import { EXACT_PIXELS_MAX } from './lab/measure.mjs';
import { told } from './roundtrip/difference.mjs';

const FILE = new URL('expected.json', import.meta.url);

/** Of the pages of our own; sites have pictures and fonts in files, which are not kept. */
const EXACT_SHARE_MIN = 0.9;
const isPage = ([name]) => !name.startsWith('site:');

/** Room for what is not exact to vary, on machines with other fonts too, and how much better is a list that is out of date. */
const ROOM = 2;
const MUCH_BETTER = 0.05;
/** So few may well be none where other fonts are. */
const FEW_PIXELS = 500;

const UNEXPLAINED = 'not explained yet';

const readExpected = () => JSON.parse(readFileSync(FILE, 'utf8'));

/** Two replays that lack the same thing differ by some pixels from run to run. */
const AS_GOOD = 1.1;

const worst = ({ seek, play }) => Math.max(seek, play);

export const isExact = (found) => worst(found) <= EXACT_PIXELS_MAX;

/** Is our replay further from the truth than the peer's, either way? */
export const isBehind = ({ revisit, rrweb }) => Boolean(revisit && rrweb) && ['seek', 'play'].some((way) => revisit[way] > Math.max(rrweb[way] * AS_GOOD, EXACT_PIXELS_MAX));

/** No more is asked of it against the peer. */
const mayBeBehind = (known) => known?.behind === true || known?.varies === true;

/** While the list is written it is not asked. */
export const isKnownBehind = (name) => !process.env.FIDELITY_UPDATE && mayBeBehind(readExpected()[name]);

/** Pixels: too many, far fewer than known, or more than the peer has. */
function pixelFailures(found, known) {
  const pixels = worst(found.revisit);
  if (known?.max === undefined) return pixels <= EXACT_PIXELS_MAX ? [] : [`${pixels} pixels differ; not in expected.json, so it has to be exact`];
  const failures = [];
  if (pixels > known.max) failures.push(`${pixels} pixels differ, ${known.max} are expected: ${known.why}`);
  if (!known.varies && known.max > FEW_PIXELS && pixels < known.max * MUCH_BETTER) failures.push(`only ${pixels} pixels differ, expected.json says ${known.max}: bring it up to date`);
  if (isBehind(found) && !mayBeBehind(known)) failures.push(`worse than rrweb (${found.rrweb.seek}/${found.rrweb.play})`);
  return failures;
}

/** The rebuilt document: has to be the live one, but for what the list explains under `document`. */
function documentFailures({ revisit: { parts } }, known) {
  if (parts && !known?.document) return [`the rebuilt document is another, ${parts.way} at ${parts.moment}: ${told(parts)}`];
  return !parts && known?.document ? ['the rebuilt document is equal now: bring expected.json up to date'] : [];
}

/** What is wrong with the result of one case; an empty list when it is as expected. */
export function judge(name, found, expected = readExpected()) {
  const problems = found.revisit.problems.map((problem) => `the stage: ${problem}`);
  return [...pixelFailures(found, expected[name]), ...documentFailures(found, expected[name]), ...problems];
}

const isExplained = ({ max, why, document }) => (max === undefined || (why && why !== UNEXPLAINED)) && document !== UNEXPLAINED;

/** What is wrong with all results together; `absent` are sites that cannot be had here. */
export function wholeFailures(results, absent, expected = readExpected()) {
  const failures = Object.keys(expected).filter((name) => !results.has(name) && !absent.has(name)).map((name) => `${name} is in expected.json and no case`);
  for (const [name, entry] of Object.entries(expected)) if (!isExplained(entry)) failures.push(`${name} is not explained`);
  const pages = [...results].filter(isPage);
  const exact = pages.filter(([, { revisit }]) => isExact(revisit)).length;
  if (exact < EXACT_SHARE_MIN * pages.length) failures.push(`only ${exact} of ${pages.length} pages are exact`);
  for (const [name, found] of results) if (isBehind(found) && !mayBeBehind(expected[name])) failures.push(`${name}: worse than rrweb`);
  return failures;
}

/** What the list is to say of a case, or null when there is nothing to say. */
function entryOf(found, before) {
  const pixels = isExact(found.revisit) ? {} : { max: Math.ceil(worst(found.revisit) * ROOM), ...(isBehind(found) ? { behind: true } : {}), ...(before?.varies ? { varies: true } : {}), why: before?.why ?? UNEXPLAINED };
  const entry = { ...pixels, ...(found.revisit.parts ? { document: before?.document ?? UNEXPLAINED } : {}) };
  return Object.keys(entry).length > 0 ? entry : null;
}

/** Writes what was measured; explanations stay, cases that are exact now go. */
export function updateExpected(results) {
  const expected = readExpected();
  for (const [name, found] of results) {
    const exactNow = isExact(found.revisit) && expected[name]?.max !== undefined;
    if (!exactNow && judge(name, found, expected).length === 0) continue;
    const entry = entryOf(found, expected[name]);
    if (entry) expected[name] = entry;
    else delete expected[name];
  }
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(Object.entries(expected).sort()), null, 2)}\n`);
}
