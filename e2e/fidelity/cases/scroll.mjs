// Scrolling of windows and boxes.

import { does, html, steps, theme } from './case.mjs';

const ROWS = Array.from({ length: 80 }, (_, i) => `<p>row ${i}</p>`).join('');
const BOX = '.box { width: 300px; height: 220px; overflow: auto; border: 2px solid #555; margin: 6px } p { margin: 4px; padding: 6px; background: hsl(200 40% 90%) } p:nth-child(3n) { background: #fecdd3 }';

export const cases = theme('scroll', {
  'the window': {
    page: html(ROWS, { css: BOX }),
    act: steps(() => scrollTo(0, 700), () => scrollBy(0, -250), () => scrollTo(0, 99999)),
  },
  'scrolled before the recorder came': {
    page: html(`<div class="box">${ROWS}</div>${ROWS}`, { css: BOX, script: 'scrollTo(0, 300); document.querySelector(".box").scrollTop = 500;' }),
  },
  'boxes, both ways': {
    page: html(`<div class="box" id="a">${ROWS}</div><div class="box" id="b"><div style="width: 2000px; height: 900px; background: conic-gradient(red, gold, teal, red)"></div></div>`, { css: BOX }),
    act: steps(() => { document.querySelector('#a').scrollTop = 640; }, () => document.querySelector('#b').scrollTo(900, 300), () => document.querySelector('#a').querySelectorAll('p')[20].scrollIntoView({ block: 'center' })),
  },
  'a box inside a shadow root': {
    page: html('<div id="host"></div>', { script: `host.attachShadow({ mode: 'open' }).innerHTML = '<style>${BOX}</style><div class="box">${ROWS}</div>'` }),
    act: does(() => { document.querySelector('#host').shadowRoot.querySelector('.box').scrollTop = 444; }),
  },
  'right to left': {
    page: html(`<div class="box" dir="rtl"><div style="width: 1600px; height: 100px; background: linear-gradient(90deg, red, gold, teal, blue)"></div></div>`, { css: BOX }),
    act: does(() => { document.querySelector('.box').scrollLeft = -600; }),
  },
  'snapping, sticky heads, fixed parts': {
    page: html(`<header>fixed</header><div class="box snap">${ROWS}</div><section><h3>sticky one</h3>${ROWS}</section>`, {
      css: `${BOX} header { position: fixed; right: 0; top: 0; padding: 20px; background: #0f172a; color: #fff } h3 { position: sticky; top: 0; background: #fde68a; margin: 0; padding: 10px } .snap { scroll-snap-type: y mandatory } .snap p { scroll-snap-align: start; height: 90px }`,
    }),
    act: steps(() => scrollTo(0, 900), () => document.querySelector('.snap').scrollTo(0, 1000), () => scrollTo(0, 60)),
  },
  'rows added above what is read': {
    page: html(`<div id="list">${ROWS}</div>`, { css: BOX }),
    act: steps(() => scrollTo(0, 800), () => document.querySelector('#list').insertAdjacentHTML('afterbegin', '<p style="height: 200px">new above</p>'), () => document.querySelector('#list').firstChild.remove()),
  },
  'a page that grows and shrinks': {
    page: html(`<div id="list">${ROWS}</div>`, { css: BOX }),
    act: steps(
      () => scrollTo(0, 99999),
      () => { while (document.querySelector('#list').children.length > 40) document.querySelector('#list').lastChild.remove(); },
      () => { const more = document.createElement('div'); more.style.cssText = 'height: 2000px; background: linear-gradient(#fff, #000)'; document.querySelector('#list').append(more); scrollTo(0, 1200); },
    ),
  },
  'a list that makes its rows while it scrolls': {
    page: html('<div class="box" id="v"><div id="space"></div></div>', {
      css: `${BOX} #space { position: relative; height: 30000px } #space p { position: absolute; left: 0; right: 0; height: 18px }`,
      script: `window.fill = () => { const first = Math.floor(v.scrollTop / 30); const rows = []; for (let i = first; i < first + 9; i += 1) { const row = document.createElement('p'); row.style.top = i * 30 + 'px'; row.textContent = 'row ' + i; rows.push(row); } space.replaceChildren(...rows); }; v.addEventListener('scroll', fill); fill();`,
    }),
    act: async (page, moment) => {
      for (let i = 1; i <= 5; i += 1) {
        await page.evaluate((to) => { document.querySelector('#v').scrollTop = to; }, i * 700);
        await page.waitForTimeout(60);
      }
      await moment('down');
      await page.evaluate(() => { document.querySelector('#v').scrollTop = 12345; });
      await page.waitForTimeout(150);
    },
  },
  'by wheel and by keys': {
    page: html(ROWS, { css: BOX }),
    act: async (page, moment) => {
      await page.mouse.move(400, 300);
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(400);
      await moment('wheel');
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(500);
    },
  },
});
