import { describe, expect, it } from 'vitest';
import type { Block, RecordingDetail } from '../../src/model';
import { createTimeline, firstBlock, mergeSpans } from '../../src/player/timeline';
import { lastAt, readTrack } from '../../src/stage/track';
import { formatTime, share, shortUrl } from '../../src/view/format';
import { groupEvents } from '../../src/view/groups';

const block = (n: number, tab: number, first_ms: number, last_ms: number): Block => ({ n, tab, first_ms, last_ms, frame_events: 2, start: false, bytes: 100 });

const detail: RecordingDetail = {
  id: 'r', started_at: 1000, duration_ms: 100, tabs: [], signals: [], events: [], viewport: null, next_id: null, previous_id: null,
  blocks: [block(0, 0, 0, 29), block(1, 0, 30, 59), block(2, 0, 60, 99), block(3, 1, 40, 80)],
  focus: [{ from_ms: 0, to_ms: 40, tab: 0 }, { from_ms: 40, to_ms: 70, tab: 1 }, { from_ms: 70, to_ms: 101, tab: 0 }],
  idle: [{ from_ms: 10, to_ms: 20 }, { from_ms: 18, to_ms: 25 }],
  gaps: [{ from_ms: 25, to_ms: 30, tab: 0 }],
  pages: [{ at_ms: 0, tab: 0, href: 'a', title: null, duration_ms: 1 }, { at_ms: 45, tab: 1, href: 'b', title: null, duration_ms: 1 }, { at_ms: 65, tab: 0, href: 'c', title: null, duration_ms: 1 }],
};

describe('the time line of a recording', () => {
  const timeline = createTimeline(detail);

  it('knows tab, block and page of a moment', () => {
    expect([timeline.tabAt(0), timeline.tabAt(40), timeline.tabAt(70), timeline.tabAt(500)]).toEqual([0, 1, 0, 0]);
    expect([timeline.blockAt(0, 30)?.n, timeline.blockAt(0, 29.9)?.n, timeline.blockAt(1, 0)?.n, timeline.blockAt(9, 0)]).toEqual([1, 0, 3, null]);
    expect([timeline.pageAt(44)?.href, timeline.pageAt(46)?.href, timeline.pageAt(99)?.href]).toEqual(['b', 'b', 'c']);
  });

  it('needs first the block of the tab in front, as a player does', () => {
    expect([0, 35, 45, 75, 500].map((at_ms) => firstBlock(detail, at_ms)?.n)).toEqual([0, 1, 3, 2, 2]);
    expect(firstBlock({ blocks: [], focus: [] }, 0)).toBeNull();
  });

  it('knows the block that the same tab played before', () => {
    expect(timeline.before(detail.blocks[1] as Block)?.n).toBe(0);
    expect(timeline.before(detail.blocks[3] as Block)).toBeNull();
  });

  it('needs the blocks of the tab that will have the focus', () => {
    expect(timeline.upcoming(35, 50, 9).map(({ n }) => n)).toEqual([1, 3, 2]);
    expect(timeline.upcoming(35, 50, 2).map(({ n }) => n)).toEqual([1, 3]);
  });

  it('joins idle stretches and gaps to one quiet stretch', () => {
    expect(timeline.idleAt(12)).toEqual({ from_ms: 10, to_ms: 30 });
    expect(timeline.idleAt(30)).toBeNull();
    expect(timeline.gapAt(26)).toMatchObject({ from_ms: 25 });
    expect(mergeSpans([{ from_ms: 5, to_ms: 9 }, { from_ms: 0, to_ms: 2 }])).toEqual([{ from_ms: 0, to_ms: 2 }, { from_ms: 5, to_ms: 9 }]);
  });
});

describe('the pointer track', () => {
  it('spreads a batch of moves over the time they took', () => {
    const moves = { type: 3, timestamp: 1500, data: { source: 1, positions: [{ x: 1, y: 2, id: 3, timeOffset: -400 }, { x: 5, y: 6, id: 3, timeOffset: 0 }] } };
    const { samples } = readTrack([moves, null, { type: 3, data: 7 }], 1000);
    expect(samples.map(({ at_ms, x }) => [at_ms, x])).toEqual([[100, 1], [500, 5]]);
    expect([lastAt(samples, 99), lastAt(samples, 100), lastAt(samples, 900)]).toEqual([-1, 0, 1]);
  });
});

describe('what viewers read', () => {
  it('writes times and addresses short', () => {
    expect([formatTime(7_900), formatTime(750_000), formatTime(3_723_000), formatTime(-5)]).toEqual(['0:07', '12:30', '1:02:03', '0:00']);
    expect(shortUrl('https://shop.example/a/')).toBe('shop.example/a');
    expect(share(25, 75, 100)).toEqual({ left: '25%', width: '50%' });
    expect(share(-5, 500, 0)).toEqual({ left: '0%', width: '100%' });
  });

  it('puts runs of the same event into one row', () => {
    const event = (at_ms: number, kind: 'input' | 'click') => ({ at_ms, tab: 0, kind, text: null, node: null });
    expect(groupEvents([event(0, 'input'), event(500, 'input'), event(900, 'click'), event(9000, 'click')]).map(({ kind, count }) => [kind, count])).toEqual([['input', 2], ['click', 1], ['click', 1]]);
  });
});
