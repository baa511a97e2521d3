// The demo shop with one short walk, in the shape of the other sites.

import { person } from '../visitors/person.mjs';
import { serveShop } from '../visitors/serve-shop.mjs';
import { still } from './site.mjs';

/** Files of pictures are not recorded yet. */
export const demoShop = {
  name: 'demo-shop',
  ignore: ['img'],
  context: { viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'UTC' },
  missing: async () => null,
  start: serveShop,
  async walk(page, url, moment, options) {
    const me = person(page, options);
    const look = async (name) => (await still(me), moment(name));
    await page.goto(`${url}/demo/`);
    await look('home');
    await me.scroll(700);
    await look('home scrolled');
    await me.follow('.menu a[href="/demo/products/light/"]');
    await me.choose('#sort', 'cheap');
    await look('shelf sorted');
    await me.follow('[data-product="lysning"] .card-link');
    await me.click('[data-step="1"]');
    await me.click('#add-to-cart');
    await look('lamp in the cart');
  },
};
