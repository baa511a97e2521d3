// Switches: `smartlook('record', {forms, numbers, emails})`, by which a page records less than its site's Settings allow.
//
// What Settings forbid stays forbidden: a switch only ever takes away. The settings that the core holds are the
// ones a capture begins with, so they are narrowed in place, and a capture that runs begins anew.

import { isObject } from '../shared/json.ts';
import { coreIsOurs, revisit } from './core.ts';
import { warn } from './vendor.ts';

const NAMES = ['forms', 'numbers', 'emails'] as const;

type Switches = Partial<Record<(typeof NAMES)[number], unknown>>;

/** As the page wants them; undefined: it has said nothing. */
const wished: Switches = {};
let allowed: Switches = {};
let settings: Switches | undefined;

let held = false;

/** The page's own pause. */
export function hold(pause: boolean): void {
  held = pause;
  revisit(pause ? 'pause' : 'resume');
}

/** A capture reads the settings when it begins. */
function captureAnew(): void {
  revisit('pause');
  revisit('resume');
}

export function watchSwitches(): void {
  revisit('on', 'settings', (arrived: Switches) => {
    settings = arrived;
    allowed = { ...arrived };
    narrow();
  });
}

export function allow(given: unknown): void {
  if (!isObject(given)) return;
  if (!coreIsOurs()) return warn('the switches of smartlook have no effect beside the snippet of revisit: use Settings');
  for (const name of NAMES) if (given[name] !== undefined) wished[name] = given[name] === true;
  if (settings && narrow() && !held) captureAnew();
}

/** Whether anything is different now. */
function narrow(): boolean {
  let changed = false;
  for (const name of NAMES) {
    const on = allowed[name] === true && wished[name] !== false;
    changed ||= on !== (settings?.[name] === true);
    if (settings) settings[name] = on;
  }
  return changed;
}
