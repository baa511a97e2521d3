// Swagger UI with the pet store: a reference that unfolds, forms made from a schema.

import { modules, own, site } from './site.mjs';

export const apiReference = site({
  name: 'api-reference',
  folders: () => [{ at: '/spec/', from: modules('@readme/oas-examples/3.0/json') }, { at: '/', from: own('swagger') }, { at: '/', from: modules('swagger-ui-dist') }],
  moments: ['overview', 'operation', 'try it out', 'models'],
  async way(me, url, moment) {
    const { page } = me;
    await page.goto(url);
    await page.waitForSelector('.opblock');
    await me.look(400, 800);
    await moment('overview');
    await me.click('#operations-pet-findPetsByStatus .opblock-summary-control');
    await me.look(400, 700);
    await moment('operation');
    await me.click('#operations-pet-findPetsByStatus .try-out__btn');
    await me.choose('#operations-pet-findPetsByStatus select', 'sold');
    await moment('try it out');
    await me.click('#operations-pet-findPetsByStatus .opblock-summary-control');
    await me.click('#operations-store-placeOrder .opblock-summary-control');
    await me.scroll(900);
    await me.scroll(3000);
    await moment('models');
  },
});
