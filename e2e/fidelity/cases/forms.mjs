// Forms: what is typed, chosen, checked and reset, and the states that style sheets see.

import { does, html, steps, theme } from './case.mjs';

const FIELDS = 'input, textarea, select { font: 16px sans-serif; margin: 5px; padding: 5px } label { display: block }';

export const cases = theme('forms', {
  'typed into, key by key': {
    page: html('<label>Town <input id="town"></label><label>Note <textarea id="note" rows="3"></textarea></label>', { css: FIELDS }),
    act: async (page, moment) => {
      await page.locator('#town').pressSequentially('Aalborg', { delay: 15 });
      await moment('town');
      await page.locator('#note').pressSequentially('two\nlines', { delay: 15 });
      await page.keyboard.press('Backspace');
      await moment('note');
      await page.evaluate(() => document.activeElement.blur());
    },
  },
  'values set by the page': {
    page: html('<input id="a"><input id="b" value="given"><textarea id="c">given text</textarea><select id="d"><option>red<option>green<option>blue</select>', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').value = 'set'; document.querySelector('#c').value = 'set, too'; document.querySelector('#d').value = 'blue'; },
      () => { document.querySelector('#b').setAttribute('value', 'by attribute'); document.querySelector('#d').selectedIndex = 1; },
      () => { document.querySelector('#a').setRangeText('XX', 0, 1); document.querySelector('#b').defaultValue = 'by default'; },
    ),
  },
  'set before the recorder came': {
    page: html('<input id="a"><textarea id="b"></textarea><input id="c" type="checkbox"><input type="radio" name="r" id="r1"><input type="radio" name="r" id="r2" checked><select id="d"><option>one<option selected>two<option>three</select>', {
      css: FIELDS, script: `a.value = 'early'; b.value = 'early text'; c.checked = true; r1.checked = true; d.value = 'three';`,
    }),
  },
  'checkboxes, radios and what follows them': {
    page: html('<input type="checkbox" id="a"><b>follows</b><br><input type="radio" name="r" id="r1"><i>one</i><input type="radio" name="r" id="r2"><i>two</i>', { css: `${FIELDS} input:checked + * { background: #15803d; color: #fff; padding: 6px }` }),
    act: async (page, moment) => {
      await page.check('#a');
      await page.check('#r1');
      await moment('clicked');
      await page.evaluate(() => { document.querySelector('#a').checked = false; document.querySelector('#r2').checked = true; });
    },
  },
  'indeterminate': {
    page: html('<input type="checkbox" id="a"> some <input type="checkbox" id="b" checked> <progress id="c" value="0.4"></progress>', { css: `${FIELDS} :indeterminate { outline: 6px solid #f59e0b }` }),
    act: steps(() => { document.querySelector('#a').indeterminate = true; }, () => { document.querySelector('#b').indeterminate = true; document.querySelector('#a').indeterminate = false; }, () => document.querySelector('#c').removeAttribute('value')),
  },
  'a list of many, chosen by property': {
    page: html('<select id="a" multiple size="6"><option>one<option>two<option selected>three<option>four<option>five</select>', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').options[0].selected = true; document.querySelector('#a').options[3].selected = true; },
      () => { document.querySelector('#a').options[2].selected = false; },
    ),
  },
  'a list of many, chosen by hand': {
    page: html('<select id="a" multiple size="6"><option>one<option>two<option>three<option>four</select>', { css: FIELDS }),
    act: async (page, moment) => {
      await page.selectOption('#a', ['one', 'three']);
      await moment('two chosen');
      await page.selectOption('#a', ['four']);
    },
  },
  'reset': {
    page: html('<form id="f"><input id="a" value="start"><textarea id="b">start</textarea><input type="checkbox" id="c"><select id="d"><option>one<option>two</select><input type="range" id="e" value="20"></form>', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').value = 'changed'; document.querySelector('#b').value = 'changed'; document.querySelector('#c').checked = true; document.querySelector('#d').value = 'two'; document.querySelector('#e').value = 90; },
      () => document.querySelector('#f').reset(),
    ),
  },
  'a reset button pressed after typing': {
    page: html('<form><input id="a" value="start"><button type="reset">Reset</button></form>', { css: FIELDS }),
    act: async (page, moment) => {
      await page.fill('#a', 'typed');
      await moment('typed');
      await page.click('button');
      await page.evaluate(() => document.activeElement.blur());
      await page.mouse.move(2, 700);
    },
  },
  'disabled, read only, required, invalid': {
    page: html('<fieldset id="f"><legend>Fields</legend><input id="a" required placeholder="needed"><input id="b" type="email" value="nobody"><input id="c" readonly value="fixed"><button>Go</button></fieldset>', {
      css: `${FIELDS} :invalid { border: 3px solid #b91c1c } :valid { border-color: #15803d } :read-only { background: #eee } :disabled { opacity: .4 } :placeholder-shown { font-style: italic } :required { outline: 2px dotted #777 }`,
    }),
    act: steps(
      () => { document.querySelector('#a').value = 'here'; document.querySelector('#b').value = 'a@b.example'; },
      () => { document.querySelector('#f').disabled = true; },
      () => { document.querySelector('#f').disabled = false; document.querySelector('#c').readOnly = false; document.querySelector('#a').setCustomValidity('no'); },
    ),
  },
  'ranges, meters, progress, colours, dates': {
    page: html('<input type="range" id="a" min="0" max="10" value="2"><meter id="b" min="0" max="100" low="30" high="80" optimum="90" value="20"></meter><progress id="c" max="10" value="3"></progress><input type="color" id="d" value="#336699"><input type="date" id="e" value="2026-03-14"><input type="time" id="g" value="08:30"><input type="number" id="h" value="7">', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').value = 9; document.querySelector('#b').value = 95; document.querySelector('#c').value = 8; },
      () => { document.querySelector('#d').value = '#aa2211'; document.querySelector('#e').value = '2026-12-01'; document.querySelector('#g').value = '21:05'; document.querySelector('#h').stepUp(3); },
    ),
  },
  'contenteditable, typed and formatted': {
    page: html('<div id="a" contenteditable="true"><p>Write here</p></div><div id="b" contenteditable="plaintext-only">plain</div>', { css: 'div { border: 1px solid #888; padding: 10px; margin: 6px; outline: none; min-height: 40px }' }),
    act: async (page, moment) => {
      await page.click('#a');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' and more');
      await page.keyboard.press('Enter');
      await page.keyboard.type('a second line');
      await moment('typed');
      await page.evaluate(() => { getSelection().selectAllChildren(document.querySelector('#a').firstChild); document.execCommand('bold'); getSelection().removeAllRanges(); document.activeElement.blur(); });
      await page.mouse.move(2, 700);
    },
  },
  'details, opened and closed': {
    page: html('<details id="a"><summary>Question</summary><p>Answer</p></details><details id="b" open name="g"><summary>One</summary><p>first</p></details><details id="c" name="g"><summary>Two</summary><p>second</p></details>', { css: 'details { border: 1px solid #999; margin: 6px; padding: 6px } details[open] summary { color: #b45309 } :open p { background: #fef3c7 }' }),
    act: steps(() => { document.querySelector('#a').open = true; }, () => { document.querySelector('#c').open = true; }, () => { document.querySelector('#a').open = false; }),
  },
  'a type that changes, options that come and go': {
    page: html('<input id="a" value="42"><select id="b"><option value="x">x</select><datalist id="l"></datalist><input list="l" id="c" value="free">', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').type = 'range'; const b = document.querySelector('#b'); b.add(new Option('new', 'n', true, true)); b.add(new Option('other', 'o')); },
      () => { document.querySelector('#b').remove(0); document.querySelector('#a').type = 'text'; document.querySelector('#b').innerHTML = '<optgroup label="Group"><option>g1<option selected>g2</optgroup>'; },
    ),
  },
  'text areas with children, sized by hand and by content': {
    page: html('<textarea id="a">one\n two</textarea><textarea id="b" style="field-sizing: content">grow</textarea>', { css: FIELDS }),
    act: steps(
      () => { document.querySelector('#a').textContent = 'children changed'; document.querySelector('#b').value = 'much longer than it was\nand taller'; },
      () => { document.querySelector('#a').style.height = '120px'; document.querySelector('#a').append(' and one more'); },
    ),
  },
  'a file field, a hidden one, buttons and output': {
    page: html('<input type="file" id="a"><input type="hidden" value="h"><input type="button" value="Press"><input type="submit" value="Send"><button disabled>No</button><output id="o">12</output>', { css: FIELDS }),
    act: does(() => { document.querySelector('#o').value = '144'; document.querySelector('[type=button]').value = 'Pressed'; }),
  },
});
