// The inner file: what a page loads instead of the capture file when it is a frame in another page, and the site's
// settings name origins of frames. It asks the page around it; where nobody answers, it loads the capture file, and
// the frame is recorded by itself, as it would be without this.

import { startCapture } from '../dom/capture.ts';
import { arrive, host, list } from '../session/here.ts';
import { guard, type Undo } from '../shared/guard.ts';
import type { Begin, Host, Running } from '../shared/handover.ts';
import { answerLoader } from '../shared/loader.ts';
import { askPage } from './ask.ts';
import { tell } from './tell.ts';

const CALLS_MAX = 100;

/** What the core asks for until it is known who records this frame. */
function begin(given: Host): Running {
  arrive(given);
  let { wanted } = given;
  let by: Pick<Running, 'record' | 'stop'> | undefined;
  let alone: Running | undefined;
  let over = false;
  let unask: Undo | undefined;
  const calls: unknown[][] = [];

  const ask = (again: boolean): void => {
    const answered = (port?: MessagePort) => (port ? byThePage(port) : byItself());
    unask = askPage(list(host.settings.frames).map(String), host.endpoint, again, guard(answered));
  };

  const byThePage = (port: MessagePort): void => {
    by = tell(port, startCapture, wanted, () => {
      by = undefined;
      ask(true);
    });
  };

  const byItself = (): void => {
    const loaded = (start?: Begin): void => {
      if (over || !start) return;
      by = alone = start({ ...host, wanted });
      calls.forEach((call) => alone?.run(call));
    };
    host.load?.(host.settings.capture, guard(loaded));
  };

  ask(false);

  return {
    run: (call) => (alone ? alone.run(call) : void (calls.length < CALLS_MAX && calls.push(call))),
    page: (kind, path) => alone?.page(kind, path),
    record(on, why) {
      wanted = on;
      by?.record(on, why);
    },
    stop(discard) {
      over = true;
      unask?.();
      by?.stop(discard);
    },
    ids: () => alone?.ids() ?? {},
  };
}

answerLoader<Begin>(begin);
