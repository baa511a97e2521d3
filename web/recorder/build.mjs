// Builds what visitors load: dist/r.js (the core) and dist/capture-HASH.js (named by its content,
// so that it can be cached for ever), and dist/manifest.json, which tells the server both names.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const core = await bundle({ entryPoints: [here('src/gate/main.ts')] });
const capture = await bundle({ entryPoints: [here('src/main.ts')] });
const hash = createHash('sha256').update(capture).digest('hex').slice(0, 12);
const manifest = { core: 'r.js', capture: `capture-${hash}.js` };

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist'), { recursive: true });
await writeFile(here(`dist/${manifest.core}`), core);
await writeFile(here(`dist/${manifest.capture}`), capture);
await writeFile(here('dist/manifest.json'), `${JSON.stringify(manifest)}\n`);
