// Storage: the page's own, which may be blocked, full or cleared at any time.

type Name = 'localStorage' | 'sessionStorage';

export class Storage {
  readonly #name: Name;

  constructor(name: Name) {
    this.#name = name;
  }

  /** Undefined where the browser gives no storage at all. */
  get(key: string): string | null | undefined {
    return this.#try((storage) => storage.getItem(key));
  }

  /** True when it is there now. */
  set(key: string, value: string): boolean {
    return !!this.#try((storage) => (storage.setItem(key, value), true));
  }

  remove(key: string): void {
    this.#try((storage) => storage.removeItem(key));
  }

  keys(prefix: string): string[] {
    return this.#try((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? [];
  }

  #try<R>(run: (storage: globalThis.Storage) => R): R | undefined {
    try {
      return run(window[this.#name]);
    } catch {
      return undefined;
    }
  }
}

export const local = new Storage('localStorage');
export const session = new Storage('sessionStorage');
