// Shadow: the shadow roots of a page, also closed ones, as far as we saw them being attached.
//
// Element.attachShadow is one of the few functions of the page that are replaced: nothing else tells
// that an element which is already recorded has got a root, and a closed one shows itself nowhere else.

import type { Undo } from '../shared/guard.ts';
import { replace } from './replace.ts';

const closed = new WeakMap<Element, ShadowRoot>();
let anyClosed = false;

export function shadowOf(element: Element): ShadowRoot | null {
  return element.shadowRoot ?? (anyClosed ? closed.get(element) : null) ?? null;
}

/** Calls `attached` when an element made in this window has got a root. */
export function watchShadows(view: typeof globalThis, attached: (host: Element) => void): Undo {
  return replace(view.Element.prototype, 'attachShadow', (host: Element, _args, root: ShadowRoot) => {
    if (root.mode === 'closed') {
      anyClosed = true;
      closed.set(host, root);
    }
    attached(host);
  });
}
