// The line to the stage: an iframe, and a MessageChannel that only this iframe's document gets.

import { CONNECT, HELLO, readFromStage, type FromStage, type ToStage } from '../protocol';

export interface StageLink {
  readonly frame: HTMLIFrameElement;
  send(message: ToStage): void;
  close(): void;
}

/** Messages sent before the stage listens wait in the channel. */
export function openStage(host: HTMLElement, url: string, title: string, heard: (message: FromStage) => void): StageLink {
  const channel = new MessageChannel();
  const frame = stageFrame(url, title);
  const hello = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin || event.data !== HELLO) return;
    window.removeEventListener('message', hello);
    frame.contentWindow?.postMessage(CONNECT, location.origin, [channel.port2]);
  };
  channel.port1.onmessage = (event: MessageEvent<unknown>) => {
    const message = readFromStage(event.data);
    if (message !== null) heard(message);
  };
  window.addEventListener('message', hello);
  host.append(frame);
  return {
    frame,
    send: (message) => channel.port1.postMessage(message),
    close() {
      window.removeEventListener('message', hello);
      channel.port1.close();
      frame.remove();
    },
  };
}

function stageFrame(url: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  // No sandbox attribute: the stage's own policy header carries it (src/stage/csp.txt), and said
  // here it only makes Chromium warn in every viewer's console.
  frame.className = 'rv-player-frame';
  frame.title = title;
  frame.tabIndex = -1;
  frame.src = url;
  return frame;
}
