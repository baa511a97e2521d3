// Is the replayed screen the live one? Counts pixels that differ and keeps the pictures when too many do.
//
//   const result = compare(livePng, replayPng, { name: 'react-app/dialog', allowed: 0.01 });
//   result.same         share <= allowed
//   result.different    number of pixels
//   result.share        of all pixels that were compared
//   result.pictures     folder with live.png, replay.png, diff.png, or null when same
//
// `threshold` is how far two colours may be apart and still count as equal (0 to 1, as pixelmatch has
// it; anti-aliased edges are told apart and not counted). `ignore` are boxes left out on both sides.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const OUT = fileURLToPath(new URL('out/', import.meta.url));
const PIXEL = 4;

/** `image` on a canvas of the given size; what it does not cover gets `colour`, so it counts as different. */
function onCanvas(image, width, height, colour) {
  if (image.width === width && image.height === height) return image;
  const canvas = new PNG({ width, height });
  for (let i = 0; i < canvas.data.length; i += PIXEL) canvas.data.set(colour, i);
  PNG.bitblt(image, canvas, 0, 0, image.width, image.height, 0, 0);
  return canvas;
}

function clip(box, width, height) {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  return { left, top, right: Math.min(width, Math.ceil(box.x + box.width)), bottom: Math.min(height, Math.ceil(box.y + box.height)) };
}

/** Paints the boxes grey in both images; returns how many pixels that are, each counted once. */
function leaveOut(images, boxes) {
  const { width, height } = images[0];
  const out = new Uint8Array(width * height);
  for (const box of boxes) {
    const { left, top, right, bottom } = clip(box, width, height);
    for (let y = top; y < bottom; y += 1) out.fill(1, y * width + left, Math.max(y * width + left, y * width + right));
  }
  let count = 0;
  out.forEach((ignored, i) => {
    if (!ignored) return;
    count += 1;
    for (const image of images) image.data.set([128, 128, 128, 255], i * PIXEL);
  });
  return count;
}

function keep(name, pictures) {
  const folder = join(OUT, normalize(`/${name.replace(/[^\w./-]+/g, '-')}`));
  mkdirSync(folder, { recursive: true });
  for (const [file, png] of Object.entries(pictures)) writeFileSync(join(folder, `${file}.png`), PNG.sync.write(png));
  return folder;
}

/** Red, green and blue at a place of a picture. */
export function pixelAt(png, x, y) {
  const { data, width } = PNG.sync.read(png);
  return [...data.subarray((y * width + x) * 4).subarray(0, 3)];
}

export function compare(livePng, replayPng, { name = 'unnamed', threshold = 0.1, allowed = 0.01, ignore = [] } = {}) {
  const images = [PNG.sync.read(livePng), PNG.sync.read(replayPng)];
  const width = Math.max(...images.map((image) => image.width));
  const height = Math.max(...images.map((image) => image.height));
  const live = onCanvas(images[0], width, height, [255, 0, 255, 255]);
  const replay = onCanvas(images[1], width, height, [0, 255, 0, 255]);
  const compared = width * height - leaveOut([live, replay], ignore);
  const diff = new PNG({ width, height });
  const different = pixelmatch(live.data, replay.data, diff.data, width, height, { threshold });
  const share = compared > 0 ? different / compared : 0;
  const same = share <= allowed;
  return { same, different, share, compared, pictures: same ? null : keep(name, { live, replay, diff }) };
}

/** Boxes of the elements that `selectors` find, in pixels of a screenshot of `page`. */
export const boxesOf = (page, selectors) =>
  selectors.length === 0
    ? []
    : page.evaluate((wanted) => {
        const boxes = [...document.querySelectorAll(wanted)].map((element) => element.getBoundingClientRect());
        return boxes.map(({ x, y, width, height }) => ({ x: x * devicePixelRatio, y: y * devicePixelRatio, width: width * devicePixelRatio, height: height * devicePixelRatio }));
      }, selectors.join(','));
