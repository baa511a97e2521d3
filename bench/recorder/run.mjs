// What a visitor pays: main-thread CPU of a page without a recorder, with bare @rrweb/record, and with
// ours (masking, JSON, numbering, compression, upload). Runs are interleaved, medians are printed.
//
//   cd web && npm ci && npm run build -w @revisit/recorder
//   node bench/recorder/run.mjs [ROUNDS]       CHROMIUM=/path/to/chromium for another browser
//
// The goal: ours takes at most 10 % more main-thread time than bare rrweb, summed over the steps and in
// each step that changes thousands of nodes at once. The other steps are mostly the page's own work.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { bareRrweb, chromium, executablePath, flags, median, web } from './lab.mjs';

const ROUNDS = Number(process.argv[2] ?? 5);
const SETTLE_MS = 2_500;
const VARIANTS = ['none', 'rrweb', 'rrweb+JSON', 'revisit'];

const dist = new URL('recorder/dist/', web);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));
const settings = {
  recording: true, capture: `/r/${manifest.capture}`, settings_version: 1, mobile: true, consent: 'not_required',
  bots: 'record', sampling: 1, pages: [], elements: [], query_keys: [], ping_s: 30,
};

const scripts = { 'rrweb': await bareRrweb(false), 'rrweb+JSON': await bareRrweb(true) };
const snippet = (variant) => variant === 'none' ? '' : variant === 'revisit'
  ? '<script async src="/r.js" data-site="bench"></script>'
  : `<script async src="/bare.js?${encodeURIComponent(variant)}"></script>`;

const row = (i) => `<tr class="row" data-id="${i}"><td class="c1">${i}</td><td class="c4"><a href="/item/${i}">item ${i} of the long list</a></td><td class="c1"><button type="button"><span class="icon" aria-hidden="true">x</span></button></td><td class="c6">text ${i * 7}</td></tr>`;
const rows = (count) => Array.from({ length: count }, (_item, i) => row(i)).join('');
const CSS = '<style>.row{color:#222}.c1{width:10%}.danger{background:#fcc}a{color:blue}</style>';

// Each step is given a page and does what its name says, in the page.
const STEPS = {
  'load 5,000 rows': { path: '/static', run: null },
  'load empty page': { path: '/empty', run: null },
  'create 1,000 rows': { run: () => window.append(1_000) },
  'append 4,000 rows': { run: () => window.append(4_000) },
  'text of every 10th row': { run: () => document.querySelectorAll('tr:nth-child(10n) a').forEach((a) => (a.firstChild.data += ' !')) },
  'class on every row': { run: () => document.querySelectorAll('tr').forEach((tr) => tr.classList.toggle('danger')) },
  '300 frames of small changes': { run: () => window.animate300() },
  'remove all': { run: () => document.querySelector('tbody').replaceChildren() },
};

const BULK = ['load 5,000 rows', 'create 1,000 rows', 'append 4,000 rows', 'remove all'];

const PAGE_SCRIPT = `<script>
window.append = (count) => { const t = document.createElement('tbody'); t.innerHTML = '<tr></tr>'; let html = ''; for (let i = 0; i < count; i++) html += ROW(i); t.innerHTML = html; document.querySelector('tbody').append(...t.childNodes); };
const ROW = ${row};
window.animate300 = () => new Promise((done) => { let n = 0; const box = document.getElementById('box'); const frame = () => { box.style.transform = 'translateX(' + n + 'px)'; box.firstChild.data = 'frame ' + n; if (++n < 300) setTimeout(frame, 8); else done(); }; frame(); });
</script>`;

function page(path, variant) {
  const table = `<table><tbody>${path === '/static' ? rows(5_000) : ''}</tbody></table>`;
  return `<!doctype html><html><head><title>bench</title>${CSS}${PAGE_SCRIPT}${snippet(variant)}</head><body><div id="box">x</div>${table}</body></html>`;
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://bench');
  if (url.pathname === '/r.js') return response.end(readFileSync(new URL('r.js', dist)));
  if (url.pathname.startsWith('/r/capture-')) return response.end(readFileSync(new URL(url.pathname.slice(3), dist)));
  if (url.pathname === '/bare.js') return response.end(scripts[decodeURIComponent(url.search.slice(1))]);
  if (url.pathname.endsWith('/settings')) return response.end(JSON.stringify(settings));
  if (url.pathname.endsWith('/batch')) {
    request.resume();
    return request.on('end', () => response.end('{"ack":-1,"snapshot":false,"renew":false,"stop":null}'));
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page(url.pathname, url.searchParams.get('variant')));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath, args: flags });

/** CPU time of the main thread so far, in ms. */
async function mainThread(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
}

async function measure(variant, into) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  for (const [name, step] of Object.entries(STEPS)) {
    const before = step.path ? 0 : await mainThread(cdp);
    if (step.path) {
      await tab.goto('about:blank');
      await tab.goto(`${origin}${step.path}?variant=${encodeURIComponent(variant)}`);
    } else await tab.evaluate(step.run);
    await tab.waitForTimeout(SETTLE_MS);
    const used = (await mainThread(cdp)) - (step.path ? 0 : before);
    (into[name] ??= []).push(used);
  }
  await context.close();
}

const verdict = (times) => (times <= 1.1 ? 'met' : 'missed');
const results = Object.fromEntries(VARIANTS.map((variant) => [variant, {}]));
for (let round = 0; round < ROUNDS; round++) {
  const order = round % 2 ? [...VARIANTS].reverse() : VARIANTS;
  for (const variant of order) await measure(variant, results[variant]);
}
await browser.close();
server.close();

const cell = (value) => String(value).padStart(12);
const sums = Object.fromEntries(VARIANTS.map((variant) => [variant, 0]));
let worst = 0;
console.log(`main-thread CPU, ms, median of ${ROUNDS}`);
console.log('step'.padEnd(30) + VARIANTS.map(cell).join('') + cell('vs rrweb'));
for (const name of Object.keys(STEPS)) {
  const medians = VARIANTS.map((variant) => median(results[variant][name]));
  VARIANTS.forEach((variant, i) => (sums[variant] += medians[i]));
  if (BULK.includes(name)) worst = Math.max(worst, medians[3] / medians[1]);
  console.log(name.padEnd(30) + medians.map((ms) => cell(ms.toFixed(0))).join('') + cell(`${(medians[3] / medians[1]).toFixed(2)}x`));
}
const ratio = sums.revisit / sums.rrweb;
console.log('sum'.padEnd(30) + VARIANTS.map((variant) => cell(sums[variant].toFixed(0))).join('') + cell(`${ratio.toFixed(2)}x`));
console.log(`goal ≤ 1.10x: sum ${verdict(ratio)}, worst bulk step ${worst.toFixed(2)}x ${verdict(worst)}`);
