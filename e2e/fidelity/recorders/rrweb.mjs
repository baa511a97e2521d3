// The peer: @rrweb/record with its defaults, at the first place of the page's head.

import { readFileSync } from 'node:fs';

const SCRIPT = readFileSync(new URL('../../node_modules/@rrweb/record/dist/record.umd.min.cjs', import.meta.url), 'utf8');

// Runs in the page.
const start = (options) => {
  let waiting = [];
  const flush = () => {
    if (waiting.length > 0) window.fidelityEmit(JSON.stringify(waiting));
    waiting = [];
  };
  const emit = (event) => {
    if (event.type === 2) window.fidelitySnapshot = true;
    if (waiting.push(event) === 1) setTimeout(flush, 0);
  };
  addEventListener('pagehide', flush);
  window.rrwebRecord.record({ emit, ...options });
};

/** What a case asks of the recorder, in the peer's words: what its documentation says works best. */
function optionsFor({ canvas, fonts } = {}) {
  return { ...(canvas ? { recordCanvas: true, sampling: { canvas: 15 } } : {}), ...(fonts ? { collectFonts: true } : {}) };
}

export function rrwebRecorder() {
  return {
    name: 'rrweb',
    /** A run of one case: the head of its pages, and what to do with the browser's page around it. */
    async run({ wants }) {
      const events = [];
      return {
        head: `<script>${SCRIPT.replaceAll('</script', '<\\/script')}</script><script>(${start})(${JSON.stringify(optionsFor(wants))})</script>`,
        heard: (text) => void events.push(...JSON.parse(text)),
        ready: (page) => page.waitForFunction(() => window.fidelitySnapshot, undefined, { timeout: 10_000, polling: 25 }),
        async finish(page) {
          // Pointer positions wait half a second.
          await page.waitForTimeout(600);
          return events;
        },
      };
    },
    close: async () => {},
  };
}
