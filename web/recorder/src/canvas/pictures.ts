// Pictures: what is done in the worker with a canvas's content. It becomes small, is compared, and is compressed.
//
// A chart or a drawing, which rests, is kept as it is, where that takes little room; of what moves on and on it shows little what
// it loses, and it would take much: that is compressed with loss, and kept as it is once it has come to rest.
//
// The function's source is the worker's, as that of delivery/packing.ts is: it may use nothing from outside of itself.

/** Kind (0 WebP, 1 JPEG) and bytes. */
export type Picture = [kind: number, bytes: Uint8Array];

/** A picture of `width` × `height`; undefined: as it was, or not to be had in little room. */
export type Draw = (id: number, bitmap: ImageBitmap, width: number, height: number) => Promise<Picture | undefined>;

export function pictures(): Draw {
  const PICTURE_BYTES_MAX = 60_000;
  const EXACT_BYTES_MAX = 24_000;
  /** To compress a larger one without loss takes long, also in a worker. */
  const EXACT_PIXELS_MAX = 400_000;
  /** WebP of quality 1 loses nothing. */
  const EXACT = 1;
  const QUALITIES = [0.4, 0.2, 0.05];
  /** After so many looks in a row that saw something else it moves. */
  const MOVES_AFTER = 2;
  const IDS_MAX = 1_000;
  /** What each canvas showed last, as a sum over its pixels; whether it lost something; looks in a row that saw something else. */
  const shown = new Map<number, { sum: number; lossy: boolean; changes: number }>();

  /** 0 only where nothing was drawn. */
  const sumOf = (pixels: Uint32Array): number => {
    let sum = 0x811c9dc5;
    let any = 0;
    for (const pixel of pixels) {
      sum = Math.imul(sum ^ pixel, 0x01000193);
      any |= pixel;
    }
    return any && (sum || 1);
  };

  /** WebP; where the browser has no encoder for it, JPEG, which knows no transparency. */
  const encode = async (canvas: OffscreenCanvas, brush: OffscreenCanvasRenderingContext2D, quality: number): Promise<Blob> => {
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
    if (blob.type === 'image/webp') return blob;
    brush.globalCompositeOperation = 'destination-over';
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.convertToBlob({ type: 'image/jpeg', quality });
  };

  return async (id, bitmap, width, height) => {
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
    brush.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const sum = sumOf(new Uint32Array(brush.getImageData(0, 0, width, height).data.buffer));
    // An empty canvas shows nothing in the replay either.
    const before = shown.get(id) ?? { sum: 0, lossy: false, changes: 0 };
    const rests = sum === before.sum;
    const changes = rests ? 0 : before.changes + 1;
    const mayBeExact = changes <= MOVES_AFTER && width * height <= EXACT_PIXELS_MAX;
    const qualities = [...(mayBeExact && (!rests || before.lossy) ? [EXACT] : []), ...(rests ? [] : QUALITIES)];
    if (shown.size > IDS_MAX) shown.clear();
    const now = { sum, lossy: false, changes };
    shown.set(id, now);
    for (const quality of qualities) {
      const blob = await encode(canvas, brush, quality);
      if (blob.size > (quality === EXACT ? EXACT_BYTES_MAX : PICTURE_BYTES_MAX)) continue;
      now.lossy = quality !== EXACT;
      return [blob.type === 'image/webp' ? 0 : 1, new Uint8Array(await blob.arrayBuffer())];
    }
    return undefined;
  };
}
