// Hover and focus of the recorded visitor, as the classes that sanitize/css.ts made of the states.
//
// Real focus would pull the keyboard out of the dashboard, and real hover belongs to the viewer's
// pointer; neither reaches the recorded page.

type Marks = Map<Element, string>;

export interface States {
  /** The element under the pointer and the one with focus; either may be unknown. */
  show(hovered: Node | null, focused: Node | null): void;
  /** Called after a rebuild: the old elements are gone. */
  forget(): void;
}

const TYPED_IN = 'input, textarea, select, [contenteditable]';

export function createStates(): States {
  let marked: [Element, string][] = [];
  return {
    show(hovered, focused) {
      const wanted: [Element, string][] = [];
      for (const element of chain(hovered)) wanted.push([element, ':hover']);
      for (const element of chain(focused)) wanted.push([element, ':focus-within']);
      const target = elementOf(focused);
      if (target !== null) wanted.push([target, ':focus']);
      if (target?.matches(TYPED_IN) === true) wanted.push([target, ':focus-visible']);
      const keep = index(wanted);
      for (const [element, name] of marked) if (!has(keep, element, name)) unmark(element, name);
      for (const [element, name] of wanted) if (!element.classList.contains(name)) element.classList.add(name);
      marked = wanted;
    },
    forget() {
      marked = [];
    },
  };
}

function index(marks: [Element, string][]): Marks {
  const found: Marks = new Map();
  for (const [element, name] of marks) found.set(element, `${found.get(element) ?? ''} ${name} `);
  return found;
}

function has(marks: Marks, element: Element, name: string): boolean {
  return marks.get(element)?.includes(` ${name} `) === true;
}

/** An attribute that only these classes made is taken away with them. */
function unmark(element: Element, name: string): void {
  element.classList.remove(name);
  if (element.getAttribute('class') === '') element.removeAttribute('class');
}

function elementOf(node: Node | null): Element | null {
  if (node === null) return null;
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}

/** The element and all around it, out of shadow roots and frames up to the page itself. */
function* chain(node: Node | null): Generator<Element> {
  let element = elementOf(node);
  for (let depth = 0; element !== null && depth < 1000; depth += 1) {
    yield element;
    element = element.parentElement ?? around(element);
  }
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root.host as Element) : null;
}
