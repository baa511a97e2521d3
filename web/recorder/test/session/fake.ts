// A capture that sees next to nothing, so that what is tested is all that lies behind a capture: it
// writes events alone. A snapshot is the custom event `fake.snapshot`, with the page's texts and its
// style sheets as contents; `window.fake.bulk(n)` writes n characters that do not compress.

import { handOver } from '../../src/session/main.ts';
import type { Content, StartCapture, Stream } from '../../src/shared/capturing.ts';
import { listen } from '../../src/shared/guard.ts';
import { createWriter } from '../../src/stream/writer.ts';

function fakeStream(written: () => void) {
  const writer = createWriter(written, () => undefined);
  const known = new Set<Content>();
  let contents: Content[] = [];
  const stream: Stream = {
    get bytes() {
      return writer.bytes;
    },
    take() {
      const frame = writer.take();
      return frame && { bytes: frame.bytes, contents: contents.splice(0) };
    },
    cut() {
      writer.cut();
      known.clear();
      contents = [];
    },
  };
  const refer = (content: Content): void => {
    if (!known.has(content)) contents.push(content);
    known.add(content);
  };
  return { stream, refer, event: writer.event };
}

/** A writer takes no event above 250,000 letters. */
const EVENT_CHARS = 200_000;

const noise = (chars: number) => Array.from({ length: Math.ceil(chars / 10) }, () => Math.random().toString(36).slice(2, 12)).join('');

const sheets = new WeakMap<Element, Content>();
const sheetOf = (style: Element): Content => {
  const known = sheets.get(style) ?? { kind: 0, text: () => style.textContent ?? '', hash: undefined };
  sheets.set(style, known);
  return known;
};

/** There are no companions here. */
const inside = undefined as never;

const startCapture: StartCapture = (options) => {
  const { stream, refer, event: put } = fakeStream(options.written);
  let on = true;
  const event = (type: number, data: object) => {
    if (on) put(options.now(), type, data);
  };
  const snapshot = () => {
    event(5, { tag: 'fake.snapshot', payload: { text: document.body?.textContent ?? '' } });
    for (const style of document.querySelectorAll('style')) refer(sheetOf(style));
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
    for (let left = chars; left > 0; left -= EVENT_CHARS) event(5, { tag: 'fake.bulk', payload: { noise: noise(Math.min(left, EVENT_CHARS)) } });
    options.much();
  };
  (window as { fake?: object }).fake = { bulk };
  look();
  snapshot();
  return {
    stream,
    inside,
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
