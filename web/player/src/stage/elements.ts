// States of elements that no attribute shows: open popovers, half-checked boxes, choices in lists,
// style sheets that are switched off, custom elements that are not defined yet.

import { attributeOf } from '../sanitize/css';
import type { ElementState } from '../sanitize/own';

/** Marks what `:defined` does not match (see sanitize/css.ts); recordings cannot carry it. */
export const UNDEFINED = 'revisit-undefined';

export class ElementStates {
  /** Browsers forget these when an element is moved or its text changes, so they are looked at again. */
  private readonly popovers = new Map<number, boolean>();
  private readonly disabled = new Map<number, boolean>();

  constructor(private readonly node: (id: number) => Node | null) {}

  apply(state: ElementState): void {
    const element = this.element(state.id);
    if (state.popover !== undefined) this.popovers.set(state.id, state.popover);
    if (state.disabled !== undefined) this.disabled.set(state.id, state.disabled);
    if (element === null) return;
    if (state.indeterminate !== undefined && 'indeterminate' in element) element.indeterminate = state.indeterminate;
    if (state.selected !== undefined && element.localName === 'select') select(element as HTMLSelectElement, state.selected);
    if (state.modal === true && element.localName === 'dialog') raise(element as HTMLDialogElement);
    if (state.matches !== undefined) mark(element, state.matches);
    if (state.assigned !== undefined) assign(element, state.assigned.map((id) => this.element(id)));
    if (state.defined !== undefined) element.toggleAttribute(UNDEFINED, !state.defined);
  }

  settle(): void {
    for (const [id, open] of this.popovers) setPopover(this.element(id), open);
    for (const [id, off] of this.disabled) setDisabled(this.element(id), off);
  }

  forget(): void {
    this.popovers.clear();
    this.disabled.clear();
  }

  private element(id: number): Element | null {
    const node = this.node(id);
    return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
  }
}

function setPopover(element: Element | null, open: boolean): void {
  if (element === null || !element.isConnected || !element.hasAttribute('popover') || !('showPopover' in element)) return;
  const popover = element as HTMLElement;
  if (popover.matches(':popover-open') === open) return;
  if (open) popover.showPopover();
  else popover.hidePopover();
}

function raise(dialog: HTMLDialogElement): void {
  if (!dialog.open || !dialog.isConnected) return;
  dialog.close();
  dialog.showModal();
}

function setDisabled(element: Element | null, off: boolean): void {
  const sheet = element !== null && 'sheet' in element ? (element.sheet as CSSStyleSheet | null) : null;
  if (sheet !== null && sheet.disabled !== off) sheet.disabled = off;
}

function select(list: HTMLSelectElement, chosen: readonly number[]): void {
  const wanted = new Set(chosen);
  if (!list.multiple) list.selectedIndex = chosen[0] ?? -1;
  else for (const [index, option] of [...list.options].entries()) option.selected = wanted.has(index);
}

const MATCHED = /^revisit-(?:state-|user-|invalid)/;

function mark(element: Element, matches: readonly string[]): void {
  const wanted = new Set(matches.map(attributeOf));
  for (const { name } of [...element.attributes]) if (MATCHED.test(name) && !wanted.has(name)) element.removeAttribute(name);
  for (const name of wanted) element.setAttribute(name, '');
  // Of a field the browser tells those around it, too.
  if ('setCustomValidity' in element) (element as HTMLInputElement).setCustomValidity(matches.includes('invalid') ? 'invalid' : '');
}

let slots = 0;

/** The stage's roots assign by name, so a name that nobody else has says what was assigned by hand. */
function assign(slot: Element, nodes: readonly (Element | null)[]): void {
  if (slot.localName !== 'slot') return;
  const before = slot.getAttribute('name');
  const name = (slots += 1).toString(36).padStart(12, 'revisit-');
  slot.setAttribute('name', name);
  const root = slot.getRootNode();
  if (before && 'host' in root) for (const one of (root.host as Element).children) if (one.slot === before) one.removeAttribute('slot');
  for (const node of nodes) node?.setAttribute('slot', name);
}
