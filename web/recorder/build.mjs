// Builds what visitors load: dist/r.js (the core), dist/loader.js and dist/recorder.js (the same core for pages with the
// snippets of Smartsupp and Smartlook), dist/capture-HASH.js (named by its content, so that it
// can be cached for ever), files for what is rare (canvas, frames, inner, objection, signals), and dist/manifest.json,
// which tells the server their names.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const ENTRIES = { capture: 'src/main.ts', canvas: 'src/canvas/main.ts', frames: 'src/frames/main.ts', inner: 'src/inner/main.ts', objection: 'src/objection/main.ts', signals: 'src/signals/main.ts' };

// What stands in pages has a name that never changes: our own, and those that the snippets of other products load.
const FIXED = { core: 'r.js', smartsupp: 'loader.js', smartlook: 'recorder.js' };

const core = await bundle({ entryPoints: [here('src/gate/main.ts')] });
const vendors = { smartsupp: await bundle({ entryPoints: [here('src/compat/smartsupp.ts')] }), smartlook: await bundle({ entryPoints: [here('src/compat/smartlook.ts')] }) };
// A companion works with objects of the capture file, so what is ours has the same short names in all.
const names = {};
const files = { core, ...vendors };
for (const [part, entry] of Object.entries(ENTRIES)) files[part] = await bundle({ entryPoints: [here(entry)] }, names);
const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 12);
const nameOf = (part) => FIXED[part] ?? `${part}-${hashOf(files[part])}.js`;
const manifest = Object.fromEntries(Object.keys(files).map((part) => [part, nameOf(part)]));

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist'), { recursive: true });
for (const part of Object.keys(files)) await writeFile(here(`dist/${manifest[part]}`), files[part]);
await writeFile(here('dist/manifest.json'), `${JSON.stringify(manifest)}\n`);
