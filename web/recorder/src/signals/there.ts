// There: waits for a global of the page, for a while.

import { guard } from '../shared/guard.ts';

const EVERY_MS = 250;
const LOOKS_MAX = 240;

export function whenThere(name: string, found: (it: unknown) => void): void {
  let looks = 0;
  const look = guard((): void => {
    const it = (window as unknown as Record<string, unknown>)[name];
    if (it !== undefined) found(it);
    else if (looks++ < LOOKS_MAX) setTimeout(look, EVERY_MS);
  });
  look();
}
