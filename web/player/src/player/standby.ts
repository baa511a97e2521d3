// Stage frames: a new one for a player, or one that was loaded ahead and waits.
//
// Loading a frame and its script takes longer than showing a page in it. Moved in the document a
// frame would load again, except by moveBefore(); where a browser has none, nothing waits.

import { HELLO } from '../protocol';

export interface StageFrame {
  readonly element: HTMLIFrameElement;
  /** Calls once the stage listens; returns the undo. */
  whenReady(run: () => void): () => void;
}

interface Movable extends Element {
  moveBefore(node: Node, child: Node | null): void;
}

let waiting: { url: string; frame: StageFrame } | null = null;

/** Loads a stage out of sight, for the next player to take. */
export function prepareStage(url: string): void {
  if (waiting?.frame.element.isConnected === true || !movesFrames(document.body)) return;
  const frame = createFrame(url);
  frame.element.style.display = 'none';
  document.body.append(frame.element);
  waiting = { url, frame };
}

/** A stage frame in `host`, which is in the document. */
export function takeStage(host: HTMLElement, url: string): StageFrame {
  const ready = waiting;
  if (ready?.url !== url || !ready.frame.element.isConnected || !movesFrames(host)) {
    const frame = createFrame(url);
    host.append(frame.element);
    return frame;
  }
  waiting = null;
  host.moveBefore(ready.frame.element, null);
  ready.frame.element.style.display = '';
  return ready.frame;
}

function movesFrames(element: Element): element is Movable {
  return 'moveBefore' in element && element.isConnected;
}

function createFrame(url: string): StageFrame {
  const element = document.createElement('iframe');
  // No sandbox attribute: the stage's own policy header carries it (src/stage/csp.txt), and said
  // here it only makes Chromium warn in every viewer's console.
  element.className = 'rv-player-frame';
  element.tabIndex = -1;
  element.src = url;
  const listeners = new Set<() => void>();
  let ready = false;
  window.addEventListener('message', function hello(event: MessageEvent<unknown>) {
    if (event.source !== element.contentWindow || event.origin !== location.origin || event.data !== HELLO) return;
    window.removeEventListener('message', hello);
    ready = true;
    for (const run of listeners) run();
  });
  return {
    element,
    whenReady(run) {
      if (ready) run();
      else listeners.add(run);
      return () => void listeners.delete(run);
    },
  };
}
