// Clicks: properties that the page gave a click by `data-recording-click-props='{"plan": "pro"}'`, on what was clicked
// or anything around it up to the body. What is nearer wins.

import { isObject, parse } from '../shared/json.ts';

const NAME = 'data-recording-click-props';
const LENGTH_MAX = 5_000;
const LEVELS_MAX = 500;

export function clickProps(event: Event, tell: (props: object) => void): void {
  let all: Record<string, unknown> | undefined;
  for (const target of event.composedPath().slice(0, LEVELS_MAX)) {
    const value = target instanceof Element && target.getAttribute(NAME);
    const props = value && value.length <= LENGTH_MAX ? parse(value) : undefined;
    if (isObject(props)) all = { ...props, ...all };
  }
  if (all) tell(all);
}
