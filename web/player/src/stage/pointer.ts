// The visitor's pointer, its trail and its presses, drawn over the recorded page.
//
// A pure function of the moment: nothing here runs on a timer, so a paused player shows exactly the
// frame it was paused on, at any speed and after any seek.

import { lastAt, type Press, type Sample, type Track } from './track';

export interface Point {
  x: number;
  y: number;
}

/** Maps a sample, which is relative to the frame of its node, to the recorded viewport. */
export type Place = (sample: Sample) => Point;

const TRAIL_MS = 450;
const PRESS_MS = 650;
/** Beyond this two samples are no movement but two places. */
const GLIDE_MS = 700;
const ACCENT = '79, 70, 229';

export interface PointerView {
  show(track: Track, before: Sample | null, at_ms: number, scale: number, place: Place): Sample | null;
}

export function createPointerView(root: HTMLElement): PointerView {
  const canvas = root.appendChild(document.createElement('canvas'));
  canvas.className = 'trail';
  const cursor = root.appendChild(document.createElement('div'));
  cursor.className = 'cursor';
  return {
    show(track, before, at_ms, scale, place) {
      const index = lastAt(track.samples, at_ms);
      const sample = track.samples[index] ?? before ?? track.samples[0] ?? null;
      cursor.hidden = sample === null;
      if (sample === null) return null;
      const point = glide(sample, track.samples[index + 1], at_ms, place);
      cursor.classList.toggle('touch', sample.touch);
      cursor.classList.toggle('pressed', pressedAt(track.presses, at_ms));
      cursor.style.transform = `translate(${point.x * scale}px, ${point.y * scale}px)`;
      paint(canvas, track, index, at_ms, scale, place, point);
      // Where it will be first it was not yet: nothing is hovered.
      return track.samples[index] ?? before;
    },
  };
}

/** Between two samples close in time, the place on the line between them. */
function glide(from: Sample, to: Sample | undefined, at_ms: number, place: Place): Point {
  const start = place(from);
  if (to === undefined || to.touch !== from.touch || at_ms <= from.at_ms) return start;
  const span = to.at_ms - from.at_ms;
  if (span <= 0 || span > GLIDE_MS) return start;
  const end = place(to);
  const part = (at_ms - from.at_ms) / span;
  return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
}

function pressedAt(presses: readonly Press[], at_ms: number): boolean {
  const last = presses[lastAt(presses, at_ms)];
  return last !== undefined && at_ms - last.at_ms < 160;
}

function paint(canvas: HTMLCanvasElement, track: Track, index: number, at_ms: number, scale: number, place: Place, head: Point): void {
  const brush = fresh(canvas);
  if (brush === null) return;
  paintTrail(brush, track.samples, index, at_ms, (point) => ({ x: point.x * scale, y: point.y * scale }), place, head);
  for (let i = lastAt(track.presses, at_ms); i >= 0; i -= 1) {
    const press = track.presses[i];
    if (press === undefined || at_ms - press.at_ms > PRESS_MS) break;
    paintPress(brush, place(press), (at_ms - press.at_ms) / PRESS_MS, scale);
  }
}

function fresh(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(window.innerWidth * ratio);
  const height = Math.round(window.innerHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const brush = canvas.getContext('2d');
  brush?.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush?.clearRect(0, 0, width, height);
  return brush;
}

type ToScreen = (point: Point) => Point;

function paintTrail(brush: CanvasRenderingContext2D, samples: readonly Sample[], index: number, at_ms: number, screen: ToScreen, place: Place, head: Point): void {
  let end = screen(head);
  brush.lineCap = 'round';
  for (let i = index; i >= 0; i -= 1) {
    const sample = samples[i];
    const age = at_ms - (sample?.at_ms ?? -Infinity);
    if (sample === undefined || age > TRAIL_MS) break;
    const start = screen(place(sample));
    brush.strokeStyle = `rgba(${ACCENT}, ${0.5 * (1 - age / TRAIL_MS)})`;
    brush.lineWidth = 1 + 3 * (1 - age / TRAIL_MS);
    brush.beginPath();
    brush.moveTo(start.x, start.y);
    brush.lineTo(end.x, end.y);
    brush.stroke();
    end = start;
  }
}

function paintPress(brush: CanvasRenderingContext2D, at: Point, age: number, scale: number): void {
  const eased = 1 - (1 - age) ** 3;
  brush.beginPath();
  brush.arc(at.x * scale, at.y * scale, 6 + 22 * eased, 0, 2 * Math.PI);
  brush.fillStyle = `rgba(${ACCENT}, ${0.22 * (1 - age)})`;
  brush.fill();
  brush.lineWidth = 2;
  brush.strokeStyle = `rgba(${ACCENT}, ${0.9 * (1 - age)})`;
  brush.stroke();
}
