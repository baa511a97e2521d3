// A gallery of Shoelace: web components, every one with a shadow root and constructed style sheets.

import { modules, own, site } from './site.mjs';

export const componentGallery = site({
  name: 'component-gallery',
  folders: () => [{ at: '/shoelace/', from: modules('@shoelace-style/shoelace/cdn') }, { at: '/', from: own('gallery') }],
  moments: ['loaded', 'tab and tree', 'dialog', 'dark'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForFunction(() => customElements.get('sl-tree') && document.querySelector('sl-tree')?.shadowRoot);
    await me.look(500, 900);
    await moment('loaded');
    await me.click('sl-tab[panel=data]');
    await me.click('sl-tree-item#forest > span');
    await me.click('sl-details:nth-of-type(2)');
    await moment('tab and tree');
    await me.click('sl-tab[panel=form]');
    await me.click('sl-select');
    await me.click('sl-option[value=larch]');
    await me.click('sl-switch');
    await me.type('sl-input input', 'Birch Lane');
    await me.click('sl-button#open-dialog');
    await me.look(400, 700);
    await moment('dialog');
    await me.click('sl-dialog sl-button[slot=footer]');
    await me.click('sl-button#dark');
    await me.scroll(500);
    await moment('dark');
  },
});
