// The place of the stage, and what lies over it: loading, gaps, skipping, the end, errors.

import type { Span } from '../model';
import type { Labels, Player, PlayerState } from '../player/api';
import { h } from './dom';
import { icon } from './icons';
import type { View } from './track';

const NOTE_MS = 1600;
/** Short waits pass without a sign; a flashing spinner is worse than none. */
const SPINNER_MS = 250;

export interface Screen extends View {
  /** Connects what lies over the stage to the player that was created in `host`. */
  attach(player: Player, labels: Labels, next: (() => void) | null): void;
  readonly host: HTMLElement;
}

export function createScreen(): Screen {
  const host = h('div', { class: 'rv-player-host' });
  const element = h('div', { class: 'rv-player-screen' }, host);
  const stop: (() => void)[] = [];
  return {
    element,
    host,
    attach(player, labels, next) {
      const cover = h('div', { class: 'rv-player-cover', onclick: () => player.toggle() });
      const spinner = h('div', { class: 'rv-player-spinner', hidden: true }, h('i'), labels('player-loading'));
      const note = h('div', { class: 'rv-player-note', role: 'status', hidden: true });
      const big = bigButton(player, labels, next);
      const failure = failureBox(player, labels);
      element.append(cover, spinner, note, big.element, failure.element);
      stop.push(spinWhileWaiting(player, spinner), showNotes(player, labels, note), big.destroy, failure.destroy);
    },
    destroy: () => stop.forEach((undo) => undo()),
  };
}

function spinWhileWaiting(player: Player, spinner: HTMLElement): () => void {
  let timer = 0;
  const show = ({ waiting, shown, failed }: PlayerState): void => {
    clearTimeout(timer);
    const wait = (waiting || !shown) && !failed;
    if (wait) timer = window.setTimeout(() => (spinner.hidden = false), SPINNER_MS);
    else spinner.hidden = true;
  };
  show(player.state);
  const undo = player.on('state', show);
  return () => (clearTimeout(timer), undo());
}

/** A gap is said as long as it lasts, a skip for a moment. */
function showNotes(player: Player, labels: Labels, note: HTMLElement): () => void {
  let timer = 0;
  const say = (text: string | null): void => {
    note.hidden = text === null;
    if (text !== null) note.textContent = text;
  };
  const gapText = (gap: Span): string => labels('player-gap', { seconds: seconds(gap) });
  const settle = (): void => say(player.state.gap === null ? null : gapText(player.state.gap));
  const undo = [
    player.on('skip', (span) => {
      clearTimeout(timer);
      say(labels('player-skipped', { seconds: seconds(span) }));
      timer = window.setTimeout(settle, NOTE_MS);
    }),
    player.on('state', ({ gap }) => {
      if (gap !== null) say(gapText(gap));
      else if (timer === 0) say(null);
    }),
  ];
  settle();
  return () => (clearTimeout(timer), undo.forEach((run) => run()));
}

function seconds(span: Span): number {
  return Math.max(1, Math.round((span.to_ms - span.from_ms) / 1000));
}

/** Before the start and after the end, the thing one wants next, in the middle. */
function bigButton(player: Player, labels: Labels, next: (() => void) | null): View {
  const box = h('div', { class: 'rv-player-big', hidden: true });
  const play = (what: 'play' | 'replay'): HTMLElement => h('button', { type: 'button', class: 'rv-player-big-button', 'aria-label': labels(`player-${what}`), title: labels(`player-${what}`), onclick: () => player.play() }, icon(what));
  const following = next === null ? null : h('button', { type: 'button', class: 'rv-player-big-next', onclick: next }, labels('player-next'), icon('next'));
  let shown = '';
  const show = ({ playing, ended, shown: ready }: PlayerState): void => {
    const what = !ready || playing ? '' : ended ? 'replay' : player.state.at_ms === 0 ? 'play' : '';
    if (what === shown) return;
    shown = what;
    box.hidden = what === '';
    if (what !== '') box.replaceChildren(play(what), ...(what === 'replay' && following !== null ? [following] : []));
  };
  show(player.state);
  const undo = [player.on('state', show), player.on('time', () => show(player.state))];
  return { element: box, destroy: () => undo.forEach((run) => run()) };
}

function failureBox(player: Player, labels: Labels): View {
  const retry = h('button', { type: 'button', class: 'rv-player-retry', onclick: () => player.retry() }, labels('player-retry'));
  const box = h('div', { class: 'rv-player-failure', role: 'alert', hidden: true }, h('b', {}, labels('player-failed')), h('p', {}, labels('player-failed-hint')), retry);
  const show = ({ failed }: PlayerState): void => void (box.hidden = !failed);
  show(player.state);
  return { element: box, destroy: player.on('state', show) };
}
