// Words: what a page and a frame of another origin in it say to each other.
//
// Both carry this site's snippet, and both origins are on the list in the site's settings. Nothing is ever posted to
// "*". The frame asks, the page answers with one end of a channel; from then on each knows with whom it speaks, whatever else
// is posted in their windows.
//
//   frame → page      {revisit: 'hello', endpoint, nonce}          to the page's origin
//   page → frame      {revisit: 'welcome', nonce} + port           to the frame's origin
//   page → frame      turn                                         by the port: begin anew, with a snapshot
//   page → frame      0                                            by the port, which is closed then: ask again later
//   frame → page      [turn, operations]                           by the port

export interface Hello {
  revisit: 'hello';
  /** Of the site: the same key at the same server. */
  endpoint: string;
  /** The page has to know what the frame said, so it is no stranger who answers. */
  nonce: string;
}

export interface Welcome {
  revisit: 'welcome';
  nonce: string;
}

export type Told = [turn: number, operations: ArrayBuffer];

/** One message; longer ones are not taken. */
export const MESSAGE_BYTES_MAX = 1 << 20;

/** What a frame was asked, when the page wants no more of it. */
export const NO_MORE = 0;
