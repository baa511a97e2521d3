// Ask: finds out whether the page around this frame records it. Who that page is, the browser says, not the page.

import type { Hello, Welcome } from '../frames/words.ts';
import { id } from '../shared/clock.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';

const ASK_EVERY_MS = 500;
/** The page around may be slower than this one. */
const ASK_TIMES = 12;
/** Where it has recorded this frame before. */
const ASK_AGAIN_MS = 3_000;

/** Tells the port to speak by, or nothing when nobody answers who may; `again`: asks until somebody does. */
export function askPage(listed: readonly string[], endpoint: string, again: boolean, answered: (port?: MessagePort) => void): Undo {
  const origins = originsAround(listed);
  const nonce = id(16);
  let times = 0;
  let undos: Undo[] = [];
  const end = (): void => {
    undos.forEach((undo) => undo());
    undos = [];
  };
  const done = (port?: MessagePort): void => {
    end();
    answered(port);
  };
  const ask = guard(() => {
    if (!again && (++times > ASK_TIMES || !origins.length)) return done();
    for (const origin of origins) parent.postMessage({ revisit: 'hello', endpoint, nonce } satisfies Hello, origin);
  });
  const timer = setInterval(ask, again ? ASK_AGAIN_MS : ASK_EVERY_MS);
  undos = [
    () => clearInterval(timer),
    listen<MessageEvent<Partial<Welcome> | null>>(window, 'message', (event) => {
      const { data, origin, source, ports } = event;
      if (!isAround(source) || !origins.includes(origin) || data?.revisit !== 'welcome' || data.nonce !== nonce || !ports[0]) return;
      // What the page itself listens to need not know of it.
      event.stopImmediatePropagation();
      done(ports[0]);
    }),
  ];
  ask();
  return end;
}

/** The page that records may stand around the page around: it answers for frames of its own origin. */
function isAround(source: MessageEventSource | null): boolean {
  for (let it: Window = window; it !== it.parent; it = it.parent) if (it.parent === source) return true;
  return false;
}

/** Browsers that do not say who is around let everybody be asked: only who it is hears it. */
function originsAround(listed: readonly string[]): readonly string[] {
  const { ancestorOrigins, origin } = location as { ancestorOrigins?: DOMStringList; origin: string };
  return listed.filter((it) => (ancestorOrigins ? it === ancestorOrigins[0] : it !== origin));
}
