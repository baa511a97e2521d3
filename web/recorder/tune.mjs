// Tune: makes @rrweb/record do with less what it does for every node, because on a large page or a
// long list that is what a visitor feels. The events stay the same; test/unit/trim.test.ts and the
// capture tests hold that. Each entry replaces what stands from `from` up to `to` by `put`.
//
// Why each of them pays:
//   accessors    a getter looked up by two names at each call, thirty times per node
//   masking      asks every node's class list and ancestors; our filter masks by inherited state
//   blocking     a class list is an object made for the question; the selector holds the class, too,
//                and a text is not asked, because its element was
//   attributes   reading `attributes[i]` makes an object in the page for each of them
//   children     a NodeList and an array for each node, to read each child once
//   node         `delete` turns an object into a hash table, which is slow to write as JSON
//   adds         twenty-five options gathered for each added node, all but one always the same
export const TUNES = [
  {
    what: 'accessors: found once',
    from: 'function ownerDocument(n) {',
    to: 'function host(n) {',
    put: `function accessor(name) {
  let get;
  return (n) => get ? get.call(n) : (get = Object.getOwnPropertyDescriptor(getUntaintedPrototype("Node"), name)?.get) ? get.call(n) : n[name];
}
function method(name) {
  let call;
  return (n, argument) => (call ??= getUntaintedPrototype("Node")[name]).call(n, argument);
}
const ownerDocument = accessor("ownerDocument");
const childNodes = accessor("childNodes");
const parentNode = accessor("parentNode");
const parentElement = accessor("parentElement");
const textContent = accessor("textContent");
const firstChild = accessor("firstChild");
const lastChild = accessor("lastChild");
const nextSibling = accessor("nextSibling");
const previousSibling = accessor("previousSibling");
const contains = method("contains");
const getRootNode = method("getRootNode");
`,
  },
  { what: 'masking: of nodes', from: '  if (!needsMask) {\n    const checkAncestors', to: '  const _serializedNode = serializeNode(n, {', put: '' },
  { what: 'masking: of texts', from: '  if (!isStyle && !isScript && textContent2 && needsMask) {', to: '  return {\n    type: NodeType.Text,', put: '' },
  { what: 'masking: of changes', from: '              value: needMaskingText(', to: '              node: m.target\n', put: '              value,\n' },
  {
    what: 'blocking: of elements',
    from: '  try {\n    if (typeof blockClass === "string") {\n      if (element.classList',
    to: 'function classMatchesRegex(',
    put: '  try {\n    return element.matches(blockSelector);\n  } catch (e) {\n    return false;\n  }\n}\n',
  },
  {
    what: 'blocking: of nodes',
    from: '  if (!node) {\n    return false;\n  }\n  const el = closestElementOfNode(node);',
    to: 'function isSerialized(n, mirror2) {',
    put: `  const el = closestElementOfNode(node);
  if (!el) return false;
  try {
    return checkAncestors ? el.closest(blockSelector) !== null : el.matches(blockSelector);
  } catch (e) {
    return false;
  }
}
`,
  },
  {
    what: 'blocking: of adds',
    from: '      if (!isBlocked(n, this.blockClass, this.blockSelector, false)) {\n        index.childNodes(n)',
    to: '        if (hasShadowRoot(n)) {\n          index.childNodes(',
    put: `      if (n.nodeType !== 3 && !isBlocked(n, this.blockClass, this.blockSelector, false)) {
        for (let child = index.firstChild(n); child; child = index.nextSibling(child)) this.genAdds(child);
`,
  },
  {
    what: 'attributes: by name',
    from: '  const len = n.attributes.length;\n',
    to: '  if (tagName === "link" && inlineStylesheet) {',
    put: `  for (const name of n.getAttributeNames()) {
    if (!ignoreAttribute(tagName, name))
      attributes[name] = transformAttribute(doc, tagName, toLowerCase(name), n.getAttribute(name) ?? "");
  }
`,
  },
  {
    what: 'children: one after another',
    from: '      for (const childN of Array.from(index.childNodes(n))) {',
    to: '        const serializedChildNode = serializeNodeWithId(childN, bypassOptions);\n        if (serializedChildNode) {\n          serializedNode.childNodes.push',
    put: '      for (let childN = index.firstChild(n); childN; childN = index.nextSibling(childN)) {\n',
  },
  {
    what: 'children: of what is removed',
    from: '    if (n.childNodes) {\n      n.childNodes.forEach(',
    to: '  has(id) {',
    put: '    for (let child = index.firstChild(n); child; child = index.nextSibling(child)) this.removeNodeFromMap(child);\n  }\n',
  },
  {
    what: 'children: of removes',
    from: '    index.childNodes(next).forEach((n2) => queue.push(n2));',
    to: '  }\n  return;\n}\nfunction isSelfOrAncestorInSet',
    put: '    for (let child = index.firstChild(next); child; child = index.nextSibling(child)) queue.push(child);\n',
  },
  { what: 'node: custom elements', from: '    if (customElements.get(tagName))', to: ' isCustomElement = true;', put: '    if (tagName.includes("-") && customElements.get(tagName))' },
  { what: 'node: what it is', from: '    needBlock,\n    rootId,', to: '    isCustom: isCustomElement', put: '    rootId,\n' },
  {
    what: 'node: is it blocked',
    from: '    recordChild = recordChild && !serializedNode.needBlock;',
    to: '    const shadowRootEl = index.shadowRoot(n);',
    put: '    recordChild = recordChild && serializedNode.attributes.rr_width === void 0;\n',
  },
  {
    what: 'node: its id',
    from: '  const serializedNode = Object.assign(_serializedNode, { id });',
    to: '  mirror2.add(n, serializedNode);',
    put: '  const serializedNode = _serializedNode;\n  serializedNode.id = id;\n',
  },
  { what: 'adds: options, begin', from: '      const iter = this.addedSet.values();', to: '      let curr = iter.next();', put: '      let addOptions;\n      const iter = this.addedSet.values();\n' },
  { what: 'adds: options, once', from: '        const sn = serializeNodeWithId(n, {\n', to: '          doc: this.doc,\n          mirror: this.mirror,', put: '        addOptions ??= {\n' },
  {
    what: 'adds: options, end',
    from: '          cssCaptured\n        });\n        if (sn) {',
    to: '          adds.push({',
    put: '          cssCaptured\n        };\n        addOptions.cssCaptured = cssCaptured;\n        const sn = serializeNodeWithId(n, addOptions);\n        if (sn) {\n',
  },
];
