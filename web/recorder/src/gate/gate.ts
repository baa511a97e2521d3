// Gate: holds what is known (settings, wishes of the page) and keeps one rule: the capture file is
// loaded and runs exactly while `refusal()` has nothing to say.

import { guard, listen } from '../shared/guard.ts';
import { HANDOVER, type Ask, type Begin, type Ids, type Running } from '../shared/handover.ts';
import { isObject, parse } from '../shared/json.ts';
import { refusal, type GateSettings, type Wishes } from './decide.ts';
import { forget, leftOut } from './kept.ts';
import { watchNavigation } from './navigation.ts';

const SETTINGS_RETRY_S = [5, 20, 60];
const CALLS_MAX = 1_000;

type Listener = (detail: unknown) => void;

export class Gate {
  readonly #wishes: Wishes = {};
  readonly #listeners: [name: string, listener: Listener][] = [];
  readonly #prefix: string;
  readonly #endpoint: string;
  #settings: GateSettings | undefined;
  #running: Running | undefined;
  #loading = false;
  /** What the page asked for before there was a recorder. */
  #calls: unknown[][] = [];
  #paused = false;
  #quietUntil = 0;
  #refusal: string | undefined;
  readonly #explained = new Set<string>();

  constructor(
    private readonly key: string,
    private readonly server: string,
    private readonly nonce: string,
    private readonly cookie: boolean,
  ) {
    this.#prefix = `revisit:${key}`;
    this.#endpoint = `${server}/r/v1/${encodeURIComponent(key)}`;
  }

  start(): void {
    this.#explainPolicy();
    watchNavigation((kind) => {
      this.#evaluate();
      if (this.#recording()) this.#running?.page(kind);
    });
    this.#load(0);
  }

  /** What a page's security policy keeps from us is told once, to whoever can change it. */
  #explainPolicy(): void {
    listen<SecurityPolicyViolationEvent>(document, 'securitypolicyviolation', ({ blockedURI, effectiveDirective, sourceFile }) => {
      if (blockedURI.startsWith(this.server)) this.#explain(this.server, effectiveDirective);
      // The worker that compresses; without it the page does.
      else if (sourceFile.startsWith(`${this.server}/r/`) && effectiveDirective === 'worker-src') this.#explain('blob:', effectiveDirective);
    });
  }

  #explain(source: string, directive: string): void {
    if (this.#explained.has(directive)) return;
    this.#explained.add(directive);
    console.warn(`revisit: the Content-Security-Policy holds the recorder back. Add ${source} to ${directive}.`);
  }

  #load(attempt: number): void {
    if (this.#wishes.off) return;
    ask(`${this.#endpoint}/settings`, (status, text) => {
      const settings = parse(text);
      // Whoever answers another product's calls may want less than the settings allow.
      if (status === 200 && isObject(settings)) this.#emit('settings', (this.#settings = settings));
      const { signals } = this.#settings ?? {};
      if (signals) this.#loadScript<(wishes: Wishes) => void>(signals, (watch) => watch?.(this.#wishes));
      const wait = SETTINGS_RETRY_S[attempt];
      if (this.#settings || (status && status < 429)) this.#evaluate();
      else if (wait) setTimeout(guard(() => this.#load(attempt + 1)), wait * 1_000);
    });
  }

  #recording(): boolean {
    return !!this.#running && !this.#refusal;
  }

  /** Brings what runs in line with what may run. */
  #evaluate(): void {
    if (hasWish() && this.#settings?.objection) return this.#end(), this.#begin();
    const wanted = refusal(this.#settings, this.#wishes);
    const reason = wanted ?? (Date.now() < this.#quietUntil ? 'stopped' : this.#paused && this.#running ? 'paused' : undefined);
    if (reason === 'consent' || reason === 'off') this.#end();
    else if (this.#running) this.#running.record(!reason, reason ?? '');
    else if (!reason) return this.#begin();
    this.#say(reason);
  }

  #say(reason: string | undefined): void {
    const told = reason === this.#refusal;
    this.#refusal = reason;
    if (reason && !told) this.#emit('refused', { reason });
  }

  #begin(): void {
    const settings = this.#settings as GateSettings;
    const wish = hasWish() && settings.objection;
    const out = !wish && leftOut(this.#prefix, settings.sampling);
    if (out) return this.#say(out);
    if (this.#loading) return;
    this.#loading = true;
    const loaded = guard((begin?: Begin) => {
      this.#loading = false;
      if (!begin) return this.#say('capture_blocked');
      // The page may have changed its mind while the file was loading.
      if (!this.#running && (wish || !refusal(this.#settings, this.#wishes))) this.#run(begin, settings);
    });
    // In a page of another origin it may be that page that records this one.
    this.#loadScript(wish || (parent !== window && settings.inner) || settings.capture, loaded);
  }

  #run(begin: Begin, settings: GateSettings): void {
    this.#running = begin({
      ask,
      endpoint: this.#endpoint,
      prefix: this.#prefix,
      cookie: this.cookie,
      trusted,
      load: (path, loaded) => this.#loadScript(path, loaded),
      settings,
      wanted: !this.#paused,
      emit: (name, detail) => this.#emit(name, detail),
      stopped: (reason, until) => {
        this.#running = undefined;
        this.#quietUntil = until ?? Infinity;
        this.#say(reason);
        this.#emit('stop', { reason });
      },
    });
    this.#refusal = undefined;
    this.#emit('start', this.#ids());
    for (const call of this.#calls.splice(0)) this.#running?.run(call);
    this.#evaluate();
  }

  /** A file of ours, which hands over what it is; nothing where it can't be loaded. */
  #loadScript<T>(path: unknown, loaded: (it?: T) => void): void {
    const script = document.createElement('script');
    listen(script, 'load', () => script.remove());
    listen(script, 'error', () => loaded());
    try {
      Object.assign(script, { async: true, src: trusted(this.server + path), nonce: this.nonce, [HANDOVER]: loaded });
      (document.head ?? document.documentElement).appendChild(script);
    } catch {
      this.#explain('revisit', 'trusted-types');
      loaded();
    }
  }

  /** Consent withdrawn or not yet given, or off: stops at once and throws away what is unsent. */
  #end(): void {
    this.#running?.stop(true);
    this.#running = undefined;
    if (this.#wishes.consent !== false) return;
    this.#calls = [];
    forget(this.#prefix);
  }

  #emit(name: string, detail: unknown): void {
    for (const [of, listener] of this.#listeners) if (of === name) guard(listener)(detail);
  }

  #ids(): Ids {
    return { key: this.key, recording: this.#recording(), ...this.#running?.ids() };
  }

  /** Takes the place of the snippet's queue and runs what waited in it. */
  install(): void {
    const page = window as { revisit?: { q?: ArrayLike<unknown>[] } };
    const queued = page.revisit?.q ?? [];
    const revisit = guard((...call: unknown[]) => this.#call(call));
    for (const name of ['key', 'recording', 'visit', 'visitor'] as const) {
      Object.defineProperty(revisit, name, { get: () => this.#ids()[name], enumerable: true });
    }
    page.revisit = revisit as object;
    for (let i = 0; i < queued.length; i++) revisit(...Array.from(queued[i] ?? []));
  }

  /** What happened before consent stays unsaid; who the visitor is may be said before it. */
  #consent(given: boolean): void {
    if (!this.#wishes.consent && this.#settings?.consent !== 'not_required') this.#calls = this.#calls.filter(([name]) => name !== 'track' && name !== 'page');
    this.#wishes.consent = given;
  }

  /** What decides is carried out here, the rest by the recorder, sooner or later. */
  #call(call: unknown[]): void {
    const [name, value] = call;
    const wishes = this.#wishes;
    const wasOff = wishes.off;
    if (name === 'consent') {
      this.#consent(value === true);
      if ((call[2] as { erase?: unknown } | undefined)?.erase) this.#running?.run(['erase']);
    } else if (name === 'disable') wishes.disabled = value !== false;
    else if (name === 'off') wishes.off = value !== false;
    else if (name === 'pause' || name === 'resume') this.#paused = name === 'pause';
    else if (name === 'on') return void (typeof call[2] === 'function' && this.#listeners.push([`${value}`, call[2] as Listener]));
    else if (this.#running) return this.#running.run(call);
    else return void (this.#calls.length < CALLS_MAX && this.#calls.push(call));
    // While off no settings were asked for.
    if (wasOff && !wishes.off && !this.#settings) this.#load(0);
    else this.#evaluate();
  }
}

/** Whether the visitor has come here to object to being recorded, or to take that back: see objection/main.ts. */
const hasWish = () => /record-me$/.test(location.hash);

/** Tells status 0 when there is no answer. A fetch that the page replaced may fail: then the older way. */
const ask: Ask = (url, told, body, keepalive) => {
  const tell = guard(told);
  const [method, type] = body ? ['POST', { 'content-type': 'text/plain' }] : ['GET'];
  const byFetch = async () => {
    const options = { method, body, keepalive, headers: type, credentials: 'omit', cache: 'no-cache', referrerPolicy: 'origin' };
    const reply = await fetch(url, options as RequestInit);
    tell(reply.status, await reply.text(), reply.headers.get('retry-after'));
  };
  byFetch().catch(() => {
    if (/native code/.test(`${window.fetch}`)) return tell(0, '');
    const request = new XMLHttpRequest();
    request.onload = request.onerror = () => tell(request.status, request.responseText, request.getResponseHeader('retry-after'));
    request.open(method, url);
    request.send(body as XMLHttpRequestBodyInit);
  });
};

let policy: { createScriptURL(url: string): string } | undefined;

/** Where a page takes scripts from policies alone, ours are from one by our name. */
function trusted(url: string): string {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: object): typeof policy } }).trustedTypes;
  policy ??= types?.createPolicy('revisit', { createScriptURL: String });
  return policy?.createScriptURL(url) ?? url;
}
