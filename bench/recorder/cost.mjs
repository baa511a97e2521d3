// What recording costs a page, beside @rrweb/record: processor time of the whole renderer process (main
// thread, workers, garbage), memory, bytes, long tasks. Against the real server, so that style sheets are asked for once.
//
//   node bench/recorder/cost.mjs BINARY SCRATCH-FOLDER [ROUNDS]     CHROMIUM=/path/to/chromium for another browser
//
// "Extra" is what a recorder adds to the same page without one. Runs are interleaved, medians are compared. The
// peer is bare: it gives its events to a function that does nothing with them (its bytes are counted in a run of their own).
import { createServer } from 'node:http';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startServer } from '../first-frame/server.mjs';
import { bareRrweb, executablePath, flags, chromium, median } from './lab.mjs';

const [binary, scratch, rounds = '3'] = process.argv.slice(2);
const SETTLE_MS = 2_500;
/** Elements of the pages that are recorded as they are; each has 400 KB of CSS. */
const SIZES = { large: 80_000, usual: 2_400 };
/** The goals: our extra as a share of the peer's. */
const GOALS = { snapshot: 1 / 2, known: 1 / 8, mutations: 1 / 5, heap: 1 / 6, bytes: 1 / 6 };
const LONG_TASK_MS = 50;
/** A visitor's: bots are not recorded. */
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const row = (i) => `<tr class="row" data-id="${i}"><td class="c1">${i}</td><td class="c4"><a href="/item/${i}">item ${i} of the long list</a></td><td class="c1"><button type="button"><span class="icon" aria-hidden="true">x</span></button></td><td class="c6">text ${i * 7}</td></tr>`;
const ROW_ELEMENTS = 8;
const rows = (count) => Array.from({ length: count }, (_item, i) => row(i)).join('');
/** About 400 KB, as large frameworks have it. */
const css = (salt) => Array.from({ length: 4_000 }, (_item, i) => `.${salt}-${i} > .item:nth-child(${i % 9}n + 1) { margin: ${i % 13}px; color: rgb(${i % 255} 40 60); content: "${salt} ${i}"; }`).join('\n');

// What a page goes through while it is recorded.
const MUTATIONS = {
  'create 1,000 rows': () => window.append(1_000),
  'append 4,000 rows': () => window.append(4_000),
  'reverse all rows': () => { const body = document.querySelector('tbody'); body.append(...[...body.children].reverse()); },
  'text of every 10th row': () => document.querySelectorAll('tr:nth-child(10n) a').forEach((a) => (a.firstChild.data += ' !')),
  'class on every row': () => document.querySelectorAll('tr').forEach((tr) => tr.classList.toggle('danger')),
  'innerHTML of every 5th row': () => document.querySelectorAll('tr:nth-child(5n)').forEach((tr) => { tr.innerHTML = `${tr.innerHTML} `; }),
  'remove all': () => document.querySelector('tbody').replaceChildren(),
};

const PAGE_SCRIPT = `<script>
const ROW = ${row};
window.append = (count) => { const t = document.createElement('tbody'); let html = ''; for (let i = 0; i < count; i++) html += ROW(i); t.innerHTML = html; document.querySelector('tbody').append(...t.childNodes); };
window.tasks = []; new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
</script>`;

const scripts = { rrweb: await bareRrweb(false), 'rrweb+JSON': await bareRrweb(true) };

function pages() {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://bench');
    const [, path, salt] = url.pathname.split('/');
    if (path === 'sheet') return response.setHeader('content-type', 'text/css').end(css(salt));
    if (path === 'peer') return response.setHeader('content-type', 'text/javascript').end(scripts[decodeURIComponent(salt)]);
    const sheet = path in SIZES ? `<link rel="stylesheet" href="/sheet/${salt}">` : '';
    const body = rows((SIZES[path] ?? 0) / ROW_ELEMENTS);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html><head><title>bench</title><style>.row{color:#222}.danger{background:#fcc}</style>${sheet}${PAGE_SCRIPT}</head><body><table><tbody>${body}</tbody></table></body></html>`);
  });
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}

/** One page with one recorder, and what it has used. */
class Run {
  bytes = 0;

  static async open(browser, address) {
    const run = new Run();
    run.context = await browser.newContext({ userAgent: USER_AGENT });
    run.tab = await run.context.newPage();
    run.browserSession = await browser.newBrowserCDPSession();
    run.session = await run.context.newCDPSession(run.tab);
    run.tab.on('request', (request) => { run.bytes += request.postDataBuffer()?.length ?? 0; });
    await run.tab.goto(address);
    await run.tab.waitForTimeout(1_500);
    await run.tab.evaluate(() => (window.tasks.length = 0));
    return run;
  }

  /** ms on a core, of the renderers: the page's own, and one that waits for a page. */
  async cpu() {
    const { processInfo } = await this.browserSession.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
  }

  async heap() {
    await this.session.send('HeapProfiler.collectGarbage');
    return (await this.session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  }

  async spent(act) {
    const before = await this.cpu();
    await act();
    await this.tab.waitForTimeout(SETTLE_MS);
    return (await this.cpu()) - before;
  }

  record(variant, { origin, site }) {
    if (variant === 'none') return undefined;
    const attributes = variant === 'revisit' ? { src: `${origin}/r.js`, key: site.key } : { src: `/peer/${encodeURIComponent(variant)}` };
    return this.tab.evaluate(({ src, key }) => new Promise((loaded) => {
      const script = document.createElement('script');
      if (key) script.dataset.site = key;
      Object.assign(script, { src, onload: loaded });
      document.head.append(script);
    }), attributes);
  }

  async close() {
    await this.browserSession.detach();
    await this.context.close();
  }
}

const note = (into, name, value) => (into[name] ??= []).push(value);

async function snapshot(browser, at, server, variant, path, name, into) {
  const run = await Run.open(browser, `${at}/${path}`);
  const heap = await run.heap();
  note(into, name, await run.spent(() => run.record(variant, server)));
  note(into, `longest task, ${name}`, Math.max(0, ...(await run.tab.evaluate(() => window.tasks))));
  note(into, `heap, ${name}`, (await run.heap()) - heap);
  note(into, `bytes, ${name}`, await sent(run, variant));
  await run.close();
}

async function mutations(browser, at, server, variant, into) {
  const run = await Run.open(browser, `${at}/empty/x`);
  await run.record(variant, server);
  await run.tab.waitForTimeout(SETTLE_MS);
  await sent(run, variant);
  for (const [name, act] of Object.entries(MUTATIONS)) note(into, name, await run.spent(() => run.tab.evaluate(act)));
  note(into, 'bytes, mutations', await sent(run, variant));
  await run.close();
}

/** Bytes since the last time it was asked: as posted, or the peer's events as one gzip. */
async function sent(run, variant) {
  const posted = run.bytes;
  run.bytes = 0;
  if (variant !== 'rrweb+JSON') return posted;
  return gzipSync(await run.tab.evaluate(() => window.taken.splice(0).join('\n'))).length;
}

async function main() {
  const folder = join(scratch, 'recorder-cost');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [server, site] = [await startServer(binary, folder), await pages()];
  const browser = await chromium.launch({ executablePath, args: [...flags, '--disable-blink-features=AutomationControlled'] });
  const at = `http://127.0.0.1:${site.address().port}`;
  const results = { none: {}, rrweb: {}, 'rrweb+JSON': {}, revisit: {} };
  for (let round = 0; round < Number(rounds); round += 1) {
    const order = Object.keys(results);
    for (const variant of round % 2 ? order.reverse() : order) {
      const into = results[variant];
      for (const size of Object.keys(SIZES)) {
        const path = `${size}/${size}${round}`;
        await snapshot(browser, at, server, variant, path, `${size}`, into);
        await snapshot(browser, at, server, variant, path, `${size}, sheets known`, into);
      }
      await mutations(browser, at, server, variant, into);
    }
  }
  await browser.close();
  await server.stop();
  site.close();
  rmSync(folder, { recursive: true, force: true });
  print(results);
}

const cell = (value) => String(value).padStart(12);

function line(results, name, digits = 0) {
  const of = (variant) => median(results[variant][name] ?? [NaN]);
  const values = Object.keys(results).map(of);
  console.log(name.padEnd(34) + values.map((value) => cell(value.toFixed(digits))).join(''));
  return values;
}

function verdict(what, ours, goal) {
  console.log(`${what}: ${ours.toFixed(3)} of the peer's, goal ≤ ${goal.toFixed(3)}: ${ours <= goal ? 'met' : 'missed'}`);
}

const extra = ([none, peer, , ours]) => (ours - none) / (peer - none);

function print(results) {
  console.log(`processor time of the renderer in ms, heap in MB, bytes; median of ${rounds}; pages of ${Object.values(SIZES).join(' and ')} elements, 400 KB of CSS each`);
  console.log(''.padEnd(34) + Object.keys(results).map(cell).join(''));
  const table = Object.fromEntries(Object.keys(results.revisit).map((name) => [name, line(results, name, name.startsWith('heap') ? 1 : 0)]));
  const mutations = Object.keys(MUTATIONS).reduce((sums, name) => sums.map((sum, i) => sum + table[name][i]), [0, 0, 0, 0]);
  console.log('all mutations'.padEnd(34) + mutations.map((sum) => cell(sum.toFixed(0))).join(''));
  for (const size of Object.keys(SIZES)) {
    verdict(`${size}, extra`, extra(table[size]), GOALS.snapshot);
    verdict(`${size}, sheets known, extra`, extra(table[`${size}, sheets known`]), GOALS.known);
    verdict(`heap, ${size}, extra`, extra(table[`heap, ${size}`]), GOALS.heap);
    verdict(`bytes, ${size}`, share(table[`bytes, ${size}`]), GOALS.bytes);
    verdict(`bytes, ${size}, sheets known`, share(table[`bytes, ${size}, sheets known`]), GOALS.bytes);
  }
  verdict('mutations, extra', extra(mutations), GOALS.mutations);
  verdict('bytes, mutations', share(table['bytes, mutations']), GOALS.bytes);
  const longest = Math.max(...Object.entries(results.revisit).flatMap(([name, values]) => (name.startsWith('longest') ? values : [])));
  console.log(`longest task of ours: ${longest === 0 ? `none above ${LONG_TASK_MS}` : longest} ms, goal ≤ ${LONG_TASK_MS}: ${longest <= LONG_TASK_MS ? 'met' : 'missed'}`);
}

/** Of the peer's events as one gzip. */
const share = ([, , peer, ours]) => ours / peer;

await main();
