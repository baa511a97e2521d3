// The live run of a case: a visitor's browser, the recorder in the page, pictures at the moments.

import { launchBrowser, userAgents } from '../../browser.mjs';
import { pictureOf } from './picture.mjs';

/** Longer than any recorder samples: scroll positions every 100 ms. */
const SETTLE_MS = 180;
/** What happens next has a later time than the picture. */
const APART_MS = 20;

export async function openLab() {
  const browser = await launchBrowser();
  const agents = await userAgents(browser);
  return { browser, agents, close: () => browser.close() };
}

/** How a case's window is made; the same for recording and replaying. */
export function contextOf({ viewport = { width: 1280, height: 800 }, dpr = 1 }) {
  return { viewport, deviceScaleFactor: dpr, locale: 'en-US', timezoneId: 'UTC' };
}

const framesGone = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

export async function still(page) {
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate(framesGone);
}

/** Runs one case with one recorder: { events, moments: [{ name, at, live, viewport }] }. */
export async function recordLive(lab, site, recorder, one) {
  const run = await recorder.run(one);
  const name = `${recorder.name}/${one.slug}`;
  site.put(name, one.build(site), run.head);
  const agent = one.phone ? lab.agents.phone : lab.agents.desktop;
  const context = await lab.browser.newContext({ ...contextOf(one), userAgent: agent, hasTouch: Boolean(one.phone), isMobile: Boolean(one.phone), ...one.context });
  try {
    const page = await context.newPage();
    await run.attach(page);
    return await walk(page, site.urlOf(name), run, one);
  } finally {
    await context.close();
  }
}

async function walk(page, url, run, one) {
  const moments = [];
  const moment = async (name) => {
    await still(page);
    const at = await page.evaluate(() => Date.now());
    moments.push({ name, at, viewport: page.viewportSize(), live: await pictureOf(page) });
    await page.waitForTimeout(APART_MS);
  };
  await page.goto(url);
  await run.ready(page);
  await moment('start');
  await one.act(page, moment, { url, ready: () => run.ready(page) });
  if (moments.at(-1).name !== 'end' && !one.endsItself) await moment('end');
  return { moments, events: await run.finish(page) };
}
