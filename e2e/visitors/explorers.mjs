// Those who try out what the shop can do.

/** Questions, filter, language, then a message to the shop. */
export async function guest(me, base) {
  await me.page.goto(`${base}/demo/`);
  await me.look();
  await me.scroll(900);
  await me.follow('.footer a[href="/demo/faq/"]');
  await me.click('#faq details:nth-child(3) summary');
  await me.look();
  await me.type('#faq-filter', 'takaró');
  await me.click('#faq details:not([hidden]) summary');
  await me.look();
  await me.choose('#language', 'en');
  await me.look(500, 1000);
  await me.choose('#language', 'hu');
  await me.follow('.footer a[href="/demo/about/"]');
  await me.scroll(1200);
  await me.look();
  await me.follow('.footer a[href="/demo/contact/"]');
  await me.choose('#topic', 'advice');
  await me.type('#name', 'Kovács Lili');
  await me.type('#email', 'lili.kovacs@example');
  await me.type('#message', 'Jó napot! Mosható gépben a takaró?');
  await me.click('#contact button[type=submit]');
  await me.type('#email', '.org');
  await me.click('#contact button[type=submit]');
  await me.look();
}

async function dragTo(me, selector, part) {
  const box = await me.bring(selector);
  await me.moveTo({ x: box.x + box.width * 0.28, y: box.y + box.height / 2 });
  await me.page.mouse.down();
  await me.moveTo({ x: box.x + box.width * part, y: box.y + box.height / 2 });
  await me.page.mouse.up();
  await me.wait(200, 500);
}

/** All steps of the builder by its routes, browser back included. */
export async function builder(me, base) {
  await me.page.goto(`${base}/demo/configurator/`);
  await me.look();
  await me.click('.choice:has([value="oval"])');
  await dragTo(me, '#build-view input[type=range]', 0.7);
  await me.click('#build-buttons [data-step="legs"]');
  await me.click('.choice:has([value="trestle"])');
  await me.look(500, 1200);
  await me.click('#build-buttons [data-step="finish"]');
  await me.click('.choice:has([value="smoke"])');
  await me.page.goBack();
  await me.look(400, 900);
  await me.click('.choice:has([value="straight"])');
  await me.click('#build-steps [data-step="summary"]');
  await me.look();
  await me.click('#build-add');
  await me.follow('#cart-link');
  await me.look();
}

/** Chart (canvas), planner (shadow root), care guide (frame), booking (dialog), on a tablet. */
export async function tinkerer(me, base) {
  await me.page.goto(`${base}/demo/workshop/`);
  await me.look();
  await me.click('[data-series="pine"]');
  await me.tap('#chart');
  await me.look(400, 900);
  await me.tap('fern-planner label:has-text("Monstera")');
  await me.tap('fern-planner input[value="south"] + span');
  await me.look();
  const care = me.page.frameLocator('#care');
  await me.bring('#care');
  await me.tap(care.locator('[data-thing="oak"]'));
  await me.tap(care.locator('[data-thing="canvas"]'));
  await me.look(500, 1000);
  await me.tap('#book');
  await me.type('#book-people', '1');
  await me.tap('#book-form button[type=submit]');
  await me.type('#book-email', 'eva.huber@example.org');
  await me.look(400, 800);
  await me.tap('#book-dialog [data-close]');
  await me.look(400, 800);
}
