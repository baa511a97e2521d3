// What really goes over the wire: a proxy between the recorder and the server that keeps every
// request, with its body as it was before it was compressed.
//
//   const wire = await tapServer(server.url);
//   … pages get { host: wire.url, key } …
//   wire.requests     [{ line, headers, body }]
//   wire.deaf = true  batches are heard by nobody, as when the server is away
//   wire.files        { '/r/capture-': 'text' }: what is answered instead of the files whose path begins so

import { createServer, request } from 'node:http';
import { gunzipSync, inflateRawSync } from 'node:zlib';

const NEWLINE = 10;
const CAPTURE_FORMAT = 1;
const DEFLATED = 1;

/** The frames of a body (docs/capture-format.md), inflated: their strings stand in them as UTF-8. */
function frames(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 1);
    const part = bytes.subarray(at + 5, at + 5 + length);
    parts.push(bytes[at] === DEFLATED ? inflateRawSync(part) : part);
    at += 5 + length;
  }
  return parts;
}

function unpack(body) {
  if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body);
  const after = body.indexOf(NEWLINE) + 1;
  if (after === 0 || body[after] !== CAPTURE_FORMAT) return body;
  return Buffer.concat([body.subarray(0, after), ...frames(body.subarray(after + 1))]);
}

function forward(target, incoming, answer, body) {
  const headers = { ...incoming.headers, host: new URL(target).host };
  const onward = request(new URL(incoming.url, target), { method: incoming.method, headers }, (back) => {
    answer.writeHead(back.statusCode, back.headers);
    back.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  onward.end(body);
}

export async function tapServer(target) {
  const wire = { requests: [], deaf: false, files: {} };
  const proxy = createServer(async (incoming, answer) => {
    const parts = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    wire.requests.push({ line: `${incoming.method} ${incoming.url}`, headers: JSON.stringify(incoming.headers), body: unpack(body) });
    const file = Object.entries(wire.files).find(([path]) => incoming.url.startsWith(path));
    if (file) answer.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(file[1]);
    else if (wire.deaf && incoming.url.endsWith('/batch')) answer.destroy();
    else forward(target, incoming, answer, body);
  });
  await new Promise((ready) => proxy.listen(0, '127.0.0.1', ready));
  const close = () => new Promise((done) => { proxy.close(done); proxy.closeAllConnections(); });
  return Object.assign(wire, { url: `http://127.0.0.1:${proxy.address().port}`, close });
}
