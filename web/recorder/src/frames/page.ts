// Page: the side of the page. It decides which frames may speak, and how much, and passes on what they say.
//
// It does not look into what a frame wrote: the server reads it as the words of a stranger (capture/inner.rs), in which
// no node of this page can be named. What has to be done here is to know who speaks, to count, and to say where in the page it
// stands. When this capture ends, every frame is told so, and asks again: what comes then knows nothing of what was.

import { EDITABLE, EXCLUDED, IGNORE, MASK, STAR } from '../privacy/state.ts';
import { guard, listen } from '../shared/guard.ts';
import type { Host } from '../shared/handover.ts';
import type { Inside } from '../shared/companion.ts';
import { Op } from '../stream/writer.ts';
import { type Allowance, allowance } from './allowance.ts';
import { type Hello, MESSAGE_BYTES_MAX, NO_MORE, type Told, type Welcome } from './words.ts';

const FRAMES_MAX = 20;
/** Documents that frames of this page have shown. */
const DOCUMENTS_MAX = 1_000;
const NONCE_CHARS_MAX = 100;
const LOOK_MS = 1_000;
const BURST_BYTES = 2_000_000;
const BYTES_PER_S = 50_000;
/** All frames together may say so many times as much as one. */
const TOGETHER = 3;
/** How often a frame may say too much before it is left out, and how long it is not answered then. */
const STRIKES_MAX = 5;
const STRIKE_MS = 20_000;

/** The document that is in a frame now. */
interface Talk {
  nonce: string;
  port: MessagePort;
  /** Its numbers begin here (docs/capture-format.md). */
  number: number;
  /** The element's node when it was last asked to begin; 0: not asked. */
  id: number;
  turn: number;
}

/** A window; its allowance outlives its documents. */
interface Child {
  element: HTMLIFrameElement;
  allowed: Allowance;
  strikes: number;
  quietUntil: number;
  talk?: Talk;
}

export function listenToFrames({ page, budget, roots, undos }: Inside, host: Host): void {
  const { nodes, writer, rules } = page;
  const { frames } = host.settings;
  const origins: unknown[] = Array.isArray(frames) ? frames : [];
  const children = new Map<MessageEventSource, Child>();
  const windows = new WeakSet<Window>();
  const together = allowance(TOGETHER * BURST_BYTES, TOGETHER * BYTES_PER_S);
  let documents = 0;

  const heard = ({ data, origin, source }: MessageEvent<Partial<Hello> | null>): void => {
    // Pages post a lot: whoever is not on the list is not even read.
    if (!source || !origins.includes(origin) || data?.revisit !== 'hello' || data.endpoint !== host.endpoint) return;
    const { nonce } = data;
    if (typeof nonce === 'string' && nonce.length < NONCE_CHARS_MAX) budget.spend(() => welcome(source as Window, origin, nonce));
  };

  const welcome = (source: Window, origin: string, nonce: string): void => {
    const child = children.get(source) ?? adopt(source);
    // It asked once more before it had read the answer, or has said too much.
    if (!child || child.talk?.nonce === nonce || performance.now() < child.quietUntil || documents >= DOCUMENTS_MAX) return;
    // Another document is in it now.
    dismiss(child);
    const { port1: port, port2 } = new MessageChannel();
    const talk: Talk = { nonce, port, number: ++documents, id: 0, turn: NO_MORE };
    child.talk = talk;
    port.onmessage = guard(({ data }: MessageEvent<Told>) => budget.spend(() => child.talk === talk && told(child, talk, data)));
    source.postMessage({ revisit: 'welcome', nonce } satisfies Welcome, { targetOrigin: origin, transfer: [port2] });
    ask(child);
  };

  const adopt = (source: Window): Child | undefined => {
    const element = children.size < FRAMES_MAX ? elementOf(source) : undefined;
    if (!element) return undefined;
    const child: Child = { element, allowed: allowance(BURST_BYTES, BYTES_PER_S), strikes: 0, quietUntil: 0 };
    children.set(source, child);
    return child;
  };

  /** The element whose window it is: only what stands in a page that is recorded may speak. */
  const elementOf = (source: Window): HTMLIFrameElement | undefined => {
    for (const root of roots()) {
      for (const element of root.querySelectorAll('iframe')) if (element.contentWindow === source) return element;
    }
    return undefined;
  };

  const dismiss = ({ talk }: Child): void => {
    talk?.port.postMessage(NO_MORE);
    talk?.port.close();
  };

  const look = (): void => {
    for (const [source, child] of children) {
      if (child.element.isConnected && child.element.contentWindow === source) ask(child);
      else if (children.delete(source)) dismiss(child);
    }
    for (const root of roots()) hear((root as Partial<Document>).defaultView);
  };

  /** Frames within frames of this page's own origin speak to those. */
  const hear = (view: Window | null | undefined): void => {
    if (!view || windows.has(view)) return;
    windows.add(view);
    undos.push(listen(view, 'message', heard));
  };

  /** What a player has got anew begins anew. */
  const ask = ({ element, talk }: Child): void => {
    const id = nodes.id(element);
    if (!talk || !id || id === talk.id || !maySpeak(id)) return;
    talk.id = id;
    talk.port.postMessage(++talk.turn);
  };

  /** What is marked in this page is marked in the frame, which does not know it. */
  const maySpeak = (id: number): boolean => {
    const state = nodes.state(id);
    return budget.level < 3 && !(state & (EXCLUDED | MASK | STAR | IGNORE)) && (rules.forms || !(state & EDITABLE));
  };

  const told = (child: Child, talk: Talk, data: Told): void => {
    const [turn, operations] = Array.isArray(data) ? data : [];
    const bytes = operations instanceof ArrayBuffer ? operations.byteLength : 0;
    if (bytes > MESSAGE_BYTES_MAX || !child.allowed(bytes) || !together(bytes)) return strike(child);
    if (turn !== talk.turn || !bytes || !(operations instanceof ArrayBuffer)) return;
    page.write((at) => write(child, talk, turn, new Uint8Array(operations), at));
  };

  const write = (child: Child, talk: Talk, turn: number, operations: Uint8Array, at: number): void => {
    // A walk may have gone on meanwhile.
    if (turn !== talk.turn || nodes.id(child.element) !== talk.id || !maySpeak(talk.id)) return;
    writer.op(Op.Inner, at);
    writer.uint(talk.number);
    writer.node(talk.id);
    writer.uint(operations.length);
    for (const byte of operations) writer.byte(byte);
    writer.end();
  };

  const strike = (child: Child): void => {
    dismiss(child);
    child.talk = undefined;
    child.quietUntil = ++child.strikes > STRIKES_MAX ? Infinity : performance.now() + STRIKE_MS;
  };

  const timer = setInterval(guard(() => budget.spend(look)), LOOK_MS);
  undos.push(() => {
    clearInterval(timer);
    children.forEach(dismiss);
    children.clear();
  });
  hear(window);
}
