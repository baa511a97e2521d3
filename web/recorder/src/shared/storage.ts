// Storage: the page's own, which may be blocked, full or cleared at any time.

export interface PageStorage {
  /** Undefined where the browser gives no storage at all. */
  get(key: string): string | null | undefined;
  /** True when it is there now. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(prefix: string): string[];
}

function storage(name: 'localStorage' | 'sessionStorage'): PageStorage {
  const attempt = <R>(run: (storage: Storage) => R): R | undefined => {
    try {
      return run(window[name]);
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => attempt((storage) => storage.getItem(key)),
    set: (key, value) => attempt((storage) => storage.setItem(key, value) === undefined) ?? false,
    remove: (key) => attempt((storage) => storage.removeItem(key)),
    keys: (prefix) => attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? [],
  };
}

export const local = storage('localStorage');
export const session = storage('sessionStorage');
