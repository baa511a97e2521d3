// Commands: `window.revisit(command, …)`, what a site's own code says to the recorder.
//
// An unknown command warns once and does nothing; no command ever throws.

import { guard } from '../shared/guard.ts';
import { isObject } from '../shared/natives.ts';
import type { Identity } from '../shared/protocol.ts';
import type { Core, Listener } from './core.ts';

type Command = (core: Core, ...args: unknown[]) => unknown;

const text = (value: unknown) => String(value).slice(0, 1_000);
const unlessFalse = (value: unknown) => value !== false;

const commands: Record<string, Command> = {
  identify: (core, who, more) => core.identify(identity(who, more)),
  variables: (core, variables) => isObject(variables) && core.identify({ variables }),
  track: (core, name, props) => core.whenRunning((running) => running.track(text(name), props)),
  page: (core, path) => core.whenRunning((running) => running.page('push', text(path))),
  consent: (core, given) => wish(core, { consent: given === true }),
  disable: (core, on) => wish(core, { disabled: unlessFalse(on) }),
  off: (core, on) => wish(core, { off: unlessFalse(on) }),
  pause: (core) => core.pause(true),
  resume: (core) => core.pause(false),
  restart: (core, options) => core.restart(isObject(options) && options.forgetVisitor === true),
  on: (core, name, listener) =>
    typeof listener === 'function' && core.on(text(name), listener as Listener),
};

function wish(core: Core, wishes: Partial<Core['wishes']>): void {
  const wasOff = core.wishes.off;
  Object.assign(core.wishes, wishes);
  if (wasOff && !core.wishes.off) core.reload();
  else core.evaluate();
}

/** `identify({name, email, …})`, or `identify(id, {name, …})` as other recorders have it. */
function identity(who: unknown, more: unknown): Identity {
  const fields = isObject(who) ? who : isObject(more) ? more : {};
  const { name, email, phone, variables, ...others } = fields;
  const known: Identity = {};
  if (name !== undefined) known.name = text(name);
  if (email !== undefined) known.email = text(email);
  if (phone !== undefined) known.phone = text(phone);
  const id = isObject(who) ? {} : { id: text(who) };
  const rest = { ...(isObject(variables) ? variables : {}), ...others, ...id };
  if (Object.keys(rest).length) known.variables = rest;
  return known;
}

type Queue = { q?: ArrayLike<unknown>[] };

/** Takes the place of the snippet's queue and runs what waited in it. */
export function install(core: Core): void {
  const page = window as { revisit?: Queue };
  const queued = page.revisit?.q ?? [];
  const revisit = (...args: unknown[]) => void run(core, args);
  const property = (get: () => unknown) => ({ get, enumerable: true });
  Object.defineProperties(revisit, {
    visit: property(() => core.ids().visit),
    visitor: property(() => core.ids().visitor),
    recording: property(() => core.ids().recording),
    key: property(() => core.ids().key),
  });
  page.revisit = revisit as Queue;
  for (let i = 0; i < queued.length; i++) run(core, Array.from(queued[i] ?? []));
}

const warned = new Set<string>();

const run = guard((core: Core, [name, ...args]: unknown[]): void => {
  if (typeof name === 'function') return core.whenRunning(() => guard(name as Listener)(core.ids()));
  const command = Object.prototype.hasOwnProperty.call(commands, text(name)) && commands[text(name)];
  if (command) command(core, ...args);
  else if (!warned.has(text(name)) && warned.add(text(name))) {
    console.warn(`revisit: unknown command "${text(name)}"`);
  }
});
