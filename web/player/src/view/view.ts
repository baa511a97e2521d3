// The whole player as one sees it: address, stage, time line, controls, and the list of events.
//
// No framework, so that the dashboard, share pages and the chat panel can all use it. It fills its
// host; give the host a height.

import type { Source } from '../model';
import { bindKeys } from '../player/keys';
import type { Player, PlayerOptions } from '../player/api';
import { createPlayer } from '../player/player';
import { createAddress } from './address';
import { createControls } from './controls';
import { h } from './dom';
import { createEventList } from './events';
import { createScreen } from './screen';
import { createTrack, type View } from './track';

export interface PlayerViewOptions extends PlayerOptions {
  /** What "next recording" does; without it there is no such button. */
  onNext?: () => void;
  /** Shows the list of events; default true. */
  list?: boolean;
  /** Where keys are listened for; default the view itself. Null: nowhere. */
  keys?: HTMLElement | Document | null;
}

export class PlayerView {
  readonly element: HTMLElement;
  readonly player: Player;
  private readonly parts: View[];
  private readonly unbind: () => void;

  constructor(host: HTMLElement, source: Source, options: PlayerViewOptions) {
    const { labels } = options;
    const next = options.onNext ?? null;
    const screen = createScreen();
    const main = h('div', { class: 'rv-player-main' });
    this.element = h('div', { class: 'rv-player', 'data-list': options.list === false ? 'none' : 'open' }, main);
    // In the document first: the stage starts to load when its frame is inserted.
    main.append(screen.element);
    host.append(this.element);
    this.player = createPlayer(screen.host, source, options);
    screen.attach(this.player, labels, next);
    const fullscreen = (): void => this.player.fullscreen(main);
    const address = createAddress(this.player, labels);
    const track = createTrack(this.player, labels);
    const list = options.list === false ? null : createEventList(this.player, labels);
    const controls = createControls(this.player, labels, { next, fullscreen, toggleList: list === null ? null : () => this.toggleList() });
    main.prepend(address.element);
    main.append(h('div', { class: 'rv-player-bar' }, track.element, controls.element));
    if (list !== null) this.element.append(list.element);
    this.parts = [screen, address, track, controls, ...(list === null ? [] : [list]), proportions(this.element, this.player)];
    this.unbind = options.keys === null ? () => undefined : bindKeys(this.player, options.keys ?? this.element, { fullscreen, ...(next === null ? {} : { next }) });
  }

  destroy(): void {
    this.unbind();
    this.parts.forEach((part) => part.destroy());
    this.player.destroy();
    this.element.remove();
  }

  private toggleList(): boolean {
    const open = this.element.dataset.list !== 'open';
    this.element.dataset.list = open ? 'open' : 'closed';
    return open;
  }
}

/** On narrow screens the stage is as high as the recorded window needs. */
function proportions(element: HTMLElement, player: Player): View {
  const show = ({ width, height }: { width: number; height: number }): void => element.style.setProperty('--rv-player-ratio', String(width / height));
  show(player.size());
  return { element, destroy: player.on('size', show) };
}
