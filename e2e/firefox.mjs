// The Firefox that is tested beside Chromium: the machine's own, as its users have it.
//
//   const firefox = await openFirefox({ prefs: { 'network.cookie.cookieBehavior': 2 } });
//   const page = await (await firefox.visitor()).newPage();
//   await firefox.close();
//
// It is driven by puppeteer over WebDriver BiDi, which every Firefox speaks by itself. Pages speak
// Playwright's words (firefox-page.mjs), so walks and helpers are the same as in Chromium.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { pageOf } from './firefox-page.mjs';

const PLACES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Where Firefox is, or null: then tests that need it skip with a message. */
export const firefoxPath = () => PLACES.find((place) => place && existsSync(place)) ?? null;

const PREFS = {
  // Nothing of its own on the network, and no page but ours.
  'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.enabled': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'app.update.enabled': false,
  // What a driver changes for its comfort, as people have it: pages are kept to come back to, and told when they go.
  'dom.disable_beforeunload': true, 'browser.sessionhistory.max_total_viewers': 8, 'fission.bfcacheInParent': true,
  'gfx.color_management.mode': 0, 'ui.useOverlayScrollbars': 1, 'layout.css.devPixelsPerPx': '1.0',
  'intl.accept_languages': 'en-US', 'ui.prefersReducedMotion': 0,
};

// Firefox as root wants a home that is root's, and containers have none of the namespaces its sandbox is made of.
function environment(home) {
  const rooted = process.getuid?.() === 0;
  return { ...process.env, HOME: home, ...(rooted ? { MOZ_DISABLE_CONTENT_SANDBOX: '1' } : {}), MOZ_CRASHREPORTER_DISABLE: '1' };
}

/** Requests that a test answers itself. */
async function answerFor(page, routed) {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const found = routed.find(({ below }) => request.url().startsWith(below));
    if (!found) return request.continue();
    const fulfill = ({ contentType, body }) => request.respond({ status: 200, contentType, body });
    return found.handle({ request: () => request, fulfill });
  });
}

function contextOf(context, { viewport = { width: 1280, height: 800 } } = {}) {
  const routed = [];
  return {
    async newPage() {
      const page = await context.newPage();
      await page.setViewport(viewport);
      if (routed.length > 0) await answerFor(page, routed);
      return pageOf(page, this);
    },
    /** As Playwright's: `handle` answers requests below `pattern`, which ends with `**`, of pages opened later. */
    route: async (pattern, handle) => void routed.push({ below: pattern.replace(/\*\*$/, ''), handle }),
    addCookies: (cookies) => context.setCookie(...cookies.map(({ name, value, url }) => ({ name, value, domain: new URL(url).hostname, path: '/' }))),
    close: () => context.close(),
  };
}

/** A Firefox with `visitor(options)`, which gives a new visitor's context. */
export async function openFirefox({ prefs = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'revisit-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefoxPath(), headless: true, protocolTimeout: 60_000, env: environment(home), extraPrefsFirefox: { ...PREFS, ...prefs }, defaultViewport: null,
  });
  return {
    version: await browser.version(),
    visitor: async (options) => contextOf(await browser.createBrowserContext(), options),
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
