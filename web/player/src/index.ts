// @revisit/player: everything the dashboard, share pages and the chat panel use.

export { createPlayer } from './player/player';
export { prepareRecording } from './player/ahead';
export { prepareStage } from './player/standby';
export { SPEEDS } from './player/api';
export type { Labels, Player, PlayerEvents, PlayerOptions, PlayerState } from './player/api';
export { bindKeys } from './player/keys';
export type { KeyActions } from './player/keys';
export type { Block, BlockEvents, EventKind, ListedEvent, PageView, RecordingDetail, Signal, Source, Span } from './model';
export { PlayerView } from './view/view';
export type { PlayerViewOptions } from './view/view';
