// Text: nodes that split and join, scripts of the world, selection and highlights.

import { does, html, steps, theme } from './case.mjs';

export const cases = theme('text', {
  'split, normalised, changed in place': {
    page: html('<p id="a">one two three</p><p id="b">left<b>mid</b>right</p>'),
    act: steps(
      () => { const text = document.querySelector('#a').firstChild; text.splitText(4).splitText(4); document.querySelector('#a').childNodes[1].data = 'TWO '; },
      () => document.querySelector('#a').normalize(),
      () => { document.querySelector('#b b').remove(); document.querySelector('#b').normalize(); document.querySelector('#b').firstChild.insertData(4, ' — '); },
    ),
  },
  'empty texts, white space, comments between': {
    page: html('<pre id="a">a\n  b\n    c</pre><p id="b">x<!-- note -->y</p><p id="c"> </p>', { css: '#c { white-space: pre; background: #fca5a5; display: inline-block }' }),
    act: steps(
      () => { document.querySelector('#a').firstChild.data = '\n\tfirst\n\n   last'; document.querySelector('#b').insertBefore(new Comment('more'), document.querySelector('#b').lastChild); },
      () => { document.querySelector('#c').firstChild.data = '     wide     '; document.querySelector('#b').append('', 'z', ''); },
    ),
  },
  'a selection': {
    page: html('<p id="a">Some words of a text that can be selected by a person who reads.</p><p id="b">And a second line.</p>'),
    act: async (page, moment) => {
      await page.evaluate(() => getSelection().setBaseAndExtent(document.querySelector('#a').firstChild, 5, document.querySelector('#b').firstChild, 8));
      await page.waitForTimeout(300);
      await moment('selected');
      await page.evaluate(() => getSelection().removeAllRanges());
      await page.waitForTimeout(300);
    },
  },
  'a selection in the colours of the page': {
    page: html('<p id="a">Words in the colours of this page when selected.</p>', { css: '::selection { background: #4d7c0f; color: #fff }' }),
    act: async (page) => {
      await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#a')));
      await page.waitForTimeout(300);
    },
  },
  'a selection in a text field': {
    page: html('<input id="a" value="chosen in part" style="font: 24px sans-serif">'),
    act: async (page) => {
      await page.evaluate(() => { document.querySelector('#a').focus(); document.querySelector('#a').setSelectionRange(2, 8); });
      await page.waitForTimeout(300);
    },
  },
  'custom highlights': {
    page: html('<p id="a">find the words in this text, all the words</p>', { css: '::highlight(found) { background: #fde047; color: #7c2d12 }' }),
    act: steps(
      () => {
        const text = document.querySelector('#a').firstChild;
        const range = (from, to) => { const made = new Range(); made.setStart(text, from); made.setEnd(text, to); return made; };
        CSS.highlights.set('found', new Highlight(range(9, 14), range(37, 42)));
      },
      () => CSS.highlights.delete('found'),
    ),
  },
  'right to left, vertical, ruby, tabs': {
    page: html('<p dir="rtl">שלום עולם 123 abc</p><p style="writing-mode: vertical-rl; height: 140px">vertical text 縦書き</p><p><ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby></p><p style="tab-size: 12; white-space: pre">a\tb\tc</p>'),
    act: steps(() => { document.querySelectorAll('p')[0].dir = 'ltr'; }, () => { document.querySelectorAll('p')[1].style.writingMode = 'horizontal-tb'; }),
  },
  'combining marks, emoji, lone surrogates, entities': {
    page: html('<p id="a">e&#x301;&nbsp;ﬁ &shy; &amp;lt; 👩‍👩‍👧 🇨🇿 ½</p><p id="b"></p>'),
    act: does(() => { document.querySelector('#b').textContent = 'lone \ud83d end, nul-like \u0001 sign, <b>not bold</b>, \u202eover\u202c'; }),
  },
  'generated: counters, quotes, first letters, markers': {
    page: html('<ol><li>one<li>two<li>three</ol><q>quoted <q>inner</q></q><p class="drop">Dropped capital and a line of text that follows it.</p>', {
      css: 'ol { counter-reset: n } li { list-style: none; counter-increment: n } li::before { content: counters(n, ".") " › "; color: #b91c1c } .drop::first-letter { font-size: 50px; float: left; color: #1d4ed8 } .drop::first-line { font-weight: 700 }',
    }),
    act: steps(() => document.querySelector('li').remove(), () => document.querySelector('ol').insertAdjacentHTML('beforeend', '<li value="9">four')),
  },
  'clipped, clamped, hyphenated, balanced': {
    page: html('<p class="clamp">A long paragraph that is clamped after two lines because nobody wants to read all of it at once, least of all on a small screen where it would fill everything.</p><p class="dots">one line that does not fit into its box at all</p><h2>Words of a heading that are balanced over lines</h2>', {
      css: '.clamp { width: 300px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden } .dots { width: 180px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } h2 { width: 300px; text-wrap: balance }',
    }),
    act: does(() => { document.querySelector('.clamp').style.webkitLineClamp = '3'; document.querySelector('.dots').style.width = '260px'; }),
  },
});
