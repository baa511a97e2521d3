// Life: tells when the page is shown, hidden, left and brought back, and keeps time.

import { guard, listen, type Undo } from '../shared/guard.ts';

export interface Life {
  shown(hidden: boolean): void;
  leave(): void;
  /** Back from the bfcache. */
  back(): void;
  tick(): void;
}

export const isHidden = (): boolean => document.visibilityState === 'hidden';

export function watchLife(tickMs: number, life: Life): Undo {
  const timer = setInterval(guard(() => life.tick()), tickMs);
  let gone = false;
  const undos = [
    listen(document, 'visibilitychange', () => {
      // It also fires on the way out; pagehide says more then.
      if (!gone) life.shown(isHidden());
    }),
    listen(window, 'pagehide', () => {
      gone = true;
      life.leave();
    }),
    listen(window, 'pageshow', (event) => {
      if (gone && (event as PageTransitionEvent).persisted) life.back();
      gone = false;
    }),
    () => clearInterval(timer),
  ];
  return () => undos.forEach((undo) => undo());
}
