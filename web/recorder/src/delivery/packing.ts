// Packing: operations become a frame (docs/capture-format.md), with the definitions of the contents
// they refer to behind them.
//
// One function that names nothing outside itself, because its source is also what the worker runs.

/** A content as it travels to the worker and back. */
export interface Leaf {
  kind: number;
  /** Absent where the hash is known. */
  text?: string;
  hash?: Uint8Array;
  /** Bytes of its UTF-8 text; known with the hash. */
  length?: number;
}

export interface Packed {
  frame: Uint8Array;
  leaves: Leaf[];
}

export interface Packing {
  join(parts: readonly Uint8Array[]): Uint8Array;
  uint(value: number): number[];
  /** At once: not compressed, and what has no hash yet comes in place. */
  raw(operations: Uint8Array, leaves: readonly Leaf[]): Uint8Array;
  pack(operations: Uint8Array, leaves: Leaf[]): Promise<Packed>;
  /** The operation that brings a content the server asked for. */
  store(leaf: Leaf): Uint8Array;
}

export function packing(): Packing {
  const BY_HASH = 19;
  const IN_PLACE = 20;
  const STORE = 21;
  const CONTENT_BYTES_MAX = 4 << 20;
  const encoder = new TextEncoder();

  const join = (parts: readonly Uint8Array[]) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  const uint = (value: number) => {
    const bytes: number[] = [];
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
    return [...bytes, value];
  };
  const utf8 = ({ text = '' }: Leaf) => {
    const bytes = encoder.encode(text);
    return bytes.length > CONTENT_BYTES_MAX ? new Uint8Array(0) : bytes;
  };
  const inPlace = (operation: number, leaf: Leaf) => {
    const bytes = utf8(leaf);
    return join([new Uint8Array([operation, ...uint(leaf.kind), ...uint(bytes.length)]), bytes]);
  };
  const define = (leaf: Leaf) =>
    leaf.hash && leaf.length !== undefined
      ? new Uint8Array([BY_HASH, ...uint(leaf.kind), ...leaf.hash, ...uint(leaf.length)])
      : inPlace(IN_PLACE, leaf);
  const framed = (kind: number, bytes: Uint8Array) => {
    const frame = new Uint8Array(5 + bytes.length);
    frame[0] = kind;
    new DataView(frame.buffer).setUint32(1, bytes.length, true);
    frame.set(bytes, 5);
    return frame;
  };
  const whole = (operations: Uint8Array, leaves: readonly Leaf[]) => join([operations, ...leaves.map(define)]);
  const hash = async (leaf: Leaf) => {
    if (leaf.text === undefined || typeof crypto === 'undefined' || !crypto.subtle) return leaf;
    const bytes = utf8(leaf);
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return { kind: leaf.kind, hash: new Uint8Array(digest, 0, 16), length: bytes.length };
  };
  const deflate = async (bytes: Uint8Array) => {
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  return {
    join,
    uint,
    raw: (operations, leaves) => framed(0, whole(operations, leaves)),
    store: (leaf) => inPlace(STORE, leaf),
    pack: async (operations, leaves) => {
      for (let i = 0; i < leaves.length; i++) leaves[i] = await hash(leaves[i] as Leaf);
      const bytes = whole(operations, leaves);
      try {
        return { frame: framed(1, await deflate(bytes)), leaves };
      } catch {
        // This browser does not compress.
        return { frame: framed(0, bytes), leaves };
      }
    },
  };
}
