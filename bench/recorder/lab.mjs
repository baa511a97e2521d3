// What both benchmarks of the recorder need: the browser, and the peer as a script.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const web = new URL('../../web/', import.meta.url);
const require = createRequire(new URL('recorder/package.json', web));
export const { chromium } = require('playwright-core');
const { build } = require('esbuild');

export const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Bare rrweb with the options that any product sets: inputs masked, marks honoured. With `json` its events are kept in `taken`. */
export async function bareRrweb(json) {
  const emit = json ? 'e => { (window.taken ??= []).push(JSON.stringify(e)) }' : '() => {}';
  const contents = `import { record } from '@rrweb/record'; record({ emit: ${emit}, maskAllInputs: true, recordAfter: 'DOMContentLoaded', blockSelector: '[data-recording-disable]', maskTextSelector: '[data-recording-sensitive]' })`;
  const stdin = { contents, resolveDir: fileURLToPath(new URL('recorder/', web)) };
  const result = await build({ stdin, bundle: true, minify: true, format: 'iife', target: 'es2022', write: false });
  return result.outputFiles[0].text;
}
