// Eight visitors of the demo shop, each with a wish, a way and a temper.
//
//   for (const visitor of visitors) await visitor.walk(page, baseUrl, seed, { pace });
//
// The page has to come from a context made with `contextFor(visitor, agents)`, so that phones are phones.
// The same seed gives the same visit. `expects` says what a recording of it must show.

import { buyer, voucherHunter } from './buyers.mjs';
import { builder, guest, tinkerer } from './explorers.mjs';
import { lostOnPhone, phoneBrowser, stuck } from './wanderers.mjs';
import { person } from './person.mjs';

const desktop = { viewport: { width: 1366, height: 820 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const tablet = { viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const visitor = (name, about, device, options, locale, way, expects) => ({
  name,
  about,
  device,
  context: { ...options, locale },
  expects,
  walk: (page, baseUrl, seed = 1, { pace = 1 } = {}) => way(person(page, { seed, pace, touch: device !== 'desktop' }), baseUrl.replace(/\/$/, '')),
});

export const visitors = [
  visitor('buyer', 'finds a lamp and a mug, and orders', 'desktop', desktop, 'en-GB', buyer, { pages: 6, last: '/demo/thanks/' }),
  visitor('voucher-hunter', 'has a voucher that the shop does not take, and leaves', 'desktop', desktop, 'cs-CZ', voucherHunter, { pages: 4, last: '/demo/checkout/', signals: ['form_given_up'] }),
  visitor('stuck', 'clicks a button that does nothing, and meets an error', 'desktop', desktop, 'en-US', stuck, { pages: 3, last: '/demo/product/regn/', signals: ['rage_click', 'dead_click', 'error'] }),
  visitor('guest', 'reads questions in Hungarian and writes a message', 'desktop', desktop, 'hu-HU', guest, { pages: 4, last: '/demo/contact/' }),
  visitor('builder', 'builds a table, goes back and forth, puts it into the cart', 'desktop', desktop, 'de-DE', builder, { pages: 2, last: '/demo/cart/' }),
  visitor('tinkerer', 'plays with chart, planner and care guide on a tablet', 'tablet', tablet, 'de-AT', tinkerer, { pages: 1, last: '/demo/workshop/' }),
  visitor('phone-browser', 'looks around on a phone and keeps a blanket', 'phone', phone, 'de-DE', phoneBrowser, { pages: 4, last: '/demo/cart/' }),
  visitor('lost-on-phone', 'searches for what is not there, runs in circles', 'phone', phone, 'cs-CZ', lostOnPhone, { pages: 6, last: '/demo/products/outdoors/', signals: ['quick_back'] }),
];

/** Options for browser.newContext; `agents` from userAgents() of browser.mjs. */
export const contextFor = (who, agents) => ({ ...who.context, userAgent: agents[who.device] });

export const visitorNamed = (name) => visitors.find((who) => who.name === name);

/** One function for each visitor: walk(page, baseUrl, seed, { pace }). */
export const walks = Object.fromEntries(visitors.map((who) => [who.name, who.walk]));
