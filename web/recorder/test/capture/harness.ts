// Harness: the capture alone in a real page, its stream read back in the test.

import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { bundle } from '../../bundle.mjs';
import type { CaptureRules } from '../../src/shared/capturing.ts';
import { type Operation, readOperations } from './read.ts';

const OPEN: CaptureRules = { forms: true, numbers: true, emails: true, elements: [], queryKeys: [] };

/** The capture as a script that puts itself on `window.revisitTest`. */
export async function captureScript(): Promise<string> {
  const contents = `
    import { startCapture } from './src/dom/capture.ts';
    import { faults } from './src/shared/guard.ts';
    window.revisitTest = { startCapture, faults };`;
  const resolveDir = fileURLToPath(new URL('../../', import.meta.url));
  return bundle({ stdin: { contents, resolveDir, loader: 'ts' } });
}

interface InPage {
  startCapture(options: object): { stream: { take(): { bytes: Uint8Array; contents: { text(): string | undefined }[] } | undefined; cut(): void }; finish(): void; cost(): object };
  faults: { count: number; messages: string[] };
  capture: ReturnType<InPage['startCapture']>;
}

type TestWindow = Window & { revisitTest: InPage };

export async function start(page: Page, rules: Partial<CaptureRules> = {}): Promise<void> {
  await page.evaluate((given) => {
    const test = (window as unknown as TestWindow).revisitTest;
    return new Promise<void>((taken) => {
      const nothing = () => undefined;
      test.capture = test.startCapture({
        rules: given, now: () => Math.round(performance.timeOrigin + performance.now()),
        written: nothing, much: nothing, active: nothing, snapshotTaken: taken,
      });
    });
  }, { ...OPEN, ...rules });
}

export interface Taken {
  bytes: number;
  operations: Operation[];
  contents: string[];
  faults: string[];
}

/** All that was written until now, of one body. */
export async function take(page: Page): Promise<Taken> {
  const raw = await page.evaluate(() => {
    const { capture, faults } = (window as unknown as TestWindow).revisitTest;
    capture.finish();
    const frame = capture.stream.take();
    capture.stream.cut();
    let text = '';
    for (const byte of frame?.bytes ?? []) text += String.fromCharCode(byte);
    return { text: btoa(text), contents: (frame?.contents ?? []).map((content) => content.text() ?? ''), faults: faults.messages };
  });
  const bytes = Buffer.from(raw.text, 'base64');
  return { bytes: bytes.length, operations: readOperations(bytes), contents: raw.contents, faults: raw.faults };
}

/** The live page in the form of `lines` in model.ts. Runs in the page. */
export function liveLines(): string[] {
  const walk = (node: Node, depth: number): string[] => {
    const indent = ' '.repeat(depth);
    if (node.nodeType === 3) return [`${indent}"${node.nodeValue ?? ''}"`];
    if (node.nodeType === 10) return [`${indent}doctype`];
    if (node.nodeType === 8 || (node as Element).localName === 'script') return [];
    const children = (of: Node, deeper: number) => Array.from(of.childNodes).flatMap((child) => walk(child, deeper));
    if (node.nodeType !== 1) return [`${indent}document`, ...children(node, depth + 1)];
    const element = node as HTMLElement;
    const attributes = element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`).sort();
    const ns = element.namespaceURI?.includes('svg') ? 'svg' : element.namespaceURI?.includes('Math') ? 'math' : '';
    const inShadow = (child: Node): string[] => {
      const found = walk(child, depth + 2);
      return found.length ? [`${indent} #`, ...found] : [];
    };
    const shadow = Array.from(element.shadowRoot?.childNodes ?? []).flatMap(inShadow);
    const inner = (element as HTMLIFrameElement).contentDocument;
    const frame = inner ? [`${indent} @`, ...walk(inner, depth + 2)] : [];
    const light = element.localName === 'style' ? [] : children(element, depth + 1);
    return [`${indent}${ns}<${element.localName} ${attributes.join(' ')}>`, ...shadow, ...frame, ...light];
  };
  return walk(document, 0);
}
