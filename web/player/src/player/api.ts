// What users of the player see: options, state, events, and what it can be told.

import type { Clock } from '../clock';
import type { PageView, RecordingDetail, Span } from '../model';

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

export type Labels = (key: string, args?: Record<string, string | number>) => string;

export interface PlayerOptions {
  stageUrl: string;
  labels: Labels;
  startAt?: number;
  speed?: number;
  skipIdle?: boolean;
  autoplay?: boolean;
  clock?: Clock;
}

export interface PlayerState {
  readonly at_ms: number;
  readonly duration_ms: number;
  readonly playing: boolean;
  /** Playing or seeking, but the block has not arrived. */
  readonly waiting: boolean;
  readonly ended: boolean;
  /** False until the first moment is on the screen. */
  readonly shown: boolean;
  readonly speed: number;
  readonly skipIdle: boolean;
  readonly tab: number;
  readonly page: PageView | null;
  /** Nothing was recorded here. */
  readonly gap: Span | null;
  readonly failed: boolean;
}

export interface PlayerEvents {
  /** The moment that is wanted now; `shown` tells when it is on the screen. */
  time: number;
  /** The stage has come to this moment. */
  shown: number;
  state: PlayerState;
  tab: number;
  page: PageView | null;
  buffer: Span[];
  size: { width: number; height: number };
  skip: Span;
  error: unknown;
  problem: string;
  end: void;
}

export interface Player {
  play(): void;
  pause(): void;
  toggle(): void;
  seek(at_ms: number): void;
  speed: number;
  skipIdle: boolean;
  readonly state: PlayerState;
  readonly detail: RecordingDetail;
  on<K extends keyof PlayerEvents>(name: K, heard: (value: PlayerEvents[K]) => void): () => void;
  size(): { width: number; height: number };
  buffered(): Span[];
  retry(): void;
  fullscreen(element?: HTMLElement): void;
  destroy(): void;
}
