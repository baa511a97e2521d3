// The core (r.js): decides whether this page is recorded, and only then loads the capture file.
//
// It answers `window.revisit(…)` from the first moment: calls made before the core was there wait in
// `revisit.q`, calls that only a running recorder can carry out wait until there is one.

import { guard } from '../shared/guard.ts';
import { Gate } from './gate.ts';
import { whenShown } from './shown.ts';

const boot = guard(() => {
  const script = ownScript();
  const { site: key, host, cookie } = script?.dataset ?? {};
  // There already: the snippet was pasted twice, or beside another product's that we answer. A page is recorded once.
  if (!script || !key || (window as { revisit?: { key?: string } }).revisit?.key) return;
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

boot();
