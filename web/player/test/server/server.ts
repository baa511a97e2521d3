// A small server for tests and development: the API's shape, the stage with its policy, one page.
//
// Every request is written down, because the tests of hostile recordings count them.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readRecording, recordingNames, serve, type Served } from './recordings';

const ROOT = findRoot();
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json', ftl: 'text/plain', map: 'application/json' };

function findRoot(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return [`${here}../../`, `${here}../`, `${process.cwd()}/`].find((path) => existsSync(`${path}build.mjs`)) ?? process.cwd();
}

export interface TestServer {
  readonly origin: string;
  readonly requests: string[];
  add(served: Served): void;
  close(): Promise<void>;
}

export async function startServer(port = 0): Promise<TestServer> {
  const recordings = new Map<string, Served>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response, recordings);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    add: (served) => void recordings.set(served.detail.id, served),
    close: () => closeServer(server),
  };
}

let fluent: Promise<Uint8Array> | undefined;

/** What the page with a view in it reads its texts by. It is no part of what we ship. */
async function sendFluent(response: ServerResponse): Promise<void> {
  fluent ??= bundleFluent();
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(await fluent);
}

async function bundleFluent(): Promise<Uint8Array> {
  const { outputFiles } = await build({ stdin: { contents: "export * from '@fluent/bundle'", resolveDir: ROOT }, bundle: true, format: 'esm', write: false, outdir: 'dist', logLevel: 'warning' });
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function answer(request: IncomingMessage, response: ServerResponse, recordings: Map<string, Served>): void {
  const path = new URL(request.url ?? '/', 'http://test').pathname;
  const [, kind, name = '', part = '', n = ''] = path.split('/');
  if (kind === 'recordings') return sendRecording(response, recordings, name, part, Number(n));
  if (path === '/stage') return sendFile(response, 'dist/stage.html', { 'content-security-policy': readFileSync(`${ROOT}dist/stage-csp.txt`, 'utf8').trim() });
  if (kind === 'stage') return sendFile(response, `dist/${name}`, {});
  if (path === '/dist/fluent.js') return void sendFluent(response);
  if (kind === 'dist' && /^[\w.-]+$/.test(name)) return sendFile(response, `dist/${name}`, {});
  if (kind === 'locales' && /^(en|de|cs|hu)$/.test(name)) return sendFile(response, `../../locales/${name}/player.ftl`, {});
  if (path === '/' || path === '/bare') return sendFile(response, path === '/' ? 'test/server/page.html' : 'test/server/bare.html', {});
  response.writeHead(404).end();
}

function sendRecording(response: ServerResponse, recordings: Map<string, Served>, id: string, part: string, n: number): void {
  const served = recordings.get(id) ?? load(recordings, id);
  const body = part === 'blocks' ? served?.blocks[n] : served?.detail;
  if (body === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

function load(recordings: Map<string, Served>, id: string): Served | undefined {
  const names = id.split('+');
  if (!names.every((name) => recordingNames().includes(name))) return undefined;
  const served = serve(id, alignTabs(names.map(readRecording)), 15_000);
  recordings.set(id, served);
  return served;
}

/** Tabs made of separate recordings begin together. */
function alignTabs(tabs: ReturnType<typeof readRecording>[]): ReturnType<typeof readRecording>[] {
  const start = tabs[0]?.[0]?.timestamp ?? 0;
  return tabs.map((events) => {
    const shift = start - (events[0]?.timestamp ?? start);
    return events.map((event) => ({ ...event, timestamp: event.timestamp + shift }));
  });
}

function sendFile(response: ServerResponse, path: string, headers: Record<string, string>): void {
  const file = `${ROOT}${path}`;
  if (!existsSync(file)) return void response.writeHead(404).end();
  const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers }).end(readFileSync(file));
}
