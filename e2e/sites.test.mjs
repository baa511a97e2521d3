// Real sites, recorded by the real recorder in a real Chromium, shown on the real stage: is the
// replayed screen the one the visitor saw?

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { boxesOf, compare } from './compare.mjs';
import { noBinary, startServer } from './server.mjs';
import { demoShop } from './sites/demo-shop.mjs';
import { sites } from './sites/serve.mjs';
import { noPlayer, openStage } from './stage.mjs';
import { leave, openBrowser, recorded } from './visit.mjs';

const skip = noBinary ?? noPlayer ?? (chromiumPath() ? false : 'no Chromium here');
const table = [];

let server;
let browser;

// E2E_SITES=react-app,vue-app runs only these.
const wanted = process.env.E2E_SITES?.split(',');

// Everything may be recorded, so that the pictures can be equal; what is hidden otherwise is
// tested in secrets.test.mjs.
const settings = { forms: true, numbers: true, emails: true };

// The share of pixels that may differ. Everywhere: edges of letters that are placed by parts of a pixel.
const ALLOWED = 0.004;
const ALLOWED_AT = {
  // Files of fonts are not recorded yet: another font for its texts, boxes for its icons.
  dashboard: 0.035,
  'vue-app/drawer': 0.008,
  // A constructed sheet's "border: solid var(--w) var(--c); border-top-width: …" reads back from the browser
  // without the border, so an alert is 4 pixels lower, and the page as far as it scrolls with it.
  'component-gallery/dark': 0.035,
};

const allowedAt = (site, moment) => ALLOWED_AT[`${site}/${moment}`] ?? ALLOWED_AT[site] ?? ALLOWED;

async function record(site) {
  const running = await site.start(server.snippet);
  const page = await (await browser.visitor(site.context)).newPage();
  const moments = [];
  await site.walk(page, running.url, async (name) => {
    if (moments.length === 0) await recorded(page);
    const ignore = await boxesOf(page, site.ignore);
    const live = await page.screenshot({ caret: 'initial', animations: 'allow' });
    // Afterwards: what the picture shows has been told by now, also on a busy machine.
    moments.push({ name, at: Date.now(), ignore, live });
  }, { seed: 1, pace: 0.3 });
  await leave(page);
  await running.close();
  return { moments, url: running.url };
}

async function replay(site, { moments, url }) {
  const [listed] = await server.waitListed({ which: (one) => one.entry.href.startsWith(url) });
  const detail = await server.detail(listed.id);
  const stage = await openStage(browser.browser, server, detail);
  const different = [];
  for (const moment of moments) {
    const picture = await stage.pictureAt(moment.at - detail.started_at);
    const result = compare(moment.live, picture, { name: `${site.name}/${moment.name}`, allowed: allowedAt(site.name, moment.name), ignore: moment.ignore });
    table.push({ site: site.name, moment: moment.name, 'different %': Number((result.share * 100).toFixed(2)), pictures: result.pictures ?? '' });
    if (!result.same) different.push(`${moment.name}: ${(result.share * 100).toFixed(2)} %, see ${result.pictures}`);
  }
  assert.deepEqual(different, []);
  assert.deepEqual(await stage.problems(), []);
  await stage.close();
}

describe('real sites look in the replay as they looked to the visitor', { skip, concurrency: 2 }, () => {
  before(async () => {
    server = await startServer({ settings, set: ['visits.leave_grace_ms=4000', 'visits.silence_ms=30000'] });
    browser = await openBrowser();
  });
  after(async () => {
    console.table(table);
    await browser?.close();
    await server?.stop();
  });
  for (const site of [demoShop, ...sites].filter(({ name }) => !wanted || wanted.includes(name))) {
    test(site.name, async (t) => {
      const reason = await site.missing();
      if (reason) return t.skip(reason);
      await replay(site, await record(site));
    });
  }
});
