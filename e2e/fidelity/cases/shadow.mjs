// Shadow DOM: open, closed, declarative, slotted, sharing sheets.

import { does, html, steps, theme } from './case.mjs';

const CARD = `<style>:host { display: block; margin: 8px 0; padding: 12px; background: #eef4fb; border-left: 6px solid #3a6ea5 } h3 { margin: 0 0 4px; color: #21436b }</style><h3>Root</h3><p>inside</p><slot></slot>`;

export const cases = theme('shadow', {
  'open roots, nested and attached late': {
    page: html('<div id="one">light text</div><div id="two"></div>', {
      script: `one.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(CARD)}`,
    }),
    act: steps(
      () => {
        const root = document.querySelector('#two').attachShadow({ mode: 'open' });
        root.innerHTML = '<style>section { background: #fff3d6; padding: 10px } </style><section>late <b>root</b><div id="deep"></div></section>';
      },
      () => {
        const deep = document.querySelector('#two').shadowRoot.querySelector('#deep').attachShadow({ mode: 'open' });
        deep.innerHTML = '<style>em { color: #b3261e; font-size: 22px }</style><em>two roots down</em>';
        document.querySelector('#one').shadowRoot.querySelector('p').textContent = 'changed inside';
      },
    ),
  },
  'declarative roots and setHTMLUnsafe': {
    page: html(`<div id="one"><template shadowrootmode="open"><style>p { color: #0b6b3a; font-weight: 700 }</style><p>declared</p><slot></slot></template>light</div><div id="two"></div>`),
    act: does(() => document.querySelector('#two').setHTMLUnsafe('<article><template shadowrootmode="open"><style>:host { display: block; background: #e7f6ec; padding: 8px }</style><slot></slot> from a string</template><b>slotted</b></article>')),
  },
  'closed root attached by the page while it loads': {
    page: html('<div id="host"></div>', {
      script: `host.attachShadow({ mode: 'closed' }).innerHTML = '<style>p { background: #5b2a86; color: #fff; padding: 30px }</style><p>closed to scripts, open to eyes</p>'`,
    }),
  },
  'closed root attached later': {
    page: html('<div id="host">before</div>'),
    act: does(() => {
      const root = document.querySelector('#host').attachShadow({ mode: 'closed' });
      root.innerHTML = '<style>p { background: #0a5c5c; color: #fff; padding: 30px }</style><p>first</p>';
      window.secretRoot = root;
    }),
  },
  'slots: assigned, fallback, moved to another': {
    page: html('<div id="host"><span slot="a">one</span><span slot="b">two</span>rest</div>', {
      script: `host.attachShadow({ mode: 'open' }).innerHTML = '<style>div { padding: 6px; margin: 4px; background: #f2ecdf } ::slotted(span) { color: #a33; font-size: 24px }</style><div>A <slot name="a"></slot></div><div>B <slot name="b"></slot></div><div>C <slot name="c">nobody</slot></div><div><slot></slot></div>'`,
    }),
    act: steps(
      () => document.querySelector('[slot=a]').setAttribute('slot', 'c'),
      () => document.querySelector('[slot=b]').removeAttribute('slot'),
    ),
  },
  'slots assigned by hand': {
    page: html('<div id="host"><i id="x">by hand</i> <b id="y">not at all</b></div>', {
      script: `const root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' }); root.innerHTML = '<style>p { background: #fde9ec; padding: 14px }</style><p>slot: <slot></slot></p>'; root.querySelector('slot').assign(x);`,
    }),
  },
  'one sheet shared by many roots, then replaced': {
    page: html('<div class="row"></div>', {
      script: `window.sheet = new CSSStyleSheet(); sheet.replaceSync('p { background: #dfe9f5; padding: 6px; margin: 3px }');
        for (let i = 0; i < 12; i += 1) { const host = document.createElement('div'); document.querySelector('.row').append(host); const root = host.attachShadow({ mode: 'open' }); root.adoptedStyleSheets = [sheet]; root.innerHTML = '<p>root ' + i + '</p>'; }`,
    }),
    act: does(() => window.sheet.replaceSync('p { background: #20324a; color: #fff; padding: 9px; margin: 2px }')),
  },
  ':host, :host-context, ::part and custom properties': {
    page: html('<section class="dark"><x-tile></x-tile></section><x-tile class="big"></x-tile>', {
      css: 'x-tile { --tone: #c2410c } x-tile::part(label) { letter-spacing: 3px; text-transform: uppercase } x-tile.big { --tone: #15803d }',
      script: `for (const tile of document.querySelectorAll('x-tile')) tile.attachShadow({ mode: 'open' }).innerHTML = '<style>:host { display: block; padding: 10px; margin: 6px; border: 3px solid var(--tone) } :host(.big) { font-size: 30px } :host-context(.dark) b { background: #000; color: #fff }</style><b part="label">label</b> text'`,
    }),
    act: steps(
      () => document.querySelector('section').classList.remove('dark'),
      () => document.querySelector('x-tile').classList.add('big'),
    ),
  },
  'a host moved with its root': {
    page: html('<div id="left"><div id="host"></div></div><div id="right"><p>right</p></div>', {
      css: '#left, #right { float: left; width: 280px; min-height: 90px; background: #f0f0f0; margin: 6px } ',
      script: `host.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(CARD)}`,
    }),
    act: steps(
      () => document.querySelector('#right').append(document.querySelector('#host')),
      () => (document.querySelector('#host').shadowRoot.querySelector('p').textContent = 'changed after the move'),
    ),
  },
});
