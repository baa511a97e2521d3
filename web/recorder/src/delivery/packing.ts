// Packing: operations become a frame (docs/capture-format.md), with the definitions of the contents
// they refer to before them: the server reads a body from front to end.
//
// One function that names nothing outside itself, because its source is also what the worker runs.

/** A content as it travels to the worker and back. */
export interface Leaf {
  kind: number;
  /** Absent where the hash is known. */
  text?: string;
  hash?: Uint8Array;
  /** Bytes of its UTF-8 text; known with the hash. */
  size?: number;
}

export interface Packed {
  frame: Uint8Array;
  leaves: Leaf[];
}

export function packing() {
  const BY_HASH = 19;
  const IN_PLACE = 20;
  const STORE = 21;
  const CONTENT_BYTES_MAX = 4 << 20;
  // Shorter ones cost less in place than the way there and back, and are there when the page goes.
  const HASHED_CHARS_MIN = 2_048;

  const join = (...parts: Uint8Array[]) => {
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  const uint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...uint(Math.floor(value / 128))]);
  const utf8 = (text = '') => {
    const bytes = new TextEncoder().encode(text);
    return bytes.length > CONTENT_BYTES_MAX ? new Uint8Array() : bytes;
  };
  const inPlace = (operation: number, { kind, text }: Leaf) => {
    const bytes = utf8(text);
    return join(Uint8Array.of(operation, kind, ...uint(bytes.length)), bytes);
  };
  const define = (leaf: Leaf) =>
    leaf.hash ? Uint8Array.of(BY_HASH, leaf.kind, ...leaf.hash, ...uint(leaf.size as number)) : inPlace(IN_PLACE, leaf);
  const framed = (kind: number, bytes: Uint8Array) =>
    join(Uint8Array.of(kind, ...new Uint8Array(Uint32Array.of(bytes.length).buffer)), bytes);
  const whole = (operations: Uint8Array, leaves: readonly Leaf[]) => join(...leaves.map(define), operations);
  const hashed = async (leaf: Leaf): Promise<Leaf> => {
    if (leaf.hash || !globalThis.crypto?.subtle || (leaf.text ?? '').length < HASHED_CHARS_MIN) return leaf;
    const bytes = utf8(leaf.text);
    return { kind: leaf.kind, hash: new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16), size: bytes.length };
  };
  return {
    join,
    uint,
    utf8,
    /** The operation that brings a content the server asked for. */
    store: (leaf: Leaf) => inPlace(STORE, leaf),
    /** At once: not compressed, and what has no hash yet comes in place. */
    raw: (operations: Uint8Array, leaves: readonly Leaf[]) => framed(0, whole(operations, leaves)),
    pack: async (operations: Uint8Array, unhashed: readonly Leaf[]): Promise<Packed> => {
      const leaves: Leaf[] = [];
      for (const leaf of unhashed) leaves.push(await hashed(leaf));
      const bytes = whole(operations, leaves);
      try {
        const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        return { frame: framed(1, new Uint8Array(await new Response(stream).arrayBuffer())), leaves };
      } catch {
        // This browser does not compress.
        return { frame: framed(0, bytes), leaves };
      }
    },
  };
}
