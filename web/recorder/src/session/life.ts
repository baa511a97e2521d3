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

export function watchLife(tickMs: number, { shown, leave, back, tick }: Life): Undo[] {
  const timer = setInterval(guard(tick), tickMs);
  let gone = false;
  return [
    // It also fires on the way out; pagehide says more then.
    listen(document, 'visibilitychange', () => gone || shown(isHidden())),
    listen(window, 'pagehide', () => {
      gone = true;
      leave();
    }),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (gone && persisted) back();
      gone = false;
    }),
    () => clearInterval(timer),
  ];
}
