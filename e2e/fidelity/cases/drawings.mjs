// SVG and MathML.

import { does, html, steps, theme } from './case.mjs';

export const cases = theme('drawings', {
  'gradients, clips, filters, text on a path': {
    page: html('<svg width="600" height="260"><defs><linearGradient id="g"><stop stop-color="#f43f5e"/><stop offset="1" stop-color="#6366f1"/></linearGradient><clipPath id="c"><circle cx="90" cy="90" r="70"/></clipPath><filter id="f"><feGaussianBlur stdDeviation="4"/></filter><path id="p" d="M20 220q150-90 300 0t260-20"/></defs><rect width="180" height="180" fill="url(#g)" clip-path="url(#c)"/><rect x="220" y="20" width="100" height="100" fill="#0d9488" filter="url(#f)"/><text font-size="22"><textPath href="#p">letters along a curve in the page</textPath></text></svg>'),
    act: steps(
      () => { document.querySelector('circle').setAttribute('r', '40'); document.querySelector('stop').setAttribute('stop-color', '#22c55e'); },
      () => document.querySelector('rect').setAttribute('clip-path', 'none'),
    ),
  },
  'symbols, inline': {
    page: html('<svg style="display: none"><symbol id="s" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></symbol></svg><svg width="80" height="80" fill="#b91c1c"><use href="#s"/></svg><svg width="80" height="80"><use xlink:href="#s"/></svg>'),
    act: does(() => document.querySelector('#s').insertAdjacentHTML('beforeend', '<circle cx="3" cy="7" r="2" fill="gold"/>')),
  },
  'symbols from a file': {
    page: html('<svg width="120" height="120" fill="#0369a1"><use href="/assets/sprite.svg#drop"/></svg>'),
  },
  'made by script': {
    page: html('<div id="a"></div>'),
    act: steps(
      () => {
        const ns = 'http://www.w3.org/2000/svg';
        const svg = document.createElementNS(ns, 'svg');
        svg.setAttribute('viewBox', '0 0 200 100');
        svg.setAttribute('width', '400');
        for (let i = 0; i < 8; i += 1) {
          const bar = document.createElementNS(ns, 'rect');
          bar.setAttribute('x', String(i * 24));
          bar.setAttribute('y', String(90 - i * 9));
          bar.setAttribute('width', '18');
          bar.setAttribute('height', String(i * 9));
          svg.append(bar);
        }
        document.querySelector('#a').append(svg);
      },
      () => { const svg = document.querySelector('svg'); svg.innerHTML += '<foreignObject x="20" y="10" width="120" height="40"><div xmlns="http://www.w3.org/1999/xhtml" style="background:#fde68a">html inside</div></foreignObject>'; svg.classList.add('x'); svg.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:title', 't'); },
    ),
  },
  'moved by SMIL, held': {
    page: html('<svg id="s" width="400" height="100"><circle cy="50" r="30" fill="#7c3aed"><animate attributeName="cx" from="30" to="370" dur="10s" fill="freeze"/></circle></svg>', { script: 's.pauseAnimations(); s.setCurrentTime(4);' }),
    act: does(() => document.querySelector('#s').setCurrentTime(8)),
  },
  'MathML': {
    page: html('<p>As a formula: <math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math></p><p id="late"></p>', { css: 'math { font-size: 28px }' }),
    act: does(() => { document.querySelector('#late').innerHTML = '<math display="block"><munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msup><mi>k</mi><mn>2</mn></msup></math>'; }),
  },
  'an SVG with a style element and CSS variables': {
    page: html('<svg width="300" height="120" style="--f: #ea580c"><style>.q { fill: var(--f); stroke: #000; stroke-dasharray: 6 3 }</style><rect class="q" x="10" y="10" width="120" height="80"/><g transform="translate(150 10)"><path class="q" d="M0 0L100 0L50 90Z"/></g></svg>'),
    act: steps(() => document.querySelector('svg').style.setProperty('--f', '#0891b2'), () => { document.querySelector('svg style').textContent = '.q { fill: none; stroke: var(--f); stroke-width: 8 }'; }),
  },
});
