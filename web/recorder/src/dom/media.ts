// Media: what a video or sound does, and what stands in the top layer.

import { listen, type Undo } from '../shared/guard.ts';
import { targetOf } from './moves.ts';
import type { Page, Root } from './page.ts';
import { tellState } from './sheets.ts';

const MEDIA: Record<string, number> = { play: 0, pause: 1, seeked: 2, volumechange: 3, ratechange: 4 };

export function listenMedia(page: Page, root: Root): Undo[] {
  const played = (event: Event): void => {
    const type = MEDIA[event.type];
    const it = targetOf(event) as HTMLMediaElement;
    const id = page.nodes.id(it);
    const { currentTime, volume, muted, loop, playbackRate } = it;
    if (id) page.event(3, { source: 7, type, id, currentTime, volume, muted, loop, playbackRate });
  };
  const toggled = (event: Event): void => {
    const it = targetOf(event) as HTMLElement;
    if (it.popover) tellState(page, it, { popover: it.matches(':popover-open') });
    // Opened anew it stands above all others, which its attributes do not say.
    else if (it.localName === 'dialog' && it.matches(':modal')) tellState(page, it, { modal: true });
  };
  const full = (): void => {
    const id = page.nodes.id((root as Document).fullscreenElement);
    page.event(5, { tag: 'revisit.fullscreen', payload: { id: id || null } });
  };
  // Of a shadow root nobody is told: its document is.
  return [listen(root, Object.keys(MEDIA).join(' '), played, true), listen(root, 'toggle', toggled, true), listen(root, 'fullscreenchange', full)];
}

/** Popovers that are open when a snapshot is taken; their attributes do not tell. */
export function openPopovers(page: Page, root: Root): void {
  try {
    root.querySelectorAll('[popover]:popover-open').forEach((it) => tellState(page, it, { popover: true }));
  } catch {
    // The browser knows no popovers.
  }
}
