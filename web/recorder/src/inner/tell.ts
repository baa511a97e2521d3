// Tell: captures this frame and posts what was written to the page around it, some times a second. Each message can be
// read alone; all is masked already, by this frame's own marks and the site's settings.

import { packing } from '../delivery/packing.ts';
import { MESSAGE_BYTES_MAX, NO_MORE, type Told } from '../frames/words.ts';
import { rules } from '../session/here.ts';
import type { Capture, Content, Frame, StartCapture } from '../shared/capturing.ts';
import { now } from '../shared/clock.ts';
import { guard, listen } from '../shared/guard.ts';
import type { Running } from '../shared/handover.ts';

const TELL_MS = 250;
const IN_PLACE = 20;
/** Operation, kind and length of a content. */
const HEAD_BYTES = 16;

const { join, uint, utf8 } = packing();

/** `over`: the page wants no more. */
export function tell(port: MessagePort, startCapture: StartCapture, wanted: boolean, over: () => void): Pick<Running, 'record' | 'stop'> {
  let capture: Capture | undefined;
  /** What the page asked for last. */
  let turn = NO_MORE;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const frame = capture?.stream.take();
    capture?.stream.cut();
    if (!frame) return;
    // Too much at once; a snapshot comes in slices.
    if (frame.bytes.length > MESSAGE_BYTES_MAX) return capture?.snapshot();
    const { buffer } = operationsOf(frame);
    port.postMessage([turn, buffer] satisfies Told, [buffer]);
  };

  const soon = (ms: number): void => {
    if (ms === 0) clearTimeout(timer);
    if (ms === 0 || timer === undefined) timer = setTimeout(guard(post), ms);
  };

  const start = (): void => {
    if (capture || !wanted || !turn) return;
    capture = startCapture({
      rules,
      now,
      written: guard(() => soon(TELL_MS)),
      much: guard(() => soon(0)),
      active: () => undefined,
      snapshotTaken: guard(() => soon(0)),
    });
  };

  const halt = (): void => {
    clearTimeout(timer);
    timer = undefined;
    capture?.stop();
    capture = undefined;
  };

  const stop = (): void => {
    halt();
    undo();
    port.close();
  };

  port.onmessage = guard(({ data }: MessageEvent<number>) => {
    if (data === NO_MORE) {
      stop();
      return over();
    }
    post();
    turn = data;
    if (capture) capture.snapshot();
    else start();
  });

  const undo = listen(window, 'pagehide', () => {
    capture?.finish();
    post();
  });

  return {
    record(on) {
      wanted = on;
      if (on) start();
      else halt();
    },
    stop,
  };
}

/** As one run of bytes; texts of style sheets for which there is no room are left out. */
function operationsOf({ bytes, contents }: Frame): { buffer: ArrayBuffer } {
  let left = MESSAGE_BYTES_MAX - bytes.length - contents.length * HEAD_BYTES;
  const inPlace = (content: Content): Uint8Array => {
    const text = utf8(guard(() => content.text())());
    const kept = text.length <= left ? text : new Uint8Array();
    left -= kept.length;
    return join(Uint8Array.of(IN_PLACE, content.kind, ...uint(kept.length)), kept);
  };
  return join(...contents.map(inPlace), bytes) as { buffer: ArrayBuffer };
}
