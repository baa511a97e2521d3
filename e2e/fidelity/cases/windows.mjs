// The visitor's window: size, density, zoom, schemes, phones.

import { does, html, steps, theme } from './case.mjs';

const CARDS = '<div class="cards"><div>one</div><div>two</div><div>three</div><div>four</div></div>';
const CSS = '.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 10px } .cards div { padding: 30px; background: #e0e7ff } @media (max-width: 700px) { .cards div { background: #fee2e2 } } @media (orientation: portrait) { body { border-left: 20px solid #0d9488 } }';

export const cases = theme('windows', {
  'made smaller and larger': {
    page: html(CARDS, { css: CSS }),
    act: async (page, moment) => {
      await page.setViewportSize({ width: 640, height: 700 });
      await page.waitForTimeout(300);
      await moment('small');
      await page.setViewportSize({ width: 1000, height: 600 });
      await page.waitForTimeout(300);
    },
  },
  'two device pixels for one': { dpr: 2, viewport: { width: 640, height: 400 }, page: html(`${CARDS}<hr style="border: 0; height: 0.5px; background: #000">`, { css: `${CSS} @media (resolution >= 2dppx) { .cards div { outline: 3px solid #a21caf } }` }), act: does(() => document.querySelector('.cards').append('more')) },
  'a phone': {
    phone: true, viewport: { width: 390, height: 760 }, dpr: 2,
    page: html(CARDS, { css: CSS, head: '<meta name="viewport" content="width=device-width, initial-scale=1">' }),
    act: async (page, moment) => {
      await page.tap('.cards div');
      await page.evaluate(() => { document.querySelector('.cards div').style.background = '#fde047'; });
      await moment('tapped');
      await page.evaluate(() => scrollTo(0, 60));
    },
  },
  'a phone and a page that was not made for it': { phone: true, viewport: { width: 390, height: 760 }, page: html(`<div style="width: 900px; background: linear-gradient(90deg, #fecaca, #bfdbfe)">${CARDS}</div>`, { css: CSS }) },
  'a phone turned': {
    phone: true, viewport: { width: 390, height: 760 },
    page: html(CARDS, { css: CSS, head: '<meta name="viewport" content="width=device-width, initial-scale=1">' }),
    act: async (page) => {
      await page.setViewportSize({ width: 760, height: 390 });
      await page.waitForTimeout(300);
    },
  },
  'zoomed by CSS': { page: html(CARDS, { css: CSS }), act: steps(() => { document.body.style.zoom = '1.5'; }, () => { document.body.style.zoom = ''; document.querySelector('.cards').style.cssText = 'transform: scale(.6) rotate(-3deg); transform-origin: 0 0'; }) },
  'a visitor who likes it dark': {
    context: { colorScheme: 'dark' },
    page: html(`${CARDS}<input value="field"><button>b</button>`, { css: `${CSS} :root { color-scheme: light dark } @media (prefers-color-scheme: dark) { body { background: #0b1020; color: #e2e8f0 } .cards div { background: #1e293b } } button { background: light-dark(#fff, #7c3aed) }` }),
    act: does(() => document.querySelector('.cards').append('more')),
  },
  'a visitor who likes no motion': {
    context: { reducedMotion: 'reduce' },
    page: html(CARDS, { css: `${CSS} @media (prefers-reduced-motion: reduce) { .cards div { background: #fef9c3; border: 3px solid #854d0e } }` }),
  },
  'units of the window, safe areas, containers': {
    viewport: { width: 900, height: 560 },
    page: html('<div class="a">half</div><div class="b"><p>in a container</p></div>', { css: '.a { width: 50vw; height: 30vh; background: #c7d2fe; padding: max(1vmin, env(safe-area-inset-left, 12px)) } .b { container-type: size; width: 400px; height: 120px; background: #fbcfe8 } .b p { font-size: 20cqh; margin: 0 }' }),
    act: async (page) => {
      await page.setViewportSize({ width: 620, height: 480 });
      await page.waitForTimeout(300);
    },
  },
  'content-visibility and until-found': {
    page: html('<div class="auto">shown when near</div><div class="never">never shown</div><div style="height: 1500px"></div><div class="auto">far below</div>', { css: '.auto { content-visibility: auto; contain-intrinsic-size: 100px; background: #ddd6fe; padding: 30px } .never { content-visibility: hidden; background: #fecaca; padding: 30px; min-height: 60px }' }),
    act: steps(() => { document.querySelector('.never').style.contentVisibility = 'visible'; }, () => scrollTo(0, 99999)),
  },
});
