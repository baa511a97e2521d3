// What every visit in these tests needs: a browser that looks like a person's, and a way to leave.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchBrowser, userAgents } from './browser.mjs';
import { serve } from './sites/server.mjs';

/** A browser with `visitor(options)`, which gives a new visitor's context. */
export async function openBrowser() {
  const browser = await launchBrowser();
  const agents = await userAgents(browser);
  const visitor = (options = {}) => browser.newContext({ userAgent: agents.desktop, viewport: { width: 1280, height: 800 }, locale: 'en-US', ...options });
  return { browser, agents, visitor, close: () => browser.close() };
}

/** Leaves the site as a visitor does, by going somewhere else, and closes the browser. */
export async function leave(page) {
  await page.goto('about:blank');
  // The last beacon is on its way, slowly on a busy machine; a context that is closed takes it along.
  await page.waitForTimeout(1500);
  await page.context().close();
}

/** The recorder has settled on this visit and its first batch is acknowledged. */
export async function recorded(page) {
  await page.waitForFunction(() => typeof window.revisit === 'function' && window.revisit.recording, undefined, { timeout: 15_000 });
}

/** Serves `pages` ({ '/': html, … }) with the snippet in each. */
export async function servePages(pages, snippet) {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-pages-'));
  for (const [path, html] of Object.entries(pages)) {
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  const site = await serve([{ at: '/', from: folder }], { snippet });
  return { url: site.url, close: async () => (await site.close(), rmSync(folder, { recursive: true })) };
}
