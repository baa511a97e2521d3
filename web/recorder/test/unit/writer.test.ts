// The writer of operations, without a browser.

import { describe, expect, it } from 'vitest';
import { faults } from '../../src/shared/guard.ts';
import { createWriter } from '../../src/stream/writer.ts';
import { readBody } from '../capture/read.ts';

describe('an event of our own', () => {
  it('reads back, and one that is larger than a text may be is left out and counted', () => {
    let told = 0;
    const writer = createWriter(() => void told++, () => undefined);
    const payload = (letters: number) => ({ tag: 'revisit.track', payload: { noise: 'x'.repeat(letters) } });
    writer.event(1_000, 5, payload(200_000));
    writer.event(1_001, 5, payload(300_000));
    writer.event(1_002, 5, payload(3));
    const { operations } = readBody(Buffer.from(writer.take()?.bytes ?? []));
    const events = operations.filter((operation) => 'data' in operation) as unknown as { data: ReturnType<typeof payload> }[];
    expect(events.map(({ data }) => data.payload.noise.length)).toEqual([200_000, 3]);
    expect(faults.count).toBe(1);
    expect(told).toBe(1);
  });
});
