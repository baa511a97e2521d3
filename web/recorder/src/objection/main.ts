// The objection file: what the core loads in the place of the capture file where an address ends in #dont-record-me or
// #record-me, which the page that tells a site's visitors what is recorded links to. It keeps the visitor's wish where the
// site's pages see it, and goes back to that page, which says what has become of it.

import { forget } from '../gate/kept.ts';
import type { Begin } from '../shared/handover.ts';
import { answerLoader } from '../shared/loader.ts';
import { objectionNote } from '../shared/objection.ts';

const nothing = (): void => {};

answerLoader<Begin>(({ endpoint, prefix }) => {
  const objects = location.hash === '#dont-record-me';
  const visitor = objects && numberIn(prefix);
  const kept = keep(prefix, objects);
  const page = new URL(endpoint.replace('/r/v1/', '/privacy/'));
  page.searchParams.set('done', !kept ? 'not_kept' : objects ? 'objected' : 'lifted');
  if (visitor) page.searchParams.set('visitor', visitor);
  // Until the page is left, the core must not find the wish again.
  history.replaceState(history.state, '', location.pathname + location.search);
  // Back leads to where the visitor came from, not here again.
  location.replace(page);
  return { run: nothing, page: nothing, record: nothing, stop: nothing, ids: () => ({}) };
});

function keep(prefix: string, objects: boolean): boolean {
  try {
    if (objects) {
      forget(prefix);
      localStorage.setItem(objectionNote(prefix), `${Date.now()}`);
    } else localStorage.removeItem(objectionNote(prefix));
    return true;
  } catch {
    return false;
  }
}

/** The number by which the server knows this browser, so that its user can name it. */
function numberIn(prefix: string): string | undefined {
  try {
    const { visitor } = JSON.parse(localStorage.getItem(prefix) ?? '{}') as { visitor?: unknown };
    return typeof visitor === 'string' ? visitor : undefined;
  } catch {
    return undefined;
  }
}
