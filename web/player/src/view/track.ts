// The time line: where one is, what there is, and the way to any moment.

import type { Labels, Player } from '../player/api';
import { h } from './dom';
import { formatTime, share, shortUrl } from './format';
import { trackLayers } from './layers';

export interface View {
  readonly element: HTMLElement;
  destroy(): void;
}

export function createTrack(player: Player, labels: Labels): View {
  const { duration_ms } = player.state;
  const layers = trackLayers(player, labels);
  const thumb = h('div', { class: 'rv-player-thumb' });
  const bubble = h('div', { class: 'rv-player-bubble', hidden: true });
  const ghost = h('div', { class: 'rv-player-ghost', hidden: true });
  const element = h(
    'div',
    { class: 'rv-player-track', role: 'slider', tabindex: 0, 'aria-label': labels('player-timeline'), 'aria-valuemin': 0, 'aria-valuemax': Math.round(duration_ms / 1000) },
    layers.element, ghost, thumb, bubble,
  );
  const stop = [player.on('time', move), pointing(element, player, preview), keys(element, player)];
  move(player.state.at_ms);

  function move(at_ms: number): void {
    const part = `${(at_ms / Math.max(1, duration_ms)) * 100}%`;
    element.style.setProperty('--rv-player-at', part);
    const seconds = String(Math.round(at_ms / 1000));
    if (element.getAttribute('aria-valuenow') === seconds) return;
    element.setAttribute('aria-valuenow', seconds);
    const page = player.state.page;
    element.setAttribute('aria-valuetext', labels('player-timeline-value', { time: formatTime(at_ms), duration: formatTime(duration_ms), page: page === null ? '' : (page.title ?? shortUrl(page.href)) }));
  }

  function preview(at_ms: number | null): void {
    bubble.hidden = ghost.hidden = at_ms === null;
    if (at_ms === null) return;
    ghost.style.width = share(0, at_ms, duration_ms).width;
    bubble.replaceChildren(...describe(player, at_ms, labels));
    const left = (at_ms / Math.max(1, duration_ms)) * element.clientWidth;
    const half = bubble.offsetWidth / 2;
    bubble.style.left = `${Math.min(Math.max(left, half), Math.max(half, element.clientWidth - half))}px`;
  }

  return {
    element,
    destroy() {
      stop.forEach((undo) => undo());
      layers.destroy();
    },
  };
}

/** Time, page, and what is special about that moment. */
function describe(player: Player, at_ms: number, labels: Labels): Node[] {
  const { detail } = player;
  const page = detail.pages.findLast((candidate) => candidate.at_ms <= at_ms);
  const near = detail.duration_ms / 150;
  const signal = detail.signals.find((candidate) => Math.abs(candidate.at_ms - at_ms) < near);
  const within = (spans: { from_ms: number; to_ms: number }[]): boolean => spans.some((span) => span.from_ms <= at_ms && at_ms < span.to_ms);
  const note = signal !== undefined ? labels(`player-signal-${signal.kind}`) : within(detail.gaps) ? labels('player-kind-gap') : within(detail.idle) ? labels('player-idle') : null;
  return [
    h('b', {}, formatTime(at_ms)),
    ...(page === undefined ? [] : [h('span', {}, page.title ?? shortUrl(page.href))]),
    ...(note === null ? [] : [h('i', {}, note)]),
  ];
}

/** Hover shows, press seeks, drag scrubs. */
function pointing(element: HTMLElement, player: Player, preview: (at_ms: number | null) => void): () => void {
  const listeners = new AbortController();
  const on = (type: string, run: (event: PointerEvent) => void): void => element.addEventListener(type, run as EventListener, { signal: listeners.signal });
  const momentAt = (event: PointerEvent): number => {
    const box = element.getBoundingClientRect();
    return (Math.min(Math.max(event.clientX - box.left, 0), box.width) / Math.max(1, box.width)) * player.state.duration_ms;
  };
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    player.seek(momentAt(event));
  });
  on('pointermove', (event) => {
    preview(momentAt(event));
    if (element.hasPointerCapture(event.pointerId)) player.seek(momentAt(event));
  });
  on('pointerleave', () => preview(null));
  on('pointerup', (event) => event.pointerType === 'touch' && preview(null));
  return () => listeners.abort();
}

/** What a slider understands besides the player's own keys. */
function keys(element: HTMLElement, player: Player): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const { at_ms, duration_ms } = player.state;
    const moments: Record<string, number> = { Home: 0, End: duration_ms, PageUp: at_ms + duration_ms / 10, PageDown: at_ms - duration_ms / 10, ArrowUp: at_ms + 5000, ArrowDown: at_ms - 5000 };
    const target = moments[event.key];
    if (target === undefined) return;
    event.preventDefault();
    player.seek(target);
  };
  element.addEventListener('keydown', pressed);
  return () => element.removeEventListener('keydown', pressed);
}
