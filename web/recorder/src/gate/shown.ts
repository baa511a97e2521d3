// Shown: a prerendered page may never be seen; it is no visit until it is.

import { listen } from '../shared/guard.ts';

export function whenShown(run: () => void): void {
  if (!(document as { prerendering?: boolean }).prerendering) return run();
  const undo = listen(document, 'prerenderingchange', () => {
    undo();
    run();
  });
}
