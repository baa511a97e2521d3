import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock';
import type { Block, RecordingDetail } from '../../src/model';
import { BlockStore } from '../../src/player/store';

const block = (n: number, bytes = 100): Block => ({ n, tab: 0, first_ms: n * 10, last_ms: n * 10 + 9, frame_events: 0, start: false, bytes });
const clock: Clock = { now: () => 0, frame: () => () => undefined, later: (_ms, run) => (queueMicrotask(run), () => undefined) };
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function storeOf(load: (n: number, signal?: AbortSignal) => Promise<ArrayBuffer>) {
  const log: string[] = [];
  const source = { detail: {} as RecordingDetail, block: (n: number, signal?: AbortSignal) => (log.push(`load ${n}`), load(n, signal)) };
  const store = new BlockStore(source, clock, {
    arrived: ({ n }) => void log.push(`arrived ${n}`),
    dropped: ({ n }) => void log.push(`dropped ${n}`),
    failed: ({ n }) => void log.push(`failed ${n}`),
  });
  return { store, log };
}

const given = async (): Promise<ArrayBuffer> => new ArrayBuffer(8);

describe('the store of blocks', () => {
  it('loads in the order of need, two at a time, each once', async () => {
    const { store, log } = storeOf(given);
    store.want([block(2), block(3), block(4)]);
    expect(log).toEqual(['load 2', 'load 3']);
    store.want([block(2), block(3), block(4)]);
    await settle();
    expect(log.filter((line) => line.startsWith('load'))).toEqual(['load 2', 'load 3', 'load 4']);
    expect(store.ranges()).toEqual([{ from_ms: 20, to_ms: 29 }, { from_ms: 30, to_ms: 39 }, { from_ms: 40, to_ms: 49 }]);
  });

  it('keeps within its bound, and keeps what is needed', async () => {
    const { store, log } = storeOf(given);
    for (let n = 0; n < 40; n += 1) {
      store.want([block(n), block(0)]);
      await settle();
    }
    expect(log.filter((line) => line.startsWith('dropped')).length).toBe(40 - 24);
    expect(log).not.toContain('dropped 0');
    expect(store.has(block(39))).toBe(true);
  });

  it('gives up a load that nobody needs any more', async () => {
    const signals: AbortSignal[] = [];
    const { store, log } = storeOf((_n, signal) => (signal !== undefined && signals.push(signal), new Promise<ArrayBuffer>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))));
    store.want([block(1)]);
    store.want([block(7)]);
    await settle();
    expect(signals[0]?.aborted).toBe(true);
    expect(log).toEqual(['load 1', 'load 7']);
  });

  it('tries a failing block four times, then says so, and again when asked', async () => {
    const { store, log } = storeOf(() => Promise.reject(new Error('503')));
    store.want([block(1)]);
    await settle();
    expect(log).toEqual(['load 1', 'load 1', 'load 1', 'load 1', 'failed 1']);
    expect(store.gaveUp(block(1))).toBe(true);
    store.retry();
    await settle();
    expect(log.length).toBe(10);
  });

  it('takes an empty answer for a failure', async () => {
    const { store, log } = storeOf(async () => new ArrayBuffer(0));
    store.want([block(1)]);
    await settle();
    expect(log.at(-1)).toBe('failed 1');
  });

  it('gives up a block that the stage cannot read, until told to try again', async () => {
    const { store, log } = storeOf(given);
    store.want([block(1)]);
    await settle();
    store.refuse(1);
    store.want([block(1)]);
    await settle();
    expect(log).toEqual(['load 1', 'arrived 1', 'failed 1']);
    expect([store.has(block(1)), store.gaveUp(block(1))]).toEqual([false, true]);
    store.retry();
    await settle();
    expect(store.has(block(1))).toBe(true);
  });
});
