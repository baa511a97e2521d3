// SB Admin 2, a dashboard template of many pages: Bootstrap, jQuery, Chart.js on canvases, DataTables,
// icon fonts and a web font.

import { modules, site } from './site.mjs';

const local = (html) =>
  html
    .replace(/https:\/\/fonts\.googleapis\.com\/css\?family=Nunito[^"]*/g, '/nunito/400.css')
    .replace(/https:\/\/source\.unsplash\.com\/[^"]*/g, '/img/undraw_profile_1.svg');

export const dashboard = site({
  name: 'dashboard',
  folders: () => [{ at: '/nunito/', from: modules('@fontsource/nunito') }, { at: '/', from: modules('startbootstrap-sb-admin-2') }],
  rewrite: local,
  ignore: ['canvas'],
  moments: ['overview', 'menu open', 'table sorted', 'cards'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(`${url}/index.html`);
    await me.look(1200, 1500);
    await moment('overview');
    await me.click('#alertsDropdown');
    await me.look(300, 600);
    await me.click('[data-target="#collapseTwo"]');
    await me.look(500, 800);
    await moment('menu open');
    await page.goto(`${url}/tables.html`);
    await page.waitForSelector('#dataTable_filter');
    await me.click('#dataTable th:nth-child(4)');
    await me.type('#dataTable_filter input', 'london');
    await moment('table sorted');
    await page.goto(`${url}/cards.html`);
    await me.scroll(300);
    await me.click('a[href="#collapseCardExample"]');
    await me.look(500, 700);
    await moment('cards');
  },
});
