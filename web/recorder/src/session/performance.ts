// Performance: how fast the page was for this visitor, what it waited for, and the marks that it
// sets itself. Only observers: nothing of the page is replaced, and no body is ever seen.

import { scrubText } from '../privacy/text.ts';
import { cleanLink } from '../privacy/urls.ts';
import { guard, type Undo } from '../shared/guard.ts';
import type { Report } from './events.ts';
import { host, rules } from './here.ts';

const MARK = 'revisit:';
const EACH_MAX = 100;
const SLOW_MS = 1_000;
const INTERACTIONS_MAX = 5_000;

/** An entry with the fields that some kinds have. */
interface Entry extends PerformanceEntry {
  responseStart: number;
  loadEventStart: number;
  value: number;
  hadRecentInput: boolean;
  interactionId: number;
  responseStatus?: number;
  initiatorType: string;
}

let tell: Report;
let largest = 0;
let shift = 0;
let burst = { sum: 0, from: -Infinity, to: -Infinity };
const interactions = new Map<number, number>();
const told: Record<string, number> = {};

const ms = (name: string, value: number) => tell('performance', { name, ms: Math.round(value) });

/** What each kind of entry is good for; what returns true counts against the bound of its kind. */
const KINDS: Record<string, (entry: Entry) => unknown> = {
  // A browser may tell it before the page is loaded, and again then.
  navigation: ({ responseStart, loadEventStart }) => loadEventStart && (ms('ttfb', responseStart), ms('load', loadEventStart)),
  paint: ({ name, startTime }) => name === 'first-contentful-paint' && ms('fcp', startTime),
  mark: ({ name, startTime }) => name.startsWith(MARK) && (ms(scrubText(name.slice(0, EACH_MAX), rules), startTime), true),
  longtask: ({ duration }) => (tell('longtask', { ms: Math.round(duration) }), true),
  resource: (entry) => troubled(entry) && (tell('request', requestOf(entry)), true),
  // Not any more once the visitor has done something: that is how it is defined.
  'largest-contentful-paint': ({ startTime }) => void (interactions.size || (largest = startTime)),
  'layout-shift': (entry) => void (entry.hadRecentInput || shifted(entry)),
  event: ({ interactionId, duration }) => {
    if (interactionId && interactions.size < INTERACTIONS_MAX) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
  },
};

export function watchPerformance(report: Report): Undo[] {
  tell = report;
  return Object.keys(KINDS).map(observe);
}

function observe(type: string): Undo {
  let left = EACH_MAX;
  try {
    const seen = guard((list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as Entry[]) if (left > 0 && KINDS[type]?.(entry) === true) left--;
    });
    // Asked for what it does not measure, Firefox complains on the page's console.
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return () => undefined;
    const observer = new PerformanceObserver(seen);
    observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
    return () => observer.disconnect();
  } catch {
    // This browser does not measure it.
    return () => undefined;
  }
}

/** Failed, or slow. A status of 0 says nothing: other origins hide theirs. */
const troubled = ({ name, responseStatus = 0, duration }: Entry) =>
  (responseStatus >= 400 || duration > SLOW_MS) && !name.startsWith(host.endpoint);

const requestOf = ({ name, initiatorType, responseStatus = 0, duration }: Entry) => ({
  url: cleanLink(name, rules).slice(0, 500),
  kind: initiatorType,
  status: responseStatus,
  ms: Math.round(duration),
});

/** Shifts close to each other are one: at most a second apart, five in all. */
function shifted({ startTime, value }: Entry): void {
  const { sum, from, to } = burst;
  const same = startTime - to < 1_000 && startTime - from < 5_000;
  burst = { sum: same ? sum + value : value, from: same ? from : startTime, to: startTime };
  shift = Math.max(shift, burst.sum);
}

/** Tells what is known only when the page goes or is hidden, and anew when it has become worse. */
export function settleVitals(): void {
  const slowest = [...interactions.values()].sort((a, b) => b - a);
  // The worst of each fifty interactions does not count.
  const vitals = { lcp: largest, cls: Math.round(shift * 1e4) / 1e4, inp: slowest[Math.floor(slowest.length / 50)] ?? 0 };
  for (const [name, value] of Object.entries(vitals)) {
    if (value <= (told[name] ?? 0)) continue;
    told[name] = value;
    if (name === 'cls') tell('performance', { name, value });
    else ms(name, value);
  }
}
