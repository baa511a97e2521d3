// Serves the pages of the cases: each recorder sees each case at an address of its own, with the
// recorder's head in the page, as the owner of a site would put it there.
//
//   const site = await serveCases();
//   site.put('rrweb/forms-states', { page: '<!doctype html>…', files: { 'inner.html': '…' } }, head);
//   site.urlOf('rrweb/forms-states')   'http://127.0.0.1:41234/rrweb/forms-states/'
//   site.other                          the same server under another origin, for what is cross-origin

import { createServer } from 'node:http';
import { extname } from 'node:path';
import { assets } from './assets.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.wav': 'audio/wav', '.json': 'application/json' };

/** `html` with `head` before anything else that its head holds. */
export function putFirst(html, head) {
  const place = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return html.slice(0, at) + head + html.slice(at);
}

const typeOf = (name) => TYPES[extname(name)] ?? 'application/octet-stream';

/** A file of a case is its body, or { body, type, headers, recorded } where more has to be said. */
function fileOf({ page, files = {} }, name, head) {
  if (name === '') return { body: putFirst(page, head), type: TYPES['.html'] };
  const file = files[name];
  if (file === undefined) return null;
  const spec = typeof file === 'string' || Buffer.isBuffer(file) ? { body: file } : file;
  return { ...spec, type: spec.type ?? typeOf(name), body: spec.recorded ? putFirst(spec.body, head) : spec.body };
}

export async function serveCases() {
  const cases = new Map();

  function find(path) {
    if (path.startsWith('/assets/')) return assets[path.slice(8)];
    const [, recorder, slug, ...rest] = path.split('/');
    const known = cases.get(`${recorder}/${slug}`);
    return known ? fileOf(known.spec, rest.join('/'), known.head) : null;
  }

  const server = createServer((request, response) => {
    const file = find(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    // Open to all: a replay elsewhere may fetch fonts and sheets, as the peer's own player does.
    response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache', 'access-control-allow-origin': '*', ...file.headers }).end(file.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    put: (name, spec, head) => void cases.set(name, { spec, head }),
    urlOf: (name) => `http://127.0.0.1:${port}/${name}/`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
