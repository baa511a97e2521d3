// States of pointer and keyboard that style sheets see.

import { html, theme } from './case.mjs';

const BUTTONS = '<nav><a href="#x" class="link">link</a> <button id="b">button</button> <div class="menu">menu<ul><li>entry</li></ul></div></nav><form><input id="i"><input id="j"></form>';
const CSS = '.link:hover { background: #fde047 } button:hover { background: #1e3a8a; color: #fff } .menu ul { display: none } .menu:hover ul { display: block; background: #dcfce7 } nav:has(button:hover) { outline: 4px solid #f97316 } input:focus { background: #e0f2fe } form:focus-within { border: 4px solid #0284c7 } form { border: 4px solid #ddd; padding: 8px } button:active { background: #dc2626 } :focus-visible { outline: 5px solid #a21caf } .menu { width: 160px; padding: 8px; background: #eee }';

const AWAY = [3, 780];

export const cases = theme('states', {
  'hover, simple and through :has': {
    page: html(BUTTONS, { css: CSS }),
    act: async (page, moment) => {
      await page.hover('.link');
      await page.waitForTimeout(600);
      await moment('link');
      await page.hover('#b');
      await page.waitForTimeout(600);
      await moment('button');
      await page.mouse.move(...AWAY);
      await page.waitForTimeout(600);
    },
  },
  'a menu that opens under the pointer': {
    page: html(BUTTONS, { css: `${CSS} @media (min-width: 10px) { .menu { & li:hover { color: #dc2626; font-weight: 700 } } }` }),
    act: async (page, moment) => {
      await page.hover('.menu');
      await page.waitForTimeout(600);
      await moment('open');
      await page.hover('.menu li');
      await page.waitForTimeout(600);
    },
  },
  'hover written in a file': {
    page: html(BUTTONS, { head: '<link rel="stylesheet" href="hover.css">' }),
    files: { 'hover.css': CSS },
    act: async (page) => {
      await page.hover('.menu');
      await page.waitForTimeout(600);
    },
  },
  'focus by pointer, within too': {
    page: html(BUTTONS, { css: CSS }),
    act: async (page, moment) => {
      await page.focus('#i');
      await moment('first');
      await page.focus('#j');
      await moment('second');
      await page.evaluate(() => document.activeElement.blur());
    },
  },
  'focus by keyboard': {
    page: html(BUTTONS, { css: CSS }),
    act: async (page, moment) => {
      await page.keyboard.press('Tab');
      await moment('first');
      await page.keyboard.press('Tab');
      await moment('second');
      await page.keyboard.press('Tab');
    },
  },
  'pressed and held': {
    page: html(BUTTONS, { css: CSS }),
    act: async (page, moment) => {
      await page.hover('#b');
      await page.mouse.down();
      await page.waitForTimeout(600);
      await moment('held');
      await page.mouse.up();
      await page.mouse.move(...AWAY);
      await page.waitForTimeout(600);
    },
  },
  'hover inside a shadow root': {
    page: html('<div id="host"></div>', { script: `host.attachShadow({ mode: 'open' }).innerHTML = '<style>:host(:hover) { background: #fef9c3 } button:hover { background: #166534; color: #fff }</style><button>inside</button> text'`, css: '#host { padding: 20px; display: block }' }),
    act: async (page) => {
      await page.locator('#host button').hover();
      await page.waitForTimeout(600);
    },
  },
});
