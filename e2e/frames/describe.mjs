// Describes the recorded page as it stands on the stage. Runs in the browser, so it refers to nothing outside.

export function describePage() {
  const stage = document.querySelector('iframe').contentDocument;
  return describeNode(stage.querySelector('iframe').contentDocument);

  function describeNode(node) {
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
    const told = [...element.attributes].filter(({ name }) => isOfThePage(name, element)).map(({ name, value }) => [name, name === 'class' ? running(value) : value]);
    return told.filter(([name, value]) => name !== 'class' || value !== '').map((pair) => pair.join('=')).sort().join('\n');
  }

  /**
   * Where the pointer is at a moment is told by an event after it, which a jump is not given here; `lit` and `sunk` come
   * of that, too. The pictures of a canvas are put there by the stage, when they are decoded.
   */
  function isOfThePage(name, element) {
    return !/^revisit-(?:hover|active|focus|lit|sunk)/.test(name) && !(name === 'style' && element.localName === 'canvas');
  }

  function running(classes) {
    return classes.split(/\s+/).filter((name) => name !== 'rrweb-paused').join(' ');
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
    return [...list].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join('\n'));
  }
}
