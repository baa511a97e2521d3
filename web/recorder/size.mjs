// Fails when the recorder grows beyond what a visitor should have to load (brotli, quality 11).
import { brotliCompressSync, constants } from 'node:zlib';
import { readFile } from 'node:fs/promises';

const CORE_BYTES_MAX = 3 * 1024;
// The aim is 14 KB; whatever grows has to be worth it.
const WHOLE_BYTES_MAX = 22.8 * 1024;

async function brotliBytes(name) {
  const content = await readFile(new URL(`dist/${name}`, import.meta.url));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { raw: content.length, brotli: brotliCompressSync(content, { params }).length };
}

const manifest = JSON.parse(await readFile(new URL('dist/manifest.json', import.meta.url), 'utf8'));
const core = await brotliBytes(manifest.core);
const capture = await brotliBytes(manifest.capture);
const whole = core.brotli + capture.brotli;

console.log(`core     ${core.raw} bytes, brotli ${core.brotli} (at most ${CORE_BYTES_MAX})`);
console.log(`capture  ${capture.raw} bytes, brotli ${capture.brotli}`);
for (const part of ['smartsupp', 'smartlook']) console.log(`${part.padEnd(9)} brotli ${(await brotliBytes(manifest[part])).brotli} (in place of the core)`);
for (const part of ['canvas', 'frames', 'inner', 'objection', 'signals']) console.log(`${part.padEnd(8)} brotli ${(await brotliBytes(manifest[part])).brotli} (only where it is wanted)`);
console.log(`whole    brotli ${whole} (at most ${WHOLE_BYTES_MAX})`);
if (core.brotli > CORE_BYTES_MAX || whole > WHOLE_BYTES_MAX) {
  console.error('too big: a visitor pays for every kilobyte');
  process.exit(1);
}
