// The counterpart of the recorder in tests: a small server that speaks docs/protocol.md, keeps what
// it is sent, and can be told to misbehave. The real server has end-to-end tests of its own.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type Read, readFrames } from './frames.ts';

export interface RrwebEvent {
  type: number;
  timestamp: number;
  // Events are whatever the recorder sent; tests look into them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
}

export interface Received {
  envelope: Record<string, unknown> & { visit: string; tab: string; seq?: number; state: string };
  events: RrwebEvent[];
  /** The decoded body as it was. */
  text: string;
  bytes: number;
  gzip: boolean;
  /** What a body in the capture format holds besides events. */
  read: Read | undefined;
}

export interface Misbehaviour {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

const dist = new URL('../../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8')) as { core: string; capture: string; canvas: string; frames: string; inner: string; objection: string; signals: string };

/** The address of a file that is loaded besides. */
export const companionPath = (part: 'canvas' | 'frames' | 'inner' | 'signals'): string => `/r/${manifest[part]}`;

const DEFAULTS = {
  recording: true,
  reason: null as string | null,
  capture: `/r/${manifest.capture}`,
  settings_version: 3,
  mobile: true,
  forms: false,
  numbers: false,
  emails: false,
  consent: 'not_required',
  honour_signals: true,
  bots: 'record',
  sampling: 1,
  pages: [] as object[],
  elements: [] as object[],
  query_keys: ['utm_source'],
  ping_s: 30,
  companions: [] as string[],
  frames: [] as string[],
  inner: null as string | null,
  objection: `/r/${manifest.objection}`,
  signals: null as string | null,
};

export type TestSettings = Partial<typeof DEFAULTS>;

export class TestServer {
  received: Received[] = [];
  refused: Received[] = [];
  settings: TestSettings = {};
  pages = new Map<string, string | { body: string; headers: Record<string, string> }>();
  /** Asked before each batch is taken; an answer is given instead. */
  misbehave: ((batch: Received) => Misbehaviour | 'hang' | 'cut' | undefined) | undefined;
  /** Added to the answer of a batch that was taken. */
  answer: ((batch: Received) => object) | undefined;
  requests: string[] = [];
  private server: Server | undefined;
  origin = '';

  /** Other files than those in dist. */
  constructor(private readonly files?: { core: string; capture: string }) {}

  /** Every test has a site key of its own, so that late goodbyes of the one before are not counted. */
  private era = 0;

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.handle(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  reset(): void {
    this.received = [];
    this.refused = [];
    this.settings = {};
    this.pages = new Map();
    this.misbehave = this.answer = undefined;
    this.requests = [];
    this.era += 1;
  }

  snippet(attributes = ''): string {
    return `<script async src="${this.origin}/r.js" data-site="test${this.era}" ${attributes}></script>`;
  }

  get key(): string {
    return `test${this.era}`;
  }

  /** A page with any other snippet. */
  foreignPage(path: string, head: string, body = '<button id="b">Press</button>'): void {
    this.pages.set(path, `<!doctype html><html><head><title>Page ${path}</title>${head}</head><body>${body}</body></html>`);
  }

  /** A page with the snippet in its head. */
  page(path: string, body: string, head = '', headers?: Record<string, string>): void {
    const html = `<!doctype html><html><head><title>Page ${path}</title>${head}${this.snippet()}</head><body>${body}</body></html>`;
    this.pages.set(path, headers ? { body: html, headers } : html);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!this.isLate(path)) this.requests.push(`${request.method} ${path}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (this.files && path === '/r.js') return this.script(response, this.files.core);
    if (this.files && path.startsWith('/r/capture-')) return this.script(response, this.files.capture);
    if (path === '/r.js') return this.file(response, manifest.core);
    if (path === '/loader.js' || path === '/recorder.js') return this.file(response, path.slice(1));
    if (/^\/r\/[a-z]+-\w+\.js$/.test(path)) return this.file(response, path.slice(3));
    if (path === `/r/v1/test${this.era}/settings`) return this.json(response, 200, { ...DEFAULTS, ...this.settings });
    if (path === `/r/v1/test${this.era}/batch`) return this.batch(request, response);
    this.html(response, path);
  }

  private isLate(path: string): boolean {
    const key = /^\/r\/v1\/(test\d+)\//.exec(path)?.[1];
    return key !== undefined && key !== `test${this.era}`;
  }

  private script(response: ServerResponse, text: string): void {
    response.setHeader('content-type', 'text/javascript');
    response.end(text);
  }

  private file(response: ServerResponse, name: string): void {
    response.setHeader('content-type', 'text/javascript');
    response.setHeader('cache-control', /-/.test(name) ? 'max-age=31536000, immutable' : 'no-cache');
    response.end(readFileSync(new URL(name, dist)));
  }

  private html(response: ServerResponse, path: string): void {
    const page = this.pages.get(path);
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (typeof page === 'object') for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
    response.end(typeof page === 'object' ? page.body : page);
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.statusCode = status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  }

  private async batch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // The page was gone before it had said everything.
    }
    const batch = decode(Buffer.concat(chunks));
    const fault = this.misbehave?.(batch);
    if (fault) this.refused.push(batch);
    if (fault === 'hang') return;
    if (fault === 'cut') return void request.socket.destroy();
    if (fault) {
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
      return this.json(response, fault.status, fault.body ?? { error: 'test', message: '' });
    }
    this.received.push(batch);
    const more = this.answer?.(batch) ?? {};
    this.json(response, 200, { ack: this.ack(batch), snapshot: false, renew: false, stop: null, ...more });
  }

  private ack({ envelope }: Received): number {
    const seqs = new Set(this.of(envelope.visit, envelope.tab).map((batch) => batch.envelope.seq));
    let ack = -1;
    while (seqs.has(ack + 1)) ack += 1;
    return ack;
  }

  of(visit: string, tab: string): Received[] {
    return this.received.filter(({ envelope }) => envelope.visit === visit && envelope.tab === tab);
  }

  /** All events that arrived, each batch once, in the order of each tab's numbers. */
  get events(): RrwebEvent[] {
    return this.batches.flatMap((batch) => batch.events);
  }

  get batches(): Received[] {
    const unique = new Map<string, Received>();
    for (const batch of this.received) {
      const { visit, tab, seq } = batch.envelope;
      if (seq !== undefined) unique.set(`${visit} ${tab} ${seq}`, batch);
    }
    return [...unique.values()].sort((a, b) => (a.envelope.seq ?? 0) - (b.envelope.seq ?? 0));
  }

  customs(tag: string): Record<string, unknown>[] {
    return this.events.filter((event) => event.type === 5 && event.data.tag === `revisit.${tag}`).map((event) => event.data.payload);
  }
}

function decode(body: Buffer): Received {
  const gzip = body[0] === 0x1f && body[1] === 0x8b;
  const plain = gzip ? gunzipSync(body) : body;
  const end = plain.indexOf(10);
  const envelope = JSON.parse(plain.subarray(0, end).toString()) as Received['envelope'];
  const read = plain[end + 1] === 1 ? readFrames(plain.subarray(end + 2)) : undefined;
  const events = read?.events ?? (JSON.parse(plain.subarray(end + 1).toString()) as RrwebEvent[]);
  const text = read ? JSON.stringify([envelope, read]) : plain.toString('utf8');
  return { envelope, events, text, bytes: body.length, gzip, read };
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
