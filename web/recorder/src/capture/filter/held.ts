// Held: masked inputs wait here until the next flush, and only the last of each field goes out.
//
// One event per key stroke would tell the rhythm of typing, by which people can be told apart and
// passwords guessed, even when every character is a star.

import type { CapturedEvent } from '../types.ts';

export class Held {
  private readonly waiting = new Map<number, CapturedEvent>();
  private readonly shown = new Map<number, string>();

  hold(id: number, masked: string, event: CapturedEvent): void {
    if (this.same(id, masked)) this.waiting.delete(id);
    else this.waiting.set(id, event);
  }

  release(): CapturedEvent[] {
    if (this.waiting.size === 0) return [];
    const events = [...this.waiting.values()];
    for (const [id, event] of this.waiting) this.shown.set(id, (event.data as { text: string }).text);
    this.waiting.clear();
    return events;
  }

  /** Is this what the node shows in the recording already? */
  same(id: number, masked: string): boolean {
    return this.shown.get(id) === masked;
  }

  show(id: number, masked: string): void {
    this.shown.set(id, masked);
  }

  clear(): void {
    this.waiting.clear();
    this.shown.clear();
  }
}
