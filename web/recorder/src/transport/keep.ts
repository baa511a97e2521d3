// Keep: unsent batches outlive the page, until they are acknowledged or a day old.
//
// Two places. sessionStorage is written at once, even while the page unloads, belongs to one tab,
// and is small. IndexedDB is large, but takes time, and all tabs of the site see it. What is found
// in either by the next page is sent as a tail; sending twice does no harm, a batch has a name.

import { guard } from '../shared/guard.ts';
import { isObject, NativePromise, parse, stringify } from '../shared/natives.ts';
import type { Store } from '../shared/store.ts';
import { type Batch, batchBytes, batchName, type Position } from './batch.ts';

const SESSION_CHARS_MAX = 2_000_000;
const KEPT_MS_MAX = 24 * 3600_000;
const DATABASE_BYTES_MAX = 8_000_000;
const BASE64_STEP = 0x6000;

export class SessionKeep {
  constructor(
    private readonly store: Store,
    private readonly prefix: string,
  ) {}

  /** Those that did not fit come back. */
  save(batches: readonly Batch[]): Batch[] {
    if (!this.store.lasting) return [...batches];
    let left = SESSION_CHARS_MAX;
    return batches.filter((batch) => {
      const value = batchBytes(batch) * 1.4 < left ? toText(batch) : '';
      left -= value.length;
      return value === '' || !this.store.set(this.key(batch), value);
    });
  }

  drop(position: Position): void {
    this.store.remove(this.key(position));
  }

  /** All that an earlier page left, oldest first. */
  load(now: number): Batch[] {
    const start = `${this.prefix}:t:`;
    const batches: Batch[] = [];
    for (const key of this.store.keys().filter((name) => name.startsWith(start))) {
      const batch = fromText(this.store.get(key) ?? '');
      if (batch && now - batch.at < KEPT_MS_MAX) batches.push(batch);
      else this.store.remove(key);
    }
    return batches.sort((a, b) => a.at - b.at || a.seq - b.seq);
  }

  clear(): void {
    for (const key of this.store.keys()) if (key.startsWith(`${this.prefix}:t:`)) this.store.remove(key);
  }

  private key(position: Position): string {
    return `${this.prefix}:t:${batchName(position)}`;
  }
}

/** A line about the batch, then its events: as they are, or packed and in base64. */
function toText({ packed, text, ...about }: Batch): string {
  const head = stringify(packed ? { ...about, crc: packed.crc, length: packed.length } : about);
  return `${head}\n${packed ? base64(packed.blocks) : (text ?? '')}`;
}

function fromText(value: string): Batch | undefined {
  const end = value.indexOf('\n');
  const about = parse(value.slice(0, end));
  const rest = value.slice(end + 1);
  if (end < 0 || !isObject(about)) return undefined;
  if (typeof about.crc !== 'number') return revived({ ...about, text: rest });
  const blocks = Uint8Array.from(atob(rest), (char) => char.charCodeAt(0));
  return revived({ ...about, packed: { blocks, crc: about.crc, length: about.length } });
}

/** What storage gives back was the page's to change; a batch without a name is none. */
function revived(raw: Record<string, unknown>): Batch | undefined {
  const { visit, visitor, tab, seq, at } = raw;
  const named = [visit, visitor, tab].every((id) => typeof id === 'string' && /^[0-9a-f]+$/.test(id));
  if (!named || !Number.isInteger(seq) || typeof at !== 'number') return undefined;
  return { text: undefined, packed: undefined, opening: undefined, settingsVersion: 0, dispatched: false, ...raw, tail: true } as Batch;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += BASE64_STEP) {
    text += String.fromCharCode(...bytes.subarray(i, i + BASE64_STEP));
  }
  return btoa(text);
}

const TABLE = 'batches';

/** Opened only when something has to be kept, or a note in localStorage says that something is. */
export class DatabaseKeep {
  private opening: Promise<IDBDatabase> | undefined;

  constructor(
    private readonly notes: Store,
    private readonly prefix: string,
  ) {}

  async save(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    this.notes.set(`${this.prefix}:kept`, '1');
    await this.change((table) => {
      for (const batch of batches) table.put(plain(batch), batchName(batch));
    });
  }

  async drop(position: Position): Promise<void> {
    if (this.used()) await this.change((table) => table.delete(batchName(position)));
  }

  /** Left-overs of this tab, and of tabs that have not touched them for a while. */
  async load(now: number, tab: string, othersAge: number): Promise<Batch[]> {
    if (!this.used()) return [];
    const batches: Batch[] = [];
    let left = DATABASE_BYTES_MAX;
    await this.change((table) => {
      table.openCursor().onsuccess = guard((event: Event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const batch = isObject(cursor.value) ? revived(cursor.value) : undefined;
        const age = batch ? now - batch.at : Infinity;
        if (!batch || age > KEPT_MS_MAX || left < 0) cursor.delete();
        else if (batch.tab === tab || age > othersAge) {
          batches.push(batch);
          left -= batchBytes(batch);
        }
        cursor.continue();
      });
    });
    if (batches.length === 0) this.close();
    return batches.sort((a, b) => a.at - b.at || a.seq - b.seq);
  }

  async clear(): Promise<void> {
    if (this.used()) await this.change((table) => table.clear());
    this.notes.remove(`${this.prefix}:kept`);
  }

  close(): void {
    this.opening?.then((database) => database.close(), () => undefined);
    this.opening = undefined;
  }

  private used(): boolean {
    return this.opening !== undefined || this.notes.get(`${this.prefix}:kept`) !== null;
  }

  private async change(run: (table: IDBObjectStore) => void): Promise<void> {
    const database = await (this.opening ??= open(this.prefix));
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'relaxed' });
    await new NativePromise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(new Error('indexeddb'));
      run(transaction.objectStore(TABLE));
    });
  }
}

function plain({ packed, ...about }: Batch): object {
  return packed ? { ...about, packed: { ...packed, blocks: packed.blocks.slice() } } : about;
}

function open(name: string): Promise<IDBDatabase> {
  return new NativePromise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(TABLE);
    request.onsuccess = () => {
      // Never stand in the way of another version of ourselves.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(new Error('indexeddb'));
  });
}
