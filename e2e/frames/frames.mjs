// Opening a recording at a moment must show what playing everything up to it shows.
//
// For each recording in ../shared/data/recordings: the example `moments` of crates/rrweb seals it and opens it
// at moments spread over its blocks. In a real Chromium, @rrweb/replay is taken to each moment twice, once
// with all events from the start and once with what was opened, and the two documents are compared: nodes,
// attributes, values, rules of style sheets, scroll positions.
//
//   node frames.mjs [--moments=4] [NAME…]      exits 1 when a document differs, or a report is not clean

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { firstDifference } from './difference.mjs';
import { stateAt } from './state.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const folder = join(root, '../shared/data/recordings');

const options = process.argv.slice(2);
const count = Number(options.find((o) => o.startsWith('--moments='))?.slice('--moments='.length) ?? 4);
const names = options.filter((o) => !o.startsWith('--'));

if (!existsSync(folder)) {
  console.log('skipped: no recordings in ../shared/data/recordings');
  process.exit(0);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
let differing = 0;
try {
  const script = await replayerScript();
  for (const file of readdirSync(folder).filter((f) => wanted(f)).sort()) {
    differing += await compare(file, script);
  }
} finally {
  await browser.close();
}
process.exit(differing > 0 ? 1 : 0);

function wanted(file) {
  return file.endsWith('.json.zst') && (names.length === 0 || names.some((name) => file.startsWith(name)));
}

async function replayerScript() {
  const contents = 'import { Replayer } from "@rrweb/replay"; window.Replayer = Replayer;';
  const bundle = await build({ stdin: { contents, resolveDir: here }, bundle: true, write: false, format: 'iife', logLevel: 'error' });
  return bundle.outputFiles[0].text;
}

/** Compares one recording at its moments; returns at how many it differs. */
async function compare(file, script) {
  const [{ events }, ...moments] = openings(join(folder, file));
  let differing = 0;
  for (const moment of moments) {
    const played = await stateAt(browser, script, events.filter((e) => Math.trunc(e.timestamp) <= moment.time), moment.time);
    const opened = await stateAt(browser, script, moment.opened, moment.time);
    const difference = firstDifference(played, opened);
    if (difference) differing += 1;
    const where = `${file.replace('.json.zst', '')} +${((moment.time - events[0].timestamp) / 1000).toFixed(1)} s, block ${moment.block}`;
    const how = moment.frame_events > 0 ? `frame of ${moment.frame_events} events` : 'page start';
    console.log(`${difference ? 'DIFFERS' : 'equal  '} ${where} (${how}, ${played.nodes} nodes)${difference ? `\n        ${difference}` : ''}`);
  }
  return differing;
}

/** What the example prints: all events, then one line for each moment. */
function openings(path) {
  const cargo = ['run', '--quiet', '--release', '-p', 'revisit-rrweb', '--example', 'moments', '--', path, String(count)];
  const command = process.env.MOMENTS ? [process.env.MOMENTS, [path, String(count)]] : ['cargo', cargo];
  const out = execFileSync(...command, { cwd: root, maxBuffer: 1 << 30 });
  return out.toString().trim().split('\n').map((line) => JSON.parse(line));
}
