// Canvases as pictures: only where it is switched on, only what may be seen, only what has changed, seldom and small.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { companionPath, TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

const FULL_SNAPSHOT = 2;
const CANVAS_MUTATION = 9;

interface Shot {
  id: number;
  kind: number;
  width: number;
  height: number;
  picture: string;
}

describe.skipIf(!hasChromium)('canvases', () => {
  const server = new TestServer();
  const $ = openWorld(server, { viewport: { width: 1000, height: 700 } });
  let page: Page;

  beforeEach(() => {
    server.settings = { companions: [companionPath('canvas')] };
    ({ page } = $);
  });

  async function open(body: string, policy?: string): Promise<void> {
    server.page('/', body, '', policy ? { 'content-security-policy': policy } : undefined);
    await page.goto(`${server.origin}/`);
    await until('a snapshot', () => server.events.some(({ type }) => type === FULL_SNAPSHOT));
  }

  const shots = (): Shot[] => server.events.filter(({ type, data }) => type === 3 && data.source === CANVAS_MUTATION).map(({ data }) => data as Shot);

  /** The recording's number of an element, by its `id` attribute; the newest, wherever it was told. */
  function idOf(name: string): number {
    let found = 0;
    const look = (it: unknown): void => {
      if (typeof it !== 'object' || it === null) return;
      const node = it as { id?: number; attributes?: { id?: string } };
      if (node.attributes?.id === name) found = node.id ?? 0;
      Object.values(it).forEach(look);
    };
    server.events.forEach(({ data }) => look(data));
    return found;
  }

  const of = (name: string): Shot[] => shots().filter(({ id }) => id === idOf(name));
  const arrived = (name: string, count = 1) => until(`${count} pictures of ${name}`, () => of(name).length >= count);

  /** The size of a picture, and its colour in the middle. */
  const decoded = (shot: Shot | undefined) =>
    page.evaluate(async ({ picture, kind }) => {
      const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: kind ? 'image/jpeg' : 'image/webp' }));
      const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
      brush.drawImage(bitmap, 0, 0);
      const [r = 0, g = 0, b = 0] = brush.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data;
      return { width: bitmap.width, height: bitmap.height, r, g, b };
    }, shot as Shot);

  /** All that a picture shows. */
  const pixels = (shot: Shot | undefined) =>
    page.evaluate(async (picture) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))], { type: 'image/webp' }));
      const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
      brush.drawImage(bitmap, 0, 0);
      return Array.from(brush.getImageData(0, 0, bitmap.width, bitmap.height).data);
    }, (shot as Shot).picture);

  const fill = (name: string, colour: string) =>
    page.evaluate(([id, fillStyle]) => {
      const canvas = document.getElementById(id as string) as HTMLCanvasElement;
      const brush = canvas.getContext('2d') as CanvasRenderingContext2D;
      Object.assign(brush, { fillStyle });
      brush.fillRect(0, 0, canvas.width, canvas.height);
    }, [name, colour]);

  const filled = (attributes: string) => `<canvas ${attributes}></canvas>`;
  const SCRIPT = `<script>
    const paint = (canvas, colour) => { const brush = canvas.getContext('2d'); brush.fillStyle = colour; brush.fillRect(0, 0, canvas.width, canvas.height) };
    for (const canvas of document.querySelectorAll('canvas:not([data-own])')) paint(canvas, '#f00');
  </script>`;

  it('off, nothing of it is loaded and nothing is sent', async () => {
    server.settings = {};
    await open(filled('id="a"') + SCRIPT);
    await page.waitForTimeout(2_500);
    expect(shots()).toEqual([]);
    expect(server.requests.filter((request) => request.includes('canvas'))).toEqual([]);
  });

  it('what changed is sent as a small picture, and what did not is not', async () => {
    await open(filled('id="a" width="600" height="300" style="width:300px;height:150px"') + filled('id="large" width="2600" height="130" style="width:900px"') + SCRIPT);
    await arrived('a');
    await arrived('large');
    const first = of('a')[0];
    expect(first).toMatchObject({ kind: 0, width: 600, height: 300 });
    expect(await decoded(first)).toMatchObject({ width: 300, height: 150 });
    expect((await decoded(of('large')[0])).width).toBe(900);
    const { r, g } = await decoded(first);
    expect([r > 200, g < 60]).toEqual([true, true]);
    await page.waitForTimeout(2_500);
    expect(of('a').length).toBe(1);
    await fill('a', '#00f');
    await arrived('a', 2);
    expect((await decoded(of('a')[1])).b).toBeGreaterThan(200);
  });

  it('a canvas that never rests is taken less than twice a second, at little cost', async () => {
    await open(`${filled('id="a" width="300" height="300"')}<script>
      const brush = document.getElementById('a').getContext('2d');
      (function frame(at) { brush.fillStyle = 'hsl(' + at / 10 + ' 80% 50%)'; brush.fillRect(0, 0, 300, 300); requestAnimationFrame(frame) })(0);
    </script>`);
    await arrived('a', 6);
    const times = server.events.filter(({ type, data }) => type === 3 && data.source === CANVAS_MUTATION).map(({ timestamp }) => timestamp);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    expect((times.length - 1) / seconds).toBeLessThanOrEqual(2.2);
    expect(server.customs('notice').filter(({ code }) => code === 'recorder_faults')).toEqual([]);
  });

  it('what rests is kept as it is, and what moved once it has come to rest', async () => {
    await open(`${filled('id="a" width="60" height="60"')}<script>
      const brush = document.getElementById('a').getContext('2d');
      window.draw = (tone) => { const fill = brush.createLinearGradient(0, 0, 60, 40); fill.addColorStop(0, tone); fill.addColorStop(1, '#0ff'); brush.fillStyle = fill; brush.fillRect(0, 0, 60, 60) };
      draw('#fa0');
      window.move = () => { window.moving = setInterval(() => draw('hsl(' + performance.now() + ' 80% 50%)'), 20) };
    </script>`);
    const shown = () => page.evaluate(() => Array.from((document.getElementById('a') as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 60, 60).data ?? []).join());
    const kept = async (shot?: Shot) => (await pixels(shot)).join();
    await arrived('a');
    expect(await kept(of('a')[0])).toBe(await shown());
    await page.evaluate(() => (window as never as { move(): void }).move());
    await arrived('a', 6);
    await page.evaluate(() => clearInterval((window as never as { moving: number }).moving));
    await until('the exact picture', async () => (await kept(of('a').at(-1))) === (await shown()));
    const sizes = of('a').map(({ picture }) => picture.length);
    expect(Math.min(...sizes)).toBeLessThan(sizes.at(-1) as number);
    const count = of('a').length;
    await page.waitForTimeout(2_500);
    expect(of('a').length).toBe(count);
  });

  it('WebGL, canvases that a worker draws, and those in shadow roots and frames are seen', async () => {
    await open(`${filled('id="gl" data-own')}${filled('id="off" data-own')}<div id="host"></div><iframe srcdoc="<canvas id=framed></canvas>"></iframe>
    <script>
      const gl = document.getElementById('gl').getContext('webgl');
      window.hasGl = !!gl;
      (function frame() { if (gl) { gl.clearColor(0, 1, 0, 1); gl.clear(gl.COLOR_BUFFER_BIT) } requestAnimationFrame(frame) })();
      const off = document.getElementById('off').transferControlToOffscreen();
      const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = ({ data }) => { const b = data.getContext("2d"); b.fillStyle = "#0f0"; b.fillRect(0, 0, data.width, data.height) }'])));
      worker.postMessage(off, [off]);
      const paint = (canvas) => { const brush = canvas.getContext('2d'); brush.fillStyle = '#0f0'; brush.fillRect(0, 0, 300, 150) };
      const root = document.getElementById('host').attachShadow({ mode: 'open' });
      root.innerHTML = '<canvas id=shadowed></canvas>';
      paint(root.firstChild);
      onload = () => paint(document.querySelector('iframe').contentDocument.querySelector('canvas'));
    </script>`);
    const hasGl = await page.evaluate(() => (window as { hasGl?: boolean }).hasGl);
    const names = [...(hasGl ? ['gl'] : []), 'off', 'shadowed', 'framed'];
    for (const name of names) {
      await arrived(name);
      expect([name, (await decoded(of(name)[0])).g > 200]).toEqual([name, true]);
    }
  });

  it('what is marked, hidden, elsewhere on the page, edited or of another origin stays unseen', async () => {
    server.pages.set('/picture.svg', { body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', headers: { 'content-type': 'image/svg+xml' } });
    await open(`${filled('id="seen"')}
      <div data-recording-sensitive>${filled('id="m1"')}</div><div class="ph-no-capture">${filled('id="m2"')}</div>
      ${filled('id="m3" data-recording-ignore')}${filled('id="m4" data-sl="mask"')}<div contenteditable>${filled('id="m5"')}</div>
      <div style="display:none">${filled('id="m6"')}</div><div style="visibility:hidden">${filled('id="m7"')}</div>
      <div style="opacity:0">${filled('id="m8"')}</div>${filled('id="m9" width="0"')}
      ${filled('id="tainted"')}<div style="margin-top:4000px">${filled('id="below"')}</div>${SCRIPT}
      <script>
        const foreign = new Image();
        foreign.onload = () => document.getElementById('tainted').getContext('2d').drawImage(foreign, 0, 0);
        foreign.src = '${server.origin.replace('127.0.0.1', 'localhost')}/picture.svg';
      </script>`);
    await arrived('seen');
    await page.waitForTimeout(2_500);
    await page.evaluate(() => document.getElementById('seen')?.setAttribute('data-recording-sensitive', ''));
    await page.waitForTimeout(1_000);
    const before = shots().length;
    await fill('seen', '#0f0');
    await page.waitForTimeout(2_500);
    expect(shots().length).toBe(before);
    const kept = ['m1', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'below'].map((name) => [name, idOf(name) > 0, of(name).length]);
    expect(kept.filter(([, known, count]) => !known || count)).toEqual([]);
    expect(new Set(shots().map(({ id }) => id)).size).toBeLessThanOrEqual(2);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await arrived('below');
    expect(server.customs('notice').filter(({ code }) => code === 'recorder_faults')).toEqual([]);
  });

  it('a page that takes scripts from policies alone gives its pictures, too', async () => {
    await open(filled('id="a"') + SCRIPT, "require-trusted-types-for 'script'; trusted-types revisit");
    await arrived('a');
    expect((await decoded(of('a')[0])).r).toBeGreaterThan(200);
  });

  it('a page whose policy allows no worker is told so, and recorded without pictures', async () => {
    const lines: string[] = [];
    page.on('console', (line) => line.type() === 'warning' && lines.push(line.text()));
    await open(filled('id="a"') + SCRIPT, "worker-src 'none'");
    await until('the sentence', () => lines.some((line) => line.endsWith('Add blob: to worker-src.')));
    await page.waitForTimeout(2_500);
    expect(shots()).toEqual([]);
    expect(server.customs('notice').filter(({ code }) => code === 'recorder_faults')).toEqual([]);
  });

  it('what is recorded after a pause has its pictures, too', async () => {
    await open(filled('id="a"') + SCRIPT);
    await arrived('a');
    const call = (name: string) => page.evaluate((it) => (window as never as { revisit(name: string): void }).revisit(it), name);
    await call('pause');
    await call('resume');
    await until('a second snapshot', () => server.events.filter(({ type }) => type === FULL_SNAPSHOT).length === 2);
    await arrived('a', 2);
    expect(server.customs('notice').filter(({ code }) => code === 'recorder_faults')).toEqual([]);
  });

  it('a visit has room for so many bytes, over its pages', async () => {
    await open(filled('id="a"') + SCRIPT);
    await arrived('a');
    const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith(':canvas')));
    const [visit, bytes] = `${kept?.[1]}`.split(' ');
    expect(Number(bytes)).toBeGreaterThan(50);
    await page.evaluate(([key, spent]) => localStorage.setItem(key as string, spent as string), [kept?.[0], `${visit} 10000000`]);
    const before = shots().length;
    await page.goto(`${server.origin}/`);
    await page.waitForTimeout(3_000);
    expect(shots().length).toBe(before);
  });
});
