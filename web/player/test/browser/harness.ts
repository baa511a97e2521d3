// One Chromium and one server for a test file, and the page with a player in it.

import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startServer, type TestServer } from '../server/server';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
export const hasChromium = CHROMIUM !== undefined;

const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ');

export interface Harness {
  readonly server: TestServer;
  readonly browser: Browser;
  /** An empty page of its own, to listen on before anything is loaded. */
  blank(size?: { width: number; height: number }): Promise<Page>;
  open(path: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

export async function startHarness(flags: readonly string[] = []): Promise<Harness> {
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', headless: true, args: [...FLAGS, ...flags] });
  const blank = async (size = { width: 1280, height: 800 }): Promise<Page> => (await browser.newContext({ viewport: size })).newPage();
  return {
    server,
    browser,
    blank,
    async open(path, size) {
      const page = await blank(size);
      await page.goto(`${server.origin}${path}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** The recorded page as it stands in the stage, without what differs by nature. */
export async function recordedPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const stage = document.querySelector('iframe')?.contentDocument;
    const root = stage?.querySelector('iframe')?.contentDocument;
    const parts: string[] = [];
    // The classes of states (`:hover`) stand in the order in which the states came, which is nobody's.
    const ordered = (names: string[]): string[] => [...names.filter((name) => !name.startsWith(':')), ...names.filter((name) => name.startsWith(':')).sort()];
    const tidy = (name: string, value: string): string => {
      const text = value.replace(/blob:[^"]*/g, 'blob').replace(/\s*rrweb-paused\s*/, '').replace(/\s+/g, ' ').trim();
      return name === 'class' ? ordered(text.split(' ')).join(' ') : text;
    };
    const visit = (node: Node): void => {
      if (node.nodeType === 1) {
        const element = node as Element;
        const attributes = [...element.attributes].map(({ name, value }) => `${name}=${tidy(name, value)}`).sort();
        const value = 'value' in element ? String((element as HTMLInputElement).value) : '';
        parts.push(`<${element.nodeName} ${attributes.join(' ')} v=${value} s=${Math.round(element.scrollTop)},${Math.round(element.scrollLeft)}>`);
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        if (element.nodeName === 'IFRAME' && (element as HTMLIFrameElement).contentDocument !== null) visit((element as HTMLIFrameElement).contentDocument as Node);
      } else if (node.nodeType === 3) parts.push(node.textContent ?? '');
      if (node.nodeName === 'STYLE') parts.push([...((node as HTMLStyleElement).sheet?.cssRules ?? [])].map((rule) => rule.cssText).join(''));
      node.childNodes.forEach(visit);
    };
    if (root !== undefined && root !== null) visit(root);
    return parts.join('\n');
  });
}

/** Opens the recording of `query` after the stage that waits has built the last of those in `ahead`. */
export async function openAhead(harness: Harness, query: string, ahead = new URLSearchParams(query).get('id') ?? ''): Promise<Page> {
  const page = await harness.open(`/bare?${query}&ahead=${ahead}`);
  // The link is of the page that a stage practises on.
  await page.waitForFunction(() => {
    const built = document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument;
    return 'begin' in window && (built?.body?.childElementCount ?? 0) > 0 && built?.querySelector('.row > p > a.link[title="A link"]') === null;
  });
  await page.evaluate(() => (window as unknown as { begin(): void }).begin());
  await settled(page);
  return page;
}

/** Seeks, and waits until that moment is on the screen. */
export async function seekTo(page: Page, at_ms: number): Promise<void> {
  await page.evaluate((at) => {
    const player = (window as unknown as { player: { seek(at: number): void } }).player;
    player.seek(at);
  }, at_ms);
  await settled(page);
}

/** Waits until the stage has answered. */
export async function shown(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const state = (window as unknown as { player?: { state: { waiting: boolean; shown: boolean } } }).player?.state;
    return state !== undefined && !state.waiting && state.shown;
  }, undefined, { timeout: 20_000 });
}

export async function settled(page: Page): Promise<void> {
  await shown(page);
  // The stage answers by message, and scrolls once more when data images have been decoded.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 100)));
}
