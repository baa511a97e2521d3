// guard(): nothing of ours ever throws into the page.
//
// Every function that the page or the browser calls is wrapped by it. What goes wrong is counted
// and the first few messages are kept, so that the recorder can report on itself.

const FAULT_MESSAGES_MAX = 5;

export const faults = { count: 0, messages: [] as string[] };

export function fault(error: unknown): void {
  faults.count += 1;
  if (faults.messages.length >= FAULT_MESSAGES_MAX) return;
  try {
    faults.messages[faults.messages.length] = String(error).slice(0, 200);
  } catch {
    // An error that cannot even be printed is still counted.
  }
}

/** The same function, but an exception ends in the fault count and the answer is undefined. */
export function guard<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R | undefined {
  return (...args) => {
    try {
      const result = run(...args);
      (result as { catch?: (told: typeof fault) => void } | undefined)?.catch?.(fault);
      return result;
    } catch (error) {
      fault(error);
      return undefined;
    }
  };
}

export type Undo = () => void;

export const undoAll = (undos: readonly Undo[]): void => undos.forEach((undo) => guard(undo)());

/** Listens to events of these types, parted by spaces, with a guarded callback; the answer stops listening. */
export function listen<E = Event>(target: EventTarget, types: string, callback: (event: E) => unknown, capture = false): Undo {
  const guarded = guard(callback) as EventListener;
  // Passive: we must never be the reason why a scroll waits.
  const options = { capture, passive: true };
  const each = (method: 'addEventListener' | 'removeEventListener') => types.split(' ').forEach((type) => target[method](type, guarded, options));
  each('addEventListener');
  return () => each('removeEventListener');
}
