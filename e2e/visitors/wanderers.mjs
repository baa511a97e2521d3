// Those who look around, and those who get lost.

/** Clicks the film that does not play, looks for a size guide, meets the jacket's error. */
export async function stuck(me, base) {
  await me.page.goto(`${base}/demo/`);
  await me.look();
  await me.rage('#story-film', 5);
  await me.follow('.menu a[href="/demo/products/outdoors/"]');
  await me.follow('[data-product="regn"] .card-link');
  await me.look();
  await me.click('#sizes label:nth-child(2)');
  await me.click('#size-guide');
  await me.look(1400, 2200);
  await me.click('#size-guide');
  await me.click('#colours label:nth-child(3)');
  await me.look(600, 1200);
  await me.rage('#colours label:nth-child(3)', 4);
  await me.click('#write-review');
  await me.type('#review-name', 'Nora');
  await me.click('#review-form button[type=submit]');
  await me.page.keyboard.press('Escape');
  await me.look();
}

/** Phone: swipes through home, opens a tile, looks at pictures, keeps a blanket. */
export async function phoneBrowser(me, base) {
  await me.page.goto(`${base}/demo/`);
  await me.look();
  await me.scroll(700);
  await me.look(500, 1200);
  await me.follow('#category-tiles a[href="/demo/products/living/"]');
  await me.tap('#filters-fold > summary');
  await me.tap('#filter-stock');
  await me.tap('#filters-fold > summary');
  await me.follow('[data-product="varm"] .card-link');
  await me.tap('#thumbs button:nth-child(3)');
  await me.tap('#gallery-main');
  await me.look(500, 1000);
  await me.tap('#zoom [data-close]');
  await me.scroll(900);
  await me.tap('#add-to-cart');
  await me.follow('#cart-link');
  await me.look();
}

async function thereAndBack(me, selector) {
  await me.follow(selector);
  await me.wait(300, 900);
  await me.page.goBack();
  await me.wait(400, 900);
}

/** Phone: empty searches, quick backs, round and round through the menu. */
export async function lostOnPhone(me, base) {
  await me.page.goto(`${base}/demo/`);
  await me.tap('#search-link');
  await me.page.waitForURL('**/search/**');
  await me.type('#search', me.luck.pick(['spacák', 'vařič', 'baterka']));
  await me.look(600, 1200);
  await me.page.locator('#search').fill('');
  await me.tap('.hint:nth-of-type(2)');
  await thereAndBack(me, '#search-results .card:nth-child(1) .card-link');
  await me.tap('#menu-button');
  await me.follow('.menu a[href="/demo/products/outdoors/"]');
  await thereAndBack(me, '[data-product="ly"] .card-link');
  await me.tap('#menu-button');
  await me.follow('.menu a[href="/demo/workshop/"]');
  await me.tap('#menu-button');
  await me.follow('.menu a[href="/demo/products/outdoors/"]');
  await me.scroll(1500);
  await me.scroll(-1500);
  await me.look();
}
