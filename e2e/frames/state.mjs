// Takes a replayer to a moment in a page of its own and describes the document it shows.

/** The state after `events`, all of which are at or before `time`. */
export async function stateAt(browser, script, events, time) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    // Nothing is fetched: both sides see the same missing images and sheets.
    await page.route('**/*', (route) => (route.request().url().startsWith('http') ? route.abort() : route.continue()));
    await page.setContent('<!doctype html><body><div id="stage"></div>');
    await page.addScriptTag({ content: script });
    return await page.evaluate(show, { events, time });
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
async function show({ events, time }) {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  // The replayer leaves out events of the very last instant: one more, a little later, that does nothing.
  const padded = [...events, { type: 5, data: { tag: 'end', payload: {} }, timestamp: time + 10 }];
  const replayer = new window.Replayer(padded, {
    root: document.getElementById('stage'), showWarning: false, mouseTail: false, pauseAnimation: true,
    logger: { log() {}, warn() {} },
    // Pages that scroll smoothly would still be on their way when they are looked at.
    insertStyleRules: ['* { scroll-behavior: auto !important; }'],
  });
  await wait(50);
  replayer.pause(time + 5 - padded[0].timestamp);
  await wait(250);
  await settled(replayer.iframe.contentWindow);
  let nodes = 0;
  const described = describeNode(replayer.iframe.contentDocument);
  return { nodes, size: [replayer.iframe.width, replayer.iframe.height], document: described };

  /** The replayer scrolls smoothly where the last events ask for it: waits until that is over, 5 s at most. */
  async function settled(view) {
    for (let still = 0, last = -1, tries = 0; still < 3 && tries < 50; tries += 1) {
      still = view.scrollY === last ? still + 1 : 0;
      last = view.scrollY;
      await wait(100);
    }
  }

  function describeNode(node) {
    nodes += 1;
    if (node.nodeType === Node.DOCUMENT_NODE) {
      return { kind: 'document', scroll: scrollOf(node.scrollingElement), adopted: sheets(node.adoptedStyleSheets), children: children(node) };
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return { kind: node.nodeName, text: node.nodeValue ?? '' };
    return describeElement(node);
  }

  function describeElement(element) {
    const described = { kind: element.localName, attributes: attributes(element), scroll: scrollOf(element), children: children(element) };
    if ('value' in element && typeof element.value === 'string') described.value = element.value;
    if ('checked' in element) described.checked = element.checked;
    if (element.shadowRoot) {
      described.shadow = children(element.shadowRoot);
      described.adopted = sheets(element.shadowRoot.adoptedStyleSheets);
    }
    if (element.sheet) described.rules = sheets([element.sheet]);
    if (element.localName === 'iframe' && element.contentDocument) described.inside = describeNode(element.contentDocument);
    return described;
  }

  function attributes(element) {
    const all = [...element.attributes].map((a) => [a.name, a.name === 'class' ? withoutState(a.value) : a.value]);
    const shown = all.filter(([name, value]) => name !== 'class' || value !== '').map((pair) => pair.join('='));
    // The replayer's virtual document sets xmlns once with and once without its namespace.
    return [...new Set(shown)].sort().join('\n');
  }

  /** Classes the replayer sets for what the pointer is over and for being paused. */
  function withoutState(classes) {
    return classes.split(/\s+/).filter((name) => name !== ':hover' && name !== 'rrweb-paused').join(' ');
  }

  function children(node) {
    const described = [];
    for (const child of node.childNodes) {
      const one = describeNode(child);
      const before = described.at(-1);
      // Where one text ends and the next begins cannot be seen.
      if (one.kind === '#text' && before?.kind === '#text') before.text += one.text;
      else if (one.kind !== '#text' || one.text !== '') described.push(one);
    }
    return described;
  }

  function scrollOf(element) {
    return element ? `${Math.round(element.scrollLeft)},${Math.round(element.scrollTop)}` : '';
  }

  function sheets(list) {
    return [...list].map((sheet) => {
      try {
        return [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
      } catch {
        return 'unreadable';
      }
    });
  }
}
