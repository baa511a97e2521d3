// Folders of Debian packages, unpacked without installing them: apt-get download and dpkg -x into the
// cache, which needs no root. Where there is no apt, the folder of an installed package does as well.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from './site.mjs';

const run = promisify(execFile);
const DOWNLOAD_MS = 180_000;

const folderOf = (name) => cache(join('debian', name));

async function unpack(name, packages) {
  const loading = cache(join('debian', `${name}.${process.pid}.loading`));
  mkdirSync(loading, { recursive: true });
  await run('apt-get', ['download', ...packages], { cwd: loading, timeout: DOWNLOAD_MS });
  for (const file of readdirSync(loading).filter((one) => one.endsWith('.deb'))) await run('dpkg', ['-x', join(loading, file), loading]);
  // Renamed at the end: a broken download leaves nothing that looks complete.
  if (!existsSync(folderOf(name))) renameSync(loading, folderOf(name));
}

/** Makes sure `packages` are unpacked under `name`; a sentence where that is not possible. */
export async function unpacked(name, packages) {
  if (existsSync(folderOf(name))) return null;
  try {
    await unpack(name, packages);
    return null;
  } catch (error) {
    return `Debian packages ${packages.join(', ')} cannot be had here (${String(error.message).split('\n')[0]}): run apt-get update, or try on Debian`;
  }
}

export const unpackedAt = (name, path) => join(folderOf(name), path);
