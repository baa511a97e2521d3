// Decide: may this page be recorded, and if not, why? The first reason that holds is the answer.
//
// Settings are read as the server wrote them; what is missing is read in the way that records less.

import { pageAllowed, type PageRule } from './pages.ts';

/** As the server wrote them. */
export type GateSettings = Record<string, unknown>;

/** What the page has told us by `revisit(…)`. Consent undefined: it has said nothing yet. */
export interface Wishes {
  off?: boolean;
  disabled?: boolean;
  consent?: boolean;
}

export function refusal(settings: GateSettings | undefined, wishes: Wishes): string | undefined {
  if (wishes.off) return 'off';
  // Withdrawn: acts even where nothing is known, because of what earlier pages left behind.
  if (wishes.consent === false) return 'consent';
  if (wishes.disabled) return 'disabled';
  if (markedOff()) return 'marked';
  if (embedded()) return 'embedded';
  if (!settings) return 'no_settings';
  if (settings.recording !== true) return 'switched_off';
  if (settings.consent !== 'not_required' && !wishes.consent) return 'consent';
  if (settings.honour_signals !== false && asksNotToBeTracked()) return 'signals';
  if (settings.mobile !== true && touchFirst()) return 'mobile';
  if (settings.bots !== 'record' && bot()) return 'bot';
  if (!pageAllowed(settings.pages as PageRule[], location)) return 'page';
  return undefined;
}

/** `<meta name="revisit" content="off">` or a mark on the root element. */
function markedOff(): boolean {
  return (
    document.documentElement.matches('[data-recording-disable],[data-sl=exclude]') ||
    document.querySelector('meta[name=revisit][content=off i]') !== null
  );
}

/** A frame of a page that records is recorded by that page. */
function embedded(): boolean {
  try {
    return parent !== window && 'revisit' in parent && parent.document !== null;
  } catch {
    return false;
  }
}

function asksNotToBeTracked(): boolean {
  const asked = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  return asked.globalPrivacyControl === true || /^(1|yes)$/.test(`${asked.doNotTrack}`);
}

export function touchFirst(): boolean {
  const hints = (navigator as { userAgentData?: { mobile?: boolean } }).userAgentData;
  return hints?.mobile === true || matchMedia('(hover: none) and (pointer: coarse)').matches;
}

// What names itself a robot is refused by the server, which sees the same name.
const bot = () => navigator.webdriver === true;
