// Page: what the parts of the capture share while one page is recorded.

import type { CaptureRules, Content } from '../shared/capturing.ts';
import type { Op, Writer } from '../stream/writer.ts';
import type { Nodes } from './nodes.ts';

/** A document or a shadow root: what has listeners, observers and adopted sheets of its own. */
export type Root = Document | ShadowRoot;

export interface Page {
  rules: CaptureRules;
  writer: Writer;
  nodes: Nodes;
  now(): number;
  /** Writes in its turn: at once, or when the walk that goes on is done. */
  write(run: (at: number) => void): void;
  /** Writes a whole operation in its turn; `run` writes what it holds. */
  put(kind: Op, run: (at: number) => void): void;
  /** An rrweb event of a kind that is rare enough to go as JSON. */
  event(type: number, data: object): void;
  /** Sends an element anew, as what it is now. */
  remake(element: Element): void;
  /** A root that is in the recording now. */
  root(root: Root): void;
  /** A frame whose document can be read. */
  frame(frame: HTMLIFrameElement): void;
  /** The text of an element's style sheet, if it has one that can be read. */
  sheet(owner: Element): Content | undefined;
  /** Looks at what tells nobody that it has changed, in a moment. */
  soon(): void;
  /** A field or element whose state is in no attribute; it is looked at again and again. */
  field(field: Element): void;
}

export const ELEMENT = 1;
export const TEXT = 3;
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const MATH_NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

export const isSvg = (element: Element): boolean => element.namespaceURI === SVG_NAMESPACE;
export const isMath = (element: Element): boolean => element.namespaceURI === MATH_NAMESPACE;

export const isShadow = (node: Node): boolean => node.nodeType === 11;
