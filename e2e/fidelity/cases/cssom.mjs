// Style sheets changed by script, without a change in the document.

import { does, html, steps, theme } from './case.mjs';

const ITEMS = '<ul><li class="one">one</li><li class="two">two</li><li class="three">three</li></ul>';
const CSS = 'li { padding: 12px; margin: 4px; background: #e9edf3; list-style: none } .one { color: #222 } @media screen { .two { color: #063 } }';

export const cases = theme('cssom', {
  'insertRule and deleteRule, nested too': {
    page: html(ITEMS, { css: CSS }),
    act: steps(
      () => { const sheet = document.styleSheets[0]; sheet.insertRule('.one { background: #8b1e3f; color: #fff }', sheet.cssRules.length); },
      () => { const group = [...document.styleSheets[0].cssRules].find((rule) => rule.type === 4); group.insertRule('.three { background: #3c1e8b; color: #fff }', 0); group.deleteRule(1); },
      () => { const sheet = document.styleSheets[0]; sheet.deleteRule(sheet.cssRules.length - 1); },
    ),
  },
  'setProperty and removeProperty of a rule': {
    page: html(ITEMS, { css: CSS }),
    act: steps(
      () => { const rule = [...document.styleSheets[0].cssRules].find(({ selectorText }) => selectorText === 'li'); rule.style.setProperty('background', '#1e5f8b', 'important'); rule.style.setProperty('--x', '1'); },
      () => { const rule = [...document.styleSheets[0].cssRules].find(({ selectorText }) => selectorText === 'li'); rule.style.removeProperty('padding'); },
    ),
  },
  'rule.style.colour = value': {
    page: html(ITEMS, { css: CSS }),
    act: does(() => {
      const rule = [...document.styleSheets[0].cssRules].find(({ selectorText }) => selectorText === 'li');
      rule.style.background = '#234';
      rule.style.color = 'white';
      rule.style.borderLeft = '20px solid tomato';
    }),
  },
  'rule.style.cssText and rule.selectorText': {
    page: html(ITEMS, { css: CSS }),
    act: steps(
      () => { const rule = [...document.styleSheets[0].cssRules].find(({ selectorText }) => selectorText === '.one'); rule.style.cssText = 'background: #064e3b; color: #fff'; },
      () => { const rule = [...document.styleSheets[0].cssRules].find(({ selectorText }) => selectorText === '.one'); rule.selectorText = '.two, .three'; },
    ),
  },
  'the media of a rule': {
    page: html(ITEMS, { css: `${CSS} @media print { li { background: #111; color: #eee } }` }),
    act: does(() => { [...document.styleSheets[0].cssRules].at(-1).media.mediaText = 'screen'; }),
  },
  'keyframes changed by rule': {
    page: html(ITEMS, { css: `${CSS} @keyframes go { to { background: #ddd } } .one { animation: go 1s -1s paused both linear }` }),
    act: does(() => { const go = [...document.styleSheets[0].cssRules].find(({ name }) => name === 'go'); go.deleteRule('to'); go.appendRule('to { background: #a21caf; color: #fff }'); }),
  },
  'adoptedStyleSheets set anew': {
    page: html(ITEMS, { css: CSS, script: 'window.first = new CSSStyleSheet(); first.replaceSync("li { border: 3px solid #0369a1 }"); document.adoptedStyleSheets = [first];' }),
    act: steps(
      () => { window.second = new CSSStyleSheet(); window.second.replaceSync('li { background: #082f49; color: #fff }'); document.adoptedStyleSheets = [window.first, window.second]; },
      () => { document.adoptedStyleSheets = [window.second]; },
      () => { document.adoptedStyleSheets = []; },
    ),
  },
  'adoptedStyleSheets.push and splice': {
    page: html(`${ITEMS}<div id="host"></div>`, { css: CSS, script: 'host.attachShadow({ mode: "open" }).innerHTML = "<p>in the root</p>"' }),
    act: steps(
      () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('li { background: #431407; color: #fff; padding: 30px }'); document.adoptedStyleSheets.push(sheet); },
      () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('p { background: #14532d; color: #fff; padding: 30px }'); document.querySelector('#host').shadowRoot.adoptedStyleSheets.push(sheet); },
      () => document.adoptedStyleSheets.splice(0, 1),
    ),
  },
  'an adopted sheet changed by insertRule and rule.style': {
    page: html(ITEMS, { css: CSS, script: 'window.sheet = new CSSStyleSheet(); sheet.replaceSync("li { border: 3px solid #0369a1 } .two { font-size: 28px }"); document.adoptedStyleSheets = [sheet];' }),
    act: steps(
      () => window.sheet.insertRule('.three { background: #701a75; color: #fff }', 2),
      () => { window.sheet.cssRules[0].style.borderColor = 'red'; },
      () => window.sheet.cssRules[1].style.setProperty('font-size', '12px'),
      () => window.sheet.deleteRule(2),
    ),
  },
  'replace() of an adopted sheet, later': {
    page: html(ITEMS, { css: CSS, script: 'window.sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];' }),
    act: does(() => window.sheet.replace('li { background: repeating-linear-gradient(45deg, #fde68a 0 10px, #fff 10px 20px) }')),
  },
  'the style of an element, every way': {
    page: html(ITEMS, { css: CSS }),
    act: steps(
      () => { document.querySelector('.one').style.setProperty('background', '#be123c', 'important'); document.querySelector('.two').style.cssText = 'background: #0f766e; color: #fff'; },
      () => { document.querySelector('.three').attributeStyleMap.set('padding-left', CSS.px(90)); document.querySelector('.three').attributeStyleMap.set('opacity', 0.5); },
      () => { document.querySelector('.two').removeAttribute('style'); document.querySelector('.one').style.background = ''; document.querySelector('.one').style['--z'] = 1; },
    ),
  },
  'rules inserted into an empty style element, as libraries do': {
    page: html(ITEMS, { head: '<style id="speedy"></style>' }),
    act: steps(
      () => { const { sheet } = document.querySelector('#speedy'); for (const rule of ['li{padding:9px}', '.one{background:#fecaca}', '.two{background:#bfdbfe}', '.three{background:#bbf7d0}']) sheet.insertRule(rule, sheet.cssRules.length); },
      () => { const style = document.createElement('style'); document.head.append(style); style.sheet.insertRule('ul { border: 6px solid #334155 }'); },
    ),
  },
});
