// A server with a site for each combination of switches, a browser with a visitor of each, and a search through all of it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opened } from '../atrest.mjs';
import { launchProfile } from '../browser.mjs';
import { Hunt } from '../hunt.mjs';
import { startServer, until } from '../server.mjs';
import { recorded, servePages } from '../visit.mjs';
import { tapServer } from '../wire.mjs';
import { RULES } from './fields.mjs';
import { pagesOf } from './page.mjs';
import { nameOf, Planted } from './secrets.mjs';
import { stored, visit } from './visitor.mjs';

/** Sources of rrweb's changes. */
const INPUT = 5;
const CANVAS = 9;

const AT_ONCE = 4;
const SENT_MS_MAX = 15_000;

/** Runs `run` for each, some at a time. */
async function each(list, run) {
  const left = list.entries();
  const worker = async () => {
    for (const [at, one] of left) await run(one, at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** One after the other, whoever calls. */
function queue() {
  let last = Promise.resolve();
  return (run) => (last = last.then(run, run));
}

export class Scene {
  /** { switches, planted, site, page, … } of each combination. */
  visits = [];

  /** `files`: what the browsers get instead of the server's files (wire.mjs). */
  async open(combinations, { files = {}, code = 0 } = {}) {
    this.server = await startServer({ set: ['visits.leave_grace_ms=20000'] });
    this.wire = await tapServer(this.server.url);
    this.wire.files = files;
    this.profile = mkdtempSync(join(tmpdir(), 'revisit-profile-'));
    this.browser = await launchProfile(this.profile, { viewport: { width: 1280, height: 800 }, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] });
    for (const [at, switches] of combinations.entries()) this.visits.push(await this.#prepare(switches, at + code));
  }

  async #prepare(switches, code) {
    const planted = new Planted(code, switches);
    const site = await this.server.api('/sites', { method: 'POST', body: { name: nameOf(switches), domain: '127.0.0.1' } });
    await this.server.api(`/sites/${site.id}`, { method: 'PATCH', body: { settings: { ...switches, elements: RULES } } });
    const pages = pagesOf(planted);
    const served = await servePages(pages.pages, { host: this.wire.url, key: site.key });
    return { switches, planted, site, pages, served };
  }

  /** Each visitor does all there is to do, and stays. */
  async stay() {
    const alone = queue();
    await each(this.visits, async (it) => {
      it.page = await this.browser.newPage();
      const cdp = await this.browser.newCDPSession(it.page);
      await visit(it.page, it.served.url, { pages: it.pages, planted: it.planted, alone, cdp, phone: it.switches.mobile });
      await this.#told(it, 1);
      await it.page.goto(`${it.served.url}/done/?term=${it.planted.plant('address: query of the last page', 'never')}`);
      await this.#told(it, 0);
    });
  }

  /** What the browser holds for this site while the server hears nothing, on the page after the one that could not send. */
  async storedUnsent({ page, served }) {
    this.wire.deaf = true;
    await page.evaluate(() => window.revisit('track', 'unheard', {}));
    await page.goto(`${served.url}/done/`);
    await recorded(page);
    await page.waitForTimeout(1_500);
    await page.goto(`${served.url}/done/`);
    const texts = await stored(page);
    this.wire.deaf = false;
    return texts;
  }

  /** Each visitor goes back to where something is heard, and leaves the site; then all recordings are there. */
  async leave() {
    await each(this.visits, async ({ page, served }) => {
      await page.goto(`${served.url}/done/`);
      await recorded(page);
      await page.waitForTimeout(3_000);
      await page.goto('about:blank');
      await page.waitForTimeout(1_500);
    });
    await this.browser.close();
    await each(this.visits, async (it) => {
      const list = () => this.server.api(`/sites/${it.site.id}/recordings?limit=100`).then(({ items }) => items[0]);
      it.recording = await until(list, 90_000, `a recording of ${nameOf(it.switches)}`);
    });
  }

  /** The texts of all visits: `which` is 'recorded', 'gone' or 'unsent'. */
  all(which) {
    return Object.assign({}, ...this.visits.map(({ planted }) => planted[which]));
  }

  /** Fails when a secret is in a file; returns the names of what is allowed and was found. */
  searchFiles(folder) {
    const gone = new Hunt(this.all('gone'));
    const allowed = new Hunt(this.all('recorded'));
    const seen = new Set();
    for (const { path, layers } of opened(this.server.data, folder)) {
      const all = Buffer.concat(layers);
      assert.deepEqual(gone.in(all), [], path);
      allowed.in(all).forEach((name) => seen.add(name));
    }
    return seen;
  }

  /** What is allowed and is not in `seen`. */
  missing(seen) {
    return Object.keys(this.all('recorded')).filter((name) => !seen.has(name));
  }

  /** All that this site's pages asked and sent. */
  #sent({ site }) {
    const ours = this.wire.requests.filter(({ line }) => line.includes(site.key));
    return Buffer.concat(ours.flatMap(({ line, headers, body }) => [Buffer.from(`${line}\n${headers}\n`), body]));
  }

  /** Waits until all but so many of the texts that are allowed have been sent. What never comes is named by the tests. */
  async #told(it, but) {
    const hunt = new Hunt(it.planted.recorded);
    const count = Object.keys(it.planted.recorded).length - but;
    await until(() => hunt.in(this.#sent(it)).length >= count, SENT_MS_MAX, 'all is sent').catch(() => undefined);
  }

  /** Fails when a secret went over the wire, or when something that is allowed did not. */
  searchWire(it) {
    const bytes = this.#sent(it);
    assert.deepEqual(new Hunt(it.planted.unsent).in(bytes), [], 'wire');
    const allowed = it.planted.recorded;
    assert.deepEqual(new Hunt(allowed).in(bytes), Object.keys(allowed).sort(), 'what is allowed goes over the wire');
  }

  /** Fails when a secret is in a recording or in what the API tells of it; says how many pictures of canvases it has. */
  async searchAnswers({ recording, planted, site, switches }) {
    const events = await this.server.exported(recording.id);
    const text = JSON.stringify(events);
    const gone = new Hunt(planted.gone);
    assert.deepEqual(gone.in(Buffer.from(text)), [], 'export');
    const allowed = planted.recorded;
    assert.deepEqual(new Hunt(allowed).in(Buffer.from(text)), Object.keys(allowed).sort(), 'what is allowed is in the export');
    assert.deepEqual(planted.tails(text), [], 'tails');
    const told = await Promise.all([this.server.detail(recording.id), this.server.api(`/sites/${site.id}/check`), this.server.api(`/sites/${site.id}/recordings?limit=100`)]);
    assert.deepEqual(gone.in(Buffer.from(JSON.stringify(told))), [], 'list, detail and check');
    assert.equal(changes(events, INPUT).some(({ isChecked }) => isChecked), switches.forms, 'what was ticked is told only where forms are recorded');
    return { switches, pictures: changes(events, CANVAS).length };
  }

  async close() {
    await this.browser?.close().catch(() => undefined);
    for (const { served } of this.visits) await served.close();
    await this.wire?.close();
    await this.server?.stop();
    if (this.profile) rmSync(this.profile, { recursive: true, force: true });
  }
}

const changes = (events, source) => events.filter(({ type, data }) => type === 3 && data.source === source).map(({ data }) => data);
