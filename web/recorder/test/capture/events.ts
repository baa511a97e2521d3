// Events: operations as the rrweb events that the server makes of them (crates/rrweb/src/capture), for
// tests that look at what a recorder has told.

import { type Operation, type Read, readBody, type ReadNode } from './read.ts';

export interface Event {
  type: number;
  timestamp: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
}

const CHANGES = new Set(['place', 'remove', 'attributes', 'text']);

export function toEvents(operations: readonly Operation[], contents: readonly string[]): Event[] {
  const plain = (value: Read): unknown => (value !== null && typeof value === 'object' ? (contents[value.content] ?? '') : value);
  const events: Event[] = [];
  const put = (operation: Operation, type: number, data: object): void => void events.push({ type, timestamp: operation.at, data });
  const node = (it: ReadNode, deep: boolean, shadow = false): Record<string, unknown> => {
    const more = shadow ? { isShadow: true } : {};
    if (it.kind === 'text') return { type: 3, id: it.id, textContent: plain(it.text ?? ''), ...more };
    if (it.kind === 'doctype') return { type: 1, id: it.id, name: it.text, publicId: '', systemId: '' };
    if (it.kind === 'cdata') return { type: 4, id: it.id, textContent: '' };
    const attributes = Object.fromEntries(Object.entries(it.attributes ?? {}).map(([name, value]) => [name, plain(value)]));
    const inside = [...(it.shadow ?? []).map((child) => node(child, true, true)), ...(it.children ?? []).map((child) => node(child, true))];
    const kind = { ...(it.ns === 'svg' ? { isSVG: true } : {}), ...(it.ns === 'math' ? { ns: 'math' } : {}), ...(it.custom ? { isCustom: true } : {}) };
    return { type: 2, id: it.id, tagName: it.tag, attributes, childNodes: deep ? inside : [], ...kind, ...(it.shadow ? { isShadowHost: true } : {}), ...more };
  };
  const adds = (child: ReadNode, parentId: number, nextId: number | null, shadow: boolean): object[] => {
    if (child.kind === 'moved') return [{ parentId, nextId, move: child.id, ...(shadow ? { isShadow: true } : {}) }];
    const below = [...(child.shadow ?? []).flatMap((it) => adds(it, child.id, null, true)), ...(child.children ?? []).flatMap((it) => adds(it, child.id, null, false))];
    return [{ parentId, nextId, node: node(child, false, shadow) }, ...below];
  };
  const document = (it: Operation): object => ({ type: 0, id: it.id, childNodes: (it.children as ReadNode[]).map((child) => node(child, true)) });
  let change: { removes: object[]; adds: object[]; texts: object[]; attributes: object[] } | undefined;
  for (const it of operations) {
    if (!CHANGES.has(it.name)) change = undefined;
    else if (!change) put(it, 3, Object.assign((change = { removes: [], adds: [], texts: [], attributes: [] }), { source: 0 }));
    switch (it.name) {
      case 'meta':
        put(it, 4, { href: it.href, width: it.width, height: it.height });
        break;
      case 'snapshot':
        put(it, 2, { node: document(it), initialOffset: { left: it.left, top: it.top } });
        break;
      case 'frame':
        put(it, 3, { source: 0, isAttachIframe: true, removes: [], texts: [], attributes: [], adds: [{ parentId: it.frame, nextId: null, node: document(it) }] });
        break;
      case 'place':
        for (const child of it.children as ReadNode[]) change?.adds.push(...adds(child, it.parent as number, it.before as number | null, it.shadow === true));
        break;
      case 'remove':
        for (const id of it.ids as number[]) change?.removes.push({ parentId: it.parent, id });
        break;
      case 'attributes':
        change?.attributes.push({ id: it.id, attributes: Object.fromEntries(Object.entries(it.attributes as Record<string, Read>).map(([name, value]) => [name, plain(value)])) });
        break;
      case 'text':
        change?.texts.push({ id: it.id, value: plain(it.text as Read) });
        break;
      case 'pointer': {
        let [x, y] = [0, 0];
        const positions = (it.positions as number[][]).map(([ms = 0, dx = 0, dy = 0, id = 0]) => ({ x: (x += dx), y: (y += dy), id, timeOffset: -ms }));
        put(it, 3, { source: it.source, positions });
        break;
      }
      case 'interaction':
        put(it, 3, { source: 2, type: it.type, id: it.id, x: it.x, y: it.y });
        break;
      case 'scroll':
        put(it, 3, { source: 3, id: it.id, x: it.x, y: it.y });
        break;
      case 'resize':
        put(it, 3, { source: 4, width: it.width, height: it.height });
        break;
      case 'input':
        put(it, 3, { source: 5, id: it.id, text: it.text, isChecked: ((it.flags as number) & 1) > 0 });
        break;
      case 'adopt':
        put(it, 3, { source: 15, id: it.id, styleIds: (it.sheets as number[]).map((sheet) => sheet >> 1) });
        break;
      case 'sheet':
        put(it, 3, { source: 8, styleId: it.sheet, replaceSync: plain(it.text as Read) });
        break;
      case 'rule':
        put(it, 3, { source: 8, id: it.id, styleId: it.sheet, [it.rule === undefined ? 'removes' : 'adds']: [{ index: it.path, rule: it.rule }] });
        break;
      case 'inner': {
        // As it is told: a frame's events stand by themselves.
        const bytes = it.inner as Uint8Array;
        put(it, 0, { frame: it.frame, id: it.id, bytes: bytes.length, events: eventsOf(bytes) });
        break;
      }
      case 'canvas':
        put(it, 3, { source: 9, id: it.id, kind: it.kind, width: it.width, height: it.height, picture: it.picture });
        break;
      default:
        put(it, it.type as number, it.data as object);
    }
  }
  return events;
}

/** Of a frame, which may be nonsense. */
function eventsOf(bytes: Uint8Array): Event[] {
  try {
    const { operations, contents } = readBody(bytes);
    return toEvents(operations, contents.map(({ text }) => text ?? ''));
  } catch {
    return [];
  }
}
