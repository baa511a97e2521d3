// States of elements that no attribute shows: open popovers, half-checked boxes, choices in lists,
// style sheets that are switched off, custom elements that are not defined yet.

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

function setDisabled(element: Element | null, off: boolean): void {
  const sheet = element !== null && 'sheet' in element ? (element.sheet as CSSStyleSheet | null) : null;
  if (sheet !== null && sheet.disabled !== off) sheet.disabled = off;
}

function select(list: HTMLSelectElement, chosen: readonly number[]): void {
  const wanted = new Set(chosen);
  if (!list.multiple) list.selectedIndex = chosen[0] ?? -1;
  else for (const [index, option] of [...list.options].entries()) option.selected = wanted.has(index);
}
