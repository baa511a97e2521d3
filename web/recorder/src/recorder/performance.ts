// Performance: how fast the page was for this visitor, and the marks that the page sets itself.

import { guard, listen, type Undo } from '../shared/guard.ts';
import { custom, type Report } from './events.ts';

const MARK = 'revisit:';
const MARKS_MAX = 200;

export function watchPerformance(report: Report): Undo {
  const send = (name: string, ms: number) => report(custom('performance', { name, ms: Math.round(ms) }));
  const undos = [watchLoad(send), watchPaint(send), watchLargestPaint(send), watchMarks(send)];
  return () => undos.forEach((undo) => undo());
}

type Send = (name: string, ms: number) => void;

function watchLoad(send: Send): Undo {
  const read = guard(() => {
    const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (!timing) return;
    send('ttfb', timing.responseStart);
    if (timing.loadEventStart > 0) send('load', timing.loadEventStart);
  });
  if (document.readyState !== 'complete') return listen(window, 'load', () => setTimeout(read));
  read();
  return () => undefined;
}

function observe(type: string, each: (entry: PerformanceEntry) => void): Undo {
  try {
    const observer = new PerformanceObserver(guard((list: PerformanceObserverEntryList) => list.getEntries().forEach(each)));
    observer.observe({ type, buffered: true });
    return () => observer.disconnect();
  } catch {
    // This browser does not measure it.
    return () => undefined;
  }
}

function watchPaint(send: Send): Undo {
  return observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') send('fcp', entry.startTime);
  });
}

/** The largest paint is known when the visitor first does something, or hides the page. */
function watchLargestPaint(send: Send): Undo {
  let largest = 0;
  const unobserve = observe('largest-contentful-paint', (entry) => (largest = entry.startTime));
  const settle = () => {
    if (largest > 0) send('lcp', largest);
    undo();
  };
  const undos = [
    unobserve,
    ...['pointerdown', 'keydown'].map((type) => listen(window, type, settle, true)),
    listen(document, 'visibilitychange', settle),
    // Before our own pagehide listener, which closes the page's events.
    listen(window, 'pagehide', settle, true),
  ];
  const undo = () => undos.forEach((each) => each());
  return undo;
}

function watchMarks(send: Send): Undo {
  let left = MARKS_MAX;
  return observe('mark', (entry) => {
    if (entry.name.startsWith(MARK) && left-- > 0) send(entry.name.slice(0, 100), entry.startTime);
  });
}
