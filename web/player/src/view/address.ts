// Which page one is looking at: its title and address, and its tab when there are several.

import type { Labels, Player } from '../player/api';
import { h } from './dom';
import { shortUrl } from './format';
import { icon } from './icons';
import { tabNumber } from './layers';
import type { View } from './track';

export function createAddress(player: Player, labels: Labels): View {
  const title = h('span', { class: 'rv-player-title' });
  const url = h('span', { class: 'rv-player-url' });
  const tab = h('span', { class: 'rv-player-tab', hidden: player.detail.tabs.length < 2 });
  const element = h('div', { class: 'rv-player-address' }, tab, h('div', { class: 'rv-player-where', 'aria-live': 'off' }, title, url));

  function show(): void {
    const page = player.state.page;
    const address = page === null ? '' : shortUrl(page.href);
    title.textContent = page?.title ?? (address === '' ? labels('player-page-unknown') : '');
    url.textContent = address;
    url.title = page?.href ?? '';
    const count = player.detail.tabs.length;
    tab.replaceChildren(icon('tab'), labels('player-tab-of', { number: tabNumber(player, player.state.tab), count }));
  }

  function switched(): void {
    show();
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) tab.animate([{ transform: 'scale(1.12)' }, { transform: 'none' }], 300);
  }

  show();
  const stop = [player.on('page', show), player.on('tab', switched)];
  return { element, destroy: () => stop.forEach((undo) => undo()) };
}
