// Looks for texts in bytes, however they may be written: plain, reversed, percent-encoded, in escapes of JSON,
// in base64 at any offset, in hex, two bytes per character, and inside of gzip, deflate and zstd.
//
//   const hunt = new Hunt({ 'password typed': ['Wqxbcdqz'] });
//   hunt.in(bytes)                ['password typed']
//
// Many texts are looked for at once: one walk over the bytes, which stops only where four of them begin one.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

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

const escaped = (text, prefix, digits) => [...text].map((letter) => prefix + letter.charCodeAt(0).toString(16).padStart(digits, '0')).join('');

export function formsOf(text) {
  const base64 = base64Forms(text);
  const forms = [
    text,
    [...text].reverse().join(''),
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%20/g, '+'),
    escaped(text, '%', 2),
    escaped(text, '\\u', 4),
    escaped(text, '\\x', 2),
    Buffer.from(text).toString('hex'),
    ...base64,
    ...base64.map((form) => form.replace(/\+/g, '-').replace(/\//g, '_')),
  ];
  return [...new Set(forms)];
}

/** Capital letters of ASCII made small. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

const folded = (bytes) => {
  const out = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at++) out[at] = FOLDED[bytes[at]];
  return out;
};

/** Of four bytes, the place in a table of bits. */
const place = (word) => (Math.imul(word, 0x9e3779b1) >>> 10) & 0x3fffff;

export class Hunt {
  #begins = new Uint8Array(1 << 22);
  #forms = new Map();

  /** `texts`: { name: [text, …] }. */
  constructor(texts) {
    for (const [name, list] of Object.entries(texts)) for (const text of list) this.#add(name, text);
  }

  #add(name, text) {
    const forms = [...formsOf(text).map((form) => Buffer.from(form)), Buffer.from(text, 'utf16le')];
    for (const form of forms.map(folded)) {
      const word = form.readUInt32LE(0);
      this.#begins[place(word)] = 1;
      if (!this.#forms.has(word)) this.#forms.set(word, []);
      this.#forms.get(word).push({ name, form });
    }
  }

  /** The names of what is in `bytes`, sorted. */
  in(bytes) {
    const low = folded(bytes);
    const names = new Set();
    let word = 0;
    for (let at = 0; at < low.length; at++) {
      word = (word >>> 8) | (low[at] << 24);
      if (at > 2 && this.#begins[place(word)]) this.#look(low, at - 3, word >>> 0, names);
    }
    return [...names].sort();
  }

  #look(low, at, word, names) {
    for (const { name, form } of this.#forms.get(word) ?? []) {
      if (!names.has(name) && low.compare(form, 0, form.length, at, Math.min(low.length, at + form.length)) === 0) names.add(name);
    }
  }
}

/** The names of those secrets ({ name: text }) that are in `bytes`. */
export const found = (bytes, secrets) => new Hunt(Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, [text].flat()]))).in(bytes);

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

/** Every file below a folder: { path, bytes }. One that goes away while we look is left out. */
export function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile()) continue;
    try {
      yield { path, bytes: readFileSync(path) };
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

/** The frames of deflate in a body of our recorder (docs/capture-format.md), wherever they begin. */
export function deflated(bytes) {
  const out = [];
  for (let at = 0; at + 5 < bytes.length; at++) {
    if (bytes[at] !== 1) continue;
    const length = bytes.readUInt32LE(at + 1);
    if (length > 20 && at + 5 + length <= bytes.length) out.push(attempt(() => inflateRawSync(bytes.subarray(at + 5, at + 5 + length))));
  }
  return out;
}
