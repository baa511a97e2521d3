// Vendor: takes the place of another product's script behind the function that its snippet has made.
//
// The function stays the page's own, since scripts may hold on to it; only the queue that it fills is replaced:
// by one that carries out at once.

import { guard } from '../shared/guard.ts';

type Queue = { push(call: ArrayLike<unknown>): unknown };
export type Vendor = Record<string, unknown> & ((...call: unknown[]) => unknown);

/** Carries out the calls that waited, in their order, and all later ones. Nothing where this was done before. */
export function answer(name: string, queue: string, run: (call: unknown[]) => void): void {
  const vendor = functionOf(name, queue);
  const waiting = vendor[queue] ?? [];
  if (!Array.isArray(waiting)) return;
  const carry = guard((call: ArrayLike<unknown>) => run(Array.from(call)));
  vendor[queue] = { push: carry } satisfies Queue;
  for (const call of waiting) carry(call as ArrayLike<unknown>);
}

export function functionOf(name: string, queue: string): Vendor {
  const page = window as unknown as Record<string, Vendor>;
  const found = page[name];
  if (typeof found === 'function') return found;
  const made = ((...call: unknown[]) => void (made[queue] as Queue).push(call)) as Vendor;
  return (page[name] = made);
}

/** What the vendor's function tells by its properties, as it is at the time of asking. */
export function tell(vendor: Vendor, values: Record<string, () => unknown>): void {
  for (const [name, get] of Object.entries(values)) {
    guard(() => Object.defineProperty(vendor, name, { get: guard(get), enumerable: true, configurable: true }))();
  }
}

const warned = new Set<string>();

export function warn(text: string): void {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`revisit: ${text}`);
}

/** Commands of a vendor: functions wait for the answer who the visitor is, what nobody knows is told once. */
export function runner(vendor: string, commands: Record<string, (...args: unknown[]) => unknown>, whenReady: (run: () => void) => void) {
  return ([first, ...args]: unknown[]): void => {
    if (typeof first === 'function') return whenReady(guard(() => (first as () => void)()));
    const name = `${first}`.slice(0, 100);
    if (Object.hasOwn(commands, name)) commands[name]?.(...args);
    else warn(`unknown command of ${vendor}: "${name}"`);
  };
}
