// A real Revisit server with a data folder, a site and an owner of its own, on a free loopback port.
//
//   const server = await startServer({ settings: { forms: true }, set: ['visits.leave_grace_ms=1000'] });
//   server.snippet                     { host, key } for the pages to be recorded
//   const [recording] = await server.waitListed();
//   const events = await server.exported(recording.id);
//   await server.kill9(); await server.restart();
//   await server.stop();               ends the process and removes the folder
//
// The binary is REVISIT_BIN, else the debug build of this repository.

import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_MS = 30_000;
const POLL_MS = 250;

export const OWNER = { email: 'owner@e2e.example', password: 'a lantern over nine quiet rivers' };

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../target', import.meta.url));

/** Where the program is. */
export const binary = process.env.REVISIT_BIN ?? join(target, 'debug/revisit');

/** A sentence when the program has not been built, else null: tests skip with it. */
export const noBinary = existsSync(binary) ? null : `${binary} is not there: cargo build --bin revisit, or set REVISIT_BIN`;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

// Settings of whoever runs the tests are not for these servers.
const env = Object.fromEntries([...Object.entries(process.env).filter(([name]) => !name.startsWith('REVISIT_')), ['NO_COLOR', '1']]);

const command = async (args) => JSON.parse((await run(binary, args, { env })).stdout);

/** Calls `look` until it gives something; fails with what `missing` says after `within_ms`. */
export async function until(look, within_ms, missing) {
  const end = Date.now() + within_ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${typeof missing === 'function' ? await missing() : missing}: not within ${within_ms} ms`);
    await sleep(POLL_MS);
  }
}

class Server {
  constructor({ folder, port, args, role }) {
    Object.assign(this, { folder, port, args, role, url: `http://127.0.0.1:${port}`, process: null, cookie: '', output: '' });
  }

  get data() {
    return join(this.folder, 'data');
  }

  get snippet() {
    return { host: this.url, key: this.site.key };
  }

  /** Starts the program and waits until it answers. */
  async start() {
    const tmp = join(this.folder, 'tmp');
    mkdirSync(tmp, { recursive: true });
    const child = spawn(binary, [this.role, ...this.args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, TMPDIR: tmp } });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.output += text));
    await until(() => this.answers(child), START_MS, () => `the server does not answer\n${this.output}`);
  }

  async answers(child) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${this.output}`);
    return fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false);
  }

  async end(signal) {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  /** As a power cut ends it: no chance to tidy up. */
  kill9() {
    return this.end('SIGKILL');
  }

  restart() {
    return this.start();
  }

  async stop() {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The dashboard's API, as the owner who is logged in. Fails on any refusal. */
  async api(path, { method = 'GET', body } = {}) {
    const headers = { cookie: this.cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.cookie = cookie;
    return answer.status === 204 ? null : answer.json();
  }

  settings(changes) {
    return this.api(`/sites/${this.site.id}`, { method: 'PATCH', body: { settings: changes } });
  }

  listed(query = '') {
    return this.api(`/sites/${this.site.id}/recordings?limit=100${query}`).then(({ items }) => items);
  }

  check() {
    return this.api(`/sites/${this.site.id}/check`);
  }

  counters() {
    return this.api(`/sites/${this.site.id}/recordings/counters`);
  }

  /** Waits until `count` recordings (that `which` lets through) are listed, newest first. */
  waitListed({ count = 1, which = () => true, within_ms = 60_000 } = {}) {
    const look = async () => {
      const found = (await this.listed()).filter(which);
      return found.length >= count ? found : null;
    };
    const missing = async () => `${count} recordings listed; check: ${JSON.stringify(await this.check())}`;
    return until(look, within_ms, missing);
  }

  detail(id) {
    return this.api(`/recordings/${id}`);
  }

  /** The whole recording, as rrweb events. */
  exported(id) {
    return this.api(`/recordings/${id}/export.json`);
  }

  /** Lets a browser context be the owner. */
  async logIn(context) {
    const [name, value] = this.cookie.split('=');
    await context.addCookies([{ name, value, url: this.url }]);
  }
}

const invite = (args) => command(['member', 'add', OWNER.email, '--role', 'owner', '--json', ...args]);

async function welcome(server, invited, settings) {
  const token = new URL(invited.link).searchParams.get('token');
  const me = await server.api('/welcome', { method: 'POST', body: { token, ...OWNER, language: 'en' } });
  server.site ??= me.sites[0];
  if (settings) await server.settings(settings);
}

/**
 * `set` are settings of the program, `settings` those of the site. `demo`: the program runs as
 * `revisit demo`, and the site is its demo shop.
 */
export async function startServer({ set = [], settings = null, demo = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-e2e-'));
  const port = await freePort();
  const options = [`server.listen=127.0.0.1:${port}`, ...set].flatMap((one) => ['--set', one]);
  const server = new Server({ folder, port, args: ['--data', join(folder, 'data'), ...options], role: demo ? 'demo' : 'serve' });
  try {
    if (!demo) server.site = await command(['site', 'add', 'End to end', '--json', ...server.args]);
    const invited = await invite(server.args);
    await server.start();
    await welcome(server, invited, settings);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** The tracked events of a recording in their order: [{ name, props, timestamp }]. */
export const tracked = (events) =>
  events.filter((event) => event.type === 5 && event.data.tag === 'revisit.track').map((event) => ({ ...event.data.payload, timestamp: event.timestamp }));

export const pageViews = (events) => events.filter((event) => event.type === 5 && event.data.tag === 'revisit.page').map((event) => event.data.payload);

