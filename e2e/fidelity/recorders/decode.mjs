// From what the recorder sends to rrweb events.
//
// Batches are read one tab at a time, in the order of their numbers: a later format may refer back to what
// an earlier batch of the tab said.

import { gunzipSync } from 'node:zlib';

const isGzip = (body) => body[0] === 0x1f && body[1] === 0x8b;

const plain = (body) => (isGzip(body) ? gunzipSync(body) : body);

/** The first line of a batch, which says whose it is. */
export function readEnvelope(body) {
  const bytes = plain(body);
  return JSON.parse(bytes.subarray(0, bytes.indexOf(10)).toString('utf8'));
}

function eventsOf(body) {
  const bytes = plain(body);
  return JSON.parse(bytes.subarray(bytes.indexOf(10) + 1).toString('utf8'));
}

/** The events of one tab, in order. */
export async function bodiesToEvents(bodies) {
  return bodies.flatMap(eventsOf);
}
