// Decide: may this page be recorded, and if not, why? The first reason that holds is the answer.

import type { Settings } from '../shared/protocol.ts';
import { pageAllowed } from './pages.ts';

/** What the page has told us by `revisit(…)`. */
export interface Wishes {
  off: boolean;
  disabled: boolean;
  /** Undefined: the page has said nothing yet. */
  consent: boolean | undefined;
}

export type Refusal =
  | 'off' | 'disabled' | 'marked' | 'embedded' | 'no_settings' | 'switched_off' | 'consent'
  | 'signals' | 'mobile' | 'bot' | 'page' | 'sampling';

export function refusal(settings: Settings | undefined, wishes: Wishes): Refusal | undefined {
  if (wishes.off) return 'off';
  if (wishes.disabled) return 'disabled';
  if (markedOff()) return 'marked';
  if (embedded()) return 'embedded';
  if (!settings) return 'no_settings';
  if (!settings.recording) return 'switched_off';
  if (wishes.consent === false || (settings.consent === 'required' && !wishes.consent)) return 'consent';
  if (settings.honour_signals && asksNotToBeTracked()) return 'signals';
  if (!settings.mobile && touchFirst()) return 'mobile';
  if (settings.bots !== 'record' && bot()) return 'bot';
  if (!pageAllowed(settings.pages, location)) return 'page';
  return undefined;
}

/** `<meta name="revisit" content="off">` or a mark on the root element. */
function markedOff(): boolean {
  const root = document.documentElement;
  return (
    root.hasAttribute('data-recording-disable') ||
    root.getAttribute('data-sl') === 'exclude' ||
    document.querySelector('meta[name="revisit"][content="off" i]') !== null
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
  return asked.globalPrivacyControl === true || asked.doNotTrack === '1' || asked.doNotTrack === 'yes';
}

export function touchFirst(): boolean {
  const hints = (navigator as { userAgentData?: { mobile?: boolean } }).userAgentData;
  return hints?.mobile === true || matchMedia('(hover: none) and (pointer: coarse)').matches;
}

const BOTS =
  /bot\b|bots\b|crawl|spider|slurp|headless|lighthouse|pagespeed|gtmetrix|pingdom|facebookexternalhit|preview|phantomjs|python|curl\/|wget|archiver|monitor/i;

function bot(): boolean {
  return navigator.webdriver === true || BOTS.test(navigator.userAgent);
}
