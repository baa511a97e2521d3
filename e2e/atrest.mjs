// Opens what the server keeps enciphered (crates/server/src/encryption), with the secrets in its database, and what is packed in
// it: what a search for texts could not see otherwise.
//
//   for (const { path, layers } of opened(server.data))    every file of a data folder, and all that is in it

import { execFileSync } from 'node:child_process';
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { filesBelow, layers } from './hunt.mjs';

const SQL = `select hex(r.id), hex(v.secret), hex(s.secret) from recording r
  join visitor_secret v on v.visitor_id = r.visitor_id join recording_secret s on s.recording_id = r.id`;
const READ = `import sqlite3, sys
for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]): print(*row)`;

const TAG = 16;
const CHUNK = 65_536;
/** Before the batch in a frame of the journal (crates/journal/src/frame.rs), and in it before its events. */
const FRAME_HEAD = 41;
const LENGTH_AT = 12;
const BATCH_HEAD = 50;
const ENCIPHERED = 2;

/** Id, in hex, and secrets of each recording. */
function secretsIn(data) {
  const rows = execFileSync('python3', ['-c', READ, join(data, 'revisit.db'), SQL], { encoding: 'utf8' }).trim();
  return rows.split('\n').filter(Boolean).map((row) => row.split(' ')).map(([id, ...secrets]) => [id.toLowerCase(), ...secrets.map((hex) => Buffer.from(hex, 'hex'))]);
}

const keyOf = ([, visitor, recording], purpose) => Buffer.from(hkdfSync('sha256', visitor, recording, purpose, 32));

function open(key, nonce, head, sealed) {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(head).setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
}

function* batchesIn(bytes, secrets) {
  const key = keyOf(secrets, 'revisit batches');
  const begins = Buffer.concat([Buffer.from([ENCIPHERED]), Buffer.from(secrets[0], 'hex')]);
  for (let at = bytes.indexOf(begins); at >= FRAME_HEAD; at = bytes.indexOf(begins, at + 1)) {
    const batch = bytes.subarray(at, at + bytes.readUInt32LE(at - FRAME_HEAD + LENGTH_AT));
    const [head, events] = [batch.subarray(0, BATCH_HEAD), batch.subarray(BATCH_HEAD)];
    yield open(key, events.subarray(0, 12), head, events.subarray(12));
  }
}

function segment(name, bytes, secrets) {
  const key = keyOf(secrets, `revisit object ${name}`);
  const [head, chunks] = [bytes.subarray(0, 8), []];
  for (let at = 8; at < bytes.length; at += CHUNK + TAG) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(chunks.length, 8);
    chunks.push(open(key, nonce, head, bytes.subarray(at, at + CHUNK + TAG)));
  }
  return Buffer.concat(chunks);
}

/** What reads a file: the batches of the journal, a segment as it was written; [] for any other. */
function deciphers(data) {
  const all = secretsIn(data);
  return (path, bytes) => {
    if (bytes.subarray(0, 8).toString() === 'RVJOURNL') return all.flatMap((secrets) => [...batchesIn(bytes, secrets)]);
    if (bytes.subarray(0, 4).toString() !== 'RVEC') return [];
    const name = path.slice(path.indexOf('recordings/'));
    const secrets = all.find(([id]) => id === name.split('/')[2].replaceAll('-', ''));
    return secrets === undefined ? [] : [segment(name, bytes, secrets)];
  };
}

/** Every file below `folder`, with all that is in it; `data` is the data folder. */
export function* opened(data, folder = data) {
  const deciphered = deciphers(data);
  for (const { path, bytes } of filesBelow(folder)) yield { path, layers: [bytes, ...deciphered(path, bytes)].flatMap(layers) };
}
