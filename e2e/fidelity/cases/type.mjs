// Web fonts.

import { does, html, theme } from './case.mjs';

const TEXT = '<h1>Heavy letters of the web</h1><p>and plain ones</p>';
const FACE = '@font-face { font-family: Heavy; src: url(/assets/nunito.woff2) format("woff2"); font-weight: 900 } h1 { font-family: Heavy, monospace; font-weight: 900; font-size: 48px }';

const base64 = async () => {
  const bytes = new Uint8Array(await (await fetch('/assets/nunito.woff2')).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

export const cases = theme('type', {
  'a font from a file': { page: html(TEXT, { css: FACE }), act: does(() => { document.querySelector('h1').textContent = 'Other letters'; }) },
  'a font inside the sheet': {
    page: html(TEXT, { css: 'h1 { font-family: Inline, monospace; font-size: 48px }' }),
    act: async (page) => {
      await page.evaluate(`(async () => { const text = await (${base64})(); const style = document.createElement('style'); style.textContent = '@font-face { font-family: Inline; src: url(data:font/woff2;base64,' + text + ') }'; document.head.append(style); await document.fonts.load('48px Inline'); })()`);
      await page.waitForTimeout(200);
    },
  },
  'FontFace with an address': {
    wants: { fonts: true },
    page: html(TEXT, { css: 'h1 { font-family: Later, monospace; font-size: 48px }' }),
    act: async (page) => {
      await page.evaluate(async () => { const face = new FontFace('Later', 'url(/assets/nunito.woff2)'); document.fonts.add(face); await face.load(); });
      await page.waitForTimeout(200);
    },
  },
  'FontFace with bytes': {
    wants: { fonts: true },
    page: html(TEXT, { css: 'h1 { font-family: Bytes, monospace; font-size: 48px }' }),
    act: async (page) => {
      await page.evaluate(async () => { const face = new FontFace('Bytes', await (await fetch('/assets/nunito.woff2')).arrayBuffer()); document.fonts.add(face); await face.load(); });
      await page.waitForTimeout(200);
    },
  },
  'settings of letters': {
    page: html('<p class="a">Ligatures fi fl, figures 0123456789</p><p class="b">underlined, shadowed, stroked</p><p class="c">small caps and subscripts<sub>2</sub></p>', {
      css: 'p { font-size: 30px } .a { font-variant-numeric: tabular-nums; font-feature-settings: "liga" 0; font-kerning: none } .b { text-decoration: underline wavy #dc2626 3px; text-shadow: 3px 3px #94a3b8; -webkit-text-stroke: 1px #1d4ed8 } .c { font-variant: small-caps; word-spacing: 12px }',
    }),
    act: does(() => { document.querySelector('.a').style.fontStretch = 'condensed'; document.querySelector('.b').style.textUnderlineOffset = '10px'; }),
  },
});
