// A real Chromium for the tests; CHROMIUM names another one.

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { until } from './server.ts';

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export const hasChromium = executablePath !== undefined;

if (!hasChromium) console.warn('no Chromium found: browser tests are skipped');

const options = {
  executablePath,
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
};

export const launch = (): Promise<Browser> => chromium.launch(options);

/** One whose profile outlives it. */
export const launchWith = (profile: string): Promise<BrowserContext> => chromium.launchPersistentContext(profile, options);

/** Whether the page shows a whole document, not one on its way to another; also when it crashed or is closed. */
const hasArrived = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.readyState === 'complete').catch(({ message }: Error) => /closed|crashed/.test(message));

/** Closes a context whose pages have arrived where they were going: Chromium now and then never answers a close that meets a navigation. */
export async function closeContext(context: BrowserContext): Promise<void> {
  await until('arrival', async () => (await Promise.all(context.pages().map(hasArrived))).every(Boolean));
  await context.close();
}
