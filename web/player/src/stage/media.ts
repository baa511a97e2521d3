// Video and audio of the recorded page: whether they play, and where they are.
//
// Nothing of them is recorded but that, and nothing is loaded, so it is said in a corner of each,
// outside the recorded page. A function of the moment, like the pointer.

import { isFields, nodeId, number, type Fields } from '../sanitize/read';

interface State {
  playing: boolean;
  time_s: number;
  rate: number;
  said_at_ms: number;
}

const PLAY = 0;
const PAUSE = 1;
const KEPT_MAX = 200;

/** What to say of one element. */
export interface MediaNote {
  id: number;
  text: string;
}

export class Media {
  private readonly states = new Map<number, State>();

  /** A MediaInteraction event. */
  note(raw: Fields, at_ms: number): void {
    const data = isFields(raw.data) ? raw.data : {};
    const id = nodeId(data.id);
    const before = this.states.get(id) ?? { playing: false, time_s: 0, rate: 1, said_at_ms: at_ms };
    if (id === 0 || (this.states.size >= KEPT_MAX && !this.states.has(id))) return;
    const playing = data.type === PLAY || (data.type !== PAUSE && before.playing);
    const time_s = number(data.currentTime, timeOf(before, at_ms), 0);
    this.states.set(id, { playing, time_s, rate: number(data.playbackRate, before.rate, 0, 16), said_at_ms: at_ms });
  }

  notes(at_ms: number): MediaNote[] {
    return [...this.states].map(([id, state]) => ({ id, text: `${state.playing ? '▶' : '❚❚'} ${clockText(timeOf(state, at_ms))}` }));
  }

  forget(): void {
    this.states.clear();
  }
}

function timeOf({ playing, time_s, rate, said_at_ms }: State, at_ms: number): number {
  return playing ? time_s + (Math.max(0, at_ms - said_at_ms) / 1000) * rate : time_s;
}

function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Where the corner of an element is in the recorded window; null when it is not to be seen. */
export type Corner = (id: number) => { x: number; y: number } | null;

export interface MediaView {
  show(notes: readonly MediaNote[], scale: number, corner: Corner): void;
}

export function createMediaView(root: HTMLElement): MediaView {
  const badges: HTMLElement[] = [];
  return {
    show(notes, scale, corner) {
      while (badges.length < notes.length) badges.push(badge(root));
      badges.forEach((element, index) => {
        const note = notes[index];
        const at = note === undefined ? null : corner(note.id);
        element.hidden = at === null;
        if (note === undefined || at === null) return;
        if (element.textContent !== note.text) element.textContent = note.text;
        element.style.transform = `translate(${at.x * scale}px, ${at.y * scale}px)`;
      });
    },
  };
}

function badge(root: HTMLElement): HTMLElement {
  const element = root.appendChild(document.createElement('div'));
  element.className = 'media';
  return element;
}
