// Extras: what an element shows beyond its attributes, under the names that rrweb gave them.

import { choiceShown, cleanValue } from '../privacy/attributes.ts';
import { Kind, kindOf } from '../privacy/state.ts';
import type { Value } from '../stream/writer.ts';
import type { Page } from './page.ts';

type Put = (name: string, value: Value) => void;

/** `old`: the element was there before, and may be scrolled. To ask a new one would force a layout. */
export function elementExtras(page: Page, element: Element, state: number, old: boolean, put: Put): void {
  const kind = kindOf(state);
  if (kind) ofKind(page, element, kind, state, put);
  const special = SPECIAL[element.localName];
  if (special) special(element, put);
  if (old && (element.firstElementChild || kind === Kind.Textarea)) scroll(element, put);
}

function ofKind(page: Page, element: Element, kind: Kind, state: number, put: Put): void {
  switch (kind) {
    case Kind.Style:
    case Kind.Link: {
      const sheet = page.sheet(element);
      if (sheet) put('_cssText', sheet);
      return;
    }
    case Kind.Field:
    case Kind.Secret:
    case Kind.Textarea: {
      const clean = cleanValue((element as HTMLInputElement).value ?? '', state, page.rules);
      if (clean) put('value', clean);
      return page.field(element);
    }
    case Kind.Check:
      if ((element as HTMLInputElement).checked && choiceShown(state, page.rules)) put('checked', true);
      return page.field(element);
    case Kind.Option:
      if ((element as HTMLOptionElement).selected && choiceShown(state, page.rules)) put('selected', true);
      return;
    case Kind.Select:
      return page.field(element);
    default:
  }
}

/** Zero for almost all; to ask costs a layout once, and then little. */
function scroll(element: Element, put: Put): void {
  const { scrollLeft, scrollTop } = element;
  if (scrollLeft) put('rr_scrollLeft', scrollLeft);
  if (scrollTop) put('rr_scrollTop', scrollTop);
}

const SPECIAL: Record<string, (element: Element, put: Put) => void> = {
  dialog: openMode,
  audio: media,
  video: media,
};

/** A picture that could not be had shows its text: it is told to come from nowhere. */
export const NOWHERE = 'data:,';

export function isBroken(element: Element): boolean {
  const { complete, naturalWidth, currentSrc } = element as HTMLImageElement;
  return element.localName === 'img' && complete && !naturalWidth && currentSrc !== '';
}

export function openMode(element: Element, put: Put): void {
  if (element.hasAttribute('open')) put('rr_open_mode', element.matches(':modal') ? 'modal' : 'non-modal');
}

function media(element: Element, put: Put): void {
  const it = element as HTMLMediaElement;
  put('rr_mediaState', it.paused ? 'paused' : 'played');
  put('rr_mediaCurrentTime', it.currentTime);
  put('rr_mediaPlaybackRate', it.playbackRate);
  put('rr_mediaVolume', it.volume);
  if (it.muted) put('rr_mediaMuted', true);
  if (it.loop) put('rr_mediaLoop', true);
}
