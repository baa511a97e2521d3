// Constructed style sheets: rrweb tells their rules once, and every adopter needs them.

import { describe, expect, it } from 'vitest';
import { Filter } from '../../src/capture/filter/filter.ts';
import type { CapturedEvent } from '../../src/capture/types.ts';

const rules = { forms: false, numbers: false, emails: false, elements: [], queryKeys: [] };
const live = { getNode: () => null, getId: () => -1 };

const element = (id: number, childNodes: unknown[] = []) => ({ type: 2, id, tagName: 'div', attributes: {}, childNodes });
const snapshot = (): CapturedEvent => ({ type: 2, timestamp: 0, data: { node: { type: 0, id: 1, childNodes: [element(2, [element(3)])] } } });
const adoption = (id: number, styleIds: number[], styles?: unknown[]): CapturedEvent => ({
  type: 3, timestamp: 0, data: { source: 15, id, styleIds, ...(styles && { styles }) },
});
const sheet = (styleId: number) => ({ styleId, rules: [{ rule: '.a{}', index: 0 }] });

function filter(): Filter {
  const made = new Filter(rules as never, live, undefined);
  made.pass(snapshot());
  return made;
}

describe('constructed sheets', () => {
  it('a_sheet_first_adopted_where_nothing_is_recorded_comes_with_its_next_adopter', () => {
    const filtering = filter();
    for (const unknown of [-1, 99]) expect(filtering.pass(adoption(unknown, [1], [sheet(unknown + 100)]))).toBe(0);
    const next = adoption(2, [1, 2], [sheet(2)]);
    expect(filtering.pass(next)).toBeGreaterThan(0);
    expect((next.data as { styles: { styleId: number }[] }).styles.map(({ styleId }) => styleId)).toEqual([99, 199, 2]);
    const after = adoption(3, [1]);
    filtering.pass(after);
    expect(after.data).not.toHaveProperty('styles');
  });

  it('a_new_snapshot_numbers_sheets_anew', () => {
    const filtering = filter();
    filtering.pass(adoption(-1, [1], [sheet(1)]));
    filtering.pass(snapshot());
    const next = adoption(2, [1], [sheet(1)]);
    filtering.pass(next);
    expect((next.data as { styles: unknown[] }).styles).toHaveLength(1);
  });
});
