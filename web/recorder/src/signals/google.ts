// Google's Consent Mode: `gtag('consent', 'default' | 'update', {analytics_storage: 'granted' | 'denied'})`, which is an entry of
// `dataLayer`.
//
// A default of `denied` is no withdrawal: it stands on every page until the banner has read what was chosen. Defaults may be meant for
// regions, which we do not know, so they count as consent only when none of them denies. An update is the visitor's word.

import { guard } from '../shared/guard.ts';
import type { Heard } from './main.ts';
import { whenThere } from './there.ts';

type Layer = unknown[] & { push: (...entries: unknown[]) => number };

interface Statement {
  /** The banner's word; else a default. */
  update: boolean;
  given: boolean;
}

export function watchConsentMode(hear: Heard): void {
  let updated = false;
  let denied = false;
  const take = (entries: unknown[]): void => {
    const statements = entries.map(read).filter((said): said is Statement => said !== undefined);
    // Of all that are there at once: a default that grants and one that denies are one statement.
    denied ||= statements.some(({ update, given }) => !update && !given);
    for (const { update, given } of statements) {
      updated ||= update;
      if (update || (given && !denied && !updated)) hear(given);
    }
  };
  whenThere('dataLayer', (layer) => {
    if (!Array.isArray(layer)) return;
    const entries = layer as Layer;
    take([...entries]);
    entries.push = new Proxy(entries.push, {
      apply(target, self, added: unknown[]) {
        const length = Reflect.apply(target, self, added) as number;
        guard(take)(added);
        return length;
      },
    });
  });
}

/** What an entry says of storage for analytics, if it says anything; entries are the page's, and may be whatever they like. */
const read = guard((entry: unknown): Statement | undefined => {
  const { 0: command, 1: kind, 2: state } = Object(entry) as Record<number, unknown>;
  const value = (Object(state) as { analytics_storage?: unknown }).analytics_storage;
  const known = command === 'consent' && (kind === 'default' || kind === 'update') && (value === 'granted' || value === 'denied');
  return known ? { update: kind === 'update', given: value === 'granted' } : undefined;
});
