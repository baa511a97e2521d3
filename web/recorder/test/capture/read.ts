// Reads the capture format, for tests: operations to plain objects, and those to a tree.
//
// Written from docs/capture-format.md alone, so that writer and reader can prove each other wrong.

export interface Operation {
  name: string;
  at: number;
  [field: string]: unknown;
}

export type Read = string | number | true | null | { content: number };

const NAMES: Record<number, string> = {
  3: 'meta', 4: 'snapshot', 5: 'place', 6: 'remove', 7: 'attributes', 8: 'text', 9: 'frame', 10: 'pointer',
  11: 'interaction', 12: 'scroll', 13: 'resize', 14: 'input', 15: 'adopt', 16: 'sheet', 17: 'rule', 18: 'event', 22: 'canvas', 23: 'inner',
};

export interface ReadNode {
  kind: 'element' | 'text' | 'doctype' | 'cdata' | 'moved';
  id: number;
  tag?: string;
  ns?: 'svg' | 'math';
  custom?: boolean;
  attributes?: Record<string, Read>;
  text?: string | { content: number };
  shadow?: ReadNode[];
  children?: ReadNode[];
}

export interface Body {
  operations: Operation[];
  /** Definitions: a hash in hex digits, or the text in place. */
  contents: { hash?: string; length?: number; text?: string }[];
  /** What was brought because it was asked for. */
  stored: string[];
}

export const readOperations = (bytes: Uint8Array): Operation[] => readBody(bytes).operations;

/** The operations of one body (without version byte and frames). */
export function readBody(bytes: Uint8Array): Body {
  const contents: Body['contents'] = [];
  const stored: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const table: string[] = [];
  const operations: Operation[] = [];
  let at = 0;
  let time = 0;
  let node = 0;
  let next = 0;

  const byte = (): number => {
    if (at >= bytes.length) throw new Error('the end');
    return bytes[at++] as number;
  };
  const uint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const it = byte();
      value += (it & 127) * scale;
      if (it < 128) return value;
    }
  };
  const int = (): number => {
    const value = uint();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  const number = (): number => int() / 100;
  const ref = (): number => (node += int());
  const utf8 = (): string => {
    const length = uint();
    at += length;
    if (at > bytes.length) throw new Error('the end');
    return decoder.decode(bytes.subarray(at - length, at));
  };
  const value = (): Read => {
    const code = uint();
    if (code === 0) {
      const text = utf8();
      table.push(text);
      return text;
    }
    if (code === 1) return utf8();
    if (code === 2) return { content: uint() };
    if (code === 3) return null;
    if (code === 4) return true;
    if (code === 5) return number();
    const entry = table[code - 6];
    if (entry === undefined) throw new Error(`no entry ${code - 6}`);
    return entry;
  };
  const string = (): string => {
    const it = value();
    if (typeof it !== 'string') throw new Error(`a string was expected at ${at}`);
    return it;
  };
  const words = (): string | { content: number } => {
    const it = value();
    if (typeof it !== 'string' && (it === null || typeof it !== 'object')) throw new Error(`words were expected at ${at}`);
    return it;
  };
  const made = (): number => {
    if (next === 0) throw new Error('a node before next');
    return (node = next++);
  };
  const pairs = (): Record<string, Read> => {
    const found: Record<string, Read> = {};
    for (let left = uint(); left > 0; left--) {
      const name = string();
      found[name] = value();
    }
    return found;
  };
  const children = (inside?: ReadNode): ReadNode[] => {
    const found: ReadNode[] = [];
    for (;;) {
      const kind = byte();
      if (kind === 0) return found;
      if (kind === 8 && inside) {
        made();
        inside.shadow = children();
      }
      else found.push(child(kind));
    }
  };
  const child = (kind: number): ReadNode => {
    if (kind === 2) return { kind: 'text', id: made(), text: words() };
    if (kind === 3) {
      const it: ReadNode = { kind: 'doctype', id: made(), text: string() };
      string();
      string();
      return it;
    }
    if (kind === 4) return { kind: 'cdata', id: made() };
    if (kind === 9) return { kind: 'moved', id: ref() };
    if (![1, 5, 6, 7].includes(kind)) throw new Error(`no node of kind ${kind} at ${at}`);
    const it: ReadNode = { kind: 'element', id: made(), tag: string(), attributes: pairs() };
    if (kind === 5) it.ns = 'svg';
    if (kind === 6) it.ns = 'math';
    if (kind === 7) it.custom = true;
    it.children = children(it);
    return it;
  };
  const list = <T>(read: () => T): T[] => Array.from({ length: uint() }, read);
  const fields = (kind: number): Record<string, unknown> => {
    switch (kind) {
      case 3:
        return { href: string(), width: uint(), height: uint() };
      case 4:
        return { flags: uint(), left: number(), top: number(), id: made(), children: children() };
      case 5: {
        const flags = uint();
        const parent = ref();
        return { shadow: (flags & 1) > 0, parent, before: flags & 2 ? ref() : null, children: children() };
      }
      case 6:
        return { shadow: uint() > 0, parent: ref(), ids: list(ref) };
      case 7:
        return { id: ref(), attributes: pairs() };
      case 8:
        return { id: ref(), text: value() };
      case 9:
        return { flags: uint(), frame: ref(), id: made(), children: children() };
      case 10:
        return { source: uint(), positions: list(() => [uint(), int(), int(), ref()]) };
      case 11: {
        const type = uint();
        const flags = uint();
        return { type, flags, id: ref(), ...(flags & 1 ? { x: number(), y: number() } : {}) };
      }
      case 12:
        return { id: ref(), x: number(), y: number() };
      case 13:
        return { width: uint(), height: uint() };
      case 14:
        return { flags: uint(), id: ref(), text: value() };
      case 15:
        return { id: ref(), sheets: list(uint) };
      case 16:
        return { sheet: uint(), text: value() };
      case 17: {
        const flags = uint();
        const owner = flags & 1 ? { sheet: uint() } : { id: ref() };
        return { ...owner, path: list(uint), rule: flags & 2 ? undefined : value() };
      }
      case 18:
        return { type: uint(), data: JSON.parse(string()) as unknown };
      case 23: {
        const [frame, id, length] = [uint(), ref(), uint()];
        at += length;
        return { frame, id, inner: Buffer.from(bytes.subarray(at - length, at)) };
      }
      case 22: {
        const it = { id: ref(), kind: uint(), width: uint(), height: uint() };
        const length = uint();
        at += length;
        return { ...it, picture: Buffer.from(bytes.subarray(at - length, at)).toString('base64') };
      }
      default:
        throw new Error(`no operation ${kind} at ${at}`);
    }
  };
  while (at < bytes.length) {
    const kind = byte();
    if (kind === 1) time += int();
    else if (kind === 2) next = uint();
    else if (kind === 19) {
      byte();
      at += 16;
      contents.push({ hash: Buffer.from(bytes.subarray(at - 16, at)).toString('hex'), length: uint() });
    } else if (kind === 20 || kind === 21) {
      byte();
      const text = utf8();
      if (kind === 20) contents.push({ text });
      else stored.push(text);
    } else operations.push({ name: NAMES[kind] ?? '', at: time, ...fields(kind) });
  }
  return { operations, contents, stored };
}
