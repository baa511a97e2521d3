// The Chromium that all end-to-end tests drive.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none',
  // Otherwise navigator.webdriver is true and a recorder rightly takes the visitor for a bot.
  '--disable-blink-features=AutomationControlled',
];

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is, or null: then tests that need it skip with a message. */
export const chromiumPath = () => PLACES.find((place) => place && existsSync(place)) ?? null;

const versionOf = (path) => /\d+/.exec(execFileSync(path, ['--version']).toString())[0];

const desktop = (version) => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

export function launchBrowser(options = {}) {
  const path = chromiumPath();
  // For the whole process: what a page sends while it goes away does not carry a context's user agent.
  const args = [...FLAGS, `--user-agent=${desktop(versionOf(path))}`];
  return chromium.launch({ executablePath: path, args, ...options });
}

const version = async (browser) => (await browser.version()).split('.')[0];

/** User agents as real browsers of this version send them: without the word Headless. */
export async function userAgents(browser) {
  const chrome = `Chrome/${await version(browser)}.0.0.0`;
  return {
    desktop: desktop(await version(browser)),
    phone: `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Mobile Safari/537.36`,
    tablet: `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Safari/537.36`,
  };
}

/** A browser with one context whose profile is kept in `folder`. */
export async function launchProfile(folder, options = {}) {
  const path = chromiumPath();
  const agent = desktop(versionOf(path));
  return chromium.launchPersistentContext(folder, { executablePath: path, args: [...FLAGS, `--user-agent=${agent}`], userAgent: agent, ...options });
}
