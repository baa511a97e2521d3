// Large and deep pages.

import { does, html, steps, theme } from './case.mjs';

export const cases = theme('large', {
  'a table of 2,000 rows, sorted and cleared': {
    page: html('<table id="t"></table>', {
      css: 'td { padding: 1px 8px; border-bottom: 1px solid #ddd }',
      script: 't.innerHTML = Array.from({ length: 2000 }, (_, i) => "<tr><td>" + i + "<td>name " + (i * 7919 % 2000) + "<td><a href=#>link</a></tr>").join("")',
    }),
    act: steps(
      () => { const body = document.querySelector('#t').tBodies[0]; body.append(...[...body.rows].reverse()); },
      () => { const body = document.querySelector('#t').tBodies[0]; for (let i = 0; i < 1000; i += 1) body.rows[0].remove(); },
      () => { document.querySelector('#t').innerHTML = '<tr><td>empty'; },
    ),
  },
  '300 boxes, one in the other': {
    page: html('<div id="a"></div>', { css: '#a div { padding: 1px; border-left: 1px solid #94a3b8 }' }),
    act: steps(
      () => { let at = document.querySelector('#a'); for (let i = 0; i < 300; i += 1) { const made = document.createElement('div'); if (i % 50 === 0) made.append(`level ${i}`); at.append(made); at = made; } },
      () => { const deep = [...document.querySelectorAll('#a div')].at(-1); deep.innerHTML = '<b>at the bottom</b>'; },
    ),
  },
  '8,000 siblings': {
    page: html('<div id="a"></div>', { css: '#a { display: flex; flex-wrap: wrap } i { width: 8px; height: 8px; margin: 1px; background: #60a5fa } i.x { background: #f97316 }' }),
    act: steps(
      () => { const made = document.createDocumentFragment(); for (let i = 0; i < 8000; i += 1) made.append(document.createElement('i')); document.querySelector('#a').append(made); },
      () => document.querySelectorAll('i').forEach((one, i) => { if (i % 11 === 0) one.className = 'x'; }),
    ),
  },
  'a long text and a large attribute': {
    page: html('<p id="a"></p><div id="b"></div>'),
    act: does(() => { document.querySelector('#a').textContent = 'words and words '.repeat(20000); document.querySelector('#a').style.cssText = 'height: 300px; overflow: hidden'; document.querySelector('#b').style.cssText = `height: 200px; background: ${Array.from({ length: 200 }, (_, i) => `radial-gradient(circle at ${i * 4}px ${(i * 37) % 200}px, hsl(${i} 70% 50%) 3px, transparent 4px)`).join(',')}`; }),
  },
});
