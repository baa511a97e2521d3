// Frames of the same origin: nested, late, written into, moved, removed.

import { does, html, steps, theme } from './case.mjs';

const INNER = html('<h3>Inner page</h3><p id="text">text of the frame</p>', { css: 'body { background: #eaf3ea } h3 { color: #1b5e20 }' });
const LONG = html('<div class="tall">top<br>of a tall page</div>', { css: '.tall { height: 1400px; background: linear-gradient(#fff, #246) }' });
const FRAME = 'iframe { width: 420px; height: 160px; border: 2px solid #555; margin: 4px }';

export const cases = theme('frames', {
  'nested, from files': {
    page: html('<iframe id="one" src="outer.html"></iframe>', { css: FRAME }),
    files: { 'outer.html': html('<b>outer</b><br><iframe src="inner.html" width="300" height="90"></iframe>'), 'inner.html': INNER },
    act: steps(
      () => { document.querySelector('#one').contentDocument.querySelector('b').textContent = 'outer, changed'; },
      () => { document.querySelector('#one').contentDocument.querySelector('iframe').contentDocument.querySelector('#text').append(' and more'); },
    ),
  },
  'srcdoc set late': {
    page: html('<iframe id="one"></iframe>', { css: FRAME }),
    act: does((text) => new Promise((done) => {
      const frame = document.querySelector('#one');
      frame.addEventListener('load', done, { once: true });
      frame.srcdoc = text;
    }), INNER),
  },
  'added late with an address': {
    page: html('<p>above</p>', { css: FRAME }),
    files: { 'inner.html': INNER },
    act: does(() => new Promise((done) => {
      const frame = document.createElement('iframe');
      frame.addEventListener('load', done, { once: true });
      frame.src = 'inner.html';
      document.body.append(frame);
    })),
  },
  'a frame that goes to another page': {
    page: html('<iframe id="one" src="inner.html"></iframe>', { css: FRAME }),
    files: { 'inner.html': INNER, 'next.html': html('<h3>Next page</h3><ul><li>one<li>two</ul>', { css: 'body { background: #fbeee6 }' }) },
    act: async (page, moment) => {
      const go = (to) => page.evaluate((address) => new Promise((done) => {
        const frame = document.querySelector('#one');
        frame.addEventListener('load', done, { once: true });
        frame.contentWindow.location.href = address;
      }), to);
      await go('next.html');
      await moment('next');
      await page.evaluate(() => { document.querySelector('#one').contentDocument.querySelector('li').style.color = 'red'; });
      await moment('changed');
      await go('inner.html');
    },
  },
  'filled by the page around it': {
    page: html('<iframe id="one"></iframe>', { css: FRAME }),
    act: steps(
      () => {
        const inner = document.querySelector('#one').contentDocument;
        inner.body.innerHTML = '<h2>written in</h2><p>by the page around</p>';
        const style = inner.createElement('style');
        style.textContent = 'body { background: #efe6f7 } h2 { color: #5b2a86 }';
        inner.head.append(style);
      },
      () => document.querySelector('#one').contentDocument.querySelector('p').remove(),
    ),
  },
  'document.write into a frame': {
    page: html('<iframe id="one"></iframe>', { css: FRAME }),
    act: does(() => {
      const inner = document.querySelector('#one').contentDocument;
      inner.open();
      inner.write('<!doctype html><style>p { background: gold; padding: 20px }</style><p>written</p>');
      inner.close();
    }),
  },
  'scrolled inside': {
    page: html('<iframe id="one" src="long.html"></iframe><iframe id="two" src="long.html"></iframe>', { css: FRAME }),
    files: { 'long.html': LONG },
    act: steps(
      () => document.querySelector('#one').contentWindow.scrollTo(0, 500),
      () => { document.querySelector('#two').contentWindow.scrollTo(0, 900); document.querySelector('#one').contentWindow.scrollTo(0, 120); },
    ),
  },
  'taken away and put back': {
    page: html('<div id="a"><iframe id="one" src="inner.html"></iframe></div><div id="b"></div>', { css: FRAME }),
    files: { 'inner.html': INNER },
    act: async (page, moment) => {
      await page.evaluate(() => { window.kept = document.querySelector('#one'); window.kept.remove(); });
      await moment('gone');
      await page.evaluate(() => new Promise((done) => { window.kept.addEventListener('load', done, { once: true }); document.querySelector('#b').append(window.kept); }));
      await moment('back');
      await page.evaluate(() => { window.kept.contentDocument.querySelector('#text').textContent = 'changed after it came back'; });
    },
  },
  'inside a shadow root': {
    page: html('<div id="host"></div>', {
      script: `const root = host.attachShadow({ mode: 'open' }); root.innerHTML = '<style>iframe { width: 380px; height: 140px; border: 4px double teal }</style><iframe src="inner.html"></iframe>'`,
    }),
    files: { 'inner.html': INNER },
    act: does(() => { document.querySelector('#host').shadowRoot.querySelector('iframe').contentDocument.querySelector('#text').innerHTML = 'reached <i>through the root</i>'; }),
  },
  'sheets of a frame, by CSSOM and adopted': {
    page: html('<iframe id="one" src="inner.html"></iframe>', { css: FRAME }),
    files: { 'inner.html': INNER },
    act: steps(
      () => { const sheet = document.querySelector('#one').contentDocument.styleSheets[0]; sheet.insertRule('p { color: #b3261e; font-size: 26px }', sheet.cssRules.length); },
      () => {
        const { contentWindow } = document.querySelector('#one');
        const sheet = new contentWindow.CSSStyleSheet();
        sheet.replaceSync('h3 { background: #1b5e20; color: #fff; padding: 6px }');
        contentWindow.document.adoptedStyleSheets = [sheet];
      },
    ),
  },
  'of another origin, which no recorder sees': {
    page: (site) => html(`<p>above</p><iframe src="${site.other}/assets/sprite.svg"></iframe><p>below</p>`, { css: FRAME }),
    act: does(() => document.querySelectorAll('p')[1].append(', changed')),
  },
  'in quirks mode in a page that is not': {
    page: html('<iframe id="one" src="quirks.html"></iframe>', { css: FRAME }),
    files: { 'quirks.html': '<html><head><style>.Box { width: 200; height: 60; background: #cde } td { border: 1px solid } table { font-size: 12px }</style></head><body><div class="box">quirky<table><tr><td>cell</table></div></body></html>' },
  },
});
