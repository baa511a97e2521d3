//! Writes bodies as the recorder does, by the letter of docs/capture-format.md.

use std::collections::HashMap;
use std::io::Read;

/// Operations, and what later ones refer to.
#[derive(Clone, Default)]
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    table: HashMap<String, u64>,
    last_node: i64,
    pointer: (i64, i64),
}

impl Body {
    /// Begins at 1,000 ms; the next node is number 10.
    pub(super) fn new() -> Self {
        let mut body = Self::default();
        body.op(1).int(1_000).op(2).uint(10);
        body
    }

    pub(super) fn op(&mut self, operation: u8) -> &mut Self {
        self.bytes.push(operation);
        self
    }

    pub(super) fn uint(&mut self, mut value: u64) -> &mut Self {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
        self
    }

    pub(super) fn int(&mut self, value: i64) -> &mut Self {
        self.uint(((value << 1) ^ (value >> 63)).cast_unsigned())
    }

    pub(super) fn node(&mut self, id: i64) -> &mut Self {
        let last = std::mem::replace(&mut self.last_node, id);
        self.int(id - last)
    }

    /// Tells that this node is made here.
    pub(super) fn made(&mut self, id: i64) -> &mut Self {
        self.last_node = id;
        self
    }

    /// A string, by its entry when there is one.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        if let Some(&entry) = self.table.get(text) {
            return self.uint(entry + 6);
        }
        let entry = self.table.len() as u64;
        self.table.insert(text.to_owned(), entry);
        self.uint(0).bytes(text.as_bytes())
    }

    /// A string that is not entered.
    pub(super) fn once(&mut self, text: &str) -> &mut Self {
        self.uint(1).bytes(text.as_bytes())
    }

    pub(super) fn content(&mut self, number: u64) -> &mut Self {
        self.uint(2).uint(number)
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.uint(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
        self
    }

    pub(super) fn hash(&mut self, hash: [u8; 16]) -> &mut Self {
        self.bytes.extend(hash);
        self
    }

    pub(super) fn position(&mut self, before: u64, x: i64, y: i64, id: i64) -> &mut Self {
        let from = std::mem::replace(&mut self.pointer, (x, y));
        self.uint(before).int(x - from.0).int(y - from.1).node(id)
    }

    /// An element without attributes; its children follow.
    pub(super) fn element(&mut self, kind: u8, tag: &str, id: i64) -> &mut Self {
        self.op(kind).text(tag).uint(0).made(id)
    }

    pub(super) fn words(&mut self, text: &str, id: i64) -> &mut Self {
        self.op(2).once(text).made(id)
    }

    pub(super) fn end(&mut self) -> &mut Self {
        self.op(0)
    }

    /// One frame, not compressed.
    pub(super) fn plain(&self) -> Vec<u8> {
        body(&[frame(0, &self.bytes)])
    }

    /// One compressed frame.
    pub(super) fn deflated(&self) -> Vec<u8> {
        body(&[frame(1, &deflate(&self.bytes))])
    }
}

pub(super) fn body(frames: &[Vec<u8>]) -> Vec<u8> {
    [vec![super::VERSION], frames.concat()].concat()
}

pub(super) fn frame(kind: u8, bytes: &[u8]) -> Vec<u8> {
    [&[kind], (bytes.len() as u32).to_le_bytes().as_slice(), bytes].concat()
}

pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::DeflateEncoder::new(bytes, flate2::Compression::new(6)).read_to_end(&mut out).unwrap();
    out
}
