// Store: the page's storage, which may be blocked, full or cleared at any time.
//
// Where it cannot be used the values live in memory, so a visit is then one page long.

export interface Store {
  get(key: string): string | null;
  /** False when it did not fit. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): string[];
  /** False: the values are gone with the page. */
  readonly lasting: boolean;
}

export function browserStore(name: 'localStorage' | 'sessionStorage'): Store {
  try {
    const storage = window[name];
    const probe = 'revisit:probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return lastingStore(storage);
  } catch {
    return memoryStore();
  }
}

function lastingStore(storage: Storage): Store {
  const attempt = <R>(run: () => R, otherwise: R): R => {
    try {
      return run();
    } catch {
      return otherwise;
    }
  };
  return {
    lasting: true,
    get: (key) => attempt(() => storage.getItem(key), null),
    set: (key, value) =>
      attempt(() => {
        storage.setItem(key, value);
        return true;
      }, false),
    remove: (key) => attempt(() => storage.removeItem(key), undefined),
    keys: () => attempt(() => keysOf(storage), []),
  };
}

function keysOf(storage: Storage): string[] {
  const keys: string[] = [];
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i);
    if (key !== null) keys.push(key);
  }
  return keys;
}

export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    lasting: false,
    get: (key) => values.get(key) ?? null,
    set: (key, value) => Boolean(values.set(key, value)),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** A first-party cookie as a store of last resort, only where the site asks for it (`data-cookie`). */
export function cookieStore(seconds: number): Store {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  const write = (key: string, value: string, age: number) => {
    document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(value)};path=/;max-age=${age};samesite=lax${secure}`;
  };
  const read = (key: string) => {
    const prefix = `${encodeURIComponent(key)}=`;
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(prefix));
    return found === undefined ? null : decodeURIComponent(found.slice(prefix.length));
  };
  return {
    lasting: true,
    get: read,
    set: (key, value) => {
      write(key, value, seconds);
      return read(key) === value;
    },
    remove: (key) => write(key, '', 0),
    keys: () => [],
  };
}
