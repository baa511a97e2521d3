// Builds what the dashboard imports (player.js, timeline.js, player.css, types) and what the server serves at
// /stage (stage.html, stage.js, stage-csp.txt).

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const root = new URL('.', import.meta.url).pathname;
const dist = `${root}dist`;

const common = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', minify: true, sourcemap: 'linked', legalComments: 'none', logLevel: 'warning' };

await mkdir(dist, { recursive: true });
await build({ ...common, entryPoints: ['src/index.ts'], outfile: `${dist}/player.js` });
await build({ ...common, entryPoints: ['src/player/timeline.ts'], outfile: `${dist}/timeline.js` });
await build({ ...common, entryPoints: ['src/view/player.css'], outfile: `${dist}/player.css`, sourcemap: false });
await build({ ...common, entryPoints: ['src/stage/main.ts'], outfile: `${dist}/stage.js` });
await writeStage();
if (process.argv.includes('--dev')) await buildDevelopment();
writeTypes();

/** The policy is a header and, as far as a meta tag can say it, in the document itself. */
async function writeStage() {
  const policy = (await readFile(`${root}src/stage/csp.txt`, 'utf8')).trim();
  const script = await readFile(`${dist}/stage.js`);
  const version = createHash('sha256').update(script).digest('hex').slice(0, 12);
  const html = await readFile(`${root}src/stage/stage.html`, 'utf8');
  await writeFile(`${dist}/stage.html`, html.replace('{{csp}}', policy).replace('{{version}}', version));
  await writeFile(`${dist}/stage-csp.txt`, `${policy}; frame-ancestors 'self'; sandbox allow-scripts allow-same-origin\n`);
}

function writeTypes() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', `${root}tsconfig.types.json`], { cwd: root, stdio: 'inherit' });
}

/** The server of `npm run dev`. */
async function buildDevelopment() {
  await build({ ...common, entryPoints: ['test/server/main.ts'], platform: 'node', packages: 'external', outfile: `${dist}/dev-server.mjs`, sourcemap: false });
}
