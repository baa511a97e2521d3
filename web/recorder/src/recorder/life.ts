// Life: tells when the page is shown, hidden, left, frozen and brought back, and keeps time.

import { listen, guard, type Undo } from '../shared/guard.ts';
import type { TabState } from '../shared/protocol.ts';

export interface Life {
  visible(state: TabState): void;
  leave(): void;
  /** Back from the bfcache. */
  back(): void;
  tick(state: TabState): void;
}

const state = (): TabState => (document.visibilityState === 'hidden' ? 'hidden' : 'live');

export function watchLife(tickMs: number, life: Life): Undo {
  const timer = setInterval(guard(() => life.tick(state())), tickMs);
  let gone = false;
  const undos = [
    listen(document, 'visibilitychange', () => {
      // It also fires on the way out; pagehide says more then.
      if (!gone) life.visible(state());
    }),
    listen(window, 'pagehide', () => {
      gone = true;
      life.leave();
    }),
    listen(window, 'pageshow', (event) => {
      const wasGone = gone;
      gone = false;
      if (wasGone && (event as PageTransitionEvent).persisted) life.back();
    }),
    () => clearInterval(timer),
  ];
  return () => undos.forEach((undo) => undo());
}
