// Runs of the same event, such as the keys of one word, as one row.

import type { ListedEvent } from '../model';

export interface EventGroup extends ListedEvent {
  count: number;
}

const PAUSE_MS = 2000;

export function groupEvents(events: readonly ListedEvent[]): EventGroup[] {
  const groups: EventGroup[] = [];
  let last_ms = -Infinity;
  for (const event of events) {
    const group = groups.at(-1);
    const same = group !== undefined && group.kind === event.kind && group.tab === event.tab && group.text === event.text;
    if (same && event.kind !== 'page' && event.at_ms - last_ms <= PAUSE_MS) group.count += 1;
    else groups.push({ ...event, count: 1 });
    last_ms = event.at_ms;
  }
  return groups;
}
