// A document as a list of lines that two documents can be compared by. Runs in the recorded page and,
// for the rebuilt document, in the page around the stage.
//
// One line is one fact: a node with what it carries, a rule, a value. What is different by design is left out:
// scripts and comments (not recorded), the class names by which the stage shows states, its own rules before the
// head, the sandbox of its frames, where links lead.

const STATE = /^:[a-z-]+$|^rrweb-paused$/;
const STATE_IN_RULE = /\.\\:([a-z-]+)|\[revisit-([a-z-]+)\]/g;
/** What the stage writes for states that it shows itself or marks, and what a live page says. */
const WRITTEN_IN_RULE = [
  [/:not\(\[revisit-undefined\]\)/g, ':defined'],
  [/:is\(:invalid, ?\[revisit-invalid\]\)/g, ':invalid'],
  [/:valid:where\(:not\(\[revisit-invalid\]\)\)/g, ':valid'],
  [/\[revisit-state-([\w-]+)\]/g, ':state($1)'],
  [/\((?:min|max)-width: ?(?:0|-1)px\)|\(prefers-(?:reduced-motion|color-scheme)[^)]*\)/g, '(a wish)'],
  [/color-scheme: ?(?:light dark|dark light|light|dark)/g, 'color-scheme'],
];

/** Not recorded, or of no meaning where nothing runs. Frames of tags that load keep their place as a div. */
const LEFT_OUT = new Set(['SCRIPT', 'NOSCRIPT', 'BASE', 'META']);
const SHOWN_AS = { object: 'span', embed: 'span', applet: 'span', frame: 'div', frameset: 'div', track: 'div', param: 'div' };

/** Addresses, and what runs, loads, navigates or takes the focus: the stage leaves it out on purpose. */
const NOT_COMPARED = new RegExp(
  '^(?:on.+|rr_.*|data-rr.*|revisit-.*|autocomplete|xmlns.*|xlink:.*|value|checked|selected|src|srcset|imagesrcset|imagesizes|srcdoc|href|sandbox|nonce|poster|data|background|action|formaction|formtarget|target|ping|' +
    'manifest|codebase|longdesc|cite|autofocus|autoplay|integrity|crossorigin|download|allow|allowfullscreen|csp|content|http-equiv|popovertarget|popovertargetaction|commandfor|command|form|' +
    'shadowrootmode|is|accesskey|profile|usemap|loading|decoding|fetchpriority)$',
);

const shortNamespace = (uri) => ({ 'http://www.w3.org/1999/xhtml': '', 'http://www.w3.org/2000/svg': 'svg:', 'http://www.w3.org/1998/Math/MathML': 'math:' })[uri] ?? `{${uri}}`;

/** Declarations in the order of their names: which of two came first is not kept, and shows in nothing. */
function declarations(text) {
  const { style } = document.createElement('i');
  style.cssText = text;
  return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}${style.getPropertyPriority(name) && ' !'}`).sort().join('; ');
}

/** Where a file would come from is left out; whether there is one is not. */
const withoutAddresses = (css) => css.replace(/url\((?:"[^"]*"|'[^']*'|[^)]*)\)/g, 'url()');

function attributeText({ name, value }) {
  // The stage gives canvases their picture as content.
  if (name === 'style') return withoutAddresses(declarations(value)).replace(/(?:; )?content: url\(\)/, '');
  // Every kind of popover is shown by hand on the stage.
  if (name === 'popover') return '';
  if (name === 'class') return value.split(/\s+/).filter((one) => one && !STATE.test(one)).join(' ');
  return value.replace(/url\("(#[^"]*)"\)/g, 'url($1)');
}

function attributesOf(element) {
  const kept = [...element.attributes].filter(({ name }) => !NOT_COMPARED.test(name)).map((one) => [one.name, attributeText(one)]);
  // An empty class or style says as little as none; the stage names slots that were filled by hand.
  return kept.filter(([, value]) => !value.startsWith('revisit-')).filter(([name, value]) => value !== '' || !['class', 'style'].includes(name)).map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort().join(' ');
}

function stateOf(element) {
  const found = [];
  // The value of a box or an option is shown nowhere, and that of a hidden or a file field is never told.
  const says = /^(?:INPUT|TEXTAREA)$/.test(element.nodeName) && !/^(?:checkbox|radio|hidden|file)$/.test(element.type);
  if (says) found.push(`value=${JSON.stringify(element.value)}`);
  if (element.nodeName === 'INPUT' && element.checked) found.push('checked');
  if (element.nodeName === 'OPTION' && element.selected) found.push('selected');
  if (element.scrollTop || element.scrollLeft) found.push(`scroll=${Math.round(element.scrollLeft)},${Math.round(element.scrollTop)}`);
  return found.join(' ');
}

/**
 * A rule with its declarations in the order of their names: read back and written again, important ones come behind
 * the others, which shows in nothing.
 */
function tidyRule(text) {
  const sorted = (body) => body.split(';').map((one) => one.trim()).filter(Boolean).sort().join('; ');
  return text.replace(/\s+/g, ' ').replace(/\{([^{}]*)\}/g, (_all, body) => `{ ${sorted(body)} }`);
}

const asWritten = (css) => WRITTEN_IN_RULE.reduce((text, [by, live]) => text.replace(by, live), css);

/** The rules of a sheet that may be read; the stage has classes where a live page has states. */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => !/^@(?:import|charset)/.test(rule.cssText)).map((rule) => tidyRule(asWritten(withoutAddresses(rule.cssText)).replace(STATE_IN_RULE, ':$1$2')));
  } catch {
    return ['a sheet that may not be read'];
  }
}

const isSheetLink = (node) => node.localName === 'link' && /\bstylesheet\b/i.test(node.rel);

function serializeDocument(root) {
  const lines = [];
  const say = (path, text) => void lines.push({ path, text });

  function children(node, path) {
    let index = 0;
    for (const child of node.childNodes) index += visit(child, `${path}/${index}`) ? 1 : 0;
  }

  function sheets(list, path) {
    [...list].forEach((sheet, index) => rulesOf(sheet).forEach((rule) => say(`${path}/sheet ${index}`, rule)));
  }

  function sheet(node, path) {
    say(`${path} sheet`, node.sheet?.disabled ? 'sheet, switched off' : 'sheet');
    sheets(node.sheet ? [node.sheet] : [], `${path} sheet`);
  }

  function element(node, path) {
    // A sheet that was a file is one in the page: both are said as a sheet.
    if (node.localName === 'style' || isSheetLink(node)) return sheet(node, path);
    const name = SHOWN_AS[node.localName] ?? node.localName;
    const here = `${path} ${name}`;
    say(here, `<${shortNamespace(node.namespaceURI)}${name}> ${attributesOf(node)} ${stateOf(node)}`.trim());
    if (node.shadowRoot) {
      say(`${here}/root`, 'shadow root');
      children(node.shadowRoot, `${here}/root`);
      sheets(node.shadowRoot.adoptedStyleSheets, `${here}/root`);
    }
    if (node.localName === 'iframe' && node.contentDocument) children(node.contentDocument, `${here}/document`);
    if (node.localName !== 'textarea') children(node, here);
  }

  /** Says the node; false when it is not compared. */
  function visit(node, path) {
    if (node.nodeType === 1) {
      const stageRules = node.localName === 'style' && node.parentNode.localName === 'html';
      if (LEFT_OUT.has(node.nodeName) || stageRules || (node.localName === 'link' && !isSheetLink(node))) return false;
      element(node, path);
      return true;
    }
    // A CDATA section shows as the text that it is in a recording.
    if (![3, 4].includes(node.nodeType) || node.data === '') return false;
    say(path, JSON.stringify(node.data));
    return true;
  }

  children(root, '');
  sheets(root.adoptedStyleSheets, '');
  return lines;
}

window.serializeDocument = serializeDocument;
