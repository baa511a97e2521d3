// Animations that scripts of the page made: rebuilt, and held still.
//
// Each is set to where it was at the moment shown, by our own clock, so that a jump shows what
// playing shows, at every speed.

import type { AnimationState } from '../sanitize/own';

interface Running {
  animation: Animation;
  said: AnimationState;
  /** When it was said, on the recording's clock. */
  said_at_ms: number;
}

const ANIMATIONS_MAX = 2000;

export class Animations {
  private readonly running = new Map<string, Running>();

  constructor(private readonly node: (id: number) => Node | null) {}

  /** An animation began, changed or ended. */
  apply(said: AnimationState, said_at_ms: number): void {
    this.running.get(said.key)?.animation.cancel();
    this.running.delete(said.key);
    const element = this.node(said.id);
    if (said.state === 'idle' || element?.nodeType !== Node.ELEMENT_NODE || this.running.size >= ANIMATIONS_MAX) return;
    const animation = (element as Element).animate(said.keyframes, said.timing);
    animation.pause();
    this.running.set(said.key, { animation, said, said_at_ms });
  }

  settle(at_ms: number): void {
    for (const { animation, said, said_at_ms } of this.running.values()) {
      const moved = said.state === 'running' ? (at_ms - said_at_ms) * said.rate : 0;
      animation.currentTime = said.at_ms + moved;
    }
  }

  forget(): void {
    this.running.clear();
  }
}
