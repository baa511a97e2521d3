// AG Grid with ten thousand rows: virtual scrolling, sorting, filters, editing, columns moved by dragging.

import { modules, own, site } from './site.mjs';

const cell = (column, row) => `.ag-grid-scrolling-container [row-index="${row}"] [col-id="${column}"]`;

export const dataGrid = site({
  name: 'data-grid',
  folders: () => [{ at: '/ag-grid/', from: modules('ag-grid-community/dist') }, { at: '/', from: own('grid') }],
  moments: ['rows', 'sorted', 'scrolled far', 'filtered and edited'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForSelector(cell('name', 0));
    await me.look(400, 800);
    await moment('rows');
    await me.click('.ag-header-cell[col-id=population]');
    await me.click('.ag-header-cell[col-id=population]');
    await moment('sorted');
    await me.hover('.ag-grid-viewport');
    for (let i = 0; i < 6; i += 1) await me.scroll(900);
    await moment('scrolled far');
    for (let i = 0; i < 3; i += 1) await me.scroll(-2400);
    await me.type('#quick', 'nor');
    await me.look(400, 700);
    const first = page.locator('.ag-grid-scrolling-container .ag-row').first().locator('[col-id=note]');
    await me.hover(first);
    await first.dblclick();
    await page.keyboard.type('visited');
    await page.keyboard.press('Enter');
    await me.click('.ag-grid-scrolling-container .ag-row:nth-child(3) [col-id=name]');
    await moment('filtered and edited');
  },
});
