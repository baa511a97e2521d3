// rrweb's Replayer, used for what it does well: building and changing the recorded page.
//
// It is never told to play. It has a clock of its own, wants all events in advance, drops those
// with the last timestamp, and overwrites a seek made in its first tick; so events are cast one by
// one, by the moment the player asks for. That reaches into members its typings call private, which
// is why package.json pins the version and `castable` checks that they are there.

import { Replayer } from '@rrweb/replay';
import { EventType, IncrementalSource, type documentNode, type eventWithTime, type serializedNodeWithId } from '@rrweb/types';
import type { Zoom } from '../sanitize/own';
import { IMAGE_PLACEHOLDER } from '../sanitize/url';
import { buildDocument } from './build';
import { buildFormulas } from './mathml';

interface Inner {
  getCastFn(event: eventWithTime, sync: boolean): () => void;
  cache: { stylesWithHoverClass: { get(css: string): string; set(css: string, adapted: string): void } };
  newDocumentQueue: unknown[];
  styleMirror: { reset(): void };
  insertStyleRules(root: Element, head: Element | null): void;
  legacy_missingNodeRetryMap: Record<string, unknown>;
}

/** Rules for what rrweb would do with real focus and the page's own smooth scrolling. */
const RULES = [
  // Anchoring would move a page that was scrolled before its pictures were there.
  '* { scroll-behavior: auto !important; overflow-anchor: none !important; caret-color: transparent; }',
  // What stands in for a picture has the proportions that its attributes say, as the picture had; where a sheet asks for its height, all below would be elsewhere.
  `:where(img[width][height][src="${IMAGE_PLACEHOLDER}"]) { aspect-ratio: attr(width type(<number>)) / attr(height type(<number>)); }`,
  // As in a window that has the focus, which the stage never has.
  '::selection { background-color: Highlight; color: HighlightText; }',
  // Where no script runs, browsers show the controls of every video.
  'video:not([controls])::-webkit-media-controls { display: none !important; }',
  ':where([revisit-focus-visible]) { outline: -webkit-focus-ring-color auto 1px; }',
  ':where([revisit-sunk]) { border-style: inset; }',
  // The colours of a native box under the pointer: its accent, or a border of #4f4f4f in the place of #767676, with white as it is.
  ':where([revisit-lit]:is(:checked, :indeterminate)) { accent-color: #005cc8; }',
  ':where([revisit-lit]:not(:checked, :indeterminate)) { filter: brightness(0.8186) contrast(1.5694); }',
  ':where(:any-link[revisit-focus-visible]) { outline-offset: 1px; }',
  // As browsers show what fills the screen.
  '[revisit-fullscreen]:not(:root) { position: fixed !important; inset: 0 !important; margin: 0 !important; box-sizing: border-box !important; width: 100% !important; height: 100% !important; max-width: none !important; max-height: none !important; transform: none !important; z-index: 2147483647 !important; }',
];

/** The root of a snapshot, cleaned: `cleanEvent` lets no other through. */
export type SnapshotNode = documentNode & { id: number };

export interface PageBuilder {
  readonly frame: HTMLIFrameElement;
  cast(event: eventWithTime, sync: boolean): void;
  /** Shows a page anew, from its snapshot. */
  rebuild(page: SnapshotNode): void;
  node(id: number): Node | null;
  id(node: Node): number;
  /** Nothing of the page keeps the real focus. */
  blur(): void;
  onResize(heard: (size: { width: number; height: number }) => void): void;
  /** The part of the page that the visitor had zoomed into, and whether pages are dark. */
  setZoom(zoom: Zoom): void;
}

/** Hears of every node that is built, with what it was built from. */
export type OnBuild = (node: Node, source: serializedNodeWithId) => void;

export function createPageBuilder(root: HTMLElement, onBuild: OnBuild): PageBuilder {
  const replayer: Replayer = new Replayer(placeholders(), {
    root,
    liveMode: true,
    useVirtualDom: false,
    triggerFocus: false,
    mouseTail: false,
    showWarning: false,
    insertStyleRules: RULES,
    plugins: [{ onBuild: (node) => heardOf(replayer, node as Node, onBuild) }],
  });
  const inner = castable(replayer);
  seal(replayer.iframe);
  return {
    frame: replayer.iframe,
    cast: (event, sync) => {
      buildAhead(replayer, event, onBuild);
      if (!emptiesSelect(event, (id) => replayer.getMirror().getNode(id))) inner.getCastFn(event, sync)();
    },
    node: (id) => replayer.getMirror().getNode(id),
    id: (node) => replayer.getMirror().getId(node),
    rebuild: (page) => rebuild(replayer, inner, page, onBuild),
    onResize: (heard) => void replayer.on('resize', (size) => heard(size as { width: number; height: number })),
    blur: () => (replayer.iframe.contentDocument?.activeElement as HTMLElement | null | undefined)?.blur?.(),
    setZoom: ({ scale, left, top, dark }) => {
      // A page that has no scheme of its own stands on white, whatever its frame has; one that has it, on its colour.
      replayer.iframe.style.colorScheme = dark ? 'dark' : 'light';
      const shift = scale === 1 ? '' : `scale(${scale}) translate(${-left}px, ${-top}px)`;
      if (replayer.iframe.style.transform !== shift) replayer.iframe.style.transform = shift;
    },
  };
}

/** A masked choice is no option of its list: setting it would show an empty box. */
function emptiesSelect(event: eventWithTime, node: (id: number) => Node | null): boolean {
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Input) return false;
  return /^\*+$/.test(event.data.text) && node(event.data.id)?.nodeName === 'SELECT';
}

function buildAhead(replayer: Replayer, event: eventWithTime, onBuild: OnBuild): void {
  const page = replayer.iframe.contentDocument;
  if (page === null || event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation) return;
  buildFormulas(event.data.adds, page, (node, from) => {
    replayer.getMirror().add(node, from);
    onBuild(node, from);
  });
}

function heardOf(replayer: Replayer, node: Node, onBuild: OnBuild): void {
  const source = replayer.getMirror().getMeta(node);
  if (source !== null) onBuild(node, source);
}

/** It wants two events; these do nothing, and give its media bookkeeping a first timestamp. */
function placeholders(): eventWithTime[] {
  const event = { type: EventType.Custom as const, data: { tag: 'revisit.stage', payload: null }, timestamp: 0 };
  return [event, { ...event }];
}

function castable(replayer: Replayer): Inner {
  const inner = replayer as unknown as Inner;
  if (typeof inner.getCastFn !== 'function' || typeof inner.insertStyleRules !== 'function' || !Array.isArray(inner.newDocumentQueue)) {
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

function rebuild(replayer: Replayer, inner: Inner, source: SnapshotNode, onBuild: OnBuild): void {
  const page = replayer.iframe.contentDocument;
  if (page === null) return;
  forget(inner, page);
  const mirror = replayer.getMirror();
  mirror.reset();
  buildDocument(source, page, (node, from) => {
    mirror.add(node, from);
    onBuild(node, from);
  });
  if (page.documentElement !== null) inner.insertStyleRules(page.documentElement, page.head);
}

/** What would otherwise stay of the page before: adopted sheets, fonts, frames that never came. */
function forget(inner: Inner, page: Document): void {
  inner.newDocumentQueue = [];
  inner.legacy_missingNodeRetryMap = {};
  inner.styleMirror.reset();
  page.adoptedStyleSheets = [];
  page.fonts.clear();
}
