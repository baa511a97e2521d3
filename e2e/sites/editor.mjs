// A rich-text editor, Quill, in a page that draws an outline of what is written: contenteditable, formats,
// undo, a toolbar with pickers.

import { modules, own, site } from './site.mjs';

export const editor = site({
  name: 'editor',
  folders: () => [{ at: '/quill/', from: modules('quill/dist') }, { at: '/', from: own('editor') }],
  moments: ['letter', 'written', 'formatted', 'undone'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForSelector('.ql-editor h1');
    await me.look(400, 700);
    await moment('letter');
    await me.click('.ql-editor');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Warm clothes for the night watch', { delay: 12 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Who cooks on the second day?', { delay: 12 });
    await moment('written');
    await me.click('.ql-editor p');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await me.click('button.ql-italic');
    await me.click('.ql-picker.ql-header');
    await me.click('.ql-picker.ql-header [data-value="2"]');
    await page.evaluate(() => getSelection().removeAllRanges());
    await moment('formatted');
    await me.click('.ql-editor');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await moment('undone');
  },
});
