// The demo shop on a plain static server, as the binary serves it: under /demo/, with the key put in.
// Where there is no Revisit server its /r.js answers 404, which must not disturb the shop.

import { fileURLToPath } from 'node:url';
import { serve } from '../sites/server.mjs';

const shop = fileURLToPath(new URL('../../demo/shop/', import.meta.url));

const TAG = /<script async src="\/r\.js"[^>]*><\/script>/;

/** `html` of the shop with `snippet`: { host, key }, or the tags to stand where the snippet stands. */
function withSnippet(html, snippet) {
  if (!snippet) return html;
  if (typeof snippet === 'string') return html.replace(TAG, () => snippet);
  return html.replace('src="/r.js"', `src="${snippet.host}/r.js"`).replace('{{site_key}}', snippet.key);
}

/** Without a snippet the shop stands alone. `dress` changes each page once more. */
export const serveShop = (snippet, dress = (html) => html) => serve([{ at: '/demo/', from: shop }], { rewrite: (html) => dress(withSnippet(html, snippet)) });
