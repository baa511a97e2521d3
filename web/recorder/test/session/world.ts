// Chromium, the test server with the files under test, and what the tests ask of both.

import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { beforeEach } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { TestServer, until } from '../browser/server.ts';
import { openWorld, type World } from '../browser/world.ts';

export { hasChromium, until };

function bundle(entry: string): string {
  const url = new URL(entry, import.meta.url);
  const { outputFiles } = buildSync({ entryPoints: [url.pathname], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false });
  return outputFiles[0]?.text ?? '';
}

/** A fresh context and page for each test. */
export function world(): World {
  const server = new TestServer({ core: bundle('../../src/gate/main.ts'), capture: bundle('./fake.ts') });
  const made = openWorld(server);
  beforeEach(() => {
    server.page('/', '<button id="b">Press</button>');
    server.page('/next', '<p>next</p>');
  });
  return made;
}

export const revisit = (page: Page, ...args: unknown[]) =>
  page.evaluate((list) => (window as unknown as { revisit(...args: unknown[]): void }).revisit(...list), args);

export const bulk = (page: Page, chars: number) =>
  page.evaluate((n) => (window as unknown as { fake: { bulk(n: number): void } }).fake.bulk(n), chars);

export const recording = (page: Page) =>
  page.waitForFunction(() => (window as never as { revisit?: { recording?: boolean } }).revisit?.recording);

export const snapshots = (server: TestServer) =>
  server.events.filter(({ type, data }) => type === 5 && data.tag === 'fake.snapshot').length;

export const recorded = (server: TestServer, count = 1) => until(`${count} snapshots`, () => snapshots(server) === count);

export const tracked = (server: TestServer) => server.customs('track').map(({ name }) => name);

/** No number of any tab is missing; true when it is so. */
export function withoutHoles(server: TestServer): boolean {
  const byTab = new Map<string, number[]>();
  for (const { envelope } of server.batches) {
    const name = `${envelope.visit} ${envelope.tab}`;
    byTab.set(name, [...(byTab.get(name) ?? []), envelope.seq ?? -1]);
  }
  return [...byTab.values()].every((seqs) => seqs.every((seq, index) => seq === index));
}
