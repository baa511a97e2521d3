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

/**
 * Windows that were opened and are free, by how they are made. To open one costs as much as a case; what
 * recorders keep in the browser has the site's key in its name, and each case is a site of its own.
 */
export function openWindows(lab) {
  const free = new Map();

  async function open(one) {
    const agent = one.phone ? lab.agents.phone : lab.agents.desktop;
    const context = await lab.browser.newContext({ ...contextOf(one), userAgent: agent, hasTouch: Boolean(one.phone), isMobile: Boolean(one.phone), ...one.context });
    const page = await context.newPage();
    const window = { page, heard: () => {} };
    // Bound once for the life of a page; whoever records in it now listens.
    await page.exposeBinding('fidelityEmit', (_source, text) => window.heard(text));
    return window;
  }

  return async function inWindow(one, use) {
    const kind = JSON.stringify([contextOf(one), one.phone, one.context]);
    const window = free.get(kind)?.pop() ?? (await open(one));
    const { viewport } = contextOf(one);
    await window.page.setViewportSize(viewport);
    await window.page.mouse.move(2, viewport.height - 2);
    const result = await use(window);
    await window.page.goto('about:blank');
    // One in which something failed is not used again.
    free.set(kind, [...(free.get(kind) ?? []), window]);
    return result;
  };
}

/** The address at which a case can be visited, and its end: of the suite's own server, or of the case's. */
async function served(site, recorder, one, head) {
  if (one.serve) return one.serve(head);
  const name = `${recorder.name}/${one.slug}`;
  site.put(name, one.build(site), head);
  return { url: site.urlOf(name), close: async () => {} };
}

/** Runs one case with one recorder: { events, moments: [{ name, at, live, viewport }] }; `live` is a picture, or what `take` takes. */
export async function recordLive(inWindow, site, recorder, one, take = pictureOf) {
  const run = await recorder.run(one);
  const running = await served(site, recorder, one, run.head);
  try {
    return await inWindow(one, (window) => {
      window.heard = run.heard ?? (() => {});
      return walk(window.page, running.url, run, one, take);
    });
  } finally {
    await running.close();
  }
}

async function walk(page, url, run, one, take) {
  const moments = [];
  const moment = async (name) => {
    await still(page);
    const live = await take(page);
    // The page rests until the next act; a recorder that does its work in slices has time to end it.
    if (one.rest_ms) await page.waitForTimeout(one.rest_ms);
    const at = await page.evaluate(() => Date.now());
    moments.push({ name, at, viewport: page.viewportSize(), live });
    await page.waitForTimeout(APART_MS);
  };
  await (one.visit ?? visitCase)(page, url, moment, { url, ready: () => run.ready(page), act: one.act });
  return { moments, events: await run.finish(page) };
}

/** How a case of ours is visited. */
async function visitCase(page, url, moment, { act, ...helpers }) {
  await page.goto(url);
  await helpers.ready();
  await moment('start');
  await act(page, moment, helpers);
  await moment('end');
}
