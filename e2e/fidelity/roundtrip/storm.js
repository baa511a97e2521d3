// A storm of changes, the same for the same seed. Runs in the recorded page.
//
//   const storm = createStorm({ seed: 7, kinds: ['tree', 'moves'] });
//   storm.run(200);            200 changes, one after the other, without a pause
//
// Each kind is a list of small functions, each one change. The tree is held between two bounds, so that a
// storm of any length neither dies out nor grows for ever.

const NODES_MAX = 700;
const WORDS = 'amber birch cedar delta ember fjord grove heath islet jetty knoll lagoon moor'.split(' ');
const TAGS = ['div', 'p', 'span', 'section', 'b', 'ul', 'li', 'table', 'article', 'x-thing'];
const SVG = 'http://www.w3.org/2000/svg';
const HOSTS = ['DIV', 'SECTION', 'ARTICLE', 'P', 'SPAN', 'X-THING'];

/** mulberry32: small, and the same everywhere. */
function createLuck(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, likely: (share) => next() < share, pick: (list) => list[below(list.length)] };
}

/** Everything of the page that may change: through open roots and frames, without head and scripts. */
function reachable(root) {
  const found = [];
  const visit = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeName === 'SCRIPT' || child.nodeName === 'STYLE') continue;
      found.push(child);
      visit(child);
      if (child.shadowRoot) visit(child.shadowRoot);
      if (child.nodeName === 'IFRAME' && child.contentDocument?.body) visit(child.contentDocument.body);
    }
  };
  visit(root);
  return found;
}

const isElement = (node) => node.nodeType === 1;
const isText = (node) => node.nodeType === 3;
const holds = (node) => isElement(node) && !['IFRAME', 'INPUT', 'TEXTAREA', 'SELECT', 'OPTION', 'IMG'].includes(node.nodeName) && node.namespaceURI !== SVG;

/** Would `node` come to stand inside itself, by whatever way? */
function around(node, target) {
  for (let at = target; at; at = at.parentNode ?? at.host ?? at.defaultView?.frameElement) if (at === node) return true;
  return false;
}

function createStorm({ seed, kinds }) {
  const luck = createLuck(seed);
  const held = [];
  let nodes = [];
  let serial = 0;

  const word = () => `${luck.pick(WORDS)} ${(serial += 1)}`;
  const all = (test) => nodes.filter((node) => node.isConnected && test(node));
  const any = (test) => { const fit = all(test); return fit.length ? luck.pick(fit) : null; };
  const parent = () => any(holds) ?? document.body;
  const child = (of) => (of.childNodes.length && luck.likely(0.8) ? luck.pick([...of.childNodes]) : null);

  function element(depth = 0) {
    const made = document.createElement(luck.pick(TAGS));
    if (luck.likely(0.5)) made.className = luck.pick(WORDS);
    if (luck.likely(0.3)) made.setAttribute('data-x', word());
    made.append(word());
    for (let i = luck.below(3); i > 0 && depth < 3; i -= 1) made.append(element(depth + 1), luck.likely(0.5) ? word() : '');
    return made;
  }

  function markup(depth = 0) {
    const inner = depth < 2 ? Array.from({ length: luck.below(3) }, () => markup(depth + 1)).join(luck.pick(['', ' ', ', '])) : '';
    return luck.pick([`<p class="${luck.pick(WORDS)}">${word()}${inner}</p>`, `<div title="${word()}">${inner}</div>`, `<ul><li>${word()}<li>${inner}</ul>`, `${word()}<i>${inner}</i>`, `<table><tr><td>${word()}<td>${inner}</table>`]);
  }

  function movable() {
    const node = any((one) => one.nodeName !== 'IFRAME' && one.parentNode);
    const to = parent();
    return node && !around(node, to) ? { node, to } : null;
  }

  const changes = {
    tree: [
      () => { const to = parent(); to.insertBefore(element(), child(to)); },
      () => { const to = parent(); to.insertBefore(document.createTextNode(word()), child(to)); },
      () => any((one) => one.nodeName !== 'IFRAME' && !one.querySelector?.('iframe'))?.remove(),
      () => any(holds)?.replaceWith(element(), word()),
      () => parent().append(element(), element()),
      () => { const to = parent(); to.prepend(luck.pick(['', ' ', word()])); },
      () => { const from = any(isElement); if (from) parent().append(from.cloneNode(true)); },
      () => { const piece = document.createDocumentFragment(); piece.append(element(), word(), element()); parent().append(piece); },
      () => { const one = element(); const to = parent(); to.append(one); one.append(word()); one.firstChild.remove(); if (luck.likely(0.5)) one.remove(); },
    ],
    text: [
      () => { const one = any(isText); if (one) one.data = word(); },
      () => { const one = any((node) => isText(node) && node.data.length > 3); if (one) one.splitText(1 + luck.below(2)); },
      () => any(isText)?.insertData(0, luck.pick(['«', '\n', 'é', '🌊'])),
      () => parent().normalize(),
      () => { const one = any((node) => holds(node) && node.childNodes.length < 4); if (one) one.textContent = word(); },
    ],
    attributes: [
      () => any(isElement)?.setAttribute('class', `${luck.pick(WORDS)} ${luck.pick(WORDS)}`),
      () => any(isElement)?.classList.toggle(luck.pick(WORDS)),
      () => any(isElement)?.setAttribute(luck.pick(['title', 'lang', 'data-y', 'aria-label', 'odd']), word()),
      () => any(isElement)?.removeAttribute(luck.pick(['class', 'title', 'data-x', 'style', 'odd'])),
      () => any((one) => one.style)?.style.setProperty(luck.pick(['color', 'margin-left', '--own']), luck.pick(['red', '3px', '7px', 'teal']), luck.pick(['', 'important'])),
      () => { const one = any((node) => node.style); if (one) one.style.cssText = luck.pick(['color: blue; top: 2px', 'padding: 1px 2px', '']); },
      () => any(isElement)?.toggleAttribute('hidden'),
    ],
    moves: [
      () => { const move = movable(); if (move) move.to.insertBefore(move.node, child(move.to) === move.node ? null : child(move.to)); },
      () => { const move = movable(); const same = move && move.node.getRootNode() === move.to.getRootNode(); if (same && move.to.moveBefore) move.to.moveBefore(move.node, null); },
      () => { const to = parent(); to.append(...[...to.childNodes].reverse()); },
      () => { const [one, other] = [any(holds), any(holds)]; if (one && other && !around(one, other) && !around(other, one)) one.replaceWith(other); },
      () => { const to = parent(); to.replaceChildren(...[...to.childNodes].filter(() => luck.likely(0.8))); },
      () => { const one = any((node) => holds(node) && !node.querySelector('iframe')); if (one && held.length < 20) { one.remove(); held.push(one); } },
      () => { const one = held.pop(); if (one) { one.append(word()); one.setAttribute?.('title', word()); parent().append(one); } },
      () => { const one = held.at(-1); if (one) { one.insertAdjacentHTML('afterbegin', markup()); one.lastChild?.remove(); } },
    ],
    html: [
      () => { const to = any((one) => holds(one) && one.childNodes.length < 6); if (to) to.innerHTML = markup(); },
      () => { const one = any((node) => holds(node) && node.parentElement && node.childNodes.length < 6); if (one) one.outerHTML = markup(); },
      () => parent().insertAdjacentHTML(luck.pick(['afterbegin', 'beforeend']), markup()),
      () => { const template = document.createElement('template'); template.innerHTML = markup(); parent().append(template.content); },
    ],
    shadow: [
      () => { const host = any((one) => HOSTS.includes(one.nodeName) && !one.shadowRoot); if (host) host.attachShadow({ mode: 'open' }).append(element(), document.createElement('slot')); },
      () => any((one) => one.shadowRoot)?.shadowRoot.append(element()),
      () => { const host = any((one) => one.shadowRoot); if (host) host.shadowRoot.innerHTML = `${markup()}<slot name="${luck.pick(['a', 'b'])}"></slot><slot></slot>`; },
      () => any((one) => isElement(one) && one.parentNode?.shadowRoot)?.setAttribute('slot', luck.pick(['a', 'b'])),
      () => { const host = document.createElement('div'); host.attachShadow({ mode: 'open' }).innerHTML = markup(); parent().append(host); },
    ],
    frames: [
      () => { if (all((one) => one.nodeName === 'IFRAME').length < 5) { const frame = document.createElement('iframe'); const to = all((one) => holds(one) && one.ownerDocument === document); (to.length ? luck.pick(to) : document.body).append(frame); } },
      () => any((one) => one.nodeName === 'IFRAME')?.contentDocument?.body.append(element()),
      () => { const body = any((one) => one.nodeName === 'IFRAME')?.contentDocument?.body; if (body) body.innerHTML = markup(); },
      () => { if (luck.likely(0.2)) any((one) => one.nodeName === 'IFRAME')?.remove(); },
    ],
    svg: [
      () => { const svg = document.createElementNS(SVG, 'svg'); svg.setAttribute('viewBox', '0 0 9 9'); svg.append(document.createElementNS(SVG, 'g')); parent().append(svg); },
      () => { const to = any((one) => one.namespaceURI === SVG && one.nodeName !== 'foreignObject'); if (to) { const made = document.createElementNS(SVG, luck.pick(['path', 'g', 'linearGradient', 'text'])); made.setAttribute('class', luck.pick(WORDS)); to.append(made); } },
      () => any((one) => one.namespaceURI === SVG)?.setAttribute(luck.pick(['fill', 'd', 'transform']), luck.pick(['M0 0h9', 'red', 'scale(2)'])),
      () => { const to = any((one) => one.localName === 'svg'); if (to) to.innerHTML = `<g fill="teal"><circle r="${luck.below(9)}"/></g>`; },
    ],
    forms: [
      () => { const made = document.createElement('input'); made.type = luck.pick(['text', 'checkbox', 'radio']); made.name = 'field'; parent().append(made); },
      () => { const one = any((node) => node.nodeName === 'INPUT' && node.type === 'text'); if (one) one.value = word(); },
      () => { const one = any((node) => node.nodeName === 'INPUT' && node.type !== 'text'); if (one) one.checked = !one.checked; },
      () => parent().insertAdjacentHTML('beforeend', `<select><option>${word()}<option selected>${word()}</select><textarea>${word()}</textarea>`),
      () => { const one = any((node) => node.nodeName === 'SELECT'); if (one) one.selectedIndex = luck.below(one.options.length); },
      () => { const one = any((node) => node.nodeName === 'TEXTAREA'); if (one) one.value = word(); },
    ],
    sheets: [
      () => { const style = document.createElement('style'); style.textContent = `.${luck.pick(WORDS)} { color: teal }`; document.head.append(style); },
      () => { const { sheet } = luck.pick([...document.head.querySelectorAll('style')]); sheet.insertRule(`.${luck.pick(WORDS)} { margin: ${luck.below(9)}px }`, luck.below(sheet.cssRules.length + 1)); },
      () => { const { sheet } = luck.pick([...document.head.querySelectorAll('style')]); if (sheet.cssRules.length > 1) sheet.deleteRule(luck.below(sheet.cssRules.length)); },
      () => { const { sheet } = luck.pick([...document.head.querySelectorAll('style')]); sheet.cssRules[0]?.style?.setProperty('padding', `${luck.below(9)}px`); },
      () => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`b { top: ${luck.below(99)}px }`); document.adoptedStyleSheets = [...document.adoptedStyleSheets.slice(-4), sheet]; },
      () => { const styles = document.head.querySelectorAll('style'); if (styles.length > 6) styles[luck.below(styles.length)].remove(); },
    ],
  };

  const wanted = kinds.flatMap((kind) => changes[kind].map((change) => ({ kind, change })));

  /** Keeps the page of a size at which a storm of any length ends. */
  function prune() {
    while (nodes.length > NODES_MAX) {
      const largest = [...document.body.children].filter((one) => one.nodeName !== 'SCRIPT').sort((a, b) => b.querySelectorAll('*').length - a.querySelectorAll('*').length)[0];
      if (!largest) return;
      largest.remove();
      nodes = reachable(document.body);
    }
  }

  return {
    run(count) {
      for (let i = 0; i < count; i += 1) {
        // The list is a little behind, as a page's own references are.
        if (i % 25 === 0) { nodes = reachable(document.body); prune(); }
        try {
          luck.pick(wanted).change();
        } catch (error) {
          // A change that the DOM refuses (a table into its own cell, say) changes nothing.
          if (!(error instanceof DOMException)) throw error;
        }
      }
    },
  };
}

window.createStorm = createStorm;
