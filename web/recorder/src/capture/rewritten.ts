// Fields that a page empties or rewrites after the visitor typed into them.
//
// rrweb learns of this by the setter it puts in place of the browser's. A framework that took the
// browser's own before the recorder came, as React does for every controlled field, goes past it:
// a sent message would stand in its field for the rest of the recording.

import { guard, listen, type Undo } from '../shared/guard.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const FIELDS_MAX = 20;
const OCCASIONS = ['keydown', 'click', 'submit'];

export interface Rewritten {
  /** Looks now; what the page does later than the visitor's act is found here. */
  look: () => void;
  stop: Undo;
}

/** Calls `changed` with each field whose value is not what the visitor left in it. */
export function watchRewritten(changed: (field: Field) => void): Rewritten {
  const left = new Map<Field, string>();
  const look = guard(() => {
    for (const [field, value] of left) {
      if (field.value === value) continue;
      left.delete(field);
      changed(field);
    }
  });
  const undos = OCCASIONS.map((name) => listen(document, name, () => void setTimeout(look), true));
  undos.push(listen(document, 'input', (event) => remember(left, event.composedPath()[0]), true));
  return { look, stop: () => undos.forEach((undo) => undo()) };
}

function remember(left: Map<Field, string>, field: unknown): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  left.delete(field);
  left.set(field, field.value);
  const [oldest] = left.keys();
  if (oldest && left.size > FIELDS_MAX) left.delete(oldest);
}
