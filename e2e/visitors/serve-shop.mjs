// The demo shop on a plain static server, as the binary serves it: under /demo/, with the key put in.
// Where there is no Revisit server its /r.js answers 404, which must not disturb the shop.

import { fileURLToPath } from 'node:url';
import { serve } from '../sites/server.mjs';

const shop = fileURLToPath(new URL('../../demo/shop/', import.meta.url));

/** `snippet` is { host, key }; without it the shop stands alone. */
export const serveShop = (snippet) =>
  serve([{ at: '/demo/', from: shop }], {
    rewrite: (html) => (snippet ? html.replace('src="/r.js"', `src="${snippet.host}/r.js"`).replace('{{site_key}}', snippet.key) : html),
  });
