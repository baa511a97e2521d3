// How many pixels of two pictures differ. Most pictures are equal byte for byte and are never unpacked; a live
// one is compared with many replayed ones and unpacked once.

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const THRESHOLD = 0.1;

const unpacked = new WeakMap();

function pixelsOf(png) {
  if (!unpacked.has(png)) unpacked.set(png, PNG.sync.read(png));
  return unpacked.get(png);
}

/** Every pixel, where the pictures are not of one size. */
export function differentPixels(live, shown) {
  if (live.equals(shown)) return 0;
  const [one, other] = [pixelsOf(live), PNG.sync.read(shown)];
  if (one.width !== other.width || one.height !== other.height) return Math.max(one.width * one.height, other.width * other.height);
  return pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: THRESHOLD });
}
