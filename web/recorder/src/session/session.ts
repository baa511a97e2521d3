// Session: one page's part in a visit, from the first snapshot to the goodbye.
//
// It holds the lives together: capture (what happens on the page), outbox (operations to bodies),
// sender (bodies to the server), and the visit, which may change under it when the server or another
// tab says so. A change always means: capture anew, because a recording begins with a snapshot.

import { scrubData, scrubText } from '../capture/filter/text.ts';
import { cleanLink } from '../capture/filter/urls.ts';
import type { Batch, Part } from '../delivery/batch.ts';
import { Keep } from '../delivery/keep.ts';
import { Loose } from '../delivery/loose.ts';
import { Outbox } from '../delivery/outbox.ts';
import { join, Packer } from '../delivery/packer.ts';
import { type Answer, Sender } from '../delivery/sender.ts';
import { Shelf } from '../delivery/shelf.ts';
import type { Capture, CaptureRules, StartCapture } from '../shared/capturing.ts';
import { browserSurroundings } from '../shared/clock.ts';
import { faults, guard, type Undo } from '../shared/guard.ts';
import type { Host, Ids, PageKind, Running } from '../shared/handover.ts';
import type { Envelope, Identity, TabState } from '../shared/protocol.ts';
import { run } from './commands.ts';
import { watchConsole, watchErrors } from './console.ts';
import { isHidden, watchLife } from './life.ts';
import { openingOf } from './opening.ts';
import { type Measured, watchPerformance } from './performance.ts';
import { pingMsOf, rulesOf } from './rules.ts';
import { Tab } from './tab.ts';
import { Visitor } from './visitor.ts';

const CUSTOM = 5;
const PLUGIN = 6;
const BUFFER_BYTES_MAX = 20_000_000;
const BUFFER_BYTES_RESUME = 4_000_000;
const SNAPSHOT_EVERY_MS = 5_000;
const IDLE_MS_MAX = 60 * 60_000;
const RESUME_AFTER_MS = 3_000;
const COST_EVERY_MS = 180_000;
const JUMP_MS_MIN = 5_000;
const EARLY_MAX = 500;
const WAKE = ['pointerdown', 'keydown', 'pointermove', 'scroll'];

export class Session implements Running {
  readonly #host: Host;
  readonly #startCapture: StartCapture;
  readonly #around = browserSurroundings();
  readonly #rules: CaptureRules;
  readonly #pingMs: number;
  readonly #visitor: Visitor;
  readonly #tab: Tab;
  readonly #keep: Keep;
  readonly #packer = new Packer();
  readonly #shelf = new Shelf();
  readonly #loose = new Loose();
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  /** The visit that is being recorded here. */
  #visit: string;
  #capture: Capture | undefined;
  #wanted: boolean;
  #overfull = false;
  #asleep = false;
  #identity: Identity = {};
  #undos: Undo[] = [];
  #measured: Measured | undefined;
  /** Events of our own from before the snapshot. */
  #early: [type: number, data: object][] = [];
  #hasSnapshot = false;
  #snapshotAt = 0;
  #activeAt: number;
  #costAt: number;
  #faultsTold = 0;
  #drift: number;
  /** The page's title as last told. */
  #title = '';

  constructor(host: Host, startCapture: StartCapture) {
    const { prefix, settings } = host;
    const around = this.#around;
    this.#host = host;
    this.#startCapture = startCapture;
    this.#rules = rulesOf(settings);
    this.#pingMs = pingMsOf(settings);
    this.#wanted = host.wanted;
    this.#activeAt = this.#costAt = around.now();
    this.#drift = around.wall() - around.now();
    this.#visitor = new Visitor(prefix, host.cookie, around);
    this.#visit = this.#visitor.current.visit;
    this.#tab = new Tab(`${prefix}:tab`, around, this.#visit);
    this.#keep = new Keep(prefix, around.now);
    this.#outbox = new Outbox(this.#loose, this.#packer, this.#shelf, () => this.#beforeTake(), (parts) => this.#closed(parts));
    this.#sender = new Sender(host.endpoint, host.ask, around, this.#keep, {
      now: (as) => this.#now(as),
      answered: (answer, batch) => this.#answered(answer, batch),
      ended: () => this.#renew(),
      tooLarge: () => this.#lost(),
      stop: (reason, until) => {
        this.stop(true);
        host.stopped(reason, until);
      },
    });
  }

  begin(): this {
    const report = (tag: string, payload: object) => this.#report(tag, payload);
    const later = setTimeout(guard(() => this.#resume()), RESUME_AFTER_MS);
    this.#sender.resume(this.#keep.loadNow(false));
    this.#start();
    this.page('load');
    this.#measured = watchPerformance(this.#rules, this.#host.endpoint, report);
    this.#undos = [
      () => clearTimeout(later),
      this.#measured.stop,
      watchConsole(this.#rules, (level, payload) => this.#write(PLUGIN, { plugin: 'rrweb/console@1', payload: { level, trace: [], payload } })),
      watchErrors(this.#rules, report),
      watchLife(this.#pingMs, {
        shown: (hidden) => this.#shown(hidden),
        leave: () => this.#leave(),
        back: () => this.#back(),
        tick: () => this.#tick(),
      }),
    ];
    return this;
  }

  /** What may have arrived has had time to be acknowledged by our own first answer. */
  async #resume(): Promise<void> {
    this.#sender.resume([...this.#keep.loadNow(true), ...(await this.#keep.load(this.#tab.name))]);
  }

  // What comes in.

  #start(): void {
    if (this.#capture || !this.#wanted || this.#overfull || this.#asleep) return;
    this.#hasSnapshot = false;
    this.#capture = this.#startCapture({
      rules: this.#rules,
      now: this.#around.now,
      written: guard(() => this.#outbox.written()),
      much: guard(() => this.#much()),
      active: guard(() => this.#active()),
      snapshotTaken: guard(() => this.#snapshotTaken()),
    });
    this.#outbox.use(this.#capture.stream);
  }

  #pause(): void {
    const capture = this.#capture;
    if (!capture) return;
    capture.finish();
    this.#outbox.use(this.#loose);
    this.#capture = undefined;
    capture.stop();
  }

  #snapshotTaken(): void {
    this.#snapshotAt = this.#around.now();
    this.#hasSnapshot = true;
    for (const [type, data] of this.#early.splice(0)) this.#capture?.event(type, data);
    this.#outbox.complete();
  }

  /** An event of our own. A recording begins with a snapshot, so before it they wait. */
  #write(type: number, data: object): void {
    if (!this.#capture) return;
    if (this.#hasSnapshot) this.#capture.event(type, data);
    else if (this.#early.length < EARLY_MAX) this.#early.push([type, data]);
  }

  #report(tag: string, payload: object): void {
    this.#write(CUSTOM, { tag: `revisit.${tag}`, payload });
  }

  /** An event that is told also while nothing is captured. */
  #say(tag: string, payload: object): void {
    if (this.#capture) return this.#report(tag, payload);
    this.#loose.event(this.#around.now(), CUSTOM, { tag: `revisit.${tag}`, payload });
    this.#outbox.written();
  }

  #notice(code: string, more: object = {}): void {
    this.#say('notice', { code, ...more });
  }

  #active(): void {
    this.#activeAt = this.#around.now();
    this.#visitor.touch();
    if (this.#moved()) this.#join();
  }

  /** Another tab, or a long silence, has begun another visit. */
  #moved(): boolean {
    return this.#visitor.current.visit !== this.#visit;
  }

  #much(): void {
    this.#outbox.written(0);
    if (this.#outbox.bytes + this.#sender.bytes > BUFFER_BYTES_MAX) this.#overflow();
  }

  /** The server cannot be reached for long: better a gap that is known than a page that swells. */
  #overflow(): void {
    if (this.#overfull) return;
    this.#overfull = true;
    this.#pause();
    this.#notice('buffer_full');
  }

  // What goes out.

  #beforeTake(): void {
    this.#capture?.flush();
    // Applications set the title after the address, so a page view often carries the one before.
    if (this.#hasSnapshot && document.title !== this.#title) this.#report('title', { title: this.#readTitle() });
    if (faults.count === this.#faultsTold) return;
    this.#faultsTold = faults.count;
    this.#notice('recorder_faults', { count: faults.count, first: scrubText(faults.messages[0] ?? '', this.#rules) });
  }

  #closed(parts: Part[]): void {
    const { settings_version } = this.#host.settings;
    const seq = this.#tab.nextSeq();
    const opening = seq ? {} : openingOf(this.#visitor.current, this.#rules);
    this.#sender.add({ about: { ...this.#now(), identity: undefined, seq, settings_version, ...opening } as Envelope, parts });
    if (this.#sender.bytes > BUFFER_BYTES_MAX) this.#overflow();
  }

  #now(as?: TabState): Envelope {
    return {
      visit: this.#visit,
      visitor: this.#visitor.current.visitor,
      tab: this.#tab.name,
      sent: this.#around.now(),
      state: as ?? (isHidden() ? 'hidden' : 'live'),
      identity: Object.keys(this.#identity).length ? this.#identity : undefined,
    };
  }

  // What the server says.

  #answered(answer: Answer, batch?: Batch): void {
    if (batch) for (const body of this.#shelf.answered(batch, answer.want)) this.#closed([this.#outbox.pack(join(...body))]);
    if (batch?.tail) return;
    if (answer.renew) return this.#renew();
    if (answer.snapshot) this.#snapshot();
    if (this.#overfull && this.#sender.bytes < BUFFER_BYTES_RESUME) {
      this.#overfull = false;
      this.#start();
    }
  }

  #snapshot(): void {
    if (this.#around.now() - this.#snapshotAt < SNAPSHOT_EVERY_MS) return;
    this.#snapshotAt = this.#around.now();
    this.#capture?.snapshot();
  }

  /** What a body held is missing now, so what follows needs a new beginning. */
  #lost(): void {
    this.#notice('too_large');
    this.#snapshot();
  }

  #renew(): void {
    this.#visitor.renew();
    this.#join();
  }

  // What the page's life brings.

  #shown(hidden: boolean): void {
    this.#report('visibility', { state: hidden ? 'hidden' : 'visible' });
    this.#checkClock();
    if (!hidden) return this.#sender.pump();
    // On a phone this may be the last we hear of the page.
    this.#finish('hidden');
    this.#sender.keep();
  }

  #leave(): void {
    this.#finish('leave');
    this.#sender.leave();
    this.#tab.release();
    this.#packer.close();
  }

  #finish(state: TabState): void {
    this.#measured?.settle();
    this.#cost();
    if (state === 'leave') this.#report('leave', {});
    this.#capture?.finish();
    this.#outbox.close();
    this.#sender.burst(state);
  }

  /** Back from the bfcache: other pages of this tab have used its name and sent what we kept. */
  #back(): void {
    this.#sender.back();
    this.#tab.claim();
    this.#sender.resume([...this.#keep.loadNow(false), ...this.#keep.loadNow(true)]);
    this.#pause();
    this.#outbox.clear();
    this.#visitor.touch();
    if (this.#moved()) this.#enter();
    this.#start();
    this.page('bfcache');
  }

  #tick(): void {
    const now = this.#around.now();
    this.#checkClock();
    if (now - this.#activeAt > IDLE_MS_MAX) return this.#sleep();
    if (this.#activeAt > this.#costAt && now - this.#costAt > COST_EVERY_MS) this.#cost();
    if (now - this.#sender.saidAt >= this.#pingMs * 0.9) this.#sender.ping();
  }

  /** The visitor's clock was set, or went on while the machine slept; ours did neither. */
  #checkClock(): void {
    const drift = this.#around.wall() - this.#around.now();
    const ms = drift - this.#drift;
    if (Math.abs(ms) < JUMP_MS_MIN) return;
    this.#drift = drift;
    this.#notice('clock', { ms });
    if (ms > IDLE_MS_MAX) this.#sleep();
  }

  #cost(): void {
    const cost = this.#capture?.cost();
    this.#costAt = this.#around.now();
    if (cost) this.#report('cost', cost);
  }

  /** Nobody has touched the page for an hour: the recording ends, the next touch begins another. */
  #sleep(): void {
    if (this.#asleep) return;
    this.#asleep = true;
    this.#pause();
    this.#notice('idle');
    const wake = guard(() => {
      if (!this.#asleep) return;
      this.#asleep = false;
      this.#activeAt = this.#around.now();
      this.#renew();
    });
    for (const type of WAKE) addEventListener(type, wake, { capture: true, passive: true, once: true });
    this.#undos.push(() => WAKE.forEach((type) => removeEventListener(type, wake, true)));
  }

  /** Goes on under the visitor's present visit, from a new snapshot. */
  #join(): void {
    this.#pause();
    this.#outbox.close();
    this.#enter();
    this.#start();
    this.page('load');
  }

  #enter(): void {
    this.#visit = this.#visitor.current.visit;
    this.#tab.join(this.#visit);
    this.#host.emit('visit', this.ids());
  }

  // What the core and the page ask for.

  run(call: unknown[]): void {
    run(this, call);
  }

  ids(): Ids {
    const { visit, visitor } = this.#visitor.current;
    return { visit, visitor };
  }

  page(kind: PageKind, path?: string): void {
    const address = path === undefined ? location.href : new URL(path, location.href).href;
    const referrer = cleanLink(document.referrer, this.#rules);
    this.#report('page', { href: cleanLink(address, this.#rules), title: this.#readTitle(), referrer, kind });
  }

  #readTitle(): string {
    this.#title = document.title;
    return scrubText(this.#title.slice(0, 300), this.#rules);
  }

  track(name: string, props: unknown): void {
    this.#say('track', { name: scrubText(name, this.#rules), props: scrubData(props ?? {}, this.#rules) as object });
  }

  /** What the site says of its visitor is meant to be known; it is only kept within bounds. */
  identify(identity: Identity): void {
    const variables = { ...this.#identity.variables, ...identity.variables };
    const all = { ...this.#identity, ...identity, ...(Object.keys(variables).length && { variables }) };
    this.#identity = scrubData(all, { numbers: true, emails: true }) as Identity;
    this.#sender.ping();
  }

  restart(forgetVisitor: boolean): void {
    if (forgetVisitor) this.#identity = {};
    this.#visitor.renew(forgetVisitor);
    this.#join();
  }

  record(on: boolean, why: string): void {
    if (on === this.#wanted) return;
    this.#wanted = on;
    // The snapshot says where the page is; a page view is the core's to report.
    if (on) return this.#start();
    this.#pause();
    this.#notice('paused', { why });
  }

  stop(discard: boolean): void {
    const capture = this.#capture;
    if (!discard) this.#pause();
    this.#wanted = false;
    this.#capture = undefined;
    capture?.stop();
    this.#undos.splice(0).forEach((undo) => guard(undo)());
    if (!discard) return this.#outbox.close();
    this.#outbox.clear();
    this.#sender.discard();
    this.#packer.close();
  }
}
