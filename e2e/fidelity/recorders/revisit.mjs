// Our recorder as visitors load it: r.js, settings, capture part, batches to a server.

import { startStandIn } from '../lab/standin.mjs';

const LAST = 'fidelity.end';
const ARRIVES_MS = 8_000;
const POLL_MS = 60;

const isLast = (event) => event.type === 5 && event.data.payload?.name === LAST;

/** What a case asks of the recorder: files that it loads besides. */
const companionsFor = ({ canvas } = {}) => (canvas ? ['canvas'] : []);

// Runs in the page: the visitor looks elsewhere, so that all there is leaves now and not in five seconds.
const lookAway = () => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
};

/** The events of an inbox, once the last one is there. */
async function arrived(inbox, page) {
  const end = Date.now() + ARRIVES_MS;
  for (let known = 0; Date.now() < end; await page.waitForTimeout(POLL_MS)) {
    if (inbox.batches.size === known) continue;
    known = inbox.batches.size;
    const { events } = inbox;
    if (inbox.complete && events.some(isLast)) return events;
  }
  // The recording died on the way, as it may in a page that rewrites itself: what is there is what there is.
  return inbox.events;
}

export async function revisitRecorder() {
  const server = await startStandIn();
  return {
    name: 'revisit',
    async run({ slug, wants }) {
      const inbox = server.open(slug, companionsFor(wants));
      return {
        head: `<script async src="${server.url}/r.js" data-site="${slug}"></script>`,
        ready: (page) => page.waitForFunction(() => window.revisit?.recording, undefined, { timeout: 10_000, polling: 25 }),
        async finish(page) {
          await page.evaluate((name) => window.revisit?.('track', name, {}), LAST);
          await page.evaluate(lookAway);
          return arrived(inbox, page);
        },
      };
    },
    close: server.close,
  };
}
