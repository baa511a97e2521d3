// Stage frames: a new one for a player, or one that was loaded ahead and waits.
//
// Loading a frame and its script takes longer than showing a page in it, and building a long page longer than
// laying it out; so the stage that waits can be given the page that is likely to be opened. Moved in the document a
// frame would load again, except by moveBefore(); where a browser has none, nothing waits.

import type { Block, Source } from '../model';
import { blockMessage, CONNECT, HELLO, type ToStage } from '../protocol';

export interface StageFrame {
  readonly element: HTMLIFrameElement;
  /** The line to it. What is sent before the stage listens, or said before anybody does, waits in the channel. */
  readonly port: MessagePort;
  /** The block that it was given while it waited. */
  given: Given | null;
  close(): void;
}

interface Given {
  source: Source;
  block: Block;
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

/** Has the stage that waits build the page of a moment. Answers whether there is one; only then `json` is its. */
export function buildAhead(given: Given, json: ArrayBuffer, at_ms: number): boolean {
  const frame = waiting?.frame;
  if (frame?.element.isConnected !== true) return false;
  forget(frame);
  const { source, block } = given;
  const { n } = block;
  post(frame.port, blockMessage(source.detail, block, json), [json]);
  post(frame.port, { type: 'build', n, at_ms });
  frame.given = given;
  return true;
}

/** A stage frame in `host`, which is in the document. What it was given of another recording it has forgotten. */
export function takeStage(host: HTMLElement, url: string, source: Source): StageFrame {
  const ready = waiting;
  if (ready?.url !== url || !ready.frame.element.isConnected || !movesFrames(host)) {
    const frame = createFrame(url);
    host.append(frame.element);
    return frame;
  }
  waiting = null;
  const { frame } = ready;
  if (frame.given?.source !== source) forget(frame);
  host.moveBefore(frame.element, null);
  frame.element.style.display = '';
  return frame;
}

function forget(frame: StageFrame): void {
  if (frame.given !== null) post(frame.port, { type: 'drop', n: frame.given.block.n });
  frame.given = null;
}

function post(port: MessagePort, message: ToStage, transfer: Transferable[] = []): void {
  port.postMessage(message, transfer);
}

/** Hidden in both ways: the one holds in every browser, the other saves drawing what is not to be seen. */
export function setShown({ style }: HTMLIFrameElement, shown: boolean): void {
  style.visibility = style.contentVisibility = shown ? '' : 'hidden';
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
  // Until its player shows a moment: what it practised on, or was given ahead, is not to be seen.
  setShown(element, false);
  element.src = url;
  const { port1: port, port2 } = new MessageChannel();
  const connect = (event: MessageEvent<unknown>): void => {
    if (event.source !== element.contentWindow || event.origin !== location.origin || event.data !== HELLO) return;
    window.removeEventListener('message', connect);
    element.contentWindow?.postMessage(CONNECT, location.origin, [port2]);
  };
  window.addEventListener('message', connect);
  return {
    element,
    port,
    given: null,
    close() {
      window.removeEventListener('message', connect);
      port.close();
      element.remove();
    },
  };
}
