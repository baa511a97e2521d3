// Canvases of the recorded page.
//
// A frame that may not run script does not lay out canvases at all, and letting it run script is
// the one thing that must never happen. But any element can be given an image as its content, so
// each canvas shows its frames as images, made here, outside the recorded page.

import { isFields, list, nodeId, number, text, type Fields } from '../sanitize/read';
import { drawCommand, type Brush } from './canvas2d';

const CANVASES_MAX = 200;
const SIDE_MAX = 8192;
const PUBLISH_MS = 80;

export interface Canvases {
  /** A canvas element was built, perhaps with a picture from the snapshot. */
  built(element: HTMLElement, id: number, picture: string | null): void;
  /** A CanvasMutation event. */
  apply(data: Fields): void;
  /** Puts the pictures back where a style change took them away. */
  refresh(): void;
  forget(): void;
}

interface Painted {
  element: HTMLElement;
  url: string;
  /** Pixels of the picture for each of the canvas's own. */
  scale: number;
  owned: boolean;
  brush: Brush | null;
  work: Promise<void>;
  /** Full frames make all waiting work before them pointless. */
  turn: number;
  timer: number;
}

export function createCanvases(report: (problem: string) => void): Canvases {
  const painted = new Map<number, Painted>();

  function built(element: HTMLElement, id: number, picture: string | null): void {
    if (painted.size >= CANVASES_MAX && !painted.has(id)) return;
    const entry: Painted = { element, url: '', scale: 1, owned: false, brush: null, work: Promise.resolve(), turn: 0, timer: 0 };
    painted.set(id, entry);
    if (picture?.startsWith('data:image/') === true) show(entry, picture, false);
    else showEmpty(entry);
  }

  function apply(data: Fields): void {
    const entry = painted.get(nodeId(data.id));
    if (entry === undefined || number(data.type, 0) !== 0) return;
    const commands = (Array.isArray(data.commands) ? data.commands : [data]).filter(isFields).filter(isWhole);
    if (commands.length === 0) return;
    const frame = wholeFrame(commands);
    if (frame !== null) entry.turn += 1;
    const turn = entry.turn;
    entry.work = entry.work
      .then(() => (turn < entry.turn ? undefined : frame === null ? run(entry, commands) : showFrame(entry, frame)))
      .catch((error: unknown) => report(`canvas: ${String(error)}`));
  }

  async function run(entry: Painted, commands: readonly Fields[]): Promise<void> {
    entry.brush ??= newBrush(entry.element);
    if (entry.brush === null) return;
    for (const command of commands) await drawCommand(entry.brush, command);
    if (entry.timer === 0) entry.timer = window.setTimeout(() => void publish(entry), PUBLISH_MS);
  }

  async function publish(entry: Painted): Promise<void> {
    entry.timer = 0;
    const blob = await entry.brush?.canvas.convertToBlob();
    if (blob !== undefined) await showFrame(entry, { picture: blob, width: 0 });
  }

  return {
    built,
    apply,
    refresh: () =>
      painted.forEach((entry) => {
        if (entry.url.startsWith(EMPTY)) showEmpty(entry);
        else if (entry.element.style.content === '') put(entry);
      }),
    forget() {
      for (const entry of painted.values()) {
        entry.turn += 1;
        clearTimeout(entry.timer);
        if (entry.owned) URL.revokeObjectURL(entry.url);
      }
      painted.clear();
    },
  };
}

/** Where a site does not allow canvases, the server leaves of a command that there was one. */
const isWhole = (command: Fields): boolean => command.args !== undefined;

interface Frame {
  picture: Blob;
  /** Of the canvas; the picture may be smaller. */
  width: number;
}

/** Sampled frames clear the canvas and draw one picture over it: the picture is all there is. */
function wholeFrame(commands: readonly Fields[]): Frame | null {
  const [clear, draw] = commands;
  if (commands.length !== 2 || clear?.property !== 'clearRect' || draw?.property !== 'drawImage') return null;
  const bitmap = list(draw.args)[0];
  const blob = isFields(bitmap) && bitmap.rr_type === 'ImageBitmap' ? list(bitmap.args)[0] : null;
  const picture = isFields(blob) ? blobOf(blob) : null;
  return picture && { picture, width: number(list(clear.args)[2], 0, 0) };
}

const PICTURE = /^image\/(?:webp|png|jpeg|avif)$/;

export function blobOf(value: Fields): Blob | null {
  const type = text(value.type);
  const parts = list(value.data).filter(isFields).map((part) => bytesOf(text(part.base64)));
  return value.rr_type === 'Blob' && PICTURE.test(type) && parts.length > 0 ? new Blob(parts, { type }) : null;
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

async function showFrame(entry: Painted, { picture, width }: Frame): Promise<void> {
  const url = URL.createObjectURL(picture);
  const turn = entry.turn;
  // Decoded before it is shown, so that the canvas never flashes empty between two frames.
  const image = new Image();
  image.src = url;
  await image.decode();
  if (turn === entry.turn) show(entry, url, true, width > 0 ? image.naturalWidth / width : 1);
  else URL.revokeObjectURL(url);
}

const EMPTY = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'";

/** A canvas of which nothing was drawn has a box all the same. */
function showEmpty(entry: Painted): void {
  const { width, height } = sizeOf(entry.element);
  const url = `${EMPTY} width='${width}' height='${height}'/%3E`;
  if (entry.url !== url || entry.element.style.content === '') show(entry, url, false);
}

function show(entry: Painted, url: string, owned: boolean, scale = 1): void {
  const before = entry.owned ? entry.url : '';
  entry.url = url;
  entry.scale = scale;
  entry.owned = owned;
  put(entry);
  if (before !== '') setTimeout(() => URL.revokeObjectURL(before), 1000);
}

function put(entry: Painted): void {
  const picture = `url("${entry.url.replace(/["\\\n]/g, '')}")`;
  // A small picture takes the room of the whole canvas.
  entry.element.style.setProperty('content', entry.scale === 1 ? picture : `image-set(${picture} ${entry.scale}x)`);
}

function newBrush(element: HTMLElement): Brush | null {
  const { width, height } = sizeOf(element);
  return new OffscreenCanvas(width, height).getContext('2d');
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  const side = (name: string, fallback: number): number => number(Number.parseInt(element.getAttribute(name) ?? '', 10), fallback, 1, SIDE_MAX);
  return { width: side('width', 300), height: side('height', 150) };
}
