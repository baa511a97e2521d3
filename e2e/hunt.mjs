// Looks for a secret in bytes, however it may be written: plain, percent-encoded, base64 at any offset,
// hex, two bytes per character, and inside of gzip and zstd frames.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Whether zstd frames can be opened here: Node learnt it after the version we ask for. */
export const opensZstd = spawnSync('zstd', ['--version']).status === 0;

/** Base64 of the text wherever it begins within a group of three bytes, without the parts its neighbours decide. */
function base64Forms(text) {
  return [0, 1, 2].map((shift) => {
    const coded = Buffer.from('x'.repeat(shift) + text).toString('base64').replace(/=+$/, '');
    return coded.slice(shift === 0 ? 0 : shift + 1, -1 - ((text.length + shift) % 3 ? 1 : 0));
  });
}

export function formsOf(text) {
  const bytes = Buffer.from(text);
  return [...new Set([text, encodeURIComponent(text), encodeURIComponent(text).replace(/%20/g, '+'), bytes.toString('hex'), ...base64Forms(text)])];
}

/** The names of those secrets ({ name: text }) that are in `bytes`. */
export function found(bytes, secrets) {
  const plain = bytes.toString('latin1');
  const low = plain.toLowerCase();
  const wide = bytes.toString('utf16le').toLowerCase();
  return Object.entries(secrets)
    .filter(([, text]) => low.includes(text.toLowerCase()) || wide.includes(text.toLowerCase()) || formsOf(text).some((form) => plain.includes(form)))
    .map(([name]) => name);
}

function* positions(bytes, magic) {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) yield at;
}

function attempt(unpack) {
  try {
    return unpack();
  } catch {
    return Buffer.alloc(0);
  }
}

// What follows a frame is not part of it: what came out before the complaint counts.
const unzstd = (bytes) => spawnSync('zstd', ['-dcq'], { input: bytes, maxBuffer: 1 << 28 }).stdout ?? Buffer.alloc(0);

/** The bytes themselves and what is packed inside of them. */
export function layers(bytes) {
  const gzip = [...positions(bytes, GZIP)].map((at) => attempt(() => gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH })));
  const zstd = opensZstd ? [...positions(bytes, ZSTD)].map((at) => unzstd(bytes.subarray(at))) : [];
  return [bytes, ...gzip, ...zstd];
}

/** Every file below a folder: { path, bytes }. */
export function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) yield { path: join(entry.parentPath ?? entry.path, entry.name), bytes: readFileSync(join(entry.parentPath ?? entry.path, entry.name)) };
  }
}
