// Recorded 2D drawing commands, run on a canvas of the stage.
//
// The names come from a recording, so they are looked up in a list of what drawing needs, and the
// arguments are rebuilt: numbers, plain strings, and pictures that the recording itself carries.

import { isFields, list, number, text, type Fields } from '../sanitize/read';
import { blobOf, bytesOf } from './canvas';

export type Brush = OffscreenCanvasRenderingContext2D;

const METHODS = new Set(
  (
    'arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage ellipse fill fillRect fillText lineTo moveTo putImageData ' +
    'quadraticCurveTo rect reset resetTransform restore rotate roundRect save scale setLineDash setTransform stroke strokeRect strokeText transform translate'
  ).split(' '),
);
const SETTERS = new Set(
  (
    'direction fillStyle font fontKerning globalAlpha globalCompositeOperation imageSmoothingEnabled imageSmoothingQuality letterSpacing ' +
    'lineCap lineDashOffset lineJoin lineWidth miterLimit shadowBlur shadowColor shadowOffsetX shadowOffsetY strokeStyle textAlign textBaseline wordSpacing'
  ).split(' '),
);
const ARGS_MAX = 16;
const PIXELS_MAX = 64_000_000;

type Drawable = CanvasImageSource | ImageData | null;
type Argument = string | number | boolean | number[] | Drawable;

export async function drawCommand(brush: Brush, command: Fields): Promise<void> {
  const property = text(command.property);
  const args = await Promise.all(list(command.args).slice(0, ARGS_MAX).map(argument));
  if (args.includes(null)) return;
  if (command.setter === true) set(brush, property, args[0]);
  else if (METHODS.has(property)) call(brush, property, args as Exclude<Argument, null>[]);
}

function set(brush: Brush, property: string, value: Argument | undefined): void {
  if (!SETTERS.has(property) || typeof value === 'object' || value === undefined) return;
  Reflect.set(brush, property, value);
}

function call(brush: Brush, property: string, args: readonly unknown[]): void {
  const method: unknown = Reflect.get(brush, property);
  if (typeof method !== 'function') return;
  try {
    Reflect.apply(method, brush, args as unknown[]);
  } catch {
    // Arguments of the wrong kind draw nothing, as in the page.
  }
}

async function argument(value: unknown): Promise<Argument> {
  if (typeof value === 'string') return value.slice(0, 10_000);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.slice(0, 1000).map((part) => number(part, 0));
  return isFields(value) ? picture(value) : null;
}

async function picture(value: Fields): Promise<Drawable> {
  try {
    if (value.rr_type === 'ImageBitmap') return await bitmap(list(value.args)[0]);
    if (value.rr_type === 'HTMLImageElement') return await dataImage(text(value.src));
    if (value.rr_type === 'ImageData') return pixels(list(value.args));
  } catch {
    // A picture that cannot be read leaves its place empty.
  }
  return null;
}

async function bitmap(value: unknown): Promise<ImageBitmap | null> {
  const blob = isFields(value) ? blobOf(value) : null;
  return blob === null ? null : createImageBitmap(blob);
}

async function dataImage(src: string): Promise<HTMLImageElement | null> {
  if (!/^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i.test(src)) return null;
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

function pixels(args: readonly unknown[]): ImageData | null {
  const source = isFields(args[0]) ? list(args[0].args)[0] : null;
  const data = isFields(source) ? bytesOf(text(source.base64)) : new Uint8Array();
  const width = number(args[1], 0, 0, 8192);
  if (data.length === 0 || data.length > PIXELS_MAX || width === 0) return null;
  return new ImageData(new Uint8ClampedArray(data.buffer), width);
}
