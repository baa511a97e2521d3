// The document itself: modes, bases, addresses, replaced parts, documents written anew.

import { does, html, steps, theme } from './case.mjs';

const QUIRKY = '<html><head><title>q</title><style>body { margin: 0; background: #fffbe6 } .BOX { width: 300; height: 80px; background: #cfe8ff } table { color: red } p { margin: 20px }</style></head><body><div class="box"><table><tr><td>quirky cell</table></div><p>text<img src="data:," width=20 height=20></p></body></html>';

export const cases = theme('documents', {
  'quirks mode': { page: QUIRKY, act: does(() => document.querySelector('.box').append('added')) },
  'limited quirks mode': { page: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">${QUIRKY}` },
  'a base address': {
    page: html('<p>pictures below another base</p><img src="checks.png"><a href="x">link</a>', { head: '<base href="/assets/"><link rel="stylesheet" href="based.css">' }),
    act: does(() => { document.querySelector('base').href = '/'; }),
  },
  'document.open and write, anew': {
    page: html('<p>the first document</p>'),
    act: async (page, moment) => {
      await page.evaluate(() => { document.open(); document.write('<!doctype html><html><head><style>body { background: #1e1b4b; color: #fff; font: 40px sans-serif }</style></head><body><p id="w">a second document</p></body></html>'); document.close(); });
      await page.waitForTimeout(200);
      await moment('second');
      await page.evaluate(() => { document.querySelector('#w').textContent = 'changed in the second'; });
    },
  },
  'innerHTML of the root': {
    page: html('<p>first</p>'),
    act: does(() => { document.documentElement.innerHTML = '<head><style>body { background: #dcfce7; font: 30px sans-serif }</style></head><body><p>all new</p></body>'; }),
  },
  'the body replaced, then the head': {
    page: html('<p>first body</p>', { css: 'p { color: #b91c1c }' }),
    act: steps(
      () => { const body = document.createElement('body'); body.innerHTML = '<p>second body</p>'; body.style.background = '#fae8ff'; document.body.replaceWith(body); },
      () => { const head = document.createElement('head'); head.innerHTML = '<style>p { font-size: 50px }</style>'; document.head.replaceWith(head); },
    ),
  },
  'the root element replaced': {
    page: html('<p>old root</p>'),
    act: does(() => { const root = document.createElement('html'); root.innerHTML = '<head><style>p { background: #0f172a; color: #fff; font: 40px serif }</style></head><body><p>new root</p></body>'; document.documentElement.replaceWith(root); }),
  },
  ':target, by hash': {
    page: html('<p id="one">one</p><p id="two">two</p><section id="three"><b>three</b></section>', { css: ':target { background: #fde047; padding: 30px } section:target b { color: #b91c1c } :has(:target) { border-left: 8px solid #0ea5e9 }' }),
    act: steps(() => { location.hash = 'two'; }, () => { location.hash = 'three'; }, () => history.back()),
  },
  ':target in the address from the start': {
    page: html('<script>if (!location.hash) location.replace("#two")</script><p id="one">one</p><p id="two">two</p>', { css: ':target { background: #bbf7d0; padding: 30px }' }),
  },
  'pushState with another view': {
    page: html('<main>first view</main>'),
    act: steps(
      () => { history.pushState({}, '', '?view=2'); document.querySelector('main').innerHTML = '<h1>second view</h1>'; },
      () => { history.replaceState({}, '', '?view=3'); document.title = 'third'; document.querySelector('h1').textContent = 'third view'; },
    ),
  },
  'from page to page': {
    page: html('<p>first page</p><a href="second.html">next</a>'),
    files: { 'second.html': { recorded: true, body: html('<h1>Second page</h1><p id="t">text</p>', { css: 'body { background: #ecfeff }' }) } },
    act: async (page, moment, { ready }) => {
      await page.click('a');
      await page.waitForURL('**/second.html');
      await ready();
      await page.mouse.move(3, 780);
      await moment('second');
      await page.evaluate(() => { document.querySelector('#t').textContent = 'changed'; });
    },
  },
  'back from the cache of pages': {
    page: html('<p id="t">first page</p><a href="second.html">next</a>'),
    files: { 'second.html': { recorded: true, body: html('<h1>Second page</h1>') } },
    act: async (page, moment, { ready }) => {
      await page.click('a');
      await page.waitForURL('**/second.html');
      await ready();
      await page.goBack();
      await ready();
      await page.mouse.move(3, 780);
      await page.waitForTimeout(300);
      await moment('back');
      await page.evaluate(() => { document.querySelector('#t').textContent = 'changed after coming back'; });
    },
  },
  'language, direction and scheme of the root': {
    page: html('<p>direction</p><input type="checkbox"><button>button</button>', { css: ':root { color-scheme: light } :lang(de) p { color: #b91c1c } html[data-theme=dark] { color-scheme: dark; background: #0b1020 } html[data-theme=dark] p { color: #e2e8f0 }' }),
    act: steps(() => { document.documentElement.lang = 'de'; document.documentElement.dir = 'rtl'; }, () => { document.documentElement.dataset.theme = 'dark'; }),
  },
  'noscript, templates and other things that are not shown': {
    page: html('<noscript><p style="font-size: 60px">no script</p></noscript><template id="t"><p>from the template</p></template><p hidden>hidden</p><p hidden="until-found">until found</p><div inert>inert</div>'),
    act: steps(() => document.body.append(document.querySelector('#t').content.cloneNode(true)), () => { document.querySelector('[hidden=""]').hidden = false; document.querySelector('#t').innerHTML = '<b>changed</b>'; document.body.append(document.querySelector('#t').content.firstChild); }),
  },
});
