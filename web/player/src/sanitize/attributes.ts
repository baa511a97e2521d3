// Attributes of recorded elements: what is kept, what is changed, what goes.
//
// CSS of the page selects by attributes, so unknown ones stay; what can run, fetch, navigate or
// take the focus goes, whatever the element, because a mutation can set any name on any element.

import { INERT_LINK, IMAGE_PLACEHOLDER, imageSet, imageUrl, assetUrl, tidyUrl } from './url';
import type { Context } from './context';
import { bounded } from './read';

type Value = string | number | boolean;

const DROPPED = new Set(
  (
    'srcdoc ping target action formaction formtarget http-equiv manifest codebase classid archive data profile lowsrc dynsrc ' +
    'background longdesc autofocus autoplay nonce integrity crossorigin download attributionsrc imagesrcset imagesizes sandbox allow csp ' +
    'allowfullscreen popovertarget popovertargetaction commandfor command form shadowrootmode is xml:base accesskey ' +
    'rr_src rr_mediastate rr_mediacurrenttime rr_mediaplaybackrate rr_mediamuted rr_medialoop rr_mediavolume ' +
    '__proto__ constructor prototype'
  ).split(' '),
);

/** Text for people: never parsed as CSS or URL by the browser, so left as it is. */
const TEXTUAL = /^(?:title|alt|placeholder|value|label|class|id|name|for|role|lang|aria-.*|data-.*|d|points|viewbox|transform)$/;
const MAY_FETCH = /\\|url\s*\(|image|src\s*\(|cross-fade|:\/\//i;
const RUNS = /^(?:java|vb|live)script:|^data:(?:text|application\/(?:xhtml|xml|javascript))/i;
const NAME = /^[A-Za-z_:@][\w:.@-]*$/;
const SIZE = /^\d{1,5}(?:\.\d+)?(?:px|%)?$/;

/** The attribute as the stage may set it, or null when it goes. */
export function cleanAttribute(tag: string, name: string, value: Value, context: Context): Value | null {
  return CLEANERS(name)(tag, value, context);
}

type Cleaner = (tag: string, value: Value, context: Context) => Value | null;

/** What a name means is found out once: pages have few names and many attributes. */
const CLEANERS = bounded(5000, cleanerOf);

function cleanerOf(name: string): Cleaner {
  const key = name.toLowerCase();
  if (key === '_csstext') return (_tag, value, context) => (typeof value === 'string' && name === '_cssText' ? sheetText(value, context) : null);
  if (!NAME.test(name) || /^on./.test(key) || key.startsWith('revisit-') || DROPPED.has(key)) return () => null;
  if (key.startsWith('rr_')) return (_tag, value) => internalAttribute(name, value);
  // What closes others as it opens would do so in the order of events, not of the visitor: states say it.
  if (key === 'popover') return () => 'manual';
  return holdingUrl(localName(key)) ?? (TEXTUAL.test(key) ? (_tag, value) => value : plainly(key));
}

/** For an attribute that is neither text nor a URL. */
function plainly(key: string): Cleaner {
  return (_tag, value, context) => {
    if (typeof value !== 'string') return key === 'style' ? null : value;
    return plainAttribute(key, value, context);
  };
}

/** For attributes that hold a URL: what becomes of it, null when it goes. */
function holdingUrl(key: string): Cleaner | undefined {
  const clean = URLS.get(key);
  return clean && ((tag, value, context) => (typeof value === 'string' ? clean(tag, value, context) : value));
}

/**
 * rrweb marks where a style element's texts met, and will cut the sheet there. Where the parts say
 * something else than the whole ("@imp" + "ort"), the marks go.
 */
function sheetText(css: string, context: Context): string {
  const cleaned = context.css.clean(css, context.base);
  if (!cleaned.includes('/* rr_split */')) return cleaned;
  const whole = cleaned.replaceAll('/* rr_split */', '');
  const again = context.css.clean(whole, context.base);
  return again === whole ? cleaned : again;
}

export function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

/** rrweb's own attributes are read by the replayer, not by the page: only the known shapes pass. */
function internalAttribute(name: string, value: Value): Value | null {
  if (name === 'rr_dataURL') return typeof value === 'string' ? imageUrl(value, '', () => null) : null;
  if (name === 'rr_width' || name === 'rr_height') return SIZE.test(String(value)) ? String(value) : null;
  if (name === 'rr_scrollLeft' || name === 'rr_scrollTop') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (name === 'rr_open_mode') return value === 'modal' || value === 'non-modal' ? value : null;
  return null;
}

const URLS = new Map<string, (tag: string, value: string, context: Context) => string | null>([
  ['src', (tag, value, context) => (tag === 'img' || tag === 'input' ? image(value, context) : null)],
  ['srcset', (tag, value, context) => imageSet(value, context.base, context.resolve) ?? (tag === 'img' ? null : IMAGE_PLACEHOLDER)],
  ['poster', (_tag, value, context) => image(value, context)],
  ['href', href],
  ['attributename', (_tag, value) => (/href|src|^on/i.test(value) ? 'none' : value)],
]);

function image(value: string, context: Context): string {
  return value === '' ? '' : (imageUrl(value, context.base, context.resolve) ?? IMAGE_PLACEHOLDER);
}

function href(tag: string, value: string, context: Context): string | null {
  if (tag === 'a' || tag === 'area') return INERT_LINK;
  if (tag === 'image' || tag === 'feimage') return value.startsWith('#') ? value : image(value, context);
  if (tag === 'link') return assetUrl(value, context.base, context.resolve);
  // use, gradients, patterns, textPath, mpath: only into this document.
  return value.startsWith('#') ? value : null;
}

function plainAttribute(key: string, value: string, context: Context): string | null {
  if (RUNS.test(tidyUrl(value))) return null;
  return key === 'style' || MAY_FETCH.test(value) ? context.css.clean(value, context.base) : value;
}
