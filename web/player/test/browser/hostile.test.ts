// Hostile recordings play, and nothing happens: no request, no script, no dialog, no navigation.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { added, bare, changed, ending, page as recordedPageOf } from '../hostile/build';
import { lists, trees } from '../hostile/corpus';
import type { RawEvent } from '../server/recordings';
import { serve } from '../server/recordings';
import { hasChromium, settled, startHarness, type Harness } from './harness';

const OURS = /^\/(?:bare|stage|dist|recordings)(?:[/?]|$)/;

interface Outcome {
  happened: string[];
  /** The rest of the page is still there: an attack may not end the replay either. */
  alive: boolean;
}

describe.skipIf(!hasChromium)('a hostile recording', () => {
  let harness: Harness;
  let evil: Server;
  const calls: string[] = [];

  beforeAll(async () => {
    evil = createServer((request, response) => {
      calls.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    harness = await startHarness(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  }, 60_000);

  afterAll(async () => {
    await harness.close();
    evil.closeAllConnections();
    evil.close();
  });

  async function play(name: string, events: RawEvent[]): Promise<Outcome> {
    const id = name.replace(/\W+/g, '-');
    const port = (evil.address() as AddressInfo).port;
    const armed = JSON.parse(JSON.stringify([...events, ending()]).replaceAll('EVILPORT', String(port))) as RawEvent[];
    const readable = armed.filter((event) => typeof (event as RawEvent | null)?.timestamp === 'number' && typeof event.data === 'object' && event.data !== null && 'source' in event.data);
    const served = serve(id, [readable]);
    served.blocks[0] = { tab: 0, events: armed };
    harness.server.add(served);
    return watch(`/bare?id=${id}`);
  }

  async function watch(path: string): Promise<Outcome> {
    calls.length = 0;
    const happened: string[] = [];
    const page = await harness.blank();
    watchFor(page, happened);
    await page.goto(`${harness.server.origin}${path}`);
    await settled(page);
    await page.evaluate(() => (window as unknown as { player: { seek(at: number): void } }).player.seek(1000));
    await settled(page);
    await page.waitForTimeout(120);
    happened.push(...calls.map((call) => `request ${call}`), ...(await traces(page)));
    const alive = await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument?.getElementById('alive')?.textContent === 'alive');
    await page.context().close();
    return { happened, alive };
  }

  for (const [name, tree] of Object.entries(trees)) {
    const ways: [string, () => RawEvent[]][] = [
      ['in the snapshot', () => recordedPageOf(tree())],
      ['added by a mutation', () => [...recordedPageOf(), added(tree())]],
      ['set by a mutation', () => ((node) => [...recordedPageOf(bare(node)), changed(node)])(tree())],
    ];
    for (const [way, events] of ways) {
      it(`with ${name} ${way} does nothing`, async () => {
        const outcome = await play(`${name} ${way}`, events());
        expect(outcome).toEqual({ happened: [], alive: true });
      }, 30_000);
    }
  }

  for (const [name, events] of Object.entries(lists)) {
    it(`with ${name} does nothing`, async () => {
      expect((await play(name, events())).happened).toEqual([]);
    }, 30_000);
  }
});

/** Everything that must not happen, written down as it happens. */
function watchFor(page: Page, happened: string[]): void {
  page.on('request', (request) => {
    const url = new URL(request.url());
    const inert = ['data:', 'blob:', 'about:'].includes(url.protocol);
    if (!inert && (url.hostname !== '127.0.0.1' || !OURS.test(url.pathname))) happened.push(`asked for ${request.url().slice(0, 200)}`);
  });
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => {
    const allowed = frame.url() === 'about:blank' || OURS.test(new URL(frame.url()).pathname);
    if (!allowed) happened.push(`navigated to ${frame.url()}`);
  });
  page.context().on('page', () => happened.push('opened a window'));
  page.on('download', () => happened.push('downloaded'));
  page.on('pageerror', (error) => happened.push(`error in our own code: ${error.message}`));
  // The policy is the second wall; the cleaning must already have done it.
  page.on('console', (message) => {
    if (/content security policy|refused to|blocked script/i.test(message.text())) happened.push(`left to the policy: ${message.text().slice(0, 200)}`);
  });
}

async function traces(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const pwned = await frame.evaluate(() => 'pwned' in window || 'polluted' in {}).catch(() => false);
    if (pwned) found.push(`script ran in ${frame.url()}`);
  }
  return found;
}
