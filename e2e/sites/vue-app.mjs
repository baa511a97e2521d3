// A booking desk in Vue and Element Plus: date picker in a popper, drawer, virtual table, transitions.

import { modules, own, site } from './site.mjs';

export const vueApp = site({
  name: 'vue-app',
  folders: () => [{ at: '/vue/', from: modules('vue/dist') }, { at: '/element-plus/', from: modules('element-plus/dist') }, { at: '/', from: own('vue') }],
  moments: ['desk', 'date picker', 'booked', 'drawer'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForSelector('.el-table__row');
    await me.look(400, 700);
    await moment('desk');
    await me.type('#guest', 'Runa Dahl');
    await me.click('.el-date-editor');
    await page.waitForSelector('.el-date-table');
    await me.look(400, 600);
    // To take the focus from the field would close the calendar; so the caret may show here.
    await moment('date picker', { keepFocus: true });
    await me.click('.el-picker-panel:visible td.available:has-text("17")');
    await me.click('.el-rate__item:nth-child(4)');
    await me.click('#book');
    await me.look(400, 600);
    await me.click('.el-table th:has-text("Nights") .sort-caret.descending');
    await me.look(3200, 3400);
    await moment('booked');
    await me.click('.el-table__row:nth-child(2) button');
    await page.waitForSelector('.el-drawer');
    await me.click('.el-tree-node__content:has-text("Breakfast")');
    await me.click('.el-switch');
    await moment('drawer');
  },
});
