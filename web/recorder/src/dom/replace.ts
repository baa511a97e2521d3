// Replace: puts a proxy in the place of a page's own function, which tells us of each call.
//
// A proxy looks native to `toString`, keeps name and length, and passes on whatever the call does,
// also exceptions. On stop the original comes back, unless somebody else has replaced ours since: then
// ours stays in their chain and only falls silent.

import { guard, type Undo } from '../shared/guard.ts';

type Called = (self: never, args: unknown[], result: never) => void;

/** A method, or the getter or setter of a property. `called` may throw. */
export function replace(target: object | undefined, name: string, called: Called, which: 'value' | 'get' | 'set' = 'value'): Undo {
  const old = target && Object.getOwnPropertyDescriptor(target, name);
  const original = old?.[which] as ((...args: never[]) => unknown) | undefined;
  if (!target || !old?.configurable || typeof original !== 'function') return () => undefined;
  const tell = guard(called as (...told: unknown[]) => void);
  let on = true;
  const proxy = new Proxy(original, {
    apply(run, self, args: unknown[]) {
      const result: unknown = Reflect.apply(run, self, args);
      if (on) tell(self, args, result);
      return result;
    },
  });
  Object.defineProperty(target, name, { ...old, [which]: proxy });
  return () => {
    on = false;
    const now = Object.getOwnPropertyDescriptor(target, name);
    if (now?.[which] === proxy) Object.defineProperty(target, name, old);
  };
}
