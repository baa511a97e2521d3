// From what the recorder sends to rrweb events.
//
// Bodies in JSON are read here; those in the capture format by the server's own reader (crates/rrweb, example
// `decode`), so that the suite proves both halves. What a body refers to by hash comes in a later one.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? `${ROOT}target`;
const READER = process.env.REVISIT_DECODE ?? `${TARGET}/debug/examples/decode`;
const CAPTURE_FORMAT = 1;

const isGzip = (body) => body[0] === 0x1f && body[1] === 0x8b;

const plain = (body) => (isGzip(body) ? gunzipSync(body) : body);

/** The first line of a batch, which says whose it is. */
export function readEnvelope(body) {
  const bytes = plain(body);
  return JSON.parse(bytes.subarray(0, bytes.indexOf(10)).toString('utf8'));
}

function run(command, args, options) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { maxBuffer: 256 << 20, ...options });
  if (error || status !== 0) throw new Error(`${command}: ${error ?? stderr}`);
  return stdout.toString('utf8');
}

let built = false;

function reader() {
  if (!built && !process.env.REVISIT_DECODE && !existsSync(READER)) {
    run('cargo', ['build', '--quiet', '-p', 'revisit-rrweb', '--example', 'decode'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  }
  built = true;
  return READER;
}

/** What a body holds: its events as JSON text, the hashes it refers to, the contents it brings. */
export function readBody(body) {
  const bytes = plain(body);
  const after = bytes.subarray(bytes.indexOf(10) + 1);
  if (after[0] !== CAPTURE_FORMAT) return { events: JSON.parse(after.toString('utf8')), referred: [], brought: [] };
  return JSON.parse(run(reader(), ['--all'], { input: body }));
}

export const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32);

const MARK = '\0#';

/** Puts contents in the place of their references, in place. */
function putIn(value, contents) {
  if (Array.isArray(value)) return value.map((item) => putIn(item, contents));
  if (typeof value === 'string') return value.startsWith(MARK) ? (contents.get(value.slice(3)) ?? '') : value;
  if (value && typeof value === 'object') for (const name of Object.keys(value)) value[name] = putIn(value[name], contents);
  return value;
}

/** The events of bodies in their order. */
export function eventsOf(read, contents) {
  return putIn(read.flatMap(({ events }) => structuredClone(events)), contents);
}
