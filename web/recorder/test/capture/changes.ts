// Changes: random things that a program may do to a page, from a seed. Runs in the page.

export function randomChanges({ seed, count }: { seed: number; count: number }): void {
  let state = seed + 0x9e3779b9;
  const random = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
    return (state >>> 0) % below;
  };
  const root = document.getElementById('root') as HTMLElement;
  const pick = <T>(from: ArrayLike<T>): T => from[random(from.length)] as T;
  const parents = (): (Element | ShadowRoot)[] => {
    const found: (Element | ShadowRoot)[] = [root];
    const look = (node: Element | ShadowRoot): void => {
      for (const child of Array.from(node.children)) {
        if (child.localName === 'iframe') {
          const inner = (child as HTMLIFrameElement).contentDocument?.body;
          if (inner) found.push(inner), look(inner);
          continue;
        }
        found.push(child);
        if (child.shadowRoot) found.push(child.shadowRoot), look(child.shadowRoot);
        look(child);
      }
    };
    look(root);
    return found;
  };
  const make = (): Node => {
    const kind = random(10);
    if (kind < 3) return document.createTextNode(`text ${random(1000)}`);
    if (kind === 3) return document.createComment('nothing');
    const element = document.createElement(pick(['div', 'p', 'span', 'section', 'b']));
    element.className = `c${random(5)}`;
    for (let i = random(4); i > 0; i--) element.append(random(2) ? make() : `leaf ${random(100)}`);
    return element;
  };
  /** May `node` stand in `parent`? */
  const fits = (node: Node, parent: Node): boolean => {
    for (let it: Node | null = parent; it; it = it.parentNode ?? (it as ShadowRoot).host ?? null) if (it === node) return false;
    return node.ownerDocument === (parent.ownerDocument ?? parent);
  };
  const somewhere = (parent: Node): Node | null => (parent.childNodes.length && random(3) ? pick(parent.childNodes) : null);
  const kept = ((window as { kept?: Node[] }).kept ??= []);
  const acts: (() => void)[] = [
    () => {
      const parent = pick(parents());
      parent.insertBefore(make(), somewhere(parent));
    },
    () => {
      const parent = pick(parents());
      parent.append(make(), make());
    },
    () => {
      const all = parents();
      const node = pick(all);
      const parent = pick(all);
      if (node instanceof Element && node !== root && node.localName !== 'body' && fits(node, parent)) parent.insertBefore(node, fits(node, parent) ? null : null);
    },
    () => {
      const parent = pick(parents());
      const [a, b] = [somewhere(parent), somewhere(parent)];
      if (a && a !== b) parent.insertBefore(a, b);
    },
    () => {
      const parent = pick(parents());
      const children = Array.from(parent.childNodes);
      children.reverse().forEach((child) => parent.append(child));
    },
    () => {
      const parent = pick(parents());
      const child = somewhere(parent);
      if (child) kept.push(parent.removeChild(child));
    },
    () => {
      const node = kept.splice(random(kept.length || 1), 1)[0];
      const parent = pick(parents());
      if (node && fits(node, parent)) parent.append(node);
    },
    () => {
      const from = kept[random(kept.length || 1)];
      const child = from?.firstChild;
      const parent = pick(parents());
      if (child && fits(child, parent)) parent.append(child);
    },
    () => {
      const it = pick(parents());
      if (it instanceof Element && it !== root) it.setAttribute(pick(['class', 'title', 'id', 'data-state']), `v${random(9)}`);
    },
    () => {
      const it = pick(parents());
      if (it instanceof Element && it !== root) it.removeAttribute('title');
    },
    () => {
      const text = Array.from(pick(parents()).childNodes).find((node) => node.nodeType === 3);
      if (text) (text as Text).data += '!';
    },
    () => {
      const it = pick(parents());
      if (random(4) === 0 && it !== root && !(it instanceof ShadowRoot)) it.innerHTML = `<i>new ${random(10)}</i> and <u>more</u>`;
    },
    () => {
      const it = pick(parents());
      if (it instanceof Element && it !== root && it.localName !== 'body') it.replaceWith(make(), ...Array.from(it.childNodes));
    },
    () => {
      const it = pick(parents());
      const around = document.createElement('section');
      if (it instanceof Element && it !== root && it.localName !== 'body' && it.ownerDocument === document) {
        it.replaceWith(around);
        around.append(it);
      }
    },
    () => {
      const it = pick(parents());
      if (random(3) === 0 && it instanceof HTMLElement && it !== root && it.localName === 'div' && !it.shadowRoot) {
        it.attachShadow({ mode: 'open' }).append(make(), make());
      }
    },
    () => {
      const [a, b] = [pick(parents()), pick(parents())];
      const move = (a as { moveBefore?: (node: Node, before: Node | null) => void }).moveBefore;
      if (move && b instanceof Element && b !== root && b.localName !== 'body' && fits(b, a) && b.isConnected && a.isConnected) move.call(a, b, null);
    },
    () => {
      const it = pick(parents());
      if (it instanceof Element) it.normalize();
    },
    () => {
      const parent = pick(parents());
      if (random(8) === 0 && parent.childNodes.length > 6) parent.replaceChildren();
    },
    () => {
      const parent = pick(parents());
      if (random(12) || parent.ownerDocument !== document || document.querySelectorAll('iframe').length > 3) return;
      const frame = document.createElement('iframe');
      parent.append(frame);
      frame.contentDocument?.body.append('a frame ', make());
    },
  ];
  for (let i = 0; i < count; i++) pick(acts)();
}
