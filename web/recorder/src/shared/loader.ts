// Loader: how a file of ours says to whoever loaded it what it is, through the script element that it came by.

import { guard } from './guard.ts';
import { HANDOVER } from './handover.ts';

export function answerLoader<T>(it: T): void {
  guard(() => {
    const script = document.currentScript as (HTMLScriptElement & { [HANDOVER]?: (it: T) => void }) | null;
    script?.[HANDOVER]?.(it);
  })();
}
