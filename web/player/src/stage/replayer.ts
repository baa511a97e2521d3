// rrweb's Replayer, used for what it does well: building and changing the recorded page.
//
// It is never told to play. It has a clock of its own, wants all events in advance, drops those
// with the last timestamp, and overwrites a seek made in its first tick; so events are cast one by
// one, by the moment the player asks for. That reaches into members its typings call private, which
// is why package.json pins the version and `castable` checks that they are there.

import { Replayer } from '@rrweb/replay';
import { EventType, IncrementalSource, NodeType, type eventWithTime } from '@rrweb/types';

interface Inner {
  getCastFn(event: eventWithTime, sync: boolean): () => void;
  cache: { stylesWithHoverClass: { get(css: string): string; set(css: string, adapted: string): void } };
  newDocumentQueue: unknown[];
  legacy_missingNodeRetryMap: Record<string, unknown>;
}

/** Rules for what rrweb would do with real focus and the page's own smooth scrolling. */
const RULES = [
  // Anchoring would move a page that was scrolled before its pictures were there.
  '* { scroll-behavior: auto !important; overflow-anchor: none !important; caret-color: transparent; }',
  ':where(.\\:focus-visible) { outline: -webkit-focus-ring-color auto 1px; }',
];

export interface PageBuilder {
  readonly frame: HTMLIFrameElement;
  cast(event: eventWithTime, sync: boolean): void;
  node(id: number): Node | null;
  id(node: Node): number;
  /** Forgets what a rebuild would leave behind: adopted sheets, fonts, frames that never came. */
  clear(): void;
  onResize(heard: (size: { width: number; height: number }) => void): void;
}

/** Hears of every canvas that is built, with the picture its snapshot carried. */
export type OnCanvas = (element: HTMLElement, id: number, picture: string | null) => void;

export function createPageBuilder(root: HTMLElement, onCanvas: OnCanvas): PageBuilder {
  const replayer: Replayer = new Replayer(placeholders(), {
    root,
    liveMode: true,
    useVirtualDom: false,
    triggerFocus: false,
    mouseTail: false,
    showWarning: false,
    insertStyleRules: RULES,
    plugins: [{ onBuild: (node, { id }) => isCanvas(node) && onCanvas(node, id, pictureOf(replayer, node)) }],
  });
  const inner = castable(replayer);
  seal(replayer.iframe);
  return {
    frame: replayer.iframe,
    cast: (event, sync) => {
      if (!emptiesSelect(event, (id) => replayer.getMirror().getNode(id))) inner.getCastFn(event, sync)();
    },
    node: (id) => replayer.getMirror().getNode(id),
    id: (node) => replayer.getMirror().getId(node),
    clear: () => clear(replayer, inner),
    onResize: (heard) => void replayer.on('resize', (size) => heard(size as { width: number; height: number })),
  };
}

/** A masked choice is no option of its list: setting it would show an empty box. */
function emptiesSelect(event: eventWithTime, node: (id: number) => Node | null): boolean {
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Input) return false;
  return /^\*+$/.test(event.data.text) && node(event.data.id)?.nodeName === 'SELECT';
}

function isCanvas(node: Node | object): node is HTMLElement {
  return 'nodeName' in node && node.nodeName === 'CANVAS';
}

function pictureOf(replayer: Replayer, canvas: Node): string | null {
  const meta = replayer.getMirror().getMeta(canvas);
  const picture = meta?.type === NodeType.Element ? meta.attributes.rr_dataURL : null;
  return typeof picture === 'string' ? picture : null;
}

/** It wants two events; these do nothing, and give its media bookkeeping a first timestamp. */
function placeholders(): eventWithTime[] {
  const event = { type: EventType.Custom as const, data: { tag: 'revisit.stage', payload: null }, timestamp: 0 };
  return [event, { ...event }];
}

function castable(replayer: Replayer): Inner {
  const inner = replayer as unknown as Inner;
  if (typeof inner.getCastFn !== 'function' || !Array.isArray(inner.newDocumentQueue)) {
    throw new Error('this version of @rrweb/replay cannot be driven event by event');
  }
  // Style sheets arrive with their states already rewritten (sanitize/css.ts): skip postcss.
  inner.cache = { stylesWithHoverClass: { get: (css) => css || ' ', set: () => undefined } };
  return inner;
}

/** Nothing a viewer does reaches the recorded page, and the page reaches nothing. */
function seal(frame: HTMLIFrameElement): void {
  frame.tabIndex = -1;
  frame.inert = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.referrerPolicy = 'no-referrer';
}

function clear(replayer: Replayer, inner: Inner): void {
  inner.newDocumentQueue = [];
  inner.legacy_missingNodeRetryMap = {};
  const page = replayer.iframe.contentDocument;
  if (page === null) return;
  page.adoptedStyleSheets = [];
  page.fonts.clear();
}
