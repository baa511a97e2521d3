// The keyboard: space, arrows, digits, letters, as in every player people know.

import { SPEEDS, type Player } from './api';

const STEP_MS = 5000;
const LONG_STEP_MS = 30_000;

export interface KeyActions {
  next?: () => void;
  fullscreen?: () => void;
}

/** Returns the undo. Keys with Ctrl, Alt or Meta, and keys typed into fields, are left alone. */
export function bindKeys(player: Player, element: HTMLElement | Document, actions: KeyActions = {}): () => void {
  const pressed = (event: Event): void => {
    const key = event as KeyboardEvent;
    if (key.defaultPrevented || key.ctrlKey || key.altKey || key.metaKey || isTyping(key.target)) return;
    if (act(player, key, actions)) key.preventDefault();
  };
  element.addEventListener('keydown', pressed);
  return () => element.removeEventListener('keydown', pressed);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Space and Enter belong to a button that has the focus. */
function isPressing(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('button, a, [role=menuitemradio], [role=option]') !== null;
}

function act(player: Player, event: KeyboardEvent, actions: KeyActions): boolean {
  const step = event.shiftKey ? LONG_STEP_MS : STEP_MS;
  const { at_ms, duration_ms } = player.state;
  if (/^[0-9]$/.test(event.key)) return does(() => player.seek((duration_ms * Number(event.key)) / 10));
  switch (event.key) {
    case ' ':
      return isPressing(event) ? false : does(() => player.toggle());
    case 'k':
      return does(() => player.toggle());
    case 'ArrowLeft':
      return does(() => player.seek(at_ms - step));
    case 'ArrowRight':
      return does(() => player.seek(at_ms + step));
    case ',':
      return does(() => stepEvent(player, -1));
    case '.':
      return does(() => stepEvent(player, 1));
    case '<':
      return does(() => changeSpeed(player, -1));
    case '>':
      return does(() => changeSpeed(player, 1));
    case 'f':
      return does(() => (actions.fullscreen === undefined ? player.fullscreen() : actions.fullscreen()));
    case 'n':
      return actions.next === undefined ? false : does(actions.next);
    default:
      return false;
  }
}

function does(run: () => void): true {
  run();
  return true;
}

/** To the event before or after this moment. */
export function stepEvent(player: Player, direction: 1 | -1): void {
  player.pause();
  const at = player.state.at_ms;
  const moments = player.detail.events.map((event) => event.at_ms);
  const target = direction === 1 ? moments.find((moment) => moment > at + 1) : moments.findLast((moment) => moment < at - 1);
  if (target !== undefined) player.seek(target);
}

export function changeSpeed(player: Player, direction: 1 | -1): void {
  const faster = SPEEDS.find((speed) => speed > player.speed);
  const slower = [...SPEEDS].reverse().find((speed) => speed < player.speed);
  player.speed = (direction === 1 ? faster : slower) ?? player.speed;
}
