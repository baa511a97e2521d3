// Looks: what changes the picture and is in no node: the target of the address, selections, highlights,
// animations by script, zoom. Each is compared with what was sent last.

import { listen, type Undo, undoAll } from '../shared/guard.ts';
import { write } from '../shared/json.ts';
import { selectable } from './moves.ts';
import type { Page } from './page.ts';
import { replace } from './replace.ts';

const RANGES_MAX = 50;
const ANIMATIONS_MAX = 200;

export interface Looks {
  look(): void;
  forget(): void;
  stop: Undo;
}

export function createLooks(page: Page): Looks {
  const { nodes } = page;
  let sent: Record<string, string> = { ...BEGINNING };
  let animations = new Map<Animation, number>();
  let keys = 0;

  const isNew = (name: string, it: unknown): boolean => {
    const text = write(it);
    if (sent[name] === text) return false;
    sent[name] = text;
    return true;
  };

  const tell = (name: string, tag: string, payload: object): void => {
    if (isNew(name, payload)) page.event(5, { tag: `revisit.${tag}`, payload });
  };

  const target = (): void => {
    const found = location.hash.length > 1 ? document.querySelector(':target') : null;
    tell('target', 'target', { id: nodes.id(found) || null });
  };

  const span = (range: AbstractRange): object[] => {
    const start = nodes.id(range.startContainer);
    const end = nodes.id(range.endContainer);
    const shown = [start, end].every((id) => selectable(nodes.state(id), page.rules.forms));
    return shown ? [{ start, startOffset: range.startOffset, end, endOffset: range.endOffset }] : [];
  };

  const spans = (ranges: Iterable<AbstractRange>): object[] => [...ranges].slice(0, RANGES_MAX).flatMap(span);

  const selection = (): void => {
    const it = document.getSelection();
    const ranges = it && !it.isCollapsed ? spans(Array.from({ length: it.rangeCount }, (_range, i) => it.getRangeAt(i))) : [];
    if (isNew('selection', ranges)) page.event(3, { source: 14, ranges });
  };

  const highlights = (): void => {
    const registry = (window.CSS as { highlights?: Map<string, Iterable<AbstractRange>> } | undefined)?.highlights;
    if (!registry || (registry.size === 0 && !sent.highlights)) return;
    sent.highlights = '1';
    const names = new Set([...registry.keys(), ...Object.keys(sent).filter((name) => name[0] === ':').map((name) => name.slice(1))]);
    for (const name of names) tell(`:${name}`, 'highlight', { name, ranges: spans(registry.get(name) ?? []) });
  };

  const likes = ['color-scheme: dark', 'reduced-motion: reduce'].map((it) => matchMedia(`(prefers-${it})`));

  const zoom = (): void => {
    const view = window.visualViewport;
    const [dark, still] = likes.map(({ matches }) => matches || undefined);
    if (view) tell('zoom', 'zoom', { scale: view.scale, left: Math.round(view.offsetLeft), top: Math.round(view.offsetTop), dark, still });
  };

  // Animations.

  const follow = (animation: Animation): void => {
    if (!animations.has(animation) && animations.size < ANIMATIONS_MAX) animations.set(animation, ++keys);
  };

  const animate = (animation: Animation, key: number): void => {
    const effect = animation.effect as KeyframeEffect | null;
    const id = nodes.id(effect?.target ?? null);
    const state = animation.playState;
    if (!effect || !id) return;
    const { currentTime, playbackRate } = animation;
    const at = Math.round(Number(currentTime ?? 0));
    const known = sent[`a${key}`]?.split(' ');
    // While it runs as told, it says nothing.
    const drift = Math.abs(at - Number(known?.[1] ?? 0) - (page.now() - Number(known?.[2] ?? 0)) * playbackRate);
    if (known?.[0] === state && (state === 'running' ? drift < 100 : at === Number(known[1]))) return;
    sent[`a${key}`] = `${state} ${at} ${page.now()}`;
    const timing = { ...effect.getTiming(), rate: playbackRate };
    const payload = { id, key: String(key), keyframes: effect.getKeyframes(), timing, at, state };
    page.event(5, { tag: 'revisit.animation', payload });
    // One that fills on may still be cancelled.
    if (state === 'idle' || (state === 'finished' && !/forwards|both/.test(timing.fill ?? ''))) animations.delete(animation);
  };

  const lookAtAnimations = (): void => animations.forEach((key, animation) => animate(animation, key));

  const findAnimations = (): void => {
    for (const it of document.getAnimations?.() ?? []) if (it.constructor.name === 'Animation') follow(it);
  };

  const undos = [
    listen(document, 'selectionchange', page.soon),
    listen(window, 'hashchange', target),
    listen(window, 'beforeprint', () => page.event(5, { tag: 'revisit.print', payload: {} })),
    replace(Element.prototype, 'animate', (_self, _args, made: Animation) => {
      follow(made);
      page.soon();
    }),
    ...likes.map((it) => listen(it, 'change', zoom)),
  ];
  const view = window.visualViewport;
  if (view) undos.push(listen(view, 'resize scroll', zoom));

  return {
    look() {
      selection();
      target();
      highlights();
      lookAtAnimations();
    },
    forget() {
      sent = { ...BEGINNING };
      animations = new Map();
      findAnimations();
      zoom();
    },
    stop: () => undoAll(undos),
  };
}

/** How a page begins; not worth an event. */
const BEGINNING = { target: '{"id":null}', zoom: '{"scale":1,"left":0,"top":0}', selection: '[]' };
