// Keep: unsent bodies outlive the page, until they are acknowledged or a day old.
//
// Two places. sessionStorage is written at once, even while the page unloads, belongs to one tab,
// and is small. The browser's cache of responses is large, but takes time, and all tabs of the site
// see it. What is found in either by the next page is sent as a tail; sending twice does no harm, a
// batch has a name. A whole body is kept as it is sent: nothing has to be put together again.

import { host } from '../session/here.ts';
import { now } from '../shared/clock.ts';
import { guard } from '../shared/guard.ts';
import { isObject, parse } from '../shared/json.ts';
import type { Envelope } from '../shared/protocol.ts';
import { session } from '../shared/storage.ts';
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

/** Names of what stands in the cache. */
const there = new Set<string>();

const keyOf = (batch?: Batch) => `${host.prefix}:b:${batch ? nameOf(batch) : ''}`;
const tailOf = (batch: Batch) => bodyOf(batch, { sent: now(), state: 'tail' });

/** At once: the page goes away. */
export function keepNow(batches: readonly Batch[]): void {
  let left = session.keys(keyOf()).reduce((sum, key) => sum - `${session.get(key)}`.length, SESSION_CHARS_MAX);
  for (const batch of batches) {
    const text = toText(tailOf(batch));
    left -= text.length;
    if (left < 0 || !session.set(keyOf(batch) + (batch.sent ? SENT : ''), text)) keep([batch]);
  }
}

export function keep(batches: readonly Batch[]): void {
  const fresh = batches.filter((batch) => !batch.tail && !there.has(nameOf(batch)));
  if (!fresh.length) return;
  void inCache(async (cache) => {
    for (const batch of fresh) {
      there.add(nameOf(batch));
      await cache.put(PLACE + nameOf(batch), new Response(tailOf(batch) as BodyInit));
    }
  });
}

export function drop(batch: Batch): void {
  session.remove(keyOf(batch));
  session.remove(keyOf(batch) + SENT);
  if (there.delete(nameOf(batch))) void inCache((cache) => cache.delete(PLACE + nameOf(batch)));
}

/** What an earlier page of this tab left: what it had not sent, or what it had sent without an answer. */
export function keptHere(sent: boolean): Batch[] {
  const keys = session.keys(keyOf()).filter((key) => key.endsWith(SENT) === sent);
  return keys.flatMap((key) => revived(guard(fromText)(session.get(key) ?? '')) ?? (session.remove(key), []));
}

/** Left-overs of this tab, and of tabs that have not touched them for a while. */
export async function keptInCache(tab: string): Promise<Batch[]> {
  const batches: Batch[] = [];
  await inCache(async (cache) => {
    for (const request of (await cache.keys()).slice(-BODIES_MAX)) {
      const kept = await cache.match(request);
      const batch = kept && revived(new Uint8Array(await kept.arrayBuffer()));
      if (!batch) await cache.delete(request);
      else if (!there.has(nameOf(batch)) && (batch.about.tab === tab || now() - batch.about.sent > OTHERS_MS_MIN)) {
        there.add(nameOf(batch));
        batches.push(batch);
      }
    }
  }, true);
  return batches;
}

export function keepNothing(): void {
  for (const key of session.keys(keyOf())) session.remove(key);
  void inCache(() => caches.delete(host.prefix));
}

/** What storage gives back was the page's to change; a body without a name or of yesterday is none. */
function revived(tail: Uint8Array | undefined): Batch | undefined {
  const line = new TextDecoder().decode(tail?.subarray(0, tail.indexOf(10)));
  const about = parse(line) as Envelope | undefined;
  const fresh = isObject(about) && now() - about.sent < KEPT_MS_MAX;
  return fresh && tail && /^[0-9a-f]+\.[0-9a-f]+\.\d+$/.test(nameOf({ about, parts: [] })) ? { about, parts: [], tail } : undefined;
}

/** Where the browser gives no cache (no secure context, storage blocked), nothing is kept in it. `made`: only where there is one. */
async function inCache(run: (cache: Cache) => Promise<unknown>, made = false): Promise<void> {
  try {
    if (!made || (await caches.has(host.prefix))) await run(await caches.open(host.prefix));
  } catch {
    // Then the page's memory is all there is.
  }
}

const fromText = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A letter for each byte: storage takes any. */
function toText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += STEP) text += String.fromCharCode(...bytes.subarray(i, i + STEP));
  return text;
}
