// Pages that count: each calls revisit('track', 'count', { n }) with n from 0, over all pages and tabs of a visit,
// so that a recording shows whether anything is missing, twice, or out of order.

import { tracked } from './server.mjs';

const TICK_MS = 100;

// `count()` counts once; `ticking()` counts until `still()`, which tells how far it got.
const SCRIPT = `
  window.revisit = window.revisit || function () { (revisit.q = revisit.q || []).push(arguments) };
  const count = () => { const n = Number(localStorage.n ?? 0); localStorage.n = n + 1; revisit('track', 'count', { n }); };
  let timer = 0;
  const ticking = () => { timer = setInterval(() => { document.querySelector('output').textContent = localStorage.n; count(); }, ${TICK_MS}); };
  const still = () => { clearInterval(timer); return Number(localStorage.n); };
  addEventListener('pageshow', (event) => { window.cameBack = event.persisted; });
`;

const page = (n) => `<!doctype html><html lang="en"><head><title>Page ${n}</title><script>${SCRIPT}</script></head>
<body><h1>Page ${n}</h1><output>-</output><p><a id="next" href="/${n + 1}/">Next</a> <a id="tab" target="_blank" href="/${n + 1}/">New tab</a></p></body></html>`;

/** Pages /0/ to /last/, each with a link to the next. */
export const countingPages = (last) => Object.fromEntries(Array.from({ length: last + 1 }, (_, n) => [`/${n}/`, page(n)]));

/** What was counted, in the order of the recording. */
export const numbers = (events) => tracked(events).map(({ props }) => props.n);
export const upTo = (n) => Array.from({ length: n }, (_, i) => i);

/** A batch sent from now on is acknowledged: nothing that was recorded before waits in the browser. */
export const acknowledged = (tab) => tab.waitForResponse((answer) => answer.url().endsWith('/batch') && answer.ok(), { timeout: 60_000 });

/** Stops counting and waits until all is sent; gives how many were counted. */
export async function stopCounting(tab) {
  // So that there is something to send.
  await tab.waitForTimeout(1_000);
  const [count] = await Promise.all([tab.evaluate('still()'), acknowledged(tab)]);
  await tab.waitForTimeout(500);
  return count;
}
