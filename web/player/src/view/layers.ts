// What the time line shows of a recording: activity, pages, idle stretches, gaps, tabs, signals,
// and how much of it has arrived.

import type { Span } from '../model';
import type { Labels, Player } from '../player/api';
import { h, svg } from './dom';
import { share } from './format';
import type { View } from './track';

const MARKS_MAX = 500;

export function trackLayers(player: Player, labels: Labels): View {
  const { detail } = player;
  const { duration_ms } = detail;
  const buffered = h('div', { class: 'rv-player-layer' });
  const showBuffered = (spans: Span[]): void => buffered.replaceChildren(...spanMarks(spans, duration_ms, 'rv-player-buffered'));
  const rail = h(
    'div',
    { class: 'rv-player-rail' },
    buffered,
    h('div', { class: 'rv-player-done' }),
    ...spanMarks(detail.idle, duration_ms, 'rv-player-idle'),
    ...spanMarks(detail.gaps, duration_ms, 'rv-player-gap'),
    ...detail.pages.slice(1, MARKS_MAX).map((page) => mark(page.at_ms, duration_ms, 'rv-player-page-mark')),
  );
  const element = h('div', { class: 'rv-player-layers' }, activity(detail.strip?.activity ?? []), rail, ...tabMarks(player, labels), ...signalMarks(player, labels));
  const stop = player.on('buffer', showBuffered);
  showBuffered(player.buffered());
  return { element, destroy: stop };
}

function spanMarks(spans: readonly Span[], duration_ms: number, name: string): HTMLElement[] {
  return spans.slice(0, MARKS_MAX).map((span) => {
    const element = h('div', { class: name });
    Object.assign(element.style, share(span.from_ms, span.to_ms, duration_ms));
    return element;
  });
}

function mark(at_ms: number, duration_ms: number, name: string): HTMLElement {
  const element = h('div', { class: name });
  element.style.left = share(at_ms, at_ms, duration_ms).left;
  return element;
}

function signalMarks(player: Player, labels: Labels): HTMLElement[] {
  return player.detail.signals.slice(0, MARKS_MAX).map((signal) => {
    const element = mark(signal.at_ms, player.detail.duration_ms, 'rv-player-signal');
    element.dataset.kind = signal.kind;
    element.title = labels(`player-signal-${signal.kind}`);
    return element;
  });
}

function tabMarks(player: Player, labels: Labels): HTMLElement[] {
  const { focus, duration_ms } = player.detail;
  return focus.slice(1, MARKS_MAX).flatMap((span, index) => {
    if (span.tab === focus[index]?.tab) return [];
    const element = mark(span.from_ms, duration_ms, 'rv-player-tab-mark');
    element.title = labels('player-tab', { number: tabNumber(player, span.tab) });
    return [element];
  });
}

/** Tabs are counted from one, in the order they were opened. */
export function tabNumber(player: Player, tab: number): number {
  return Math.max(0, player.detail.tabs.findIndex((candidate) => candidate.tab === tab)) + 1;
}

/** A quiet skyline over the rail. */
function activity(values: readonly number[]): Element {
  const peak = Math.max(1, ...values);
  const width = values.length;
  const steps = values.map((value, index) => `L${index} ${20 - (20 * value) / peak}L${index + 1} ${20 - (20 * value) / peak}`);
  const path = svg('path', { d: width === 0 ? 'M0 20' : `M0 20${steps.join('')}L${width} 20Z` });
  return svg('svg', { class: 'rv-player-activity', viewBox: `0 0 ${Math.max(1, width)} 20`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, path);
}
