// State: what the filter knows of each node that has left the page, by its id.
//
// A node's state is made from its parent's when the node is first sent, so it is inherited in the
// serialized tree, where the children of a shadow root stand under its host and the document of a
// frame under the frame: `closest()`, which stops at both borders, is never asked. An id without a
// state was never sent, and nothing about it ever is.

export const MASK = 1; // texts and values become stars, inputs send no events
export const STAR = 2; // values become stars even where forms are recorded
export const IGNORE = 4; // inputs have no value and send no events
export const SAFE = 8; // numbers and addresses may be read
export const EDITABLE = 16; // text is what a visitor typed
export const SUGGESTION = 32; // inside a datalist
/** Typed values and choices are not shown under any of these. */
export const HIDDEN = MASK | STAR | IGNORE;
export const INHERITED = MASK | STAR | IGNORE | SAFE | EDITABLE | SUGGESTION;

export const SVG = 64;
export const EXCLUDED = 128; // a box of the same size, nothing in it
export const KNOWN = 256;

/** What kind of thing a node is, as far as it matters for what it may show. */
export const enum Kind {
  Other = 0,
  Field = 1 << 10,
  Secret = 2 << 10,
  Check = 3 << 10,
  Button = 4 << 10,
  Hidden = 5 << 10,
  Textarea = 6 << 10,
  Select = 7 << 10,
  Option = 8 << 10,
  Custom = 9 << 10,
  Meta = 10 << 10,
  Style = 11 << 10,
  Mute = 12 << 10, // script and noscript: their text is not for a player
  Link = 13 << 10,
}

const KIND_MASK = 15 << 10;

export const kindOf = (state: number): Kind => state & KIND_MASK;
