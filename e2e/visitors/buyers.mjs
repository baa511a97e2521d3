// Those who come to buy. Names, cards and addresses are invented; the card number is a well-known test number.

const PEOPLE = [
  { name: 'Maja Lindqvist', email: 'maja.lindqvist@example.org', phone: '+420 601 234 567', street: 'Pod Kaštany 12', zip: '160 00', city: 'Praha' },
  { name: 'Ondřej Havel', email: 'ondrej.havel@example.org', phone: '+420 702 345 678', street: 'Lidická 7', zip: '602 00', city: 'Brno' },
];

async function fillAddress(me, who) {
  await me.type('#name', who.name);
  await me.type('#email', who.email);
  await me.type('#phone', who.phone);
  await me.type('#street', who.street);
  await me.type('#zip', who.zip);
  await me.type('#city', who.city);
}

async function payByCard(me) {
  await me.type('#card-number', '4242424242424242');
  await me.type('#card-expiry', '0929');
  await me.type('#card-code', '123');
}

/** Home, shelf, lamp, mug, cart, checkout with a forgotten field, thanks. */
export async function buyer(me, base) {
  await me.page.goto(`${base}/demo/`);
  await me.look();
  await me.scroll(600);
  await me.hover('#favourites .card');
  await me.scroll(-600);
  await me.follow('.menu a[href="/demo/products/light/"]');
  await me.look(600, 1200);
  await me.choose('#sort', 'cheap');
  await me.follow('[data-product="lysning"] .card-link');
  await me.look();
  await me.click('#thumbs button:nth-child(2)');
  await me.click('#colours label:nth-child(2)');
  await me.click('[data-step="1"]');
  await me.click('#add-to-cart');
  await me.scroll(500);
  await me.look();
  await me.click('#related [data-quick="kopp"]');
  await me.follow('#cart-link');
  await me.look();
  await me.click('.cart-line:first-child [data-change="-1"]');
  await me.follow('#to-checkout');
  await fillAddress(me, PEOPLE[0]);
  await me.click('label:has([value="courier"])');
  await payByCard(me);
  await me.click('#place-order');
  await me.look(600, 1200);
  await me.click('#terms');
  await me.follow('#place-order');
  await me.scroll(400);
  await me.look();
}

/** Fills the cart, tries a voucher in three spellings, gives up in the middle of the form. */
export async function voucherHunter(me, base) {
  await me.page.goto(`${base}/demo/products/`);
  await me.look();
  await me.click('#filter-colour label:nth-child(5)');
  await me.page.waitForTimeout(1700);
  await me.scroll(400);
  await me.follow('[data-product="damp"] .card-link');
  await me.look();
  await me.click('#add-to-cart');
  await me.follow('#cart-link');
  await me.look(500, 1000);
  await me.follow('#to-checkout');
  await me.type('#name', PEOPLE[1].name);
  await me.type('#email', PEOPLE[1].email);
  for (const code of ['fern10', 'FERN 10', 'Podzim10']) {
    await me.type('#coupon', code);
    await me.click('#coupon-apply');
    await me.page.waitForTimeout(1300);
    await me.look(500, 1200);
  }
  await me.type('#street', 'Lidická');
  await me.look(1000, 2500);
}
