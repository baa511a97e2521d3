// Session: one page's part in a visit, from the first snapshot to the goodbye.
//
// It holds the lives together: capture (what happens on the page), outbox (operations to bodies),
// sender (bodies to the server), and the visit, which may change under it when the server or another
// tab says so. A change always means: capture anew, because a recording begins with a snapshot.

import { cleanLink } from '../privacy/urls.ts';
import { scrubText } from '../privacy/text.ts';
import type { Batch, Part } from '../delivery/batch.ts';
import { keptHere, keptInCache } from '../delivery/keep.ts';
import { clearOutbox, closeBody, complete, openOutbox, outboxBytes, partOf, useStream, written } from '../delivery/outbox.ts';
import { closeWorker, join } from '../delivery/packer.ts';
import * as sender from '../delivery/sender.ts';
import { asked, unclaimed } from '../delivery/shelf.ts';
import type { Capture, StartCapture } from '../shared/capturing.ts';
import { now } from '../shared/clock.ts';
import { faults, guard, listen, type Undo, undoAll } from '../shared/guard.ts';
import type { Host, Ids, PageKind, Running } from '../shared/handover.ts';
import { objectionNote } from '../shared/objection.ts';
import type { Envelope, Identity, TabState } from '../shared/protocol.ts';
import { createWriter } from '../stream/writer.ts';
import { run } from './commands.ts';
import { watchConsole, watchErrors } from './console.ts';
import { arrive, host, list, rules } from './here.ts';
import { isHidden, watchLife } from './life.ts';
import { openingNow } from './opening.ts';
import { settleVitals, watchPerformance } from './performance.ts';
import { claimTab, joinVisit, keepTab, nextSeq, tab } from './tab.ts';
import { renewVisit, touchVisit, visit } from './visitor.ts';

const CUSTOM = 5;
const BUFFER_BYTES_MAX = 20_000_000;
const BUFFER_BYTES_RESUME = 4_000_000;
const SNAPSHOT_EVERY_MS = 5_000;
const IDLE_MS_MAX = 60 * 60_000;
/** Where nobody does anything, one sign of life in this time is enough. */
const QUIET_MS = 60_000;
const RESUME_AFTER_MS = 3_000;
const COST_EVERY_MS = 180_000;
const JUMP_MS_MIN = 5_000;
const WAKE = 'pointerdown keydown pointermove scroll';

/** For the few events of our own that are told while nothing is captured. */
const loose = createWriter(() => written(), () => undefined);
let startCapture: StartCapture;
/** The visit that is being recorded here. */
let recorded: string;
let capture: Capture | undefined;
let wanted: boolean;
let overfull = false;
let asleep = false;
let identity: Identity | undefined;
let undos: Undo[] = [];
let snapshotAt = 0;
let activeAt: number;
let costAt: number;
let faultsTold = 0;
let drift: number;
/** The page's title as last told. */
let title = '';

export function begin(given: Host, captureWith: StartCapture): Running {
  arrive(given);
  startCapture = captureWith;
  wanted = given.wanted;
  activeAt = costAt = now();
  drift = Date.now() - activeAt;
  touchVisit();
  recorded = visit.visit;
  claimTab(recorded);
  openOutbox(loose, beforeTake, closed);
  sender.openSender({ about, answered, ended: renew, tooLarge: lost, stop: refused });
  sender.resume(keptHere(false));
  start();
  tellPage('load');
  const later = setTimeout(guard(resume), RESUME_AFTER_MS);
  const pingMs = Math.max(5, Number(given.settings.ping_s) || 30) * 1_000;
  undos = [
    () => clearTimeout(later),
    ...watchPerformance(report),
    ...watchConsole(write),
    ...watchErrors(report),
    // The visitor objects in another tab.
    listen<StorageEvent>(window, 'storage', ({ key, newValue }) => newValue && key === objectionNote(given.prefix) && refused('objected', null)),
    ...watchLife(pingMs, { shown, leave, back, tick: () => tick(pingMs) }),
  ];
  return { run, page: tellPage, record, stop, ids };
}

/** What may have arrived has had time to be acknowledged by our own first answer. */
async function resume(): Promise<void> {
  sender.resume([...keptHere(true), ...(await keptInCache(tab))]);
}

// What comes in.

function start(): void {
  if (capture || !wanted || overfull || asleep) return;
  // The page may want less recorded than before.
  arrive(host);
  const begun = startCapture({
    rules,
    now,
    written: guard(() => written()),
    much: guard(much),
    active: guard(active),
    snapshotTaken: guard(snapshotTaken),
  });
  capture = begun;
  useStream(begun.stream);
  // They begin anew with each capture; this one may be over when one has come.
  for (const path of list(host.settings.companions)) host.load?.(path, (it) => begun === capture && it?.(begun.inside, host));
}

function pause(): void {
  const ending = capture;
  if (!ending) return;
  ending.finish();
  useStream(loose);
  capture = undefined;
  ending.stop();
}

function snapshotTaken(): void {
  snapshotAt = now();
  complete();
}

/** An event of our own. */
const write = (type: number, data: object): void => capture?.event(type, data);

export function report(tag: string, payload: object): void {
  write(CUSTOM, { tag: `revisit.${tag}`, payload });
}

/** An event that is told also while nothing is captured. */
export function say(tag: string, payload: object): void {
  if (capture) return report(tag, payload);
  loose.event(now(), CUSTOM, { tag: `revisit.${tag}`, payload });
}

const notice = (code: string, more?: object) => say('notice', { code, ...more });

function active(): void {
  activeAt = now();
  touchVisit();
  // Another tab, or a long silence, has begun another visit.
  if (visit.visit !== recorded) joinNow();
}

function much(): void {
  written(0);
  if (outboxBytes() + sender.senderBytes() > BUFFER_BYTES_MAX) overflow();
}

/** The server cannot be reached for long: better a gap that is known than a page that swells. */
function overflow(): void {
  if (overfull) return;
  overfull = true;
  pause();
  notice('buffer_full');
}

// What goes out.

function beforeTake(): void {
  capture?.flush();
  // Applications set the title after the address, so a page view often carries the one before.
  if (document.title !== title) report('title', { title: readTitle() });
  if (faults.count === faultsTold) return;
  faultsTold = faults.count;
  notice('recorder_faults', { count: faultsTold, first: scrubText(faults.messages[0] ?? '', rules) });
}

function closed(parts: Part[]): void {
  const { settings_version } = host.settings;
  const seq = nextSeq();
  sender.send({ about: { ...about(), seq, settings_version, ...(seq ? {} : openingNow()) } as Envelope, parts });
  if (sender.senderBytes() > BUFFER_BYTES_MAX) overflow();
}

function about(as?: TabState): Envelope {
  const state = as ?? (isHidden() ? 'hidden' : 'live');
  return { visit: recorded, visitor: visit.visitor, tab, sent: now(), state, identity };
}

// What the server says.

function answered(answer: sender.Answer, batch?: Batch): void {
  if (batch) for (const body of asked(batch, answer.want)) closed([partOf(join(...body))]);
  if (overfull && sender.senderBytes() < BUFFER_BYTES_RESUME) {
    overfull = false;
    start();
  }
  if (!sender.isOwn(batch)) return;
  if (answer.renew) renew();
  else if (answer.snapshot) snapshot();
}

function snapshot(): void {
  if (now() - snapshotAt < SNAPSHOT_EVERY_MS) return;
  snapshotAt = now();
  capture?.snapshot();
}

/** What a body held is missing now, so what follows needs a new beginning. */
function lost(): void {
  notice('too_large');
  snapshot();
}

function refused(reason: string, until: number | null): void {
  stop(true);
  host.stopped(reason, until);
}

function renew(): void {
  renewVisit();
  joinNow();
}

// What the page's life brings.

function shown(hidden: boolean): void {
  report('visibility', { state: hidden ? 'hidden' : 'visible' });
  checkClock();
  if (!hidden) return sender.pump();
  // On a phone this may be the last we hear of the page.
  finish('hidden');
  sender.keepAll();
}

function leave(): void {
  finish('leave');
  keepTab(true);
  closeWorker();
}

function finish(state: TabState): void {
  settleVitals();
  tellCost();
  if (state === 'leave') report('leave', {});
  capture?.finish();
  closeBody();
  for (const body of unclaimed()) closed([partOf(join(...body))]);
  sender.burst(state);
}

/** Back from the bfcache: other pages of this tab have used its name and sent what we kept. */
function back(): void {
  // Nothing may be numbered before the tab is claimed anew: others have gone on counting.
  capture?.stop();
  capture = undefined;
  clearOutbox();
  useStream(loose);
  sender.forgetBatches();
  claimTab(recorded);
  sender.resume([...keptHere(false), ...keptHere(true)]);
  touchVisit();
  if (visit.visit !== recorded) enter();
  start();
  tellPage('bfcache');
}

function tick(pingMs: number): void {
  checkClock();
  if (now() - activeAt > IDLE_MS_MAX) return sleep();
  if (activeAt > costAt && now() - costAt > COST_EVERY_MS) tellCost();
  const quietMs = now() - activeAt > QUIET_MS ? QUIET_MS : pingMs;
  if (now() - sender.saidAt >= quietMs * 0.9) sender.ping();
}

/** The visitor's clock was set, or went on while the machine slept; ours did neither. */
function checkClock(): void {
  const ms = Date.now() - now() - drift;
  if (Math.abs(ms) < JUMP_MS_MIN) return;
  drift += ms;
  notice('clock', { ms });
  if (ms > IDLE_MS_MAX) sleep();
}

function tellCost(): void {
  costAt = now();
  if (capture) report('cost', capture.cost());
}

/** Nobody has touched the page for an hour: the recording ends, the next touch begins another. */
function sleep(): void {
  if (asleep) return;
  asleep = true;
  pause();
  notice('idle');
  const undo = listen(window, WAKE, () => {
    undo();
    asleep = false;
    activeAt = now();
    renew();
  }, true);
  undos.push(undo);
}

/** Goes on under the visitor's present visit, from a new snapshot. */
function joinNow(): void {
  pause();
  closeBody();
  enter();
  start();
  tellPage('load');
}

function enter(): void {
  recorded = visit.visit;
  joinVisit(recorded);
  host.emit('visit', ids());
}

// What the core and the page ask for.

export const ids = (): Ids => ({ visit: recorded, visitor: visit.visitor });

export function tellPage(kind: PageKind, path?: string): void {
  const address = path === undefined ? location.href : new URL(path, location.href).href;
  const referrer = cleanLink(document.referrer, rules);
  // What came before is the page's that is left; after a load there is nothing yet.
  if (kind !== 'load') tellCost();
  report('page', { href: cleanLink(address, rules), title: readTitle(), referrer, kind });
}

function readTitle(): string {
  title = document.title;
  return scrubText(title.slice(0, 300), rules);
}

export function identify(clean: Identity): void {
  const variables = { ...identity?.variables, ...clean.variables };
  identity = { ...identity, ...clean, variables: Object.keys(variables).length ? variables : undefined };
  sender.ping();
}

export function restart(forgetVisitor: boolean): void {
  if (forgetVisitor) identity = undefined;
  renewVisit(forgetVisitor);
  joinNow();
}

function record(wish: boolean, why: string): void {
  if (wish === wanted) return;
  wanted = wish;
  // The snapshot says where the page is; a page view is the core's to report.
  if (wish) return start();
  pause();
  notice('paused', { why });
}

function stop(discard: boolean): void {
  const ending = capture;
  if (!discard) pause();
  wanted = false;
  capture = undefined;
  ending?.stop();
  undoAll(undos.splice(0));
  if (!discard) return closeBody();
  clearOutbox();
  sender.discard();
  closeWorker();
}
