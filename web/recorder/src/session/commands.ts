// Commands: `window.revisit(command, …)`, what a site's own code says to a running recorder. Those
// that decide whether there is one are the core's.
//
// An unknown command warns once and does nothing; no command ever throws. Names that other products
// gave to the same things belong into this table, too.

import { OPEN, scrubData, scrubText } from '../privacy/text.ts';
import { guard } from '../shared/guard.ts';
import { isObject } from '../shared/json.ts';
import type { Identity } from '../shared/protocol.ts';
import { ping } from '../delivery/sender.ts';
import { describe, stackOf } from './console.ts';
import { cleanLine } from './events.ts';
import { rules } from './here.ts';
import { identify, ids, restart, say, tellPage } from './session.ts';

const text = (value: unknown) => String(value).slice(0, 1_000);

const commands: Record<string, (...args: unknown[]) => unknown> = {
  identify: (who, more) => identify(identity(who, more)),
  variables: (variables) => isObject(variables) && identify(bounded({ variables })),
  track: (name, props) => say('track', { name: scrubText(text(name), rules), props: scrubData(props ?? {}, rules) }),
  error: (error) => say('error', { message: cleanLine(describe(error)), stack: stackOf(error) }),
  consented: (by) => say('consent', { by: text(by) }),
  erase: () => ping('erase'),
  page: (path) => tellPage('push', text(path)),
  restart: (options) => restart((options as { forgetVisitor?: unknown } | null | undefined)?.forgetVisitor === true),
};

/** `identify({name, email, …})`, or `identify(id, {name, …})` as other recorders have it. */
function identity(who: unknown, more: unknown): Identity {
  const known = isObject(who) ? who : { ...(isObject(more) && more), id: text(who) };
  const { name, email, phone, variables, ...others } = known;
  const said = (value: unknown) => (value === undefined ? value : text(value));
  return bounded({ name: said(name), email: said(email), phone: said(phone), variables: { ...(isObject(variables) && variables), ...others } });
}

/** What the site says of its visitor is meant to be known; it is only kept within bounds. */
const bounded = (said: Identity) => scrubData(said, OPEN) as Identity;

const warned = new Set<string>();

export const run = guard(([first, ...args]: unknown[]): void => {
  if (typeof first === 'function') return void guard(first as (ids: unknown) => void)(ids());
  const name = text(first);
  if (Object.hasOwn(commands, name)) return void commands[name]?.(...args);
  if (warned.has(name)) return;
  warned.add(name);
  console.warn(`revisit: unknown command "${name}"`);
});
