// Hover, focus, target and full screen of the recorded visitor, as the attributes that sanitize/css.ts
// made of the states.
//
// Real focus would pull the keyboard out of the dashboard, and real hover belongs to the viewer's
// pointer; neither reaches the recorded page. Recordings cannot carry these attributes.

export interface Matched {
  hovered: Node | null;
  /** A button of the pointer is down. */
  pressed: boolean;
  focused: Node | null;
  /** By the keyboard. */
  keyed: boolean;
  target: Node | null;
  fullscreen: Node | null;
}

export interface States {
  /** Each is the element it matches, or null. */
  show(matched: Matched): void;
  /** Called after a rebuild: the old elements are gone. */
  forget(): void;
}

type Mark = readonly [element: Element, state: string];

/** Shows that it has the focus also when that came by the pointer. */
const TYPED_IN = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image], [type=file], [type=range], [type=color]), textarea, [contenteditable]';
const DEPTH_MAX = 1000;
const BUTTON = 'button, input:is([type=button], [type=submit], [type=reset])';
/** Backgrounds of buttons that the page leaves to the browser, light and dark: it draws those as a whole. */
const NATIVE_FACE = new Set(['rgb(239, 239, 239)', 'rgb(107, 107, 107)']);

export function createStates(): States {
  let marked: Mark[] = [];
  return {
    show(matched) {
      const wanted = marksOf(matched);
      const keep = index(wanted);
      for (const [element, state] of marked) if (keep.get(element)?.has(state) !== true) element.removeAttribute(`revisit-${state}`);
      for (const [element, state] of wanted) if (!element.hasAttribute(`revisit-${state}`)) element.setAttribute(`revisit-${state}`, '');
      // Asked last: what a button looks like depends on the other states.
      const native = [...alone('sunk', matched.pressed ? raisedButton(matched.hovered) : null), ...alone('lit', nativeBox(matched.hovered))];
      for (const [element, state] of native) element.setAttribute(`revisit-${state}`, '');
      marked = [...wanted, ...native];
    },
    forget() {
      marked = [];
    },
  };
}

function marksOf({ hovered, pressed, focused, keyed, target, fullscreen }: Matched): Mark[] {
  const typing = elementOf(focused);
  const upwards = (state: string, node: Node | null): Mark[] => [...chain(node)].map((element) => [element, state]);
  return [
    ...upwards('hover', hovered),
    ...(pressed ? upwards('active', hovered) : []),
    ...upwards('focus-within', focused),
    ...alone('focus', typing),
    ...alone('focus-visible', keyed || typing?.matches(TYPED_IN) === true ? typing : null),
    ...upwards('target-within', target),
    ...alone('target', elementOf(target)),
    ...alone('fullscreen', elementOf(fullscreen)),
  ];
}

const alone = (state: string, element: Element | null): Mark[] => (element === null ? [] : [[element, state]]);

function index(marks: readonly Mark[]): Map<Element, Set<string>> {
  const found = new Map<Element, Set<string>>();
  for (const [element, state] of marks) found.set(element, (found.get(element) ?? new Set()).add(state));
  return found;
}

function elementOf(node: Node | null): Element | null {
  if (node === null) return null;
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}

/**
 * The pressed button, if the page gave it a background and left it the borders that browsers give those: they turn them
 * in while it is pressed (the rule is in replayer.ts).
 */
function raisedButton(pressed: Node | null): Element | null {
  const button = elementOf(pressed)?.closest(BUTTON) ?? null;
  const style = button?.ownerDocument.defaultView?.getComputedStyle(button);
  if (button === null || style === undefined || button.matches(':disabled')) return null;
  return style.borderTopStyle === 'outset' && !(NATIVE_FACE.has(style.backgroundColor) && style.backgroundImage === 'none') ? button : null;
}

/**
 * The checkbox or radio under the pointer, or of the label there, if the page left it to the browser, which draws it darker then
 * (the rules are in replayer.ts). Colours of other schemes are others.
 */
function nativeBox(hovered: Node | null): Element | null {
  const element = elementOf(hovered);
  const box = (element?.closest('label') as HTMLLabelElement | null | undefined)?.control ?? element;
  if (box?.matches('input:is([type=checkbox], [type=radio]):enabled') !== true) return null;
  const style = box.ownerDocument.defaultView?.getComputedStyle(box);
  const plain = style?.appearance === 'auto' && style.accentColor === 'auto' && style.filter === 'none' && !style.colorScheme.includes('dark');
  return plain ? box : null;
}

/** The element and all around it, out of shadow roots and frames up to the page itself. */
function* chain(node: Node | null): Generator<Element> {
  let element = elementOf(node);
  for (let depth = 0; element !== null && depth < DEPTH_MAX; depth += 1) {
    yield element;
    element = element.parentElement ?? around(element);
  }
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root.host as Element) : null;
}
