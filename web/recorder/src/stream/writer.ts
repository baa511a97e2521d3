// Writer: operations of the capture format as bytes (docs/capture-format.md).
//
// It runs on the visitor's main thread for every node of the page, so it does little per call: one
// growing buffer, a table of the strings this body has, differences instead of numbers. Texts are
// copied letter by letter while they are ASCII, which for short ones beats the encoder by far.

import type { Content, Frame, Stream } from '../shared/capturing.ts';
import { fault } from '../shared/guard.ts';
import { write } from '../shared/json.ts';

export const enum Op {
  Time = 1,
  Next = 2,
  Meta = 3,
  Snapshot = 4,
  Place = 5,
  Remove = 6,
  Attributes = 7,
  Text = 8,
  Frame = 9,
  Pointer = 10,
  Interaction = 11,
  Scroll = 12,
  Resize = 13,
  Input = 14,
  Adopt = 15,
  Sheet = 16,
  Rule = 17,
  Event = 18,
  Canvas = 22,
  Inner = 23,
}

/** A string, null (an attribute that is gone), true, a number in hundredths, or a content by hash. */
export type Value = string | number | true | null | Content;

const FIRST_ENTRY = 6;
const TABLE_MAX = 50_000;
/** Longer strings seldom come twice. */
const ENTRY_CHARS_MAX = 300;
const TEXT_CHARS_MAX = 250_000;
const ONCE_CHARS = 48;
/** Of one body; the server takes 2,000. */
const CONTENTS_MAX = 1_900;
const FIRST_BYTES = 16_384;

const encoder = new TextEncoder();

export interface Writer extends Stream {
  /** Begins an operation. What is between two operations may be taken. */
  op(kind: Op, at: number): void;
  /** The same, for operations that make nodes. */
  making(kind: Op, at: number): void;
  byte(value: number): void;
  uint(value: number): void;
  int(value: number): void;
  number(value: number): void;
  node(id: number): void;
  /** A new node; the answer is its id. */
  made(): number;
  value(value: Value): void;
  /** A text that most likely stands only here. */
  once(text: string): void;
  /** The operation begun last is whole: it may be taken from now on. */
  end(): void;
  /** A whole operation: an rrweb event of a kind that is rare enough to go as JSON. */
  event(at: number, type: number, data: object): void;
  /** Bytes of the operation that is not whole yet. */
  readonly unfinished: number;
  /** The id that the next new node gets. */
  readonly nextId: number;
}

/** `interrupt` brings an operation that is still being written to its end: it is about to be taken. */
export function createWriter(written: () => void, interrupt: () => void): Writer {
  let buffer = new Uint8Array(FIRST_BYTES);
  let at = 0;
  let whole = 0;
  let nextId = 1;
  // What a body has; begins anew with each.
  let table = new Map<string, number>();
  let contentNumbers = new Map<Content, number>();
  let contents: Content[] = [];
  let lastTime = 0;
  let lastNode = 0;
  let told = false;

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, at + bytes));
    larger.set(buffer.subarray(0, at));
    buffer = larger;
  };

  const byte = (value: number): void => {
    if (at === buffer.length) room(1);
    buffer[at++] = value;
  };

  const uint = (value: number): void => {
    room(8);
    let rest = value;
    // Beyond 31 bits only times, which are rare.
    while (rest > 0x7fffffff) {
      buffer[at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      buffer[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    buffer[at++] = rest;
  };

  const int = (value: number): void => uint(value < 0 ? -2 * value - 1 : 2 * value);

  const number = (value: number): void => int(Math.round(value * 100) || 0);

  const node = (id: number): void => {
    int(id - lastNode);
    lastNode = id;
  };

  const utf8 = (text: string): void => {
    const { length } = text;
    room(length * 3 + 8);
    const start = at;
    if (length < 128) {
      at++;
      let i = 0;
      for (; i < length; i++) {
        const char = text.charCodeAt(i);
        if (char > 127) break;
        buffer[at++] = char;
      }
      if (i === length) {
        buffer[start] = length;
        return;
      }
      at = start;
    }
    const bytes = encoder.encode(text);
    uint(bytes.length);
    room(bytes.length);
    buffer.set(bytes, at);
    at += bytes.length;
  };

  const once = (text: string): void => {
    if (text.length < ONCE_CHARS) return string(text);
    byte(1);
    utf8(text.slice(0, TEXT_CHARS_MAX));
  };

  const string = (text: string): void => {
    const known = table.get(text);
    if (known !== undefined) return uint(known + FIRST_ENTRY);
    const entered = text.length <= ENTRY_CHARS_MAX && table.size < TABLE_MAX;
    if (entered) table.set(text, table.size);
    byte(entered ? 0 : 1);
    utf8(text.slice(0, TEXT_CHARS_MAX));
  };

  const content = (it: Content): void => {
    let index = contentNumbers.get(it);
    if (index === undefined) {
      index = contentNumbers.size;
      if (index >= CONTENTS_MAX) return once(it.text()!);
      contentNumbers.set(it, index);
      contents.push(it);
    }
    byte(2);
    uint(index);
  };

  const value = (it: Value): void => {
    if (typeof it === 'string') return string(it);
    if (it === null) return byte(3);
    if (it === true) return byte(4);
    if (typeof it === 'object') return content(it);
    byte(5);
    number(it);
  };

  const op = (kind: Op, time: number): void => {
    if (time !== lastTime) {
      byte(Op.Time);
      int(time - lastTime);
      lastTime = time;
    }
    byte(kind);
  };

  const end = (): void => {
    const first = whole === 0;
    whole = at;
    if (first) written();
  };

  const making = (kind: Op, time: number): void => {
    if (!told) {
      told = true;
      byte(Op.Next);
      uint(nextId);
    }
    op(kind, time);
  };

  return {
    op,
    making,
    byte,
    uint,
    int,
    number,
    node,
    value,
    once,
    made: () => (lastNode = nextId++),
    end,
    event(time, type, data) {
      const json = write(data);
      // Cut off, it would be no JSON, and cost the whole body.
      if (json.length > TEXT_CHARS_MAX) return fault('event too large');
      op(Op.Event, time);
      uint(type);
      string(json);
      end();
    },
    get bytes() {
      return whole;
    },
    get unfinished() {
      return at - whole;
    },
    get nextId() {
      return nextId;
    },
    take(): Frame | undefined {
      if (at > whole) interrupt();
      if (whole === 0) return undefined;
      const frame = { bytes: buffer.slice(0, whole), contents };
      contents = [];
      at = whole = 0;
      // A large snapshot must not hold its room for the rest of the page's life.
      if (buffer.length > FIRST_BYTES * 4) buffer = new Uint8Array(FIRST_BYTES);
      return frame;
    },
    cut() {
      table = new Map();
      contentNumbers = new Map();
      contents = [];
      lastTime = lastNode = 0;
      told = false;
    },
  };
}
