// Core: holds what is known (settings, wishes of the page, visit) and keeps one rule: the capture
// part runs exactly while `refusal()` has nothing to say.

import { browserSurroundings } from '../shared/clock.ts';
import { guard, listen } from '../shared/guard.ts';
import { call, NativePromise } from '../shared/natives.ts';
import { type Identity, parseSettings, type Settings } from '../shared/protocol.ts';
import { type Begin, HANDOVER, type Host, type Running } from '../shared/running.ts';
import { browserStore, cookieStore, type Store } from '../shared/store.ts';
import { refusal, type Refusal, type Wishes } from './decide.ts';
import { type PageKind, watchNavigation } from './navigation.ts';
import { type Visit, Visitor } from './visitor.ts';

const SETTINGS_RETRY_MS = [5_000, 20_000, 60_000];
const COOKIE_SECONDS = 180 * 24 * 3600;

export interface Place {
  key: string;
  /** Address of the server, without a slash at the end. */
  server: string;
  nonce: string;
  /** Keep the visit in a cookie where the browser gives no storage. */
  cookie: boolean;
}

export type Listener = (detail: unknown) => void;

export class Core {
  readonly wishes: Wishes = { off: false, disabled: false, consent: undefined };
  private readonly around = browserSurroundings();
  private readonly listeners = new Map<string, Listener[]>();
  private settings: Settings | undefined;
  private visitor: Visitor | undefined;
  private visit: Visit | undefined;
  private identity: Identity = {};
  private running: Running | undefined;
  private loading: Promise<Begin> | undefined;
  /** What the page asked for before the capture part was there. */
  private waiting: ((running: Running) => void)[] = [];
  private paused = false;
  private quietUntil: number | undefined;
  private lastRefusal: string | undefined;

  constructor(private readonly place: Place) {}

  start(): void {
    watchNavigation((kind) => this.navigated(kind));
    void this.loadSettings(0);
  }

  /** Asks for the settings again, where none were asked for while recording was off. */
  reload(): void {
    if (this.settings) this.evaluate();
    else void this.loadSettings(0);
  }

  private async loadSettings(attempt: number): Promise<void> {
    if (this.wishes.off) return;
    const reply = await call({ url: `${this.endpoint()}/settings` }).catch(() => undefined);
    this.settings = reply?.status === 200 ? parseSettings(reply.text) : undefined;
    const wait = SETTINGS_RETRY_MS[attempt];
    if (this.settings || (reply && reply.status < 429)) return this.evaluate();
    if (wait) setTimeout(guard(() => this.loadSettings(attempt + 1)), wait);
  }

  private endpoint(): string {
    return `${this.place.server}/r/v1/${encodeURIComponent(this.place.key)}`;
  }

  private navigated(kind: PageKind): void {
    this.evaluate();
    if (this.capturing()) this.running?.page(kind);
  }

  private capturing(): boolean {
    return this.running !== undefined && this.lastRefusal === undefined;
  }

  /** Brings what runs in line with what may run. */
  evaluate(): void {
    const reason = this.refusal();
    if (reason === 'consent' || reason === 'off') return this.end(reason);
    if (this.running) this.steer(reason);
    else if (!reason && this.settings) this.load(this.settings);
    this.say(reason);
  }

  private refusal(): string | undefined {
    const reason: Refusal | undefined = refusal(this.settings, this.wishes);
    if (reason) return reason;
    if (this.quietUntil !== undefined && this.around.now() < this.quietUntil) return 'stopped';
    return this.paused && this.running ? 'paused' : undefined;
  }

  private steer(reason: string | undefined): void {
    if ((reason === undefined) === (this.lastRefusal === undefined)) return;
    this.running?.capture(reason === undefined, reason ?? 'resumed');
  }

  private say(reason: string | undefined): void {
    if (reason === this.lastRefusal && reason !== undefined) return;
    this.lastRefusal = reason;
    if (reason) this.emit('refused', { reason });
  }

  private load(settings: Settings): void {
    this.visitor ??= new Visitor(this.store(), this.prefix(), this.around, settings.sampling);
    this.visit ??= this.visitor.open();
    if (!this.visit.sampled) return this.say('sampling');
    this.loading ??= loadScript(`${this.place.server}${settings.capture}`, this.place.nonce);
    this.loading.then(guard((begin) => this.begin(begin, settings)), () => this.say('capture_blocked'));
  }

  /** The page may have changed its mind while the capture part was loading. */
  private begin(begin: Begin, settings: Settings): void {
    if (this.running || this.refusal() !== undefined || !this.visit) return;
    this.running = begin(this.host(settings, this.visit));
    this.lastRefusal = undefined;
    this.waiting.forEach((run) => this.running && run(this.running));
    this.waiting = [];
    this.emit('start', this.ids());
  }

  private host(settings: Settings, visit: Visit): Host {
    return {
      endpoint: this.endpoint(),
      prefix: this.prefix(),
      settings,
      around: this.around,
      visit,
      identity: this.identity,
      renew: () => this.changeVisit(this.visitor!.renew()),
      touch: () => this.changeVisit(this.visitor!.touch()),
      stopped: (reason, until) => this.stoppedByServer(reason, until),
    };
  }

  private changeVisit(visit: Visit): Visit {
    const changed = visit.visit !== this.visit?.visit;
    this.visit = visit;
    if (changed) this.emit('visit', this.ids());
    return visit;
  }

  private stoppedByServer(reason: string, until: number | null): void {
    this.running = undefined;
    this.quietUntil = until ?? Infinity;
    this.say(reason);
    this.emit('stop', { reason });
  }

  /** Consent withdrawn, or off: stops at once, throws away what is unsent, forgets the visitor. */
  private end(reason: string): void {
    this.running?.stop(true);
    this.running = undefined;
    this.waiting = [];
    if (this.wishes.consent === false) this.forget();
    this.say(reason);
  }

  private forget(): void {
    this.visitor?.forget();
    this.visitor = this.visit = undefined;
    this.identity = {};
  }

  private prefix(): string {
    return `revisit:${this.place.key}`;
  }

  private store(): Store {
    const store = browserStore('localStorage');
    return store.lasting || !this.place.cookie ? store : cookieStore(COOKIE_SECONDS);
  }

  // What `window.revisit` calls.

  whenRunning(run: (running: Running) => void): void {
    if (this.running) run(this.running);
    else if (this.waiting.length < 1_000) this.waiting.push(run);
  }

  identify(identity: Identity): void {
    const variables = { ...this.identity.variables, ...identity.variables };
    Object.assign(this.identity, identity);
    if (Object.keys(variables).length) this.identity.variables = variables;
    this.running?.identify(this.identity);
  }

  pause(on: boolean): void {
    this.paused = on;
    this.evaluate();
    // A pause before the start holds the start's first snapshot back as well.
    if (on && !this.running) this.whenRunning(() => this.evaluate());
  }

  restart(forgetVisitor: boolean): void {
    if (!this.visitor) return;
    if (forgetVisitor) this.identity = {};
    const visit = this.changeVisit(this.visitor.renew(forgetVisitor));
    this.running?.visit(visit);
  }

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? [];
    known.push(listener);
    this.listeners.set(name, known);
  }

  private emit(name: string, detail: unknown): void {
    this.listeners.get(name)?.forEach((listener) => guard(listener)(detail));
  }

  ids(): { key: string; visit: string | undefined; visitor: string | undefined; recording: boolean } {
    const { visit, visitor } = this.visit ?? {};
    return { key: this.place.key, visit, visitor, recording: this.capturing() };
  }
}

function loadScript(src: string, nonce: string): Promise<Begin> {
  return new NativePromise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { async: true, src, nonce, [HANDOVER]: resolve });
    const clean = guard(() => script.remove());
    listen(script, 'load', clean);
    listen(script, 'error', () => {
      clean();
      reject(new Error('capture'));
    });
    (document.head ?? document.documentElement).appendChild(script);
  });
}
