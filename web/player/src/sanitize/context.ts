// What cleaning needs to know about the page as it stands: its address, and where nodes sit.

import type { CssCleaner } from './css';
import type { Resolve } from './url';

export interface Context {
  /** Address of the recorded page, against which relative URLs are read; '' when unknown. */
  base: string;
  readonly resolve: Resolve;
  readonly css: CssCleaner;
  /** Lower-case tag of an element in the page, of the parent of a text node, or null. */
  tagOf(id: number): string | null;
  parentTagOf(id: number): string | null;
  /** Whether a style element's texts end where another text may begin (see css.ts); true when empty. */
  sheetIsClosed(id: number): boolean;
  /** Whether a node has other nodes beside it. */
  hasSiblings(id: number): boolean;
  /** How deep a node sits in the page; 0 when it is not there. */
  depthOf(id: number): number;
}

/** Deeper than any real page; Chromium's own HTML parser stops here too. */
export const DEPTH_MAX = 512;
/** Elements and texts in one snapshot or mutation. */
export const NODES_MAX = 1_000_000;
