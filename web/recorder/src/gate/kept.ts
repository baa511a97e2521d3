// Kept: what the core itself reads and removes of the page's storage. Writing is the capture file's,
// but for one note: that this visit is not in the sample.

const VISIT_MS = 30 * 60_000;

/** Decided once per visit, and written down only where some visits are left out. */
export function leftOut(prefix: string, share: unknown): boolean {
  if (typeof share !== 'number' || share >= 1) return false;
  try {
    const fresh = (at: unknown) => Date.now() - Number(at) < VISIT_MS;
    const note = `${prefix}:out`;
    const visit = JSON.parse(localStorage.getItem(prefix) ?? '{}') as { at?: unknown };
    if (fresh(visit.at) || (!fresh(localStorage.getItem(note)) && Math.random() < share)) return false;
    localStorage.setItem(note, `${Date.now()}`);
  } catch {
    return Math.random() >= share;
  }
  return true;
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
