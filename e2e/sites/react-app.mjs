// A small project board in React and MUI. Emotion writes its rules with insertRule, and the whole
// page is drawn again on every change: what most sites are today.

import { build } from 'esbuild';
import { cache, own, site } from './site.mjs';

async function bundle() {
  try {
    await build({ entryPoints: [own('react/app.jsx')], outfile: cache('react/app.js'), bundle: true, minify: true, jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'silent' });
    return null;
  } catch (error) {
    return `the React app cannot be bundled: ${error.message}`;
  }
}

export const reactApp = site({
  name: 'react-app',
  prepare: bundle,
  folders: () => [{ at: '/built/', from: cache('react') }, { at: '/', from: own('react') }],
  moments: ['board', 'task added', 'dialog', 'table dark'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForSelector('#new-task');
    await me.look(400, 700);
    await moment('board');
    for (const title of ['Oil the gate', 'Order larch boards']) {
      await me.type('#new-task', title);
      await page.keyboard.press('Enter');
      await me.look(300, 500);
    }
    await me.click('input[type=checkbox]');
    await moment('task added');
    await me.click('[data-task="2"] button[aria-label=Edit]');
    await me.look(400, 600);
    await me.click('#priority');
    await me.click('li[role=option]:has-text("High")');
    await moment('dialog');
    await me.click('#save');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await me.click('[role=tab]:has-text("Table")');
    await me.click('th span:has-text("Title")');
    await me.click('#mode');
    await me.look(500, 800);
    await moment('table dark');
  },
});
