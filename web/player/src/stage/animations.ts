// Animations that scripts of the page made: rebuilt, and held still.
//
// Each is set to where it was at the moment shown, by our own clock, so that a jump shows what
// playing shows, at every speed.

import type { AnimationState } from '../sanitize/own';

interface Known {
  animation: Animation;
  said: AnimationState;
  /** When that was said, on the recording's clock. */
  said_at_ms: number;
}

const ANIMATIONS_MAX = 2000;

export class Animations {
  private readonly known = new Map<string, Known>();

  constructor(private readonly node: (id: number) => Node | null) {}

  /** An animation began, changed or ended; what is not said stays as it was. */
  apply(change: AnimationState, at_ms: number): void {
    const name = `${change.id} ${change.key}`;
    const before = this.known.get(name);
    before?.animation.cancel();
    this.known.delete(name);
    const element = this.node(change.id);
    if (change.state === 'idle' || element?.nodeType !== Node.ELEMENT_NODE || this.known.size >= ANIMATIONS_MAX) return;
    const said = { ...(before === undefined ? {} : { ...before.said, at_ms: timeOf(before, at_ms) }), ...change };
    const animation = (element as Element).animate(said.keyframes ?? [], said.timing ?? {});
    animation.pause();
    this.known.set(name, { animation, said, said_at_ms: at_ms });
  }

  settle(at_ms: number): void {
    for (const known of this.known.values()) known.animation.currentTime = timeOf(known, at_ms);
  }

  forget(): void {
    this.known.clear();
  }
}

function timeOf({ said, said_at_ms }: Known, at_ms: number): number {
  const passed_ms = said.state === 'running' ? at_ms - said_at_ms : 0;
  return (said.at_ms ?? 0) + passed_ms * (said.timing?.rate ?? 1);
}
