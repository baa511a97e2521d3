// Session: one page's part in a visit, from the first snapshot to the goodbye.
//
// It holds the four lives together: capture (what happens on the page), queue (events to text),
// sender (text to server), and the visit, which may change under it when the server or another tab
// says so. A change always means: capture anew, because a recording has to begin with a snapshot.

import { startCapture } from '../capture/rrweb.ts';
import { scrubData, scrubText } from '../capture/filter/text.ts';
import { cleanLink } from '../capture/filter/urls.ts';
import type { Capture, CapturedEvent, CaptureRules } from '../capture/types.ts';
import type { PageKind } from '../core/navigation.ts';
import type { Visit } from '../core/visitor.ts';
import { fault, faults, guard, type Undo } from '../shared/guard.ts';
import type { Answer, Identity, TabState } from '../shared/protocol.ts';
import type { Host, Running } from '../shared/running.ts';
import { browserStore } from '../shared/store.ts';
import type { Batch, Position } from '../transport/batch.ts';
import { DatabaseKeep, SessionKeep } from '../transport/keep.ts';
import { Queue } from '../transport/queue.ts';
import { Sender } from '../transport/sender.ts';
import { watchConsole, watchErrors } from './console.ts';
import { custom } from './events.ts';
import { watchLife } from './life.ts';
import { openingOf } from './opening.ts';
import { watchPerformance } from './performance.ts';
import { Tab } from './tab.ts';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
/** Pieces that fit the browser's budget for what is sent while a page unloads. */
const LAST_BATCH_CHARS = 24_000;
const BUFFER_BYTES_MAX = 20_000_000;
const BUFFER_BYTES_RESUME = 4_000_000;
const SNAPSHOT_EVERY_MS = 5_000;
const IDLE_MS_MAX = 60 * 60_000;
const DATABASE_AFTER_MS = 3_000;
const OTHERS_AGE_MS = 60_000;

export class Session implements Running {
  private readonly rules: CaptureRules;
  private readonly queue: Queue;
  private readonly sender: Sender;
  private readonly tab: Tab;
  private capturing: Capture | undefined;
  private wanted = true;
  private overfull = false;
  private asleep = false;
  private current: Visit;
  private identity: Identity;
  private undos: Undo[] = [];
  private early: Omit<CapturedEvent, 'timestamp'>[] = [];
  private hasSnapshot = false;
  private activeAt: number;
  private snapshotAt = 0;
  private faultsTold = 0;
  /** The page's title as last told. */
  private title = '';

  constructor(private readonly host: Host) {
    const { settings, around, visit, prefix } = host;
    this.current = visit;
    this.identity = host.identity;
    this.activeAt = around.now();
    this.rules = { ...settings, queryKeys: settings.query_keys };
    const tabStore = browserStore('sessionStorage');
    const sessionKeep = new SessionKeep(tabStore, prefix);
    const databaseKeep = new DatabaseKeep(browserStore('localStorage'), prefix);
    this.tab = new Tab(tabStore, `${prefix}:tab`, around, visit.visit);
    this.queue = new Queue(guard((text: string) => this.close(text)) as (text: string) => void, () => this.beforeFlush());
    this.sender = new Sender(host.endpoint, around, this.now(), this.verdicts(), sessionKeep, databaseKeep);
    this.sender.resume(sessionKeep.load(around.now()));
    setTimeout(guard(() => this.resumeDatabase(databaseKeep)), DATABASE_AFTER_MS);
  }

  begin(): this {
    this.startCapture();
    this.page('load');
    this.undos.push(
      watchConsole(this.rules, (event) => this.report(event)),
      watchErrors(this.rules, (event) => this.report(event)),
      watchPerformance((event) => this.report(event)),
      watchLife(this.host.settings.ping_s * 1_000, {
        visible: (state) => this.visible(state),
        leave: () => this.leave(),
        back: () => this.back(),
        tick: (state) => this.tick(state),
      }),
    );
    return this;
  }

  private async resumeDatabase(keep: DatabaseKeep): Promise<void> {
    this.sender.resume(await keep.load(this.host.around.now(), this.tab.name, OTHERS_AGE_MS));
  }

  private now() {
    return {
      position: (): Omit<Position, 'seq'> => this.position(),
      state: (): TabState => (document.visibilityState === 'hidden' ? 'hidden' : 'live'),
      identity: () => (Object.keys(this.identity).length ? this.identity : undefined),
      settingsVersion: this.host.settings.settings_version,
      takeSeq: ({ visit, tab }: Position) =>
        visit === this.current.visit && tab === this.tab.name ? this.tab.nextSeq() : undefined,
    };
  }

  private verdicts() {
    return {
      answered: (answer: Answer) => this.answered(answer),
      ended: () => this.renewed(),
      stop: (reason: string, until: number | null) => {
        this.stop(true);
        this.host.stopped(reason, until);
      },
    };
  }

  private position(): Omit<Position, 'seq'> {
    return { visit: this.current.visit, visitor: this.current.visitor, tab: this.tab.name };
  }

  // What comes in.

  private startCapture(): void {
    if (this.capturing || !this.wanted || this.overfull || this.asleep) return;
    this.hasSnapshot = false;
    const options = { rules: this.rules, now: this.host.around.now };
    this.capturing = startCapture(options, guard((event: CapturedEvent, weight: number) => this.captured(event, weight)));
  }

  private stopCapture(): void {
    const capture = this.capturing;
    this.capturing = undefined;
    capture?.stop();
  }

  private captured(event: CapturedEvent, weight: number): void {
    this.queue.push(event, weight);
    if (event.type === FULL_SNAPSHOT) this.snapshotTaken();
    else if (event.type === INCREMENTAL) this.moved(event.data as { source: number });
    if (!this.overfull && this.queue.weight + this.sender.bytes > BUFFER_BYTES_MAX) this.overflow();
  }

  private moved(data: { source: number }): void {
    if (data.source === MUTATION) this.retitled();
    else if (isActivity(data)) this.active();
  }

  /** Applications set the title after the address, so a page view often carries the one before. */
  private retitled(): void {
    if (document.title === this.title) return;
    this.report(custom('title', { title: this.readTitle() }));
  }

  private readTitle(): string {
    this.title = document.title;
    return scrubText(this.title.slice(0, 300), this.rules);
  }

  private snapshotTaken(): void {
    this.snapshotAt = this.host.around.now();
    this.hasSnapshot = true;
    const early = this.early;
    this.early = [];
    early.forEach((event) => this.report(event));
    this.queue.soon();
  }

  /** An event of our own. A recording begins with a snapshot, so before it they wait. */
  private report(event: Omit<CapturedEvent, 'timestamp'>): void {
    if (this.capturing && !this.hasSnapshot) return void (this.early.length < 500 && this.early.push(event));
    if (!this.capturing && !isTrack(event)) return;
    this.queue.push({ ...event, timestamp: this.host.around.now() }, 300);
  }

  private notice(code: string, more: object = {}): void {
    const event = custom('notice', { code, ...more });
    this.queue.push({ ...event, timestamp: this.host.around.now() }, 200);
  }

  private active(): void {
    this.activeAt = this.host.around.now();
    const visit = this.host.touch();
    if (visit.visit !== this.current.visit) this.visit(visit);
  }

  /** The server cannot be reached for long: better a gap that is known than a page that swells. */
  private overflow(): void {
    this.overfull = true;
    this.notice('buffer_full');
    this.stopCapture();
  }

  // What goes out.

  private beforeFlush(): void {
    this.capturing?.release();
    if (faults.count === this.faultsTold) return;
    this.faultsTold = faults.count;
    this.notice('recorder_faults', { count: faults.count, first: scrubText(faults.messages[0] ?? '', this.rules) });
  }

  private close(text: string): void {
    const seq = this.tab.nextSeq();
    this.sender.add(this.batch(seq, text));
  }

  private batch(seq: number, text: string): Batch {
    return {
      ...this.position(),
      seq,
      text,
      opening: seq === 0 ? openingOf(this.current, this.rules) : undefined,
      settingsVersion: this.host.settings.settings_version,
      packed: undefined,
      tail: false,
      dispatched: false,
      at: this.host.around.now(),
    };
  }

  // What the server says.

  private answered(answer: Answer): void {
    if (answer.renew) return this.renewed();
    if (answer.snapshot) this.snapshotAsked();
    if (this.overfull && this.sender.bytes < BUFFER_BYTES_RESUME) this.drained();
  }

  private snapshotAsked(): void {
    if (this.host.around.now() - this.snapshotAt < SNAPSHOT_EVERY_MS) return;
    this.capturing?.snapshot();
  }

  private drained(): void {
    this.overfull = false;
    this.startCapture();
  }

  private renewed(): void {
    this.visit(this.host.renew());
  }

  // What the page's life brings.

  private visible(state: TabState): void {
    this.report(custom('visibility', { state: state === 'hidden' ? 'hidden' : 'visible' }));
    if (state !== 'hidden') return this.sender.pump();
    // On a phone this may be the last we hear of the page.
    this.queue.drain(LAST_BATCH_CHARS);
    this.sender.burst('hidden');
  }

  private leave(): void {
    this.report(custom('leave', {}));
    this.queue.drain(LAST_BATCH_CHARS);
    this.sender.burst('leave');
    this.sender.keepAll();
    this.tab.release();
  }

  /** Back from the bfcache: other pages of this tab have used its name and sent what we kept. */
  private back(): void {
    this.sender.letGo();
    this.tab.reclaim();
    const visit = this.host.touch();
    if (visit.visit !== this.current.visit) return this.visit(visit);
    this.recapture();
    this.page('bfcache');
  }

  private tick(state: TabState): void {
    const now = this.host.around.now();
    if (now - this.activeAt > IDLE_MS_MAX) return this.sleep();
    if (now - this.sender.lastSentAt >= this.host.settings.ping_s * 900) this.sender.ping(state);
  }

  /** Nobody has touched the page for an hour: the recording ends, the next touch begins another. */
  private sleep(): void {
    if (this.asleep) return;
    this.asleep = true;
    this.notice('idle');
    this.stopCapture();
    this.queue.soon();
    const wake = guard(() => this.wake());
    const types = ['pointerdown', 'keydown', 'pointermove', 'scroll'];
    types.forEach((type) => addEventListener(type, wake, { capture: true, passive: true, once: true }));
    this.undos.push(() => types.forEach((type) => removeEventListener(type, wake, true)));
  }

  private wake(): void {
    if (!this.asleep) return;
    this.asleep = false;
    this.activeAt = this.host.around.now();
    this.renewed();
  }

  private recapture(): void {
    this.stopCapture();
    this.startCapture();
  }

  // What the core asks for.

  page(kind: PageKind, path?: string): void {
    const address = path === undefined ? location.href : new URL(path, location.href).href;
    const payload = {
      href: cleanLink(address, this.rules),
      title: this.readTitle(),
      referrer: cleanLink(document.referrer, this.rules),
      kind,
    };
    this.report(custom('page', payload));
  }

  track(name: string, props: unknown): void {
    this.report(custom('track', { name: scrubText(name, this.rules), props: scrubData(props ?? {}, this.rules) }));
  }

  identify(identity: Identity): void {
    this.identity = scrubIdentity(identity);
    this.sender.ping(this.now().state());
  }

  capture(on: boolean, why: string): void {
    this.wanted = on;
    // The snapshot says where the page is; a page view is the core's to report.
    if (on) return this.startCapture();
    this.stopCapture();
    this.notice('paused', { why });
    this.queue.soon();
  }

  visit(visit: Visit): void {
    this.stopCapture();
    this.queue.drain(Infinity);
    this.current = visit;
    this.tab.join(visit.visit);
    this.startCapture();
    this.page('load');
  }

  stop(discard: boolean): void {
    this.stopCapture();
    this.undos.forEach((undo) => guard(undo)());
    this.undos = [];
    if (discard) this.queue.clear();
    else this.queue.drain(Infinity);
    if (discard) this.sender.discard();
  }
}

/** MouseMove, MouseInteraction, Scroll, Input, TouchMove: somebody is there. */
function isActivity({ source }: { source: number }): boolean {
  return (source >= 1 && source <= 3) || source === 5 || source === 6;
}

function isTrack({ data }: Omit<CapturedEvent, 'timestamp'>): boolean {
  return (data as { tag?: string }).tag === 'revisit.track';
}

/** What the site says of its visitor is meant to be known; it is only kept within bounds. */
function scrubIdentity(identity: Identity): Identity {
  try {
    return scrubData(identity, { numbers: true, emails: true }) as Identity;
  } catch (error) {
    fault(error);
    return {};
  }
}
