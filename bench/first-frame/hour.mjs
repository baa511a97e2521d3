// An hour's visit, made of recordings: page after page for half an hour, then one page that stays open
// and changes for the other half. Events are older than now by up to an hour, as after an hour without network.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const MINUTE = 60_000;
const LENGTH_MS = 60 * MINUTE;
const BATCH_MS = 5_000;
const BATCH_BYTES = 1_500_000;
/** Stress tests among the recordings fill this in seconds; nobody has an hour of it. */
const LOAD_BYTES_MAX = 3_000_000;
const META = 4;
const SNAPSHOT = 2;
const INCREMENTAL = 3;
const CUSTOM = 5;
const MUTATION = 0;

const folder = fileURLToPath(new URL('../../../shared/data/recordings/', import.meta.url));

export const haveRecordings = existsSync(folder);

function recordings() {
  const { decompress } = createRequire(new URL('../../web/package.json', import.meta.url))('fzstd');
  return readdirSync(folder).filter((name) => name.endsWith('.json.zst')).sort().map((name) => {
    const json = new TextDecoder().decode(decompress(readFileSync(folder + name)));
    return JSON.parse(json).sort((a, b) => a.timestamp - b.timestamp);
  });
}

/** The page loads of a recording, each from its Meta event to the next, and no longer than a minute. */
function pageLoads(events) {
  const loads = [];
  for (const event of events) {
    if (event.type === META) loads.push([]);
    loads.at(-1)?.push(event);
  }
  const minutes = loads.map((load) => load.filter((event) => event.timestamp - load[0].timestamp < MINUTE));
  return minutes.filter((load) => load.some((event) => event.type === SNAPSHOT) && jsonBytes(load) < LOAD_BYTES_MAX);
}

const jsonBytes = (events) => events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);

const span = (load) => load.at(-1).timestamp - load[0].timestamp;

function* shifted(load, to_ms) {
  for (const event of load) yield { ...event, timestamp: to_ms + event.timestamp - load[0].timestamp };
}

/** What may be repeated on a page that is already there: everything but nodes that come and go. */
function repeatable(event) {
  if (event.type !== INCREMENTAL) return false;
  return event.data.source !== MUTATION || (event.data.adds.length === 0 && event.data.removes.length === 0);
}

/** Of the pages that go on for a while, the one with the largest document: the worst to open in its middle. */
function longPage(loads) {
  const alive = loads.filter((load) => span(load) > 15_000 && load.filter(repeatable).length > 100);
  const weight = (load) => JSON.stringify(load.find((event) => event.type === SNAPSHOT)).length;
  return alive.sort((a, b) => weight(b) - weight(a))[0];
}

function* hour(start_ms) {
  const loads = recordings().flatMap(pageLoads);
  const half = start_ms + LENGTH_MS / 2;
  let at = start_ms;
  for (let n = 0; at < half; n += 1) {
    const load = loads[n % loads.length];
    yield* shifted(load, at);
    at += Math.max(span(load), 10_000) + 2_000;
  }
  const long = longPage(loads);
  yield* shifted(long, at);
  const again = long.filter(repeatable);
  for (at += span(long) + 1_000; at < start_ms + LENGTH_MS - span(again); at += span(again) + 500) yield* shifted(again, at);
}

/** Cut as the recorder cuts: five seconds, or so many bytes. */
function* batches(events) {
  let batch = [];
  let bytes = 0;
  for (const event of events) {
    const json = JSON.stringify(event);
    if (batch.length > 0 && (event.timestamp - batch[0].timestamp >= BATCH_MS || bytes + json.length > BATCH_BYTES)) {
      yield `[${batch.map((one) => one.json).join(',')}]`;
      [batch, bytes] = [[], 0];
    }
    batch.push({ json, timestamp: event.timestamp });
    bytes += json.length;
  }
  yield `[${batch.map((one) => one.json).join(',')}]`;
}

/** Sends the hour, batch by batch; returns how much it was. */
export async function sendHour({ origin, site }) {
  const [visit, visitor, tab] = [16, 16, 8].map((bytes) => randomBytes(bytes).toString('hex'));
  const post = async (envelope, json) => {
    const answer = await fetch(`${origin}/r/v1/${site.key}/batch`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36' },
      body: gzipSync(`${JSON.stringify({ visit, visitor, tab, sent: Date.now(), screen: [1280, 800, 1], ...envelope })}\n${json}`),
    });
    if (!answer.ok) throw new Error(`${JSON.stringify(envelope)}: ${answer.status} ${await answer.text()}`);
  };
  const sent = { batches: 0, bytes: 0 };
  for (const json of batches(hour(Date.now() - LENGTH_MS - MINUTE))) {
    await post({ seq: sent.batches, state: 'live' }, json);
    sent.batches += 1;
    sent.bytes += json.length;
  }
  await post({ seq: sent.batches, state: 'leave' }, JSON.stringify([{ type: CUSTOM, data: { tag: 'revisit.leave', payload: {} }, timestamp: Date.now() - MINUTE }]));
  return sent;
}
