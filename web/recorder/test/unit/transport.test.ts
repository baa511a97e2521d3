// Batches on their way: composing gzip, splitting events, waiting.

import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Backoff } from '../../src/transport/backoff.ts';
import { Compressor, decompress, unwrap, wrap } from '../../src/transport/gzip.ts';
import { split } from '../../src/transport/split.ts';
import { rebuild } from '../browser/rebuild.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('gzip', () => {
  it.each([0, 1, 100, 65_536, 1_000_003])('an envelope before %i bytes of events is one valid gzip member', (length) => {
    const events = 'é[{"x":1}]'.repeat(Math.ceil(length / 10)).slice(0, length);
    const whole = wrap(bytes('{"seq":1}\n'), unwrap(gzipSync(events)));
    expect(gunzipSync(whole).toString()).toBe(`{"seq":1}\n${events}`);
  });
  it('what was packed comes back', async () => {
    const packed = await new Compressor().pack('[1,2,3]');
    expect(packed && (await decompress(packed))).toBe('[1,2,3]');
  });
});

interface TestNode {
  id: number;
  type: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  textContent?: string;
  childNodes?: TestNode[];
}

function tree(depth: number, width: number, next = { id: 1 }): TestNode {
  const id = next.id++;
  if (depth === 0) return { id, type: 3, textContent: `text ${id}` };
  const childNodes = Array.from({ length: width }, () => tree(depth - 1, width, next));
  return { id, type: 2, tagName: depth === 5 ? 'table' : 'div', attributes: { class: `c${id}` }, childNodes };
}

describe('a snapshot too large for a batch', () => {
  const event = { type: 2, timestamp: 7, data: { node: tree(5, 4), initialOffset: { left: 0, top: 0 } } };
  const whole = rebuild([event]).find('table');

  it.each([2_000, 20_000, 100_000])('in parts of %i rebuilds to the same page, parents first', (limit) => {
    const parts = split(structuredClone(event), limit);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(limit * 1.5);
    expect(rebuild(parts as never).find('table')).toBe(whole);
    expect(parts.every((part) => part.timestamp === 7)).toBe(true);
  });
  it('is left whole when it fits', () => expect(split(structuredClone(event), 1e9)).toEqual([event]));
  it('keeps scroll positions of boxes whose content comes later', () => {
    const node: TestNode = { ...tree(3, 10), attributes: { rr_scrollTop: 40 } };
    const parts = split({ type: 2, timestamp: 1, data: { node } }, 1_000);
    expect(parts.at(-1)?.data).toEqual({ source: 3, id: 1, x: 0, y: 40 });
  });
  it('a large mutation keeps the order in which a player applies it', () => {
    const adds = Array.from({ length: 50 }, (_item, i) => ({ parentId: 1, nextId: null, node: { id: i + 10, type: 3, textContent: 'x'.repeat(50) } }));
    const data = { source: 0, adds, removes: [{ parentId: 1, id: 9 }], texts: [{ id: 2, value: 'a' }], attributes: [{ id: 3, attributes: {} }] };
    const parts = split({ type: 3, timestamp: 1, data }, 1_000).map((part) => part.data as typeof data);
    expect(parts[0]?.removes.length).toBe(1);
    expect(parts.flatMap((part) => part.adds)).toEqual(adds);
    expect(parts.at(-1)?.attributes.length).toBe(1);
    expect(parts.at(-2)?.texts.length).toBe(1);
  });
});

describe('back-off', () => {
  it('grows with full jitter up to half a minute and obeys retry-after', () => {
    const most = new Backoff(() => 1);
    expect(Array.from({ length: 7 }, () => most.next(null))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(new Backoff(() => 0).next('20')).toBe(20_000);
    expect(new Backoff(() => 0).next(null)).toBe(200);
  });
});
