// The list of what happened, beside the stage: filtered by kind, following the replay.
//
// Only the rows in sight exist, because a recording may list thousands of events.

import type { EventKind } from '../model';
import { groupEvents, type EventGroup } from './groups';
import { lastIndex } from '../player/timeline';
import type { Labels, Player } from '../player/api';
import { h, set } from './dom';
import { formatTime, shortUrl } from './format';
import { icon } from './icons';
import type { View } from './track';

const ROW_PX = 40;
const SPARE_ROWS = 8;
/** After the viewer scrolled, the list leaves them alone for a while. */
const REST_MS = 5000;

export function createEventList(player: Player, labels: Labels): View {
  const rows = h('div', { class: 'rv-player-rows', role: 'list' });
  const scroller = h('div', { class: 'rv-player-scroller', tabindex: 0, role: 'region', 'aria-label': labels('player-events') }, rows);
  const empty = h('p', { class: 'rv-player-empty', hidden: true }, labels('player-events-empty'));
  const all = groupEvents(player.detail.events);
  let shown: readonly EventGroup[] = all;
  /** The rows that exist, by their index in `shown`. */
  const made = new Map<number, HTMLElement>();
  let current = -1;
  let touched = -Infinity;
  let ours = -1;

  const filters = createFilters(player, labels, (kinds) => {
    shown = kinds === null ? all : all.filter((event) => kinds.has(event.kind));
    made.clear();
    rows.replaceChildren();
    current = -1;
    touched = -Infinity;
    render();
    follow(player.state.at_ms);
  });

  function render(): void {
    rows.style.height = `${shown.length * ROW_PX}px`;
    empty.hidden = shown.length > 0;
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW_PX) - SPARE_ROWS);
    const last = Math.min(shown.length, first + Math.ceil(scroller.clientHeight / ROW_PX) + 2 * SPARE_ROWS);
    for (const [index, item] of made) {
      if (index >= first && index < last) continue;
      made.delete(index);
      item.remove();
    }
    fill(first, last);
    mark(current, true);
  }

  /** Rows that are there stay as they are: one of them may have the focus. */
  function fill(first: number, last: number): void {
    let behind = rows.firstChild;
    shown.slice(first, last).forEach((event, offset) => {
      const index = first + offset;
      const known = made.get(index);
      if (known !== undefined) return void (behind = known.nextSibling);
      const item = row(event, index, shown.length, player, labels);
      made.set(index, item);
      rows.insertBefore(item, behind);
    });
  }

  function mark(index: number, isCurrent: boolean): void {
    const button = made.get(index)?.firstElementChild;
    if (button) set(button, 'aria-current', isCurrent ? 'true' : null);
  }

  function follow(at_ms: number): void {
    const next = lastIndex(shown, (event) => event.at_ms <= at_ms);
    if (next === current) return;
    mark(current, false);
    current = next;
    if (performance.now() - touched > REST_MS) scrollTo(current);
    render();
  }

  function scrollTo(index: number): void {
    ours = Math.max(0, Math.min(index * ROW_PX - scroller.clientHeight / 3, shown.length * ROW_PX - scroller.clientHeight));
    if (Math.abs(scroller.scrollTop - ours) > 1) scroller.scrollTop = ours;
  }

  function scrolled(): void {
    if (Math.abs(scroller.scrollTop - ours) > 2) touched = performance.now();
    render();
  }

  scroller.addEventListener('scroll', scrolled);
  const sized = new ResizeObserver(() => {
    if (performance.now() - touched > REST_MS) scrollTo(current);
    render();
  });
  sized.observe(scroller);
  const undo = player.on('time', follow);
  const element = h('section', { class: 'rv-player-side', 'aria-label': labels('player-events') }, filters, scroller, empty);
  follow(player.state.at_ms);
  return { element, destroy: () => (undo(), sized.disconnect()) };
}

function row(event: EventGroup, index: number, count: number, player: Player, labels: Labels): HTMLElement {
  const name = labels(`player-kind-${event.kind}`);
  const text = event.text === null || event.text === '' ? '' : event.kind === 'page' ? shortUrl(event.text) : event.text;
  const button = h(
    'button',
    { type: 'button', class: 'rv-player-row', title: text, onclick: () => player.seek(event.at_ms) },
    h('span', { class: 'rv-player-kind', 'data-kind': event.kind }, icon(event.kind)),
    h('span', { class: 'rv-player-what' }, h('b', {}, name, event.count > 1 ? h('i', {}, `× ${event.count}`) : null), text === '' ? null : h('span', {}, text)),
    h('time', {}, formatTime(event.at_ms)),
  );
  const item = h('div', { role: 'listitem', class: 'rv-player-item', 'aria-setsize': count, 'aria-posinset': index + 1 }, button);
  item.style.top = `${index * ROW_PX}px`;
  return item;
}

/** One button for each kind that occurs; none pressed means all. */
function createFilters(player: Player, labels: Labels, changed: (kinds: ReadonlySet<EventKind> | null) => void): HTMLElement {
  const counts = new Map<EventKind, number>();
  for (const event of player.detail.events) counts.set(event.kind, (counts.get(event.kind) ?? 0) + 1);
  const chosen = new Set<EventKind>();
  const toggle = (kind: EventKind, button: HTMLElement): void => {
    if (!chosen.delete(kind)) chosen.add(kind);
    set(button, 'aria-pressed', String(chosen.has(kind)));
    changed(chosen.size === 0 ? null : chosen);
  };
  const buttons = [...counts].map(([kind, count]) => {
    const button = h('button', { type: 'button', class: 'rv-player-filter', 'aria-pressed': 'false', onclick: () => toggle(kind, button) }, labels(`player-kinds-${kind}`), h('span', {}, String(count)));
    return button;
  });
  return h('div', { class: 'rv-player-filters', role: 'group', 'aria-label': labels('player-filter') }, ...buttons);
}
