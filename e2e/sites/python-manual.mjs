// The Python manual (Sphinx): long pages, code blocks, side bar, search with results made by script.

import { unpacked, unpackedAt } from './debian.mjs';
import { site } from './site.mjs';

const PACKAGES = ['python3.11-doc', 'libjs-jquery', 'libjs-underscore'];

export const pythonManual = site({
  name: 'python-manual',
  prepare: () => unpacked('python', PACKAGES),
  folders: () => [{ at: '/', from: unpackedAt('python', 'usr/share/doc/python3.11/html') }],
  moments: ['contents', 'tutorial', 'deep in json', 'search results'],
  async way(me, url, moment) {
    await me.page.goto(`${url}/index.html`);
    await me.look(300, 600);
    await moment('contents');
    await me.follow('a[href="tutorial/index.html"]');
    await me.scroll(500);
    await moment('tutorial');
    await me.follow('a.reference[href="datastructures.html"]');
    await me.scroll(2400);
    await me.page.goto(`${url}/library/json.html`);
    await me.scroll(1800);
    await me.look(300, 600);
    await moment('deep in json');
    await me.scroll(-1800);
    await me.type('.related input[name=q]', 'dataclass');
    await me.page.keyboard.press('Enter');
    await me.page.waitForURL('**/search.html**');
    await me.page.waitForFunction(() => /Search finished/.test(document.querySelector('#search-results')?.textContent ?? ''), null, { timeout: 30_000 });
    await me.look(500, 900);
    await moment('search results');
  },
});
