// A capture that sees next to nothing, so that what is tested is all that lies behind a capture: it
// writes events alone. A snapshot is the custom event `fake.snapshot`, with the page's texts and its
// style sheets as contents; `window.fake.bulk(n)` writes n characters that do not compress.

import { Loose } from '../../src/delivery/loose.ts';
import { handOver } from '../../src/session/main.ts';
import type { Content, StartCapture, Stream } from '../../src/shared/capturing.ts';
import { listen } from '../../src/shared/guard.ts';

class FakeStream extends Loose implements Stream {
  contents: Content[] = [];
  #known = new Set<Content>();

  refer(content: Content): void {
    if (!this.#known.has(content)) this.contents.push(content);
    this.#known.add(content);
  }

  override take() {
    const frame = super.take();
    return frame && { bytes: frame.bytes, contents: this.contents.splice(0) };
  }

  override cut(): void {
    super.cut();
    this.#known.clear();
  }
}

const noise = (chars: number) => Array.from({ length: Math.ceil(chars / 10) }, () => Math.random().toString(36).slice(2, 12)).join('');

const sheets = new WeakMap<Element, Content>();
const sheetOf = (style: Element): Content => {
  const known = sheets.get(style) ?? { kind: 0, text: () => style.textContent ?? '', hash: undefined };
  sheets.set(style, known);
  return known;
};

const startCapture: StartCapture = (options) => {
  const stream = new FakeStream();
  let on = true;
  const event = (type: number, data: object) => {
    if (!on) return;
    const empty = stream.bytes === 0;
    stream.event(options.now(), type, data);
    if (empty) options.written();
  };
  const snapshot = () => {
    event(5, { tag: 'fake.snapshot', payload: { text: document.body?.textContent ?? '' } });
    for (const style of document.querySelectorAll('style')) stream.refer(sheetOf(style));
    setTimeout(() => on && options.snapshotTaken());
  };
  const changes = new MutationObserver((records) => {
    event(3, { source: 0, texts: records.map(({ target }) => target.textContent) });
  });
  const look = () => changes.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  const undo = listen(document, 'click', () => {
    event(3, { source: 2, type: 2 });
    options.active();
  }, true);
  const bulk = (chars: number) => {
    event(5, { tag: 'fake.bulk', payload: { noise: noise(chars) } });
    options.much();
  };
  (window as { fake?: object }).fake = { bulk };
  look();
  snapshot();
  return {
    stream,
    snapshot,
    event,
    flush: () => undefined,
    finish: () => undefined,
    cost: () => ({ ms: 1, worst_ms: 1, level: 0 }),
    stop: () => {
      on = false;
      changes.disconnect();
      undo();
    },
  };
};

handOver(startCapture);
