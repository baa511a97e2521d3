// Elements without a framework. Text is always set as text; there is no way to pass HTML.

type Child = Node | string | null;
type Props = Record<string, string | number | boolean | null | ((event: never) => void)>;

/** `h('button', { class: 'x', onclick: run }, 'text')`; null and false leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else set(element, name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function set(element: Element, name: string, value: string | number | boolean | null): void {
  if (value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag: string, attributes: Record<string, string | number>, ...children: Node[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A button that shows an icon and says in words what it does. */
export function iconButton(icon: Node, label: string, run: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'rv-player-button', onclick: run }, icon);
  name(button, label);
  return button;
}

export function name(button: HTMLElement, label: string): void {
  button.setAttribute('aria-label', label);
  button.title = label;
}
