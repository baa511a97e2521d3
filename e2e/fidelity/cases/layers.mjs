// The top layer: dialogs, popovers, full screen.

import { does, html, steps, theme } from './case.mjs';

const PAGE = '<h1>Under the layers</h1><p>text</p>';

export const cases = theme('top layer', {
  'a modal dialog with its backdrop': {
    page: html(`${PAGE}<dialog id="d"><p>Modal</p><button>OK</button></dialog>`, { css: '::backdrop { background: rgb(80 0 80 / .6) }' }),
    act: async (page, moment) => {
      await page.evaluate(() => { document.querySelector('#d').showModal(); document.activeElement.blur(); });
      await moment('open');
      await page.evaluate(() => document.querySelector('#d').close());
    },
  },
  'open before the recorder came': {
    page: html(`${PAGE}<dialog id="d"><p>Modal from the start</p></dialog><div id="p" popover>a popover</div>`, { script: 'd.showModal(); document.activeElement.blur();' }),
  },
  'a dialog that is not modal': {
    page: html(`${PAGE}<dialog id="d"><p>Just a box</p></dialog>`, { css: 'dialog:modal { background: red }' }),
    act: steps(() => { document.querySelector('#d').show(); document.activeElement.blur(); }, () => { document.querySelector('#d').removeAttribute('open'); }, () => { document.querySelector('#d').open = true; }),
  },
  'a dialog over a dialog': {
    page: html(`${PAGE}<dialog id="d" style="width: 500px; height: 300px">first</dialog><dialog id="e">second</dialog>`),
    act: steps(
      () => { document.querySelector('#d').showModal(); document.querySelector('#e').showModal(); document.activeElement.blur(); },
      () => { document.querySelector('#d').close(); document.querySelector('#d').showModal(); document.activeElement.blur(); },
    ),
  },
  'a popover, shown and hidden': {
    page: html(`${PAGE}<div id="p" popover>popover</div><div id="q" popover="manual">by hand</div>`, { css: '[popover] { padding: 30px; background: #fef3c7; border: 3px solid #b45309 } #q { inset: auto 20px 20px auto; margin: 0 } ::backdrop { background: rgb(0 60 120 / .35) }' }),
    act: steps(() => document.querySelector('#p').showPopover(), () => document.querySelector('#q').showPopover(), () => document.querySelector('#p').hidePopover()),
  },
  'a popover inside a shadow root': {
    page: html(`${PAGE}<div id="host"></div>`, { script: `host.attachShadow({ mode: 'open' }).innerHTML = '<style>[popover] { background: #1e293b; color: #fff; padding: 40px } :popover-open { font-size: 30px }</style><div popover="manual">inside</div>'` }),
    act: does(() => document.querySelector('#host').shadowRoot.querySelector('[popover]').showPopover()),
  },
  'a popover placed at an anchor': {
    page: html(`${PAGE}<button id="b" style="anchor-name: --b; margin: 60px">anchor</button><div id="p" popover="manual">beside</div>`, { css: '#p { position-anchor: --b; position-area: right; margin: 0; background: #bbf7d0; padding: 12px }' }),
    act: does(() => document.querySelector('#p').showPopover()),
  },
  'a menu opened by its button': {
    page: html(`${PAGE}<button popovertarget="m">Menu</button><ul id="m" popover><li>One<li>Two</ul>`, { css: 'ul { margin: 0; inset: 200px auto auto 200px; padding: 20px 40px }' }),
    act: async (page, moment) => {
      await page.click('button');
      await page.evaluate(() => document.activeElement.blur());
      await page.mouse.move(3, 780);
      await page.waitForTimeout(600);
      await moment('open');
      await page.keyboard.press('Escape');
    },
  },
  'full screen': {
    page: html(`${PAGE}<div id="f">panel</div>`, { css: '#f { background: #ecfccb; padding: 40px } #f:fullscreen { background: #365314; color: #fff; font-size: 60px }' }),
    act: async (page, moment) => {
      await page.evaluate(() => { document.querySelector('#f').addEventListener('click', (event) => event.currentTarget.requestFullscreen().catch(() => null)); });
      await page.click('#f');
      await page.mouse.move(3, 780);
      await page.waitForTimeout(700);
      await moment('full screen');
      await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
      await page.waitForTimeout(500);
    },
  },
});
