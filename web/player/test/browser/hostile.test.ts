// Hostile recordings play, and nothing happens: no request, no script, no dialog, no navigation.
//
// Many attacks share a page load: each is a block of one recording, with a snapshot of its own, and the
// player is taken from one to the next. What happens is written down under the attack on the stage.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { added, bare, changed, ending, page as recordedPageOf, START } from '../hostile/build';
import { lists, trees } from '../hostile/corpus';
import { type RawEvent, type Served, serve } from '../server/recordings';
import { hasChromium, shown, startHarness, type Harness } from './harness';

const OURS = /^\/(?:bare|stage|dist|recordings)(?:[/?]|$)/;
/** From one attack to the next on the time line. */
const CASE_MS = 2_000;
/** How long an attack stands on the stage: requests and handlers take a moment to begin. */
const STANDS_MS = 120;

/** `alive`: the rest of the page has to be there, an attack may not end the replay either. */
interface Attack {
  name: string;
  events: RawEvent[];
  alive: boolean;
}

const fromTrees = (build: (tree: () => ReturnType<(typeof trees)[string]>) => RawEvent[]): Attack[] =>
  Object.entries(trees).map(([name, tree]) => ({ name, events: build(tree), alive: true }));

const GROUPS: Record<string, () => Attack[]> = {
  'in the snapshot': () => fromTrees((tree) => recordedPageOf(tree())),
  'added by a mutation': () => fromTrees((tree) => [...recordedPageOf(), added(tree())]),
  'set by a mutation': () => fromTrees((tree) => ((node) => [...recordedPageOf(bare(node)), changed(node)])(tree())),
  'in other events': () => Object.entries(lists).map(([name, events]) => ({ name, events: events(), alive: false })),
};

// After the last attack the stage must still be able to show a page.
const CALM: Attack = { name: 'a calm page after all of them', events: recordedPageOf(), alive: true };

describe.skipIf(!hasChromium)('a hostile recording does nothing', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  }, 60_000);
  afterAll(() => harness.close());

  for (const [way, attacks] of Object.entries(GROUPS)) {
    it.concurrent(`with attacks ${way}`, async () => {
      expect(await play(harness, way.replace(/\W+/g, '-'), [...attacks(), CALM])).toEqual({});
    }, 120_000);
  }
});

/** What happened, by the name of the attack during which it did; nothing where nothing did. */
async function play(harness: Harness, id: string, attacks: Attack[]): Promise<Record<string, string[]>> {
  const happened: string[] = [];
  const evil = await startEvil(happened);
  harness.server.add(recordingOf(id, attacks, evil.port));
  const page = await harness.blank();
  watchFor(page, happened);
  await page.goto(`${harness.server.origin}/bare?id=${id}`);
  // The page's module waits for the recording, which the load event does not.
  await shown(page);
  const found: Record<string, string[]> = {};
  for (const [index, attack] of attacks.entries()) {
    await stand(page, index * CASE_MS);
    happened.push(...(await traces(page)));
    if (attack.alive && !(await isAlive(page, index))) happened.push('the page is gone');
    if (happened.length > 0) found[attack.name] = happened.splice(0);
  }
  await page.context().close();
  evil.close();
  return found;
}

/** Shows the snapshot first, then plays what follows. */
async function stand(page: Page, at_ms: number): Promise<void> {
  for (const moment of [at_ms, at_ms + 1_000]) {
    await page.evaluate((at) => (window as unknown as { player: { seek(at: number): void } }).player.seek(at), moment);
    await shown(page);
  }
  await page.waitForTimeout(STANDS_MS);
}

/** An origin that nobody may call. */
async function startEvil(happened: string[]): Promise<{ port: number; close(): void }> {
  const server: Server = createServer((request, response) => {
    happened.push(`request ${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** One recording in which every attack is a block that begins with its own snapshot. */
function recordingOf(id: string, attacks: Attack[], port: number): Served {
  const { detail } = serve(id, [[...recordedPageOf(), ending(attacks.length * CASE_MS)]]);
  const blocks = attacks.map((attack, n) => ({ tab: 0, events: armed(attack, n, port) }));
  const index = blocks.map(({ events }, n) => ({
    n, tab: 0, first_ms: n * CASE_MS, last_ms: n * CASE_MS + 1_000, frame_events: 0, start: true, bytes: 100 * events.length,
  }));
  return { blocks, detail: { ...detail, blocks: index } };
}

/** The events at their place in the recording, with the address to call and a sign of life of their own. */
function armed({ events }: Attack, n: number, port: number): RawEvent[] {
  const text = JSON.stringify([...events, ending()])
    .replaceAll('EVILPORT', String(port))
    .replaceAll('"textContent":"alive"', `"textContent":"alive ${n}"`);
  const shifted = JSON.parse(text) as (RawEvent | null)[];
  for (const event of shifted) if (typeof event?.timestamp === 'number' && event.timestamp >= START) event.timestamp += n * CASE_MS;
  return shifted as RawEvent[];
}

function isAlive(page: Page, n: number): Promise<boolean> {
  return page.evaluate((text) => {
    const recorded = document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument;
    return recorded?.getElementById('alive')?.textContent === text;
  }, `alive ${n}`);
}

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
    const pwned = await frame.evaluate(readAndForget).catch(() => false);
    if (pwned) found.push(`script ran in ${frame.url()}`);
  }
  return found;
}

/** Forgets it, too, so that the next attack is not blamed for it. */
function readAndForget(): boolean {
  const ran = 'pwned' in window || 'polluted' in {};
  delete (window as { pwned?: unknown }).pwned;
  delete (Object.prototype as { polluted?: unknown }).polluted;
  return ran;
}
