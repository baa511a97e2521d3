// The vendors' own packages from the registry, bundled for a page as a site's build would.

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** A script that runs `contents`, which may import the package. */
export async function bundled(contents: string): Promise<string> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const result = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'iife', write: false });
  return result.outputFiles[0]?.text ?? '';
}
