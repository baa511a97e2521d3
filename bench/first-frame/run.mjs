// How long a member waits: from the click on a recording in the list to its first frame, for an hour's
// recording, at its beginning and in its middle; everything real, on loopback.
//
//   node bench/first-frame/run.mjs BINARY SCRATCH-FOLDER [RUNS]     CHROMIUM=/path for another browser
//
// Each run is a new browser context with an empty cache that has the list open. `again` is a second click
// in the same context. `at once`: pointer, press and release come in one moment, as from a program. `by hand`:
// the pointer rests on the row and the button stays down for as long as people need. The goal: 500 ms or less.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { haveRecordings, sendHour } from './hour.mjs';
import { logIn, startServer } from './server.mjs';

const [binary, scratch, runs = '5'] = process.argv.slice(2);
const MINUTES = [0, 50];
const GOAL_MS = 500;
/** A quick hand: it needs so long from arriving on a row to pressing, and from pressing to letting go. */
const HAND = { rest_ms: 150, press_ms: 60 };
const WAYS = { 'at once': { rest_ms: 0, press_ms: 0 }, 'by hand': HAND };
const SEAL_MS = 180_000;

const chromiumPath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

function playwright() {
  try {
    return createRequire(new URL('../../web/recorder/package.json', import.meta.url))('playwright-core');
  } catch {
    return null;
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function sealed(ask, site) {
  for (const until = Date.now() + SEAL_MS; Date.now() < until; await pause(500)) {
    const { items } = await ask(`/sites/${site.id}/recordings`);
    if (items?.length) return ask(`/recordings/${items[0].id}`);
  }
  throw new Error('the recording was not sealed in time');
}

/** Clicks the row and answers the ms from the click to the player's own mark of its first frame. */
async function clickToFrame(page, minute, { rest_ms, press_ms }) {
  const row = page.locator('a.row').first();
  await row.waitFor();
  await page.waitForLoadState('networkidle');
  await row.evaluate((link, second) => {
    performance.clearMarks('revisit:first-frame');
    if (second > 0) link.setAttribute('href', `${link.getAttribute('href').split('?')[0]}?t=${second}`);
    addEventListener('click', (event) => { window.clickedAt = event.timeStamp; }, { capture: true, once: true });
  }, minute * 60);
  await row.hover();
  await pause(rest_ms);
  await row.click({ delay: press_ms });
  const frame = await page.waitForFunction(() => performance.getEntriesByName('revisit:first-frame')[0]?.startTime - window.clickedAt || null, null, { timeout: 60_000, polling: 50 });
  return frame.jsonValue();
}

async function measure(browser, server, session, minute, way) {
  const [name, value] = session.cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  await page.goto(`${server.origin}/sites/${server.site.id}/recordings`);
  const first = await clickToFrame(page, minute, way);
  await page.goBack();
  await page.mouse.move(0, 0);
  const again = await clickToFrame(page, minute, way);
  await context.close();
  return { first, again };
}

function printTable(rows) {
  console.log(`\n| click to first frame, ${runs} runs | median ms | worst ms | again: median ms | worst ms |`);
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const { name, times } of rows) {
    const columns = ['first', 'again'].flatMap((which) => {
      const all = times.map((time) => time[which]);
      return [median(all), Math.max(...all)].map((ms) => ms.toFixed(0));
    });
    console.log(`| ${name} | ${columns.join(' | ')} |`);
  }
  console.log(`\nGoal: median ≤ ${GOAL_MS} ms at each minute.`);
}

async function main() {
  const { chromium } = playwright() ?? {};
  const missing = !haveRecordings ? 'the shared recordings' : !chromiumPath ? 'Chromium' : !chromium ? 'playwright-core (npm ci in web/)' : null;
  if (missing) return console.log(`Skipped: ${missing} is missing.`);
  const folder = join(scratch, 'first-frame');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startServer(binary, folder, ['visits.leave_grace_ms=1000']);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const sent = await sendHour(server);
    const session = await logIn(server);
    const detail = await sealed(session.ask, server.site);
    console.log(`An hour: ${(sent.bytes / 1e6).toFixed(1)} MB of JSON in ${sent.batches} batches, ${(detail.duration_ms / 60_000).toFixed(1)} min, ${detail.blocks.length} blocks, ${(detail.bytes / 1e6).toFixed(2)} MB stored.`);
    const kinds = MINUTES.flatMap((minute) => Object.entries(WAYS).map(([name, way]) => ({ minute, way, name: `minute ${minute}, ${name}`, times: [] })));
    for (let run = 0; run < Number(runs); run += 1) for (const { minute, way, times } of kinds) times.push(await measure(browser, server, session, minute, way));
    printTable(kinds);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
