// Soon: what scripts call and set without an event that tells of it. Nothing is taken from the call; whatever
// tells nobody is looked at in a moment, and compared with what was sent.

import type { Undo } from '../shared/guard.ts';
import { replace } from './replace.ts';

/** By class: setters and methods. What is rarer is seen within a second. */
const SILENT: Record<string, string> = {
  HTMLInputElement: 'value checked indeterminate setRangeText stepUp setCustomValidity',
  HTMLTextAreaElement: 'value setRangeText',
  HTMLSelectElement: 'value selectedIndex',
  HTMLOptionElement: 'selected',
  ElementInternals: 'setValidity',
  CustomStateSet: 'add delete clear',
  HighlightRegistry: 'set delete clear',
  Animation: 'currentTime play pause cancel finish',
  StyleSheet: 'disabled',
};

export function watchSilent(view: typeof globalThis, soon: () => void): Undo[] {
  const classes = view as unknown as Record<string, { prototype: object } | undefined>;
  return Object.keys(SILENT).flatMap((type) =>
    (SILENT[type] as string).split(' ').flatMap((name) => (['set', 'value'] as const).map((which) => replace(classes[type]?.prototype, name, soon, which))),
  );
}
