// The stage: the document in which recorded pages are rebuilt.
//
// It has no network (see csp.txt), holds the recorded page in a frame that cannot run script, and
// talks to nobody but the player that embeds it.

import { CONNECT, HELLO, readToStage, type BlockMessage, type FromStage, type ShowMessage } from '../protocol';
import type { Context } from '../sanitize/context';
import { createCssCleaner, isSelfContained, type CssCleaner } from '../sanitize/css';
import type { Zoom } from '../sanitize/own';
import { createCanvases } from './canvas';
import { hold, type Held } from './held';
import { createPageBuilder, type PageBuilder } from './replayer';
import { createMediaView, type Corner } from './media';
import { createPointerView, type Point } from './pointer';
import { Show } from './show';
import { createStates } from './states';
import { isDown, type Sample } from './track';
import { exercise } from './warm';

const PROBLEMS_MAX = 50;
/** When to scroll again after a moment was shown: pictures arrive late, and make the page longer. */
const RESCROLL_MS = [50, 250, 1000];

function main(): void {
  const root = document.getElementById('page');
  const overlay = document.getElementById('overlay');
  if (root === null || overlay === null || window.parent === window) return;
  let line: MessagePort | null = null;
  // All that can be built before anybody asks for a moment.
  const heard = prepare((message) => line?.postMessage(message), root, overlay);
  window.addEventListener('message', function connected(event: MessageEvent<unknown>) {
    const port = event.ports[0];
    if (event.source !== window.parent || event.origin !== location.origin || event.data !== CONNECT || port === undefined) return;
    window.removeEventListener('message', connected);
    line = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => heard(data);
  });
  window.parent.postMessage(HELLO, location.origin);
}

/** Returns what to do with a message of the player. */
function prepare(send: (message: FromStage) => void, root: HTMLElement, overlay: HTMLElement): (data: unknown) => void {
  const report = boundedReport(send);
  const canvases = createCanvases(report);
  const states = createStates();
  const page: PageBuilder = createPageBuilder(root, (node, source) => show.heard(node, source));
  const pointer = createPointerView(overlay);
  const mediaView = createMediaView(overlay);
  const context = pageContext(page);
  const rest = exercise(page, context);
  const show: Show = new Show(page, context, canvases, () => states.forget(), report);
  const blocks = new Map<number, Held>();
  const size = { width: 0, height: 0 };
  let timers: number[] = [];

  page.onResize(({ width, height }) => {
    if (size.width === width && size.height === height) return;
    Object.assign(size, { width, height });
    send({ type: 'size', width, height });
    fit();
  });

  function scale(): number {
    // The player gives the stage these proportions, rounded to pixels: cover, so that no edge shows.
    return size.width === 0 ? 1 : Math.max(innerWidth / size.width, innerHeight / size.height);
  }

  function fit(): void {
    root.style.transform = `scale(${scale()})`;
    drawPointer();
  }

  function drawPointer(): void {
    const { track, rested, at_ms, built, zoom, media, focused, keyed, target, fullscreen } = show.moment;
    overlay.hidden = !built;
    page.setZoom(zoom);
    if (track === null || !built) return;
    mediaView.show(media, scale(), cornerOf(page, zoom));
    const sample = pointer.show(track, rested, at_ms, scale(), (at) => zoomed(place(page, at), zoom));
    const hovered = sample === null ? null : page.node(sample.id);
    states.show({ hovered, pressed: isDown(track, at_ms), focused, keyed, target, fullscreen });
  }

  /** Answers in any case: the player waits for it. */
  function present(message: ShowMessage): void {
    const began = performance.now();
    attempt(message, showMoment);
    send({ type: 'shown', seq: message.seq, at_ms: message.at_ms, took_ms: performance.now() - began });
  }

  function attempt<M extends { n: number; at_ms: number }>(message: M, run: (block: Held, message: M) => void): void {
    const block = blocks.get(message.n);
    if (block === undefined) return report(`block ${message.n} is not here`);
    try {
      run(block, message);
    } catch (error) {
      report(`moment ${message.at_ms}: ${String(error)}`);
    }
  }

  function showMoment(block: Held, message: ShowMessage): void {
    const anew = show.show(block, message);
    drawPointer();
    if (anew) scheduleRescroll();
  }

  function scheduleRescroll(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = RESCROLL_MS.map((ms) => window.setTimeout(() => show.rescroll(), ms));
  }

  function take(message: BlockMessage): void {
    const block = hold(message);
    if (block === null) send({ type: 'unusable', n: message.n });
    else blocks.set(message.n, block);
  }

  function drop(n: number): void {
    const block = blocks.get(n);
    if (block !== undefined) show.drop(block);
    blocks.delete(n);
  }

  window.addEventListener('resize', fit);
  return (data) => {
    rest();
    const message = readToStage(data);
    if (message?.type === 'block') take(message);
    else if (message?.type === 'show') present(message);
    else if (message?.type === 'build') attempt(message, (block, { at_ms }) => show.build(block, at_ms));
    else if (message?.type === 'drop') drop(message.n);
  };
}

/** A page that goes wrong goes wrong often; the first few say it all. */
function boundedReport(send: (message: FromStage) => void): (text: string) => void {
  let left = PROBLEMS_MAX;
  return (text) => {
    left -= 1;
    if (left >= 0) send({ type: 'problem', text });
  };
}

function pageContext(page: PageBuilder): Context {
  const resolve = (): null => null;
  const css = createCssCleaner(resolve);
  const tag = (node: Node | null | undefined): string | null => (node === null || node === undefined ? null : node.nodeName.toLowerCase().replace(/^.*:/, ''));
  return {
    base: '',
    resolve,
    css,
    tagOf: (id) => tag(page.node(id)),
    parentTagOf: (id) => tag(page.node(id)?.parentNode),
    hasSiblings: (id) => (page.node(id)?.parentNode?.childNodes.length ?? 0) > 1,
    sheetIsClosed: (id) => isSheetClosed(page.node(id), css),
    depthOf: (id) => depth(page.node(id)),
  };
}

/** Each text was checked when it came, except one that was alone: that one is looked at now. */
function isSheetClosed(style: Node | null, css: CssCleaner): boolean {
  if (style === null || style.childNodes.length !== 1) return true;
  return isSelfContained(style.textContent ?? '', css);
}

function depth(node: Node | null): number {
  let steps = 0;
  for (let at = node; at !== null; at = at.parentNode) steps += 1;
  return steps;
}

/** Samples are relative to the frame their node is in. */
function place(page: PageBuilder, sample: Pick<Sample, 'id' | 'x' | 'y'>): Point {
  let { x, y } = sample;
  let view = page.node(sample.id)?.ownerDocument?.defaultView ?? null;
  for (let nested = 0; view !== null && view.frameElement !== page.frame && nested < 10; nested += 1) {
    const frame = view.frameElement;
    if (frame === null) break;
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
    view = frame.ownerDocument.defaultView;
  }
  return { x, y };
}

function cornerOf(page: PageBuilder, zoom: Zoom): Corner {
  return (id) => {
    const node = page.node(id);
    if (node?.nodeType !== Node.ELEMENT_NODE || !node.isConnected) return null;
    const box = (node as Element).getBoundingClientRect();
    return box.width === 0 ? null : zoomed(place(page, { id, x: box.left, y: box.top }), zoom);
  };
}

function zoomed({ x, y }: Point, { scale, left, top }: Zoom): Point {
  return { x: (x - left) * scale, y: (y - top) * scale };
}

main();
