// The core (r.js): decides whether this page is recorded, and only then loads the capture part.
//
// It answers `window.revisit(…)` from the first moment: calls made before the core was there are
// waiting in `revisit.q`, calls made before the capture part is there wait in the core.

import { fault, guard, listen } from '../shared/guard.ts';
import { Core } from './core.ts';
import { install } from './commands.ts';

interface PrerenderingDocument extends Document {
  prerendering?: boolean;
}

const boot = guard(() => {
  const script = ownScript();
  const key = script?.dataset.site;
  if (!script || !key) return fault('no data-site');
  const server = new URL(script.dataset.host ?? '', script.src || location.href);
  const core = new Core({
    key,
    server: script.dataset.host ? server.href.replace(/\/+$/, '') : server.origin,
    nonce: script.nonce,
    cookie: script.dataset.cookie !== undefined,
  });
  install(core);
  whenShown(() => core.start());
});

function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement) return current;
  return document.querySelector<HTMLScriptElement>('script[data-site][src]');
}

/** A prerendered page may never be seen; it is no visit until it is. */
function whenShown(run: () => void): void {
  const page: PrerenderingDocument = document;
  if (!page.prerendering) return run();
  const undo = listen(page, 'prerenderingchange', () => {
    undo();
    run();
  });
}

boot();
