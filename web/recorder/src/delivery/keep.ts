// Keep: unsent batches outlive the page, until they are acknowledged or a day old.
//
// Two places. sessionStorage is written at once, even while the page unloads, belongs to one tab,
// and is small. IndexedDB is large, but takes time, and all tabs of the site see it. What is found
// in either by the next page is sent as a tail; sending twice does no harm, a batch has a name.

import { guard } from '../shared/guard.ts';
import { isObject, NativePromise, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';
import { type Batch, framesOf, nameOf, partOf } from './batch.ts';

const SESSION_CHARS_MAX = 2_000_000;
const KEPT_MS_MAX = 24 * 3600_000;
const OTHERS_MS_MIN = 60_000;
const DATABASE_BYTES_MAX = 8_000_000;
const STEP = 0x6000;
const TABLE = 'bodies';

/** A batch as it is kept. */
type Kept = Omit<Batch, 'parts' | 'tail'> & { frames: Uint8Array };

export class Keep {
  #database: Promise<IDBDatabase> | undefined;
  /** Names of what stands in the database. */
  readonly #there = new Set<string>();

  constructor(
    private readonly session: Store,
    private readonly notes: Store,
    private readonly prefix: string,
    private readonly now: () => number,
  ) {}

  /** At once: the page goes away. */
  saveNow(batches: readonly Batch[]): void {
    let left = this.session.lasting ? SESSION_CHARS_MAX : 0;
    const beyond = batches.filter((batch) => {
      const { frames, ...about } = kept(batch);
      if (frames.length * 1.4 > left) return true;
      left -= frames.length * 1.4;
      return !this.session.set(this.#key(batch), `${stringify(about)}\n${base64(frames)}`);
    });
    void this.save(beyond);
  }

  async save(batches: readonly Batch[]): Promise<void> {
    const fresh = batches.filter((batch) => !this.#there.has(nameOf(batch)));
    if (fresh.length === 0) return;
    this.notes.set(this.#note, '1');
    for (const batch of fresh) this.#there.add(nameOf(batch));
    await this.#change((table) => {
      for (const batch of fresh) table.put(kept(batch), nameOf(batch));
    });
  }

  drop(batch: Batch): void {
    this.session.remove(this.#key(batch));
    if (this.#there.delete(nameOf(batch))) void this.#change((table) => table.delete(nameOf(batch)));
  }

  /** All that an earlier page of this tab left, oldest first. */
  loadNow(): Batch[] {
    const batches: Batch[] = [];
    for (const key of this.session.keys()) {
      if (!key.startsWith(this.#key())) continue;
      const batch = guard(fromText)(this.session.get(key) ?? '');
      if (batch && this.now() - batch.at < KEPT_MS_MAX) batches.push(batch);
      else this.session.remove(key);
    }
    return inOrder(batches);
  }

  /** Left-overs of this tab, and of tabs that have not touched them for a while. */
  async load(tab: string): Promise<Batch[]> {
    if (this.notes.get(this.#note) === null) return [];
    const batches: Batch[] = [];
    let left = DATABASE_BYTES_MAX;
    await this.#change((table) => {
      table.openCursor().onsuccess = guard((event: Event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const batch = revived(cursor.value);
        const age = batch ? this.now() - batch.at : Infinity;
        if (!batch || age > KEPT_MS_MAX || left < 0) cursor.delete();
        else if (!this.#there.has(nameOf(batch)) && (batch.tab === tab || age > OTHERS_MS_MIN)) {
          this.#there.add(nameOf(batch));
          batches.push(batch);
          left -= framesOf(batch).length;
        }
        cursor.continue();
      });
    });
    return inOrder(batches);
  }

  async clear(): Promise<void> {
    for (const key of this.session.keys()) if (key.startsWith(this.#key())) this.session.remove(key);
    if (this.notes.get(this.#note) !== null) await this.#change((table) => table.clear());
    this.notes.remove(this.#note);
    this.close();
  }

  close(): void {
    this.#database?.then((database) => database.close(), () => undefined);
    this.#database = undefined;
  }

  get #note(): string {
    return `${this.prefix}:kept`;
  }

  #key(batch?: Batch): string {
    return `${this.prefix}:b:${batch ? nameOf(batch) : ''}`;
  }

  /** Where the browser gives no database, nothing is kept in it. */
  async #change(run: (table: IDBObjectStore) => void): Promise<void> {
    try {
      const database = await (this.#database ??= open(this.prefix));
      const change = database.transaction(TABLE, 'readwrite', { durability: 'relaxed' });
      await new NativePromise<void>((resolve) => {
        change.oncomplete = change.onabort = () => resolve();
        run(change.objectStore(TABLE));
      });
    } catch {
      this.#database = undefined;
    }
  }
}

function kept(batch: Batch): Kept {
  const { parts: _parts, tail: _tail, ...about } = batch;
  return { ...about, frames: framesOf(batch) };
}

function fromText(value: string): Batch | undefined {
  const end = value.indexOf('\n');
  const about = parse(value.slice(0, end));
  const frames = Uint8Array.from(atob(value.slice(end + 1)), (char) => char.charCodeAt(0));
  return isObject(about) ? revived({ ...about, frames }) : undefined;
}

/** What storage gives back was the page's to change; a batch without a name is none. */
function revived(raw: unknown): Batch | undefined {
  if (!isObject(raw)) return undefined;
  const { frames, ...about } = raw as unknown as Kept;
  const named = [about.visit, about.visitor, about.tab].every((id) => /^[0-9a-f]{16,32}$/.test(`${id}`));
  if (!named || !(about.seq >= 0) || !(about.at > 0) || !(frames instanceof Uint8Array)) return undefined;
  return { ...about, parts: [partOf(frames.subarray(0, 0), frames)], tail: true };
}

const inOrder = (batches: Batch[]) => batches.sort((a, b) => a.at - b.at || a.seq - b.seq);

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += STEP) text += String.fromCharCode(...bytes.subarray(i, i + STEP));
  return btoa(text);
}

function open(name: string): Promise<IDBDatabase> {
  return new NativePromise((resolve, reject) => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const table of Array.from(result.objectStoreNames)) result.deleteObjectStore(table);
      result.createObjectStore(TABLE);
    };
    request.onsuccess = () => {
      // Never stand in the way of another version of ourselves, or of a withdrawn consent.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(new Error('indexeddb'));
  });
}
