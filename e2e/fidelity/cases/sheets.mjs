// Style sheets: where they come from, and switches on them.

import { does, html, steps, theme } from './case.mjs';

const BOXES = '<div class="box a">alpha</div><div class="box b">beta</div><div class="box c">gamma</div>';
const BOX = '.box { padding: 14px; margin: 6px; width: 300px; background: #e8e8e8 }';

const addLink = (href) => new Promise((done) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  link.addEventListener('load', done, { once: true });
  document.head.append(link);
});

export const cases = theme('sheets', {
  'an @import chain': {
    page: html(BOXES, { css: BOX, head: '<link rel="stylesheet" href="one.css">' }),
    files: { 'one.css': '@import "two.css"; .a { background: #ffd9c7 }', 'two.css': '@import url("three.css") screen; .b { background: #c7e8ff }', 'three.css': '.c { background: #d9c7ff; font-size: 28px }' },
  },
  'from a blob address': {
    page: html(BOXES, { css: BOX }),
    act: does(() => new Promise((done) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: URL.createObjectURL(new Blob(['.b { background: #123; color: #fff }'], { type: 'text/css' })) });
      link.addEventListener('load', done, { once: true });
      document.head.append(link);
    })),
  },
  'a link added late, then another in its place': {
    page: html(BOXES, { css: BOX }),
    files: { 'late.css': '.a { background: #6d1a36; color: #fff }', 'later.css': '.a { background: #1a6d51; color: #fff; border-radius: 20px }' },
    act: async (page, moment) => {
      await page.evaluate(addLink, 'late.css');
      await moment('late');
      await page.evaluate(() => new Promise((done) => { const link = document.querySelector('link[href="late.css"]'); link.addEventListener('load', done, { once: true }); link.href = 'later.css'; }));
    },
  },
  'texts of a style element': {
    page: html(BOXES, { css: BOX, head: '<style id="live">.a { background: #cfe8cf }</style>' }),
    act: steps(
      () => { document.querySelector('#live').firstChild.data = '.a { background: #e8cfcf; letter-spacing: 4px }'; },
      () => document.querySelector('#live').append('.b { background: #222; color: #fff }'),
      () => { document.querySelector('#live').textContent = '.c { outline: 4px dashed #c00 }'; },
    ),
  },
  'of another origin without permission to read': {
    page: (site) => html(BOXES, { css: BOX, head: `<link rel="stylesheet" href="${site.other}/assets/elsewhere.css">` }),
  },
  'sheet.disabled': {
    page: html(BOXES, { css: BOX, head: '<style>.a, .b, .c { background: #203864; color: #fff; padding: 30px }</style>' }),
    act: steps(() => { document.styleSheets[1].disabled = true; }, () => { document.styleSheets[0].disabled = true; }, () => { document.styleSheets[1].disabled = false; }),
  },
  'link.disabled': {
    page: html(BOXES, { css: BOX, head: '<link id="theme" rel="stylesheet" href="theme.css">' }),
    files: { 'theme.css': '.box { background: #5b2a86; color: #fff; padding: 40px }' },
    act: does(() => { document.querySelector('#theme').disabled = true; }),
  },
  'a link switched on by its media': {
    page: html(BOXES, { css: BOX, head: '<link id="theme" rel="stylesheet" href="theme.css" media="print">' }),
    files: { 'theme.css': '.box { background: #0a5c5c; color: #fff; padding: 24px }' },
    act: does(() => { document.querySelector('#theme').media = 'all'; }),
  },
  'a style element switched by media, moved, removed': {
    page: html(BOXES, { css: BOX, head: '<style id="one" media="not all">.a { background: #f6c }</style><style id="two">.a { background: #6cf; font-size: 30px }</style>' }),
    act: steps(() => { document.querySelector('#one').media = ''; }, () => document.head.append(document.querySelector('#one')), () => document.querySelector('#two').remove()),
  },
  'an alternate sheet chosen': {
    page: html(BOXES, { css: BOX, head: '<link rel="stylesheet" title="day" href="day.css"><link rel="alternate stylesheet" title="night" href="night.css">' }),
    files: { 'day.css': '.box { color: #946200 }', 'night.css': '.box { background: #0b1020; color: #9fb4ff }' },
    act: async (page) => {
      await page.evaluate(() => { document.querySelector('[title=day]').disabled = true; document.querySelector('[title=night]').disabled = false; });
      await page.waitForTimeout(300);
    },
  },
  'layers, nesting, :has, scope, container, property, colours': {
    page: html('<div class="wrap"><article class="card"><h2>One</h2><p>text <em>deep</em></p></article><article class="card"><h2>Two</h2><img alt=""><p>text</p></article></div>', {
      css: `@layer base, theme; @layer theme { .card { background: #eef } } @layer base { .card { background: #fcc; padding: 12px; margin: 8px } }
        @property --tilt { syntax: '<angle>'; inherits: false; initial-value: 2deg }
        .wrap { container: wrap / inline-size; .card { border: 2px solid color-mix(in oklch, teal 60%, red); & h2 { rotate: var(--tilt); color: oklch(55% 0.2 30) } &:has(img) { outline: 5px dotted purple } } }
        @scope (.card) to (em) { p { font-weight: 700 } } @container wrap (min-width: 500px) { .card p { letter-spacing: 2px } }`,
    }),
    act: steps(() => document.querySelector('img').remove(), () => { document.querySelector('.wrap').style.width = '420px'; }),
  },
  'var() in shorthands and fallbacks': {
    page: html(BOXES, { css: `${BOX} :root { --w: 4px; --c: #c2410c } .a { border: solid var(--w) var(--c); border-top-width: calc(var(--w) * 2) } .b { background: var(--none, var(--c)); color: #fff } .c { margin: var(--w) calc(var(--w) * 10); padding: var(--gone) }` }),
    act: does(() => document.documentElement.style.setProperty('--c', '#15803d')),
  },
  'var() in the shorthand of an adopted sheet': {
    page: html(BOXES, {
      css: BOX,
      script: `const sheet = new CSSStyleSheet(); sheet.replaceSync(':root { --w: 5px; --c: #1d4ed8 } .a { border: solid var(--w) var(--c); border-top-width: 12px } .b { background: var(--c); background-clip: content-box } .c { font: var(--f, italic 700 22px/2 serif); font-weight: 400 }'); document.adoptedStyleSheets = [sheet];`,
    }),
  },
  '@media, @supports and @starting-style': {
    page: html(BOXES, { css: `${BOX} @media (min-width: 600px) { .a { background: #bfe3bf } } @media (max-width: 600px) { .a { background: #e3bfbf } } @supports (display: grid) { .b { background: #bfd0e3 } } @supports (display: never) { .b { display: none } } @starting-style { .c { opacity: 0 } } .c { transition: opacity 60ms }` }),
    act: does(() => { document.querySelector('.c').style.fontSize = '32px'; }),
  },
  'a constructed sheet with comments, escapes and odd selectors': {
    page: html('<div class="box w-1/2 2xl:x">alpha</div><div class="box" data-q=\'a"b\'>beta</div><div class="box" id="1st">gamma</div>', {
      css: `${BOX} .w-1\\/2 { width: 50% } .\\32 xl\\:x { color: #b3261e } [data-q='a"b'] { background: #fde68a } #\\31 st { background: #a7f3d0 } .box::after { content: "\\201C\\A0 \\201D /* no comment */" } /* a { } */`,
    }),
  },
});
