// Keep: unsent bodies outlive the page, until they are acknowledged or a day old.
//
// Two places. sessionStorage is written at once, even while the page unloads, belongs to one tab,
// and is small. The browser's cache of responses is large, but takes time, and all tabs of the site
// see it. What is found in either by the next page is sent as a tail; sending twice does no harm, a
// batch has a name. A whole body is kept as it is sent: nothing has to be put together again.

import { guard } from '../shared/guard.ts';
import { isObject, parse } from '../shared/json.ts';
import type { Envelope } from '../shared/protocol.ts';
import { local, session } from '../shared/storage.ts';
import { type Batch, bodyOf, nameOf } from './batch.ts';

const SESSION_CHARS_MAX = 2_000_000;
const KEPT_MS_MAX = 24 * 3600_000;
const OTHERS_MS_MIN = 60_000;
const BODIES_MAX = 200;
const STEP = 0x6000;
/** Behind the name of a body that may have arrived. */
const SENT = '!';
/** No address of anybody's: a page that looks through all caches must not find us by chance. */
const PLACE = 'https://revisit.invalid/';

export class Keep {
  readonly #prefix: string;
  readonly #now: () => number;
  /** Names of what stands in the cache. */
  readonly #there = new Set<string>();

  constructor(prefix: string, now: () => number) {
    this.#prefix = prefix;
    this.#now = now;
  }

  /** At once: the page goes away. */
  saveNow(batches: readonly Batch[]): void {
    let left = session.keys(this.#key()).reduce((sum, key) => sum - `${session.get(key)}`.length, SESSION_CHARS_MAX);
    for (const batch of batches) {
      const text = toText(this.#body(batch));
      left -= text.length;
      if (left < 0 || !session.set(this.#key(batch) + (batch.sent ? SENT : ''), text)) void this.save([batch]);
    }
  }

  async save(batches: readonly Batch[]): Promise<void> {
    const fresh = batches.filter((batch) => !batch.tail && !this.#there.has(nameOf(batch)));
    if (!fresh.length) return;
    local.set(this.#note, '1');
    await this.#change(async (cache) => {
      for (const batch of fresh) {
        this.#there.add(nameOf(batch));
        await cache.put(PLACE + nameOf(batch), new Response(this.#body(batch) as BodyInit));
      }
    });
  }

  /** Always false: it is no longer kept. */
  drop(batch: Batch): false {
    session.remove(this.#key(batch));
    session.remove(this.#key(batch) + SENT);
    if (this.#there.delete(nameOf(batch))) void this.#change((cache) => cache.delete(PLACE + nameOf(batch)));
    return false;
  }

  /** What an earlier page of this tab left: what it had not sent, or what it had sent without an answer. */
  loadNow(sent: boolean): Batch[] {
    const keys = session.keys(this.#key()).filter((key) => key.endsWith(SENT) === sent);
    return keys.flatMap((key) => this.#revived(guard(fromText)(session.get(key) ?? '')) ?? (session.remove(key), []));
  }

  /** Left-overs of this tab, and of tabs that have not touched them for a while. */
  async load(tab: string): Promise<Batch[]> {
    const batches: Batch[] = [];
    if (!local.get(this.#note)) return batches;
    await this.#change(async (cache) => {
      for (const request of (await cache.keys()).slice(-BODIES_MAX)) {
        const kept = await cache.match(request);
        const batch = kept && this.#revived(new Uint8Array(await kept.arrayBuffer()));
        if (!batch) await cache.delete(request);
        else if (!this.#there.has(nameOf(batch)) && (batch.about.tab === tab || this.#now() - batch.about.sent > OTHERS_MS_MIN)) {
          this.#there.add(nameOf(batch));
          batches.push(batch);
        }
      }
    });
    return batches;
  }

  clear(): void {
    for (const key of session.keys(this.#key())) session.remove(key);
    local.remove(this.#note);
    void this.#change(() => caches.delete(this.#prefix));
  }

  get #note(): string {
    return `${this.#prefix}:kept`;
  }

  #key(batch?: Batch): string {
    return `${this.#prefix}:b:${batch ? nameOf(batch) : ''}`;
  }

  #body(batch: Batch): Uint8Array {
    return bodyOf(batch, { sent: this.#now(), state: 'tail' });
  }

  /** What storage gives back was the page's to change; a body without a name or of yesterday is none. */
  #revived(tail: Uint8Array | undefined): Batch | undefined {
    const line = new TextDecoder().decode(tail?.subarray(0, tail.indexOf(10)));
    const about = parse(line) as Envelope | undefined;
    const fresh = isObject(about) && this.#now() - about.sent < KEPT_MS_MAX;
    return fresh && tail && /^[0-9a-f]+\.[0-9a-f]+\.\d+$/.test(nameOf({ about, parts: [] })) ? { about, parts: [], tail } : undefined;
  }

  /** Where the browser gives no cache (no secure context, storage blocked), nothing is kept in it. */
  async #change(run: (cache: Cache) => Promise<unknown>): Promise<void> {
    try {
      await run(await caches.open(this.#prefix));
    } catch {
      // Then the page's memory is all there is.
    }
  }
}

const fromText = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function toText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += STEP) text += String.fromCharCode(...bytes.subarray(i, i + STEP));
  return btoa(text);
}
