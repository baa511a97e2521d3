// Watch: which canvases are looked at, when, and what may be seen of them.
//
// Where they are on the screen is told by an IntersectionObserver that is asked anew each time: it answers when layout is
// done anyway, and not at all while the page is hidden. They are copied in the next frame, after the page's own callbacks,
// which asked for it earlier: what WebGL has drawn there can be read until the frame ends. All else is done in a worker. It is
// the first thing to be given up when recording costs too much.

import { EDITABLE, EXCLUDED, IGNORE, MASK, STAR } from '../privacy/state.ts';
import { guard } from '../shared/guard.ts';
import type { Host } from '../shared/handover.ts';
import type { Inside } from '../shared/companion.ts';
import { Op } from '../stream/writer.ts';
import type { Picture } from './pictures.ts';
import { roomOfVisit } from './room.ts';
import { openStudio } from './studio.ts';

const EVERY_MS = 500;
/** More on one page take turns. */
const AT_ONCE_MAX = 4;
const SIDE_MAX = 1_280;
/** To copy a larger one may take the page a frame. */
const PIXELS_MAX = 3_840 * 2_160;
/** What has not changed so often is looked at every fourth time only. */
const STILL_AFTER = 5;

export function watchCanvases({ page, budget, roots, undos }: Inside, host: Host): void {
  if (typeof OffscreenCanvas !== 'function') return;
  const { nodes, writer, rules } = page;
  const room = roomOfVisit(host.prefix);
  /** Show something of another origin, which nobody may read. */
  const tainted = new WeakSet<Element>();
  /** How often each was as before, by id. */
  const still = new Map<number, number>();
  let timer: ReturnType<typeof setTimeout>;
  let frame = 0;
  let looks = 0;

  const stop = guard(() => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    observer.disconnect();
    studio?.close();
  });
  const studio = openStudio(host, stop);
  if (!studio) return;

  /** What is typed or marked may also be drawn. */
  const mayShow = (canvas: Element): boolean => {
    const state = nodes.state(nodes.id(canvas));
    return !(state & (EXCLUDED | MASK | STAR | IGNORE)) && (rules.forms || !(state & EDITABLE));
  };

  const isDue = (canvas: HTMLCanvasElement): boolean => {
    const id = nodes.id(canvas);
    const { width, height } = canvas;
    const rests = (still.get(id) ?? 0) > STILL_AFTER && (looks + id) % 4 > 0;
    return id > 0 && !rests && width * height > 0 && width * height <= PIXELS_MAX && !tainted.has(canvas) && mayShow(canvas);
  };

  const look = (): void => {
    looks += 1;
    observer.disconnect();
    for (const root of roots()) {
      for (const canvas of root.querySelectorAll('canvas')) if (canvas.isConnected && isDue(canvas)) observer.observe(canvas);
    }
  };

  const write = (canvas: HTMLCanvasElement, id: number, width: number, height: number, picture: Picture | undefined): void => {
    still.set(id, picture ? 0 : (still.get(id) ?? 0) + 1);
    if (!picture) return;
    page.write((at) => {
      // It was taken a moment ago; the page may have gone on.
      if (nodes.id(canvas) !== id || !mayShow(canvas)) return;
      const [kind, bytes] = picture;
      writer.op(Op.Canvas, at);
      writer.node(id);
      for (const value of [kind, width, height, bytes.length]) writer.uint(value);
      for (const byte of bytes) writer.byte(byte);
      writer.end();
      room.spend(bytes.length);
    });
  };

  const shoot = async (canvas: HTMLCanvasElement, box: DOMRectReadOnly): Promise<void> => {
    const { width, height } = canvas;
    const scale = Math.min(1, Math.max(box.width / width, box.height / height), SIDE_MAX / Math.max(width, height));
    const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
    const id = nodes.id(canvas);
    const bitmap = await createImageBitmap(canvas);
    try {
      studio.shoot(id, bitmap, w, h, (picture) => budget.spend(() => write(canvas, id, width, height, picture)));
    } catch {
      tainted.add(canvas);
    }
  };

  const seen = (entries: IntersectionObserverEntry[]): void => {
    observer.disconnect();
    const visible = entries.filter(({ target, intersectionRatio }) => intersectionRatio > 0 && isShown(target));
    if (visible.length) frame = requestAnimationFrame(guard(() => budget.spend(() => shootSome(visible))));
  };

  const shootSome = (visible: IntersectionObserverEntry[]): void => {
    for (let i = 0; i < Math.min(AT_ONCE_MAX, visible.length); i++) {
      const { target, boundingClientRect } = visible[(looks * AT_ONCE_MAX + i) % visible.length] as IntersectionObserverEntry;
      guard(shoot)(target as HTMLCanvasElement, boundingClientRect);
    }
  };

  const observer = new IntersectionObserver(guard((entries) => budget.spend(() => seen(entries))));

  const tick = guard(() => {
    const { patience } = room;
    if (patience === Infinity) return;
    timer = setTimeout(tick, EVERY_MS * patience);
    // A worker that is behind is not given more to do.
    if (!budget.level && !studio.busy && !document.hidden) budget.spend(look);
  });

  undos.push(stop);
  tick();
}

const isShown = (it: Element): boolean => it.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
