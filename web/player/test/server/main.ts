// `npm run dev`: the player with the shared recordings, for looking at.

import { recordingNames } from './recordings';
import { startServer } from './server';

const { origin } = await startServer(Number(process.env.PORT ?? 8790));
for (const name of recordingNames()) console.log(`${origin}/?id=${name}`);
if (recordingNames().length === 0) console.log(`${origin}: the shared recordings are not here, so there is nothing to play`);
