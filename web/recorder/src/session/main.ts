// The capture file: handed to the core through its own script element, so that no global is needed.

import type { StartCapture } from '../shared/capturing.ts';
import type { Begin } from '../shared/handover.ts';
import { begin } from './session.ts';
import { answerLoader } from '../shared/loader.ts';

/** Answers the core with what begins a session that captures in this way. */
export function handOver(startCapture: StartCapture): void {
  answerLoader<Begin>((host) => begin(host, startCapture));
}
