// The built player that is under test: of this repository, or of a folder named by FIDELITY_PLAYER.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const playerFolder = process.env.FIDELITY_PLAYER ?? here('../../../web/player/dist/');

const lost = [here('../../../web/recorder/dist/manifest.json'), join(playerFolder, 'player.js')].find((file) => !existsSync(file));

/** A sentence when something has not been built, else null: tests skip with it. */
export const notBuilt = lost ? `${lost} is not there: npm ci && npm run build in web/` : null;

export const readPlayer = (name) => readFileSync(join(playerFolder, name));
