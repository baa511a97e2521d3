// The document of a page, live or rebuilt on our stage, as lines to be compared: ../roundtrip/serialize.js.

import { readFileSync } from 'node:fs';

const SERIALIZE = readFileSync(new URL('../roundtrip/serialize.js', import.meta.url), 'utf8');

async function ready(page) {
  if (!(await page.evaluate(() => 'serializeDocument' in window))) await page.evaluate(`(() => { ${SERIALIZE} })()`);
}

export async function liveLines(page) {
  await ready(page);
  return page.evaluate(() => window.serializeDocument(document));
}

/** Read from around the stage. */
export async function rebuiltLines(page) {
  await ready(page);
  return page.evaluate(() => window.serializeDocument(document.querySelector('iframe').contentDocument.querySelector('iframe').contentDocument));
}
