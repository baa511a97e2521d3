// A stand-in for the server: answers the recorder as docs/protocol.md says and keeps every batch as it
// came. The real server's part is tested by ../../sites.test.mjs; here only browser and player count.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { eventsOf, hashOf, readBody, readEnvelope } from '../recorders/decode.mjs';

const DIST = new URL('../../../web/recorder/dist/', import.meta.url);

/** Everything may be recorded, so that pictures can be equal; what is hidden otherwise has tests of its own. */
const SETTINGS = {
  recording: true, reason: null, settings_version: 1, mobile: true, forms: true, numbers: true, emails: true, consent: 'not_required', honour_signals: false,
  bots: 'record', sampling: 1, pages: [], elements: [], query_keys: [], ping_s: 30,
};

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** What one site key received: batches by (visit, tab, seq), each once. */
class Inbox {
  constructor(companions) {
    /** Files that are loaded besides, by their names in the manifest. */
    this.companions = companions;
    this.batches = new Map();
    /** By their hash: what bodies brought because they were asked for. */
    this.contents = new Map();
    this.wanted = new Set();
  }

  take(body) {
    const envelope = readEnvelope(body);
    const { visit, tab, seq } = envelope;
    const name = `${visit} ${tab} ${seq}`;
    // The first one counts, as with the server: a page that goes sends again what is on its way, in another form.
    if (this.batches.has(name)) return this.answer(visit, tab);
    const read = seq === undefined ? { events: [], referred: [], brought: [] } : readBody(body);
    if (seq !== undefined) this.batches.set(name, { envelope, read });
    for (const { text } of read.brought) this.contents.set(hashOf(text), text);
    const want = read.referred.map(({ hash }) => hash).filter((hash) => !this.contents.has(hash));
    want.forEach((hash) => this.wanted.add(hash));
    return this.answer(visit, tab, want);
  }

  answer(visit, tab, want = []) {
    return { ack: this.acknowledged(visit, tab), snapshot: false, renew: false, stop: null, want };
  }

  /** Nothing that was asked for is still on its way. */
  get complete() {
    return [...this.wanted].every((hash) => this.contents.has(hash));
  }

  acknowledged(visit, tab) {
    let seq = -1;
    while (this.batches.has(`${visit} ${tab} ${seq + 1}`)) seq += 1;
    return seq;
  }

  /** All events, in the order of the bodies' numbers. */
  get events() {
    const inOrder = [...this.batches.values()].sort((a, b) => a.envelope.seq - b.envelope.seq);
    return eventsOf(inOrder.map(({ read }) => read), this.contents);
  }
}

export async function startStandIn() {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', DIST), 'utf8'));
  const inboxes = new Map();

  function json(response, status, body) {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  function file(response, name) {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': name === manifest.core ? 'no-cache' : 'max-age=31536000, immutable' });
    response.end(readFileSync(new URL(name, DIST)));
  }

  async function answer(request, response) {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    const { pathname } = new URL(request.url, 'http://standin');
    if (pathname === '/r.js') return file(response, manifest.core);
    if (/^\/r\/[\w.-]+\.js$/.test(pathname)) return file(response, pathname.slice(3));
    const [, , , key, what] = pathname.split('/');
    const inbox = inboxes.get(key);
    if (!inbox) return json(response, 403, { error: 'unknown_site', message: '' });
    if (what === 'settings') return json(response, 200, { ...SETTINGS, capture: `/r/${manifest.capture}`, companions: inbox.companions.map((name) => `/r/${manifest[name]}`) });
    if (what === 'batch') return json(response, 200, inbox.take(await bodyOf(request)));
    return json(response, 404, { error: 'not_found', message: '' });
  }

  const server = createServer((request, response) => {
    // A page that leaves cuts its requests; what was cut is sent again by the next page.
    answer(request, response).catch((error) => response.headersSent || json(response, 400, { error: 'malformed', message: String(error) }));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    open(key, companions = []) {
      const inbox = new Inbox(companions);
      inboxes.set(key, inbox);
      return inbox;
    },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
