// The core (r.js): decides whether this page is recorded, and only then loads the capture file.
//
// It answers `window.revisit(…)` from the first moment: calls made before the core was there wait in
// `revisit.q`, calls that only a running recorder can carry out wait until there is one.

import { fault, guard, listen } from '../shared/guard.ts';
import { Gate } from './gate.ts';

const boot = guard(() => {
  const script = ownScript();
  const { site: key, host, cookie } = script?.dataset ?? {};
  if (!script || !key) return fault('no data-site');
  const server = new URL(host ?? '', script.src || location.href);
  const gate = new Gate(key, host ? server.href.replace(/\/+$/, '') : server.origin, script.nonce, cookie !== undefined);
  gate.install();
  whenShown(() => gate.start());
});

function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement) return current;
  return document.querySelector<HTMLScriptElement>('script[data-site][src]');
}

/** A prerendered page may never be seen; it is no visit until it is. */
function whenShown(run: () => void): void {
  if (!(document as { prerendering?: boolean }).prerendering) return run();
  const undo = listen(document, 'prerenderingchange', () => {
    undo();
    run();
  });
}

boot();
