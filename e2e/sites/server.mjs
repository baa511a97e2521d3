// A static server for pages that are to be recorded. It puts the snippet into every HTML answer, as the
// owner of the site would, and rewrites addresses of content networks to packages that are here.
//
//   const site = await serve([{ at: '/', from: '/folder' }], { snippet: { host, key } });
//   site.url        'http://127.0.0.1:41234'
//   await site.close();

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.ico': 'image/x-icon', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.map': 'application/json', '.yaml': 'text/yaml', '.txt': 'text/plain; charset=utf-8', '.md': 'text/plain; charset=utf-8',
};

const escapeAttribute = (text) => text.replace(/[&"<]/g, (sign) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;' })[sign]);

/** The tag a site owner pastes. */
export const snippetTag = ({ host, key }) => `<script async src="${escapeAttribute(host)}/r.js" data-site="${escapeAttribute(key)}"></script>`;

/** `html` with the snippet, or the tags given instead of one, at the end of its head (or at its start, where there is no head). */
export function inject(html, snippet) {
  if (!snippet) return html;
  const tag = typeof snippet === 'string' ? snippet : snippetTag(snippet);
  const end = html.search(/<\/head\s*>/i);
  if (end >= 0) return html.slice(0, end) + tag + html.slice(end);
  const head = /<head[^>]*>|<!doctype[^>]*>(\s*<html[^>]*>)?/i.exec(html);
  const place = head ? head.index + head[0].length : 0;
  return html.slice(0, place) + tag + html.slice(place);
}

/** The file below `from` that `path` names, or null: never one outside of it. */
async function fileFor(from, path) {
  const wanted = normalize(join(from, path));
  if (wanted !== from && !wanted.startsWith(from + sep)) return null;
  const found = await stat(wanted).catch(() => null);
  // Debian keeps large pages compressed beside their names.
  if (!found) return (await stat(`${wanted}.gz`).catch(() => null)) ? `${wanted}.gz` : null;
  return found.isDirectory() ? fileFor(from, join(path, 'index.html')) : wanted;
}

async function locate(folders, path) {
  for (const { at, from } of folders) {
    if (!path.startsWith(at)) continue;
    const file = await fileFor(normalize(from).replace(/[/\\]+$/, ''), path.slice(at.length));
    if (file) return file;
  }
  return null;
}

function decode(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://site').pathname);
  } catch {
    return null;
  }
}

async function answer(request, response, folders, options) {
  const path = decode(request.url);
  const file = path && (await locate(folders, path));
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  const packed = file.endsWith('.gz') && !path.endsWith('.gz');
  const type = TYPES[extname(packed ? file.slice(0, -3) : file)] ?? 'application/octet-stream';
  let body = await readFile(file);
  if (packed) body = gunzipSync(body);
  if (type.startsWith('text/html')) body = inject((options.rewrite ?? String)(body.toString('utf8')), options.snippet);
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
}

/** Serves `folders` ([{ at: '/path/', from: folder }], first match wins) on a free loopback port. */
export async function serve(folders, options = {}) {
  const server = createServer((request, response) => {
    answer(request, response, folders, options).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((ready) => server.listen(options.port ?? 0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
