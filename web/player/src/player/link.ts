// The line to the stage: an iframe, and a MessageChannel that only this iframe's document gets.

import { CONNECT, readFromStage, type FromStage, type ToStage } from '../protocol';
import { takeStage } from './standby';

export interface StageLink {
  readonly frame: HTMLIFrameElement;
  send(message: ToStage, transfer?: Transferable[]): void;
  close(): void;
}

/** Messages sent before the stage listens wait in the channel. */
export function openStage(host: HTMLElement, url: string, title: string, heard: (message: FromStage) => void): StageLink {
  const channel = new MessageChannel();
  const stage = takeStage(host, url);
  const frame = stage.element;
  frame.title = title;
  channel.port1.onmessage = (event: MessageEvent<unknown>) => {
    const message = readFromStage(event.data);
    if (message !== null) heard(message);
  };
  const forget = stage.whenReady(() => frame.contentWindow?.postMessage(CONNECT, location.origin, [channel.port2]));
  return {
    frame,
    send: (message, transfer = []) => channel.port1.postMessage(message, transfer),
    close() {
      forget();
      channel.port1.close();
      frame.remove();
    },
  };
}
