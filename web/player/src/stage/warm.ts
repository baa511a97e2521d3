// A stage that waits for its player exercises: browsers compile what has run often, and the first
// page of a recording would otherwise be cleaned and built by code that never ran.

import { EventType, NodeType } from '@rrweb/types';
import type { Context } from '../sanitize/context';
import { cleanEvent } from '../sanitize/event';
import type { PageBuilder, SnapshotNode } from './replayer';

/** Short enough, one by one, to go unnoticed on the page that the viewer looks at meanwhile. */
const ROUNDS = 12;
const ROUND_NODES = 400;
const FIRST_MS = 300;
const PAUSE_MS = 30;

/** Returns the undo, for when the player comes. */
export function exercise(page: PageBuilder, context: Context): () => void {
  let timer = window.setTimeout(function round(left: number) {
    const event = cleanEvent(madeUpPage(), context);
    if (event?.type === EventType.FullSnapshot) page.rebuild(event.data.node as SnapshotNode);
    if (left > 1) timer = window.setTimeout(round, PAUSE_MS, left - 1);
  }, FIRST_MS, ROUNDS);
  return () => clearTimeout(timer);
}

/** What pages are made of: boxes, texts, links, pictures, fields, a sheet. */
function madeUpPage(): unknown {
  let id = 1;
  const text = (textContent: string): unknown => ({ type: NodeType.Text, id: (id += 1), textContent });
  const element = (tagName: string, attributes: Record<string, string>, childNodes: unknown[]): unknown => ({ type: NodeType.Element, id: (id += 1), tagName, attributes, childNodes });
  const rows: unknown[] = [];
  while (id < ROUND_NODES) {
    const link = element('a', { href: '/page', class: 'link', title: 'A link' }, [text('a link')]);
    const picture = element('img', { src: '/picture.png', alt: '', width: '10' }, []);
    const field = element('input', { type: 'text', name: 'field', value: 'x' }, []);
    rows.push(element('div', { class: 'row', id: `row-${id}`, style: 'color: red' }, [element('p', {}, [text('words'), link]), picture, field, element('span', {}, [text('more')])]));
  }
  const sheet = element('style', {}, [text('.row:hover > a { color: red; background: url(x.png) }')]);
  const page = element('html', { lang: 'en' }, [element('head', {}, [sheet]), element('body', {}, rows)]);
  const doctype = { type: NodeType.DocumentType, id: (id += 1), name: 'html', publicId: '', systemId: '' };
  const node = { type: NodeType.Document, id: 1, childNodes: [doctype, page] };
  return { type: EventType.FullSnapshot, timestamp: 0, data: { node, initialOffset: { left: 0, top: 0 } } };
}
