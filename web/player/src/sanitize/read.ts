// Small readers for data of unknown shape: everything that arrives in a recording is hostile.

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A finite number within bounds, or the fallback. */
export function number(value: unknown, fallback: number, min = -1e7, max = 1e7): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

/** An rrweb node id: a positive integer, or 0 for none (rrweb itself uses -1 for unknown nodes). */
export function nodeId(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Positions in a style sheet: one index, or a path of them into nested rules. */
export function ruleIndex(value: unknown): number | number[] | undefined {
  if (Array.isArray(value)) return value.slice(0, 16).map((index) => number(index, 0, 0));
  return value === undefined || value === null ? undefined : number(value, 0, 0);
}

/** Remembers what `make` answered for the first `max` keys; hostile recordings name endlessly many. */
export function bounded<K, V>(max: number, make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (known.size < max) known.set(key, made);
    return made;
  };
}
