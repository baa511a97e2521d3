// Commands: `window.revisit(command, …)`, what a site's own code says to a running recorder. Those
// that decide whether there is one are the core's.
//
// An unknown command warns once and does nothing; no command ever throws. Names that other products
// gave to the same things belong into this table, too.

import { guard } from '../shared/guard.ts';
import { isObject } from '../shared/json.ts';
import type { Identity } from '../shared/protocol.ts';
import type { Session } from './session.ts';

type Command = (session: Session, ...args: unknown[]) => unknown;

const text = (value: unknown) => String(value).slice(0, 1_000);

const commands: Record<string, Command> = {
  identify: (session, who, more) => session.identify(identity(who, more)),
  variables: (session, variables) => isObject(variables) && session.identify({ variables }),
  track: (session, name, props) => session.track(text(name), props),
  page: (session, path) => session.page('push', text(path)),
  restart: (session, options) => session.restart(isObject(options) && options.forgetVisitor === true),
};

/** `identify({name, email, …})`, or `identify(id, {name, …})` as other recorders have it. */
function identity(who: unknown, more: unknown): Identity {
  const { name, email, phone, variables, ...others } = isObject(who) ? who : isObject(more) ? more : {};
  const known: Identity = {};
  if (name !== undefined) known.name = text(name);
  if (email !== undefined) known.email = text(email);
  if (phone !== undefined) known.phone = text(phone);
  const id = isObject(who) ? {} : { id: text(who) };
  const rest = { ...(isObject(variables) ? variables : {}), ...others, ...id };
  if (Object.keys(rest).length) known.variables = rest;
  return known;
}

const warned = new Set<string>();

export const run = guard((session: Session, [first, ...args]: unknown[]): void => {
  if (typeof first === 'function') return void guard(first as (ids: unknown) => void)(session.ids());
  const name = text(first);
  if (Object.hasOwn(commands, name)) return void commands[name]?.(session, ...args);
  if (!warned.has(name)) console.warn(`revisit: unknown command "${name}"`);
  warned.add(name);
});
