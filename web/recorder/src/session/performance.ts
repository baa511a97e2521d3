// Performance: how fast the page was for this visitor, what it waited for, and the marks that it
// sets itself. Only observers: nothing of the page is replaced, and no body is ever seen.

import { cleanLink } from '../capture/filter/urls.ts';
import type { CaptureRules } from '../shared/capturing.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';
import type { Report } from './events.ts';

const MARK = 'revisit:';
const EACH_MAX = 100;
const SLOW_MS = 1_000;
const INTERACTION_MS = 40;

/** An entry with the fields that some kinds have. */
interface Entry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  interactionId: number;
  responseStatus?: number;
  initiatorType: string;
}

export interface Measured {
  /** Tells what is known only when the visitor has done something, or goes. */
  settle(): void;
  stop: Undo;
}

export function watchPerformance(rules: CaptureRules, own: string, report: Report): Measured {
  const tell = (name: string, ms: number) => report('performance', { name, ms: Math.round(ms) });
  const vitals = watchVitals(report, tell);
  const undos = [
    watchLoad(tell),
    vitals.stop,
    observe('paint', (entry) => entry.name === 'first-contentful-paint' && tell('fcp', entry.startTime)),
    observe('mark', bounded((entry) => entry.name.startsWith(MARK) && (tell(entry.name.slice(0, EACH_MAX), entry.startTime), true))),
    observe('longtask', bounded(({ duration }) => (report('longtask', { ms: Math.round(duration) }), true))),
    observe('resource', bounded((entry) => troubled(entry, own) && (report('request', requestOf(entry, rules)), true))),
  ];
  return { settle: vitals.settle, stop: () => undos.forEach((undo) => undo()) };
}

/** As often as it was of use, up to the bound. */
function bounded(use: (entry: Entry) => boolean): (entry: Entry) => void {
  let left = EACH_MAX;
  return (entry) => void (left > 0 && use(entry) && left--);
}

function observe(type: string, each: (entry: Entry) => void, more: object = {}): Undo {
  try {
    const seen = guard((list: PerformanceObserverEntryList) => (list.getEntries() as Entry[]).forEach(each));
    const observer = new PerformanceObserver(seen);
    observer.observe({ type, buffered: true, ...more });
    return () => observer.disconnect();
  } catch {
    // This browser does not measure it.
    return () => undefined;
  }
}

function watchLoad(tell: (name: string, ms: number) => void): Undo {
  const read = guard(() => {
    const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (!timing) return;
    tell('ttfb', timing.responseStart);
    if (timing.loadEventStart > 0) tell('load', timing.loadEventStart);
  });
  if (document.readyState !== 'complete') return listen(window, 'load', () => setTimeout(read));
  read();
  return () => undefined;
}

/** Failed, or slow. A status of 0 says nothing: other origins hide theirs. */
const troubled = ({ name, responseStatus = 0, duration }: Entry, own: string) =>
  (responseStatus >= 400 || duration > SLOW_MS) && !name.startsWith(own);

const requestOf = ({ name, initiatorType, responseStatus = 0, duration }: Entry, rules: CaptureRules) => ({
  url: cleanLink(name, rules).slice(0, 500),
  kind: initiatorType,
  status: responseStatus,
  ms: Math.round(duration),
});

/** LCP, CLS and INP, each as its definition has it; told anew when it has become worse. */
function watchVitals(report: Report, tell: (name: string, ms: number) => void): Measured {
  let largest = 0;
  let session = { sum: 0, from: -Infinity, to: -Infinity };
  let shift = 0;
  const slowest = new Map<number, number>();
  const told: Record<string, number> = {};
  const once = (name: string, value: number, say: () => void) => {
    if (value > (told[name] ?? 0)) say();
    told[name] = Math.max(value, told[name] ?? 0);
  };
  const settle = () => {
    once('lcp', largest, () => tell('lcp', largest));
    once('cls', shift, () => report('performance', { name: 'cls', value: Math.round(shift * 1e4) / 1e4 }));
    // The worst of each fifty interactions does not count.
    const worst = [...slowest.values()].sort((a, b) => b - a);
    const inp = worst[Math.floor(worst.length / 50)] ?? 0;
    once('inp', inp, () => tell('inp', inp));
  };
  const undos = [
    observe('largest-contentful-paint', ({ startTime }) => (largest = told.lcp ? largest : startTime)),
    observe('layout-shift', ({ startTime, value, hadRecentInput }) => {
      if (hadRecentInput) return;
      const { sum, from, to } = session;
      const same = startTime - to < 1_000 && startTime - from < 5_000;
      session = same ? { sum: sum + value, from, to: startTime } : { sum: value, from: startTime, to: startTime };
      shift = Math.max(shift, session.sum);
    }),
    observe('event', ({ interactionId: id, duration }) => {
      if (id && slowest.size < 5_000) slowest.set(id, Math.max(duration, slowest.get(id) ?? 0));
    }, { durationThreshold: INTERACTION_MS }),
  ];
  return { settle, stop: () => undos.forEach((undo) => undo()) };
}
