// The line to the stage: an iframe, and a MessageChannel that only this iframe's document gets.

import type { Block, Source } from '../model';
import { readFromStage, type FromStage, type ToStage } from '../protocol';
import { takeStage } from './standby';

export interface StageLink {
  readonly frame: HTMLIFrameElement;
  /** The block that the stage was given ahead. */
  readonly held: Block | null;
  send(message: ToStage, transfer?: Transferable[]): void;
  close(): void;
}

export function openStage(host: HTMLElement, source: Source, url: string, title: string, heard: (message: FromStage) => void): StageLink {
  const { element, port, given, close } = takeStage(host, url, source);
  element.title = title;
  port.onmessage = (event: MessageEvent<unknown>) => {
    const message = readFromStage(event.data);
    if (message !== null) heard(message);
  };
  return {
    frame: element,
    held: given?.block ?? null,
    send: (message, transfer = []) => port.postMessage(message, transfer),
    close,
  };
}
