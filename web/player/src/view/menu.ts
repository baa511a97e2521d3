// A button with a short list of choices, of which one holds.

import { h, set } from './dom';
import { icon } from './icons';

export interface Choice {
  value: number;
  text: string;
}

export interface Menu {
  readonly element: HTMLElement;
  show(value: number, text: string): void;
  destroy(): void;
}

export function createMenu(label: string, choices: readonly Choice[], choose: (value: number) => void): Menu {
  const button = h('button', { type: 'button', class: 'rv-player-button rv-player-wide rv-player-speed', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': label, title: label });
  const items = choices.map((choice) => item(choice, () => (choose(choice.value), close(true))));
  const list = h('div', { class: 'rv-player-menu', role: 'menu', 'aria-label': label, hidden: true }, ...items);
  const element = h('div', { class: 'rv-player-menu-box' }, button, list);
  const listeners = new AbortController();
  const { signal } = listeners;

  function open(): void {
    list.hidden = false;
    set(button, 'aria-expanded', 'true');
    (items.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  function close(back: boolean): void {
    list.hidden = true;
    set(button, 'aria-expanded', 'false');
    if (back) button.focus();
  }

  function pressed(event: KeyboardEvent): void {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close(true);
    else if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener('click', () => (list.hidden ? open() : close(true)), { signal });
  list.addEventListener('keydown', pressed, { signal });
  element.addEventListener('focusout', (event) => !element.contains(event.relatedTarget as Node | null) && close(false), { signal });
  return {
    element,
    show(value, text) {
      button.textContent = text;
      items.forEach((entry, index) => set(entry, 'aria-checked', String(choices[index]?.value === value)));
      set(button, 'aria-label', `${label}: ${text}`);
    },
    destroy: () => listeners.abort(),
  };
}

function item(choice: Choice, run: () => void): HTMLButtonElement {
  return h('button', { type: 'button', role: 'menuitemradio', class: 'rv-player-menu-item', tabindex: -1, onclick: run }, icon('check'), choice.text);
}
