// Unseen: what elements know of themselves and no attribute says: states that custom elements give themselves,
// validity that scripts or the visitor's hand decided, nodes that a slot was given by hand.
//
// States can be asked for only by their selectors, so the names of those that style sheets use are
// gathered as sheets are read. Where no sheet asks, nobody sees them.

import { EXCLUDED, IGNORE, MASK, STAR } from '../privacy/state.ts';
import type { Undo } from '../shared/guard.ts';
import type { Page, Root } from './page.ts';
import { replace } from './replace.ts';
import { tellState } from './sheets.ts';

const NAMES = /:(state\([\w-]+\)|user-(?:in)?valid|invalid)/g;
const NAMES_MAX = 50;

export interface Unseen {
  /** The text of a sheet: which states does it ask for? */
  asked(css: string): void;
  root(root: Root): void;
  look(): void;
  forget(): void;
}

export function createUnseen(page: Page): Unseen {
  const names = new Set<string>();
  const roots = new Set<Root>();
  let told = new Map<Element, string>();

  const mayTell = (element: Element): boolean => {
    const state = page.nodes.state(page.nodes.id(element));
    return state > 0 && !(state & (EXCLUDED | MASK | STAR | IGNORE));
  };

  const find = (name: string, root: Root, found: Map<Element, string[]>): void => {
    for (const it of root.querySelectorAll(`:${name}`)) {
      // A player works out for itself what follows from attributes and values.
      if (name === 'invalid' && !it.localName.includes('-') && !(it as HTMLInputElement).validity?.customError) continue;
      if (mayTell(it)) found.set(it, [...(found.get(it) ?? []), name]);
    }
  };

  return {
    asked(css) {
      if (names.size < NAMES_MAX) for (const [, name] of css.matchAll(NAMES)) names.add(name as string);
    },
    root(root) {
      roots.add(root);
      if ((root as ShadowRoot).slotAssignment === 'manual') root.querySelectorAll('slot').forEach((slot) => tellSlot(page, slot));
    },
    look() {
      const found = new Map<Element, string[]>();
      for (const name of names) for (const root of roots) find(name, root, found);
      for (const it of told.keys()) if (!found.has(it)) found.set(it, []);
      found.forEach((matches, it) => {
        if (told.get(it) === `${matches}`) return;
        told.set(it, `${matches}`);
        if (!matches.length) told.delete(it);
        tellState(page, it, { matches });
      });
    },
    forget() {
      roots.clear();
      told = new Map();
    },
  };
}

const tellSlot = (page: Page, slot: HTMLSlotElement): void => tellState(page, slot, { assigned: slot.assignedNodes().map((node) => page.nodes.id(node)) });

export const watchSlots = (page: Page, view: typeof globalThis): Undo =>
  replace(view.HTMLSlotElement.prototype, 'assign', (slot: HTMLSlotElement) => tellSlot(page, slot));
