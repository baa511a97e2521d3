// Chromium and the test server, as every browser test of the recorder has them.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { closeContext, launch } from './chromium.ts';
import { TestServer } from './server.ts';

export interface World {
  server: TestServer;
  browser: Browser;
  context: BrowserContext;
  page: Page;
}

/** A fresh context and page for each test. */
export function openWorld(server: TestServer, options: BrowserContextOptions = {}): World {
  const made = { server } as World;
  beforeAll(async () => {
    await server.start();
    made.browser = await launch();
  });
  afterAll(async () => {
    await made.browser.close();
    server.stop();
  });
  beforeEach(async () => {
    server.reset();
    made.context = await made.browser.newContext(options);
    made.page = await made.context.newPage();
  });
  afterEach(() => closeContext(made.context));
  return made;
}

/** The warnings that a page prints from now on. */
export function warningsOf(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && heard.push(message.text())));
  return heard;
}
