// Core: the same core as in r.js, for pages that carry another product's snippet. What such a page says is
// translated into calls of `revisit(…)`; there is no other way in.

import { Gate } from '../gate/gate.ts';
import { whenShown } from '../gate/shown.ts';
import type { Ids } from '../shared/handover.ts';

export type Revisit = Ids & ((...call: unknown[]) => void);

const page = window as { revisit?: Revisit };

export const revisit = (...call: unknown[]): void => page.revisit?.(...call);

export const ids = (): Ids => page.revisit ?? {};

let ours = false;

/** False where the page's own snippet had opened one before. */
export const coreIsOurs = (): boolean => ours;

/** The answer begins to ask and to record: only after the calls that waited. */
export function openCore(key: string, script: HTMLScriptElement | null): () => void {
  // The page has our own snippet, too: it is recorded once.
  if (page.revisit?.key) return () => undefined;
  ours = true;
  const gate = new Gate(key, serverOf(script), script?.nonce ?? '', false);
  gate.install();
  return () => whenShown(() => gate.start());
}

export const serverOf = (script: HTMLScriptElement | null): string => new URL(script?.src || location.href, location.href).origin;

let ready = false;
const waiting: (() => void)[] = [];

/** Once it is known who the visitor is, or that nothing is recorded. */
export function whenReady(run: () => void): void {
  if (ready || ids().visit) run();
  else waiting.push(run);
}

/** After the core has been opened. */
export function watchReady(): void {
  const told = (detail: { reason?: string } = {}) => {
    // Told before the server has answered.
    if (detail.reason === 'no_settings') return;
    ready = true;
    for (const run of waiting.splice(0)) run();
  };
  revisit('on', 'start', told);
  revisit('on', 'refused', told);
}
