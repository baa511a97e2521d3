// Delivery without a browser: frames, bodies, contents, waiting. Time is moved.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Content, Frame, Stream } from '../../src/shared/capturing.ts';
import type { Part } from '../../src/delivery/batch.ts';
import { packing } from '../../src/delivery/packing.ts';
import { leafOf } from '../../src/delivery/shelf.ts';
import { write } from '../../src/shared/json.ts';
import { hashOf, readFrames } from '../browser/frames.ts';

const { join, pack, raw, store, uint, utf8 } = packing();

/** An event as a capture writes it. */
const operation = (data: object) => {
  const json = utf8(JSON.stringify(data));
  return join(Uint8Array.of(1, ...uint(0), 18, 5, 1, ...uint(json.length)), json);
};
const read = (...frames: Uint8Array[]) => readFrames(Buffer.from(join(...frames)));

describe('a frame', () => {
  it.each([0, 127, 128, 16_384, 2 ** 31, 2 ** 52])('%i is a number that reads back', (value) => {
    const bytes = uint(value);
    expect(bytes.reduceRight((sum, byte) => sum * 128 + (byte % 128), 0)).toBe(value);
    expect(bytes.at(-1)).toBeLessThan(128);
  });

  it('packed holds what raw holds, with contents by hash instead of in place', async () => {
    const events = operation({ tag: 'a'.repeat(500) });
    const leaf = { kind: 0, text: '.a{color:red}'.repeat(200) };
    const data = `data:${'é'.repeat(3_000)}`;
    const packed = await pack(events, [leaf, { kind: 2, text: data }, { kind: 0, text: '.short{}' }]);
    expect(packed.frame.length).toBeLessThan(300);
    const contents = [{ hash: hashOf(leaf.text), length: 2_600 }, { hash: hashOf(data), length: 6_005 }, { text: '.short{}' }];
    expect(read(packed.frame)).toMatchObject({ frames: [1], contents });
    expect(read(raw(events, [leaf]))).toMatchObject({ frames: [0], contents: [{ text: leaf.text }] });
    expect(read(packed.frame).events).toEqual(read(raw(events, [])).events);
  });

  it('a content that is larger than any may be comes as nothing', async () => {
    expect(read(raw(new Uint8Array(), [{ kind: 2, text: 'x'.repeat((4 << 20) + 1) }])).contents).toEqual([{ text: '' }]);
  });

  it('a content that was asked for is found by its hash', () => {
    expect(read(raw(store({ kind: 0, text: '.b{}' }), [])).stored).toEqual({ [hashOf('.b{}')]: '.b{}' });
  });

  it('its source needs nothing from outside, so that a worker can run it', async () => {
    const alone = new Function(`return (${packing})()`)() as ReturnType<typeof packing>;
    const { frame } = await alone.pack(operation({ tag: 'x' }), [{ kind: 0, text: 'css'.repeat(1_000) }]);
    expect(read(frame).contents[0]?.hash).toBe(hashOf('css'.repeat(1_000)));
  });
});

describe('json', () => {
  it.each([
    [{ a: 1, b: [true, null, 'x"\\\n\u2028'], c: { d: -1.5 }, e: undefined }], ['\ud800 alone and 🎉 in pairs'], [[]], [{}], [''], [NaN], [Infinity],
  ])('%j is written as JSON.stringify would', (value) => expect(JSON.parse(write(value))).toEqual(JSON.parse(JSON.stringify(value))));
});

class FakeStream implements Stream {
  waiting: Uint8Array[] = [];
  contents: Content[] = [];
  cuts = 0;
  get bytes(): number {
    return this.waiting.reduce((sum, { length }) => sum + length, 0);
  }
  take(): Frame | undefined {
    if (!this.waiting.length) return undefined;
    return { bytes: join(...this.waiting.splice(0)), contents: this.contents.splice(0) };
  }
  cut(): void {
    expect(this.bytes).toBe(0);
    this.cuts++;
  }
}

describe('the outbox', () => {
  let outbox: typeof import('../../src/delivery/outbox.ts');
  let stream: FakeStream;
  let bodies: Part[][];
  let looked: number;
  const add = (bytes: Uint8Array) => {
    stream.waiting.push(bytes);
    outbox.written();
  };

  beforeEach(async () => {
    vi.resetModules();
    vi.useFakeTimers();
    outbox = await import('../../src/delivery/outbox.ts');
    stream = new FakeStream();
    bodies = [];
    looked = 0;
    outbox.openOutbox(stream, () => void looked++, (parts) => bodies.push(parts));
  });
  afterEach(() => vi.useRealTimers());

  it('takes what was written within a second, and closes the body after five', async () => {
    for (let second = 0; second < 5; second++) {
      add(operation({ second }));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(stream.bytes).toBe(0);
    }
    expect(bodies).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(bodies.map((parts) => parts.length)).toEqual([5]);
    expect(stream.cuts).toBe(1);
    expect(looked).toBeGreaterThanOrEqual(5);
  });

  it('does nothing at all while nothing is written', async () => {
    add(operation({}));
    await vi.advanceTimersByTimeAsync(10_000);
    const before = looked;
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([looked, vi.getTimerCount()]).toEqual([before, 0]);
  });

  it('closes a body that has grown large at once', async () => {
    add(new Uint8Array(400_000));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bodies.length).toBe(1);
  });

  it('closes a body when its snapshot is complete, after whoever wrote it has returned', async () => {
    add(operation({}));
    outbox.complete();
    expect(bodies).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(bodies.length).toBe(1);
  });

  it('hands out all at once when the page goes, not yet packed', () => {
    add(operation({ last: true }));
    outbox.closeBody();
    const [part] = bodies[0] ?? [];
    expect(part?.frame).toBeUndefined();
    expect(read(raw(part!.operations, part!.contents.map(leafOf))).events[0]?.data).toEqual({ last: true });
  });

  it('begins a new body with a new stream', () => {
    add(operation({ old: true }));
    outbox.useStream(new FakeStream());
    expect(bodies.length).toBe(1);
    expect(stream.cuts).toBe(1);
  });

  it('goes on after it was emptied while something waited', async () => {
    add(operation({ lost: true }));
    outbox.clearOutbox();
    expect([bodies, stream.bytes]).toEqual([[], 0]);
    add(operation({ kept: true }));
    await vi.advanceTimersByTimeAsync(7_000);
    expect(bodies.length).toBe(1);
  });

  it('reads a content once: after that it goes by the hash that was found', async () => {
    let reads = 0;
    const content: Content = { kind: 0, hash: undefined, text: () => `css${reads++}`.repeat(1_000) };
    stream.contents.push(content);
    add(operation({}));
    outbox.closeBody();
    await bodies[0]?.[0]?.ready;
    expect(Buffer.from(content.hash!).toString('hex')).toBe(hashOf('css0'.repeat(1_000)));
    stream.contents.push(content);
    add(operation({}));
    outbox.closeBody();
    await bodies[1]?.[0]?.ready;
    expect(reads).toBe(1);
  });
});

describe('the shelf', () => {
  it('gives what is asked for in bounded bodies, once, and forgets the rest', async () => {
    vi.resetModules();
    const { asked, remember } = await import('../../src/delivery/shelf.ts');
    const contents = ['a', 'b', 'c'].map((name): Content => ({ kind: 0, hash: undefined, text: () => name.repeat(900_000) }));
    contents.forEach((content, i) => remember(content, { kind: 0, hash: Uint8Array.of(...Array(15).fill(0), i), size: 900_000 }));
    const batch = { about: {} as never, parts: [{ operations: new Uint8Array(), contents }] };
    const name = (i: number) => `${'00'.repeat(15)}0${i}`;
    expect(asked(batch, [name(0), name(1), 'ffff', 7]).map((body) => body.length)).toEqual([1, 1]);
    expect(asked(batch, [name(0), name(2)])).toEqual([]);
  });
});

describe('back-off', () => {
  it('grows with full jitter up to half a minute and obeys retry-after', async () => {
    vi.resetModules();
    const { resetBackoff, waitMs } = await import('../../src/delivery/backoff.ts');
    expect(Array.from({ length: 7 }, () => waitMs(null, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(waitMs('20', 0)).toBe(20_000);
    expect(waitMs(null, 0)).toBe(200);
    resetBackoff();
    expect(waitMs(undefined, 1)).toBe(1_000);
  });
});
