// The capture file: handed to the core through its own script element, so that no global is needed.

import { guard } from '../shared/guard.ts';
import type { StartCapture } from '../shared/capturing.ts';
import { type Begin, HANDOVER, type Host } from '../shared/handover.ts';
import { begin } from './session.ts';

/** Answers the core with what begins a session that captures in this way. */
export function handOver(startCapture: StartCapture): void {
  guard(() => {
    const script = document.currentScript as (HTMLScriptElement & { [HANDOVER]?: (begin: Begin) => void }) | null;
    script?.[HANDOVER]?.((host: Host) => begin(host, startCapture));
  })();
}
