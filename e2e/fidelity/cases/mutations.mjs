// Kinds of changes to the tree.

import { does, html, steps, theme } from './case.mjs';

const LIST = `<ul id="l">${Array.from({ length: 120 }, (_, i) => `<li id="i${i}">item ${i}</li>`).join('')}</ul>`;
const CSS = 'ul { columns: 6; margin: 0; padding: 0 } li { list-style: none; padding: 2px; background: #e2e8f0; margin: 2px; break-inside: avoid }';

export const cases = theme('mutations', {
  '120 items in another order': {
    page: html(LIST, { css: CSS }),
    act: steps(
      () => { const list = document.querySelector('#l'); const items = [...list.children]; let seed = 7; for (let i = items.length - 1; i > 0; i -= 1) { seed = (seed * 1103515245 + 12345) & 0x7fffffff; const j = seed % (i + 1); [items[i], items[j]] = [items[j], items[i]]; } list.append(...items); },
      () => { const list = document.querySelector('#l'); [...list.children].forEach((item, i) => { if (i % 3 === 0) list.prepend(item); }); },
    ),
  },
  'moveBefore': {
    page: html(`${LIST}<ul id="m"></ul>`, { css: CSS }),
    act: steps(
      () => { const [list, other] = [document.querySelector('#l'), document.querySelector('#m')]; for (let i = 0; i < 40; i += 1) other.moveBefore(list.children[i], other.firstChild); },
      () => { const list = document.querySelector('#l'); for (let i = 0; i < 30; i += 1) list.moveBefore(list.lastChild, list.children[i]); },
    ),
  },
  'replaceWith, replaceChildren, before, after': {
    page: html('<div id="a"><p>1</p><p>2</p><p>3</p></div>', { css: 'p, b { display: block; padding: 8px; background: #fed7aa; margin: 3px }' }),
    act: steps(
      () => { const made = document.createElement('b'); made.textContent = 'instead of 2'; document.querySelectorAll('p')[1].replaceWith(made, ' text '); },
      () => { const b = document.querySelector('b'); b.before('before'); b.after(document.createElement('hr')); },
      () => document.querySelector('#a').replaceChildren(...[...document.querySelector('#a').children].reverse()),
    ),
  },
  'innerHTML, outerHTML, insertAdjacentHTML, fragments': {
    page: html('<div id="a">start</div>', { css: '.n { border: 1px solid #64748b; padding: 6px; margin: 4px }' }),
    act: steps(
      () => { document.querySelector('#a').innerHTML = '<div class="n">one<div class="n">two<div class="n">three</div></div></div>'; },
      () => { document.querySelector('.n .n').outerHTML = '<table class="n"><tr><td>cell<td>cell</table>'; document.querySelector('#a').insertAdjacentHTML('afterend', '<i class="n">after</i>'); },
      () => { const fragment = document.createDocumentFragment(); for (let i = 0; i < 30; i += 1) { const made = document.createElement('span'); made.className = 'n'; made.textContent = i; fragment.append(made, ' '); } document.body.append(fragment); },
    ),
  },
  'added and taken away in one go': {
    page: html('<div id="a"></div>'),
    act: does(() => {
      const a = document.querySelector('#a');
      const one = document.createElement('p');
      a.append(one);
      one.textContent = 'gone';
      const two = document.createElement('p');
      one.append(two);
      one.remove();
      two.textContent = 'kept, out of what went';
      a.append(two);
      const three = document.createElement('p');
      a.prepend(three);
      three.append('three');
      three.setAttribute('style', 'color: red');
      three.removeAttribute('style');
      const four = document.createElement('p');
      four.append('four');
      two.after(four);
      a.append(three);
      four.remove();
      document.body.append(four);
    }),
  },
  'taken away, changed outside, put back': {
    page: html('<div id="a"><section><p>inside</p></section></div>', { css: 'section { background: #cffafe; padding: 20px }' }),
    act: steps(
      () => { window.kept = document.querySelector('section'); window.kept.remove(); },
      () => { window.kept.querySelector('p').textContent = 'changed while it was away'; window.kept.append('more'); window.kept.style.outline = '4px solid red'; },
      () => document.querySelector('#a').append(window.kept),
    ),
  },
  'moved and changed inside at once': {
    page: html('<div id="a"><section><p>deep <b>text</b></p></section></div><div id="b"></div>', { css: '#b { border: 4px solid #be185d; padding: 10px; min-height: 40px }' }),
    act: does(() => {
      const section = document.querySelector('section');
      section.querySelector('b').textContent = 'changed';
      document.querySelector('#b').append(section);
      section.querySelector('p').prepend('before ');
      section.append(section.firstChild.cloneNode(true));
      section.firstChild.remove();
      section.className = 'x';
    }),
  },
  'between documents': {
    page: html('<p id="p">adopted <b>by a frame</b></p><iframe id="f" width="300" height="120"></iframe>'),
    act: steps(
      () => document.querySelector('#f').contentDocument.body.append(document.querySelector('#p')),
      () => document.body.prepend(document.querySelector('#f').contentDocument.querySelector('#p')),
    ),
  },
  'attributes of all kinds': {
    page: html('<div id="a" class="one" data-x="1">text</div>', { css: '[data-x="2"] { background: #fef08a } .two { font-size: 30px } [odd\\:name] { color: #b91c1c } [aria-busy=true] { outline: 5px solid #22c55e } #renamed { letter-spacing: 6px }' }),
    act: steps(
      () => { const a = document.querySelector('#a'); a.dataset.x = '2'; a.classList.replace('one', 'two'); a.setAttribute('odd:name', ''); a.ariaBusy = 'true'; },
      () => { const a = document.querySelector('#a'); a.id = 'renamed'; a.toggleAttribute('hidden'); a.toggleAttribute('hidden'); a.removeAttribute('odd:name'); },
    ),
  },
  'many small changes of the same nodes': {
    page: html(LIST, { css: `${CSS} .on { background: #f97316; color: #fff }` }),
    act: async (page) => {
      await page.evaluate(async () => {
        for (let round = 0; round < 40; round += 1) {
          document.querySelectorAll('li').forEach((item, i) => { item.classList.toggle('on', (i + round) % 7 === 0); item.firstChild.data = `item ${i + round}`; });
          await new Promise((done) => setTimeout(done, 5));
        }
      });
    },
  },
  'tables, and parts a parser would move': {
    page: html('<table id="t" border="1"><caption>c</caption><thead><tr><th>a<th>b<tbody><tr><td>1<td>2</table>'),
    act: steps(
      () => { const row = document.querySelector('#t').tBodies[0].insertRow(); row.insertCell().textContent = '3'; row.insertCell().textContent = '4'; document.querySelector('#t').createTFoot().insertRow().insertCell().textContent = 'foot'; },
      () => { document.querySelector('#t').append(document.createElement('p')); document.querySelector('#t').lastChild.textContent = 'a paragraph in a table'; const inP = document.createElement('div'); inP.textContent = 'a div in a p'; document.querySelector('#t p').append(inP); },
      () => { document.querySelector('td').colSpan = 2; document.querySelector('caption').remove(); },
    ),
  },
  'elements of odd names and cases': {
    page: html('<blink>old</blink><my-tag>mine</my-tag><font color="green" size="5">font</font><center>centre</center><marquee scrollamount="0">still</marquee>'),
    act: steps(
      () => { const odd = document.createElementNS('urn:x', 'Odd'); odd.textContent = 'another namespace'; document.body.append(odd); const camel = document.createElementNS('http://www.w3.org/1999/xhtml', 'fooBar'); camel.textContent = 'camel'; document.body.append(camel); },
      () => document.body.append(document.createProcessingInstruction('x', 'y'), document.implementation.createDocument(null, 'r').createCDATASection('cdata')),
    ),
  },
});
