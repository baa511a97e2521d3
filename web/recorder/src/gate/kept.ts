// Kept: what the core itself reads and removes of the page's storage. Writing is the capture file's,
// but for one note: that this visit is not in the sample.

import { objectionNote } from '../shared/objection.ts';

const VISIT_MS = 30 * 60_000;

/**
 * Why this browser's visit is left out, if it is. Whether it is in the sample is decided once per visit, and written down
 * only where some visits are left out.
 */
export function leftOut(prefix: string, share: unknown): string | undefined {
  try {
    if (localStorage.getItem(objectionNote(prefix))) return 'objected';
    if (!((share as number) < 1)) return undefined;
    const fresh = (at: unknown) => Date.now() - Number(at) < VISIT_MS;
    const note = `${prefix}:out`;
    const visit = JSON.parse(localStorage.getItem(prefix) ?? '{}') as { at?: unknown };
    if (fresh(visit.at) || (!fresh(localStorage.getItem(note)) && Math.random() < (share as number))) return undefined;
    localStorage.setItem(note, `${Date.now()}`);
  } catch {
    if (!(Math.random() >= (share as number))) return undefined;
  }
  return 'sampling';
}

/** Consent was withdrawn: nothing of ours stays in this browser, whichever page had put it there. */
export function forget(prefix: string): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (`${key}:`.startsWith(`${prefix}:`)) storage.removeItem(key);
    } catch {
      // Blocked: then there is nothing in it.
    }
  }
  try {
    document.cookie = `${encodeURIComponent(prefix)}=;path=/;max-age=0`;
    void caches.delete(prefix);
  } catch {
    // Likewise.
  }
}
