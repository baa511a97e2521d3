// URLs in recorded pages: which may stay, and what stands in for the rest.
//
// A replay must not fetch from anywhere, so every URL that is not part of the recording itself is
// either mapped by `resolve` (for captured assets) or replaced. Nothing here decides by blocking
// known-bad schemes: whatever is not known to be inert goes.

/** Maps an absolute http(s) URL to one the stage may load (`data:`, `blob:`), or null. */
export type Resolve = (url: string) => string | null;

/** One translucent grey pixel: an image that was not captured shows as a quiet box of its size. */
export const IMAGE_PLACEHOLDER =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1' viewBox='0 0 1 1' preserveAspectRatio='none'%3E%3Crect width='1' height='1' fill='%23808890' fill-opacity='.16'/%3E%3C/svg%3E";

/** Loads as nothing: stands in for CSS images, fonts and imports. */
export const EMPTY_URL = 'data:,';

/** Where links point in a replay: a page that is blank even if something manages to follow it. */
export const INERT_LINK = 'about:blank';

const DATA_IMAGE = /^data:image\/(?:png|apng|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)[;,]/i;
const DATA_FONT = /^data:(?:font\/[\w.+-]+|application\/(?:x-)?font[\w.+-]*|application\/vnd\.ms-fontobject|application\/octet-stream)[;,]/i;

/** As a URL parser reads it: no tabs or newlines anywhere, no control characters or spaces around. */
export function tidyUrl(raw: string): string {
  // eslint-disable-next-line no-control-regex
  return raw.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
}

/** For `img`, `poster`, `srcset`, SVG `image`: a data image, a captured asset, or null. */
export function imageUrl(raw: string, base: string, resolve: Resolve): string | null {
  const url = tidyUrl(raw);
  // A picture that the visitor did not see either shows its text.
  return url === EMPTY_URL || DATA_IMAGE.test(url) ? url : assetUrl(url, base, resolve);
}

/** For CSS `url()`: also fonts, and references into the same document. */
export function cssUrl(raw: string, base: string, resolve: Resolve): string | null {
  const url = tidyUrl(raw);
  if (url.startsWith('#') || DATA_IMAGE.test(url) || DATA_FONT.test(url)) return url;
  return assetUrl(url, base, resolve);
}

/** For `link rel=stylesheet`: only what `resolve` knows. */
export function assetUrl(raw: string, base: string, resolve: Resolve): string | null {
  const absolute = absoluteUrl(tidyUrl(raw), base);
  const mapped = absolute === null ? null : resolve(absolute);
  // What `resolve` answers is checked too: an asset table is data, and may hold surprises.
  return mapped !== null && (/^blob:/.test(mapped) || DATA_IMAGE.test(mapped) || DATA_FONT.test(mapped)) ? mapped : null;
}

function absoluteUrl(url: string, base: string): string | null {
  try {
    const parsed = new URL(url, base === '' ? undefined : base);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** A `srcset` in which every candidate may be loaded, or null. */
export function imageSet(raw: string, base: string, resolve: Resolve): string | null {
  // A data URL may hold commas, so such sets are taken only when they are a single candidate.
  const candidates = raw.includes('data:') ? [raw] : raw.split(',');
  const kept = candidates.map((candidate) => {
    const [url = '', descriptor = ''] = candidate.trim().split(/\s+/, 2);
    const allowed = imageUrl(url, base, resolve);
    return allowed === null ? null : `${allowed} ${descriptor}`.trim();
  });
  const usable = kept.filter((candidate) => candidate !== null);
  return usable.length === 0 ? null : usable.join(', ');
}
