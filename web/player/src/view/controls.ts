// The row of buttons under the time line.

import { SPEEDS, type Labels, type Player, type PlayerState } from '../player/api';
import { h, iconButton, name, set } from './dom';
import { formatTime } from './format';
import { icon } from './icons';
import { createMenu } from './menu';
import type { View } from './track';

export interface ControlActions {
  next: (() => void) | null;
  fullscreen(): void;
  toggleList: (() => boolean) | null;
}

export function createControls(player: Player, labels: Labels, actions: ControlActions): View {
  const play = playButton(player, labels);
  const time = timeDisplay(player);
  const skip = skipButton(player, labels);
  const speed = speedMenu(player, labels);
  const element = h(
    'div',
    { class: 'rv-player-controls', role: 'group', 'aria-label': labels('player-controls') },
    play.element, time.element, h('span', { class: 'rv-player-space' }), skip.element, speed.element,
    actions.next === null ? null : iconButton(icon('next'), labels('player-next'), actions.next),
    actions.toggleList === null ? null : listButton(labels, actions.toggleList),
    fullscreenButton(labels, actions),
  );
  return { element, destroy: () => [play, time, skip, speed].forEach((part) => part.destroy()) };
}

function playButton(player: Player, labels: Labels): View {
  const button = iconButton(icon('play'), labels('player-play'), () => player.toggle());
  button.classList.add('rv-player-main-button');
  let shown = '';
  const show = ({ playing, ended }: PlayerState): void => {
    const what = playing ? 'pause' : ended ? 'replay' : 'play';
    if (what === shown) return;
    shown = what;
    button.replaceChildren(icon(what));
    name(button, labels(`player-${what}`));
  };
  show(player.state);
  return { element: button, destroy: player.on('state', show) };
}

function timeDisplay(player: Player): View {
  const at = h('span', {}, formatTime(player.state.at_ms));
  const element = h('div', { class: 'rv-player-time' }, at, h('span', { class: 'rv-player-of' }, ' / ', formatTime(player.state.duration_ms)));
  return { element, destroy: player.on('time', (at_ms) => (at.textContent = formatTime(at_ms))) };
}

function skipButton(player: Player, labels: Labels): View {
  const toggle = (): void => void (player.skipIdle = !player.skipIdle);
  const button = h('button', { type: 'button', class: 'rv-player-button rv-player-wide', onclick: toggle }, icon('skip'), h('span', { class: 'rv-player-word' }, labels('player-skip-idle')));
  name(button, labels('player-skip-idle'));
  const show = ({ skipIdle }: PlayerState): void => set(button, 'aria-pressed', String(skipIdle));
  show(player.state);
  return { element: button, destroy: player.on('state', show) };
}

function speedMenu(player: Player, labels: Labels): View {
  const text = (speed: number): string => labels('player-speed-value', { speed });
  const menu = createMenu(
    labels('player-speed'),
    SPEEDS.map((speed) => ({ value: speed, text: text(speed) })),
    (speed) => void (player.speed = speed),
  );
  const show = ({ speed }: PlayerState): void => menu.show(speed, text(speed));
  show(player.state);
  const undo = player.on('state', show);
  return { element: menu.element, destroy: () => (undo(), menu.destroy()) };
}

function listButton(labels: Labels, toggle: () => boolean): HTMLElement {
  const button = iconButton(icon('list'), labels('player-events'), () => set(button, 'aria-pressed', String(toggle())));
  button.classList.add('rv-player-list-button');
  set(button, 'aria-pressed', 'true');
  return button;
}

function fullscreenButton(labels: Labels, actions: ControlActions): HTMLElement {
  return iconButton(icon('full'), labels('player-fullscreen'), () => actions.fullscreen());
}
