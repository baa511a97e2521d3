// Signals: what the page's banner tells others of the visitor's consent, by Google's Consent Mode or the TCF of the IAB.
//
// Loaded only where the site requires consent. It stores nothing and asks nobody; it only says `revisit('consent', …)` for a page
// that does not say so itself. The page's own call wins: after it nothing is read any more. What consent came from is told
// with each visit.

import type { Wishes } from '../gate/decide.ts';
import { guard } from '../shared/guard.ts';
import { answerLoader } from '../shared/loader.ts';
import { watchConsentMode } from './google.ts';
import { watchTcf } from './tcf.ts';

/** True: consent. False: none, or no longer. */
export type Heard = (given: boolean) => void;

const page = window as { revisit?: { (...call: unknown[]): void; recording?: boolean } };
const say = (...call: unknown[]) => page.revisit?.(...call);

function watch(wishes: Wishes): void {
  const signals: { gcm?: boolean; tcf?: boolean } = {};
  /** What was said here. */
  let said: boolean | undefined;
  const hear = (from: 'gcm' | 'tcf'): Heard => (given) => {
    signals[from] = given;
    // Where several speak, each has to agree.
    const all = signals.gcm !== false && signals.tcf !== false;
    // The page has spoken for itself.
    if (wishes.consent !== said || all === said) return;
    said = all;
    say('consent', all);
  };
  const source = () => (wishes.consent !== said || said === undefined ? 'call' : signals.tcf ? 'tcf' : 'gcm');
  const tell = () => wishes.consent && say('consented', source());
  say('on', 'start', tell);
  // A new visit on this page begins after it is told.
  say('on', 'visit', () => setTimeout(guard(tell)));
  if (page.revisit?.recording) tell();
  watchConsentMode(hear('gcm'));
  watchTcf(hear('tcf'));
}

answerLoader(guard(watch));
