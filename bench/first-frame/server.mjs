// A real server in a folder of its own: started, given a site and an owner, stopped.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OWNER = { email: 'owner@shop.example', password: 'a long enough password', language: 'en' };

/** Starts `binary` with its data in `folder`. The answer's `stop` ends it. */
export async function startServer(binary, folder, settings = []) {
  const port = await freePort();
  const site = JSON.parse((await run(binary, ['site', 'add', 'Bench', '--json', '--data', folder])).stdout);
  const sets = ['ingest.requests_per_second=0', 'log.level=warn', ...settings].flatMap((setting) => ['--set', setting]);
  const child = spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`, '--data', folder, ...sets], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const token = await ownerToken(child);
  const stop = () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); });
  // The session cookie is for localhost, as the dashboard's address says.
  return { origin: `http://localhost:${port}`, site, token, stop };
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The first start prints a one-time link for the owner. */
async function ownerToken(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const token = line.split('welcome?token=')[1];
    if (token) {
      child.stdout.resume();
      return token.trim();
    }
  }
  throw new Error('the server ended before it was ready');
}

/** Becomes the owner; returns a function that asks the API as them. */
export async function logIn({ origin, token }) {
  const answer = await fetch(`${origin}/api/v1/welcome`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, ...OWNER }),
  });
  if (!answer.ok) throw new Error(`no login: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  const ask = async (path) => (await fetch(`${origin}/api/v1${path}`, { headers: { cookie } })).json();
  return { cookie, ask };
}
