// The PostgreSQL manual: a classic multi-page site without scripts, many page views in quick succession.

import { unpacked, unpackedAt } from './debian.mjs';
import { site } from './site.mjs';

export const postgresManual = site({
  name: 'postgres-manual',
  prepare: () => unpacked('postgres', ['postgresql-doc-15']),
  folders: () => [{ at: '/', from: unpackedAt('postgres', 'usr/share/doc/postgresql-doc-15/html') }],
  moments: ['contents', 'select', 'after forty pages'],
  async way(me, url, moment) {
    await me.page.goto(`${url}/index.html`);
    await me.scroll(700);
    await moment('contents');
    await me.page.goto(`${url}/sql-select.html`);
    await me.scroll(1500);
    await moment('select');
    for (let i = 0; i < 40; i += 1) await next(me);
    await me.scroll(300);
    await moment('after forty pages');
  },
});

/** The next chapter, clicked by the script at once: quicker than any person reads. */
async function next(me) {
  await Promise.all([me.page.waitForNavigation({ waitUntil: 'load' }), me.page.evaluate(() => document.querySelector('a[accesskey=n]').click())]);
  await me.wait(20, 60);
}
