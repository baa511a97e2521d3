//! Segments: the files, or objects, a recording lies in. Written once, never changed.
//!
//! ```text
//! segment := "RVSG"  version:u8  zero:3
//!            compressed dictionaries and blocks, one after the other
//!            body of an index that covers exactly these           see `index`
//!            body_len:u32le  number:u32le  crc32(body, body_len, number):u32le  "RVSE"
//! ```

use super::ReadError;
use super::index::{Block, Index, Place, VERSION, check_head};

const MAGIC: &[u8; 4] = b"RVSG";
const END: &[u8; 4] = b"RVSE";
const HEAD: usize = 8;
const FOOT: usize = 16;

/// A finished segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its number within the recording, from 0.
    pub number: u32,
    /// What to store.
    pub bytes: Vec<u8>,
}

/// Collects compressed bytes into segments and keeps the index.
pub(super) struct Shelf {
    number: u32,
    bytes: Vec<u8>,
    own: Index,
    index: Index,
    finished: Vec<Segment>,
    segment_bytes: usize,
}

impl Shelf {
    pub(super) fn new(segment_bytes: usize) -> Self {
        let empty = || Index { version: VERSION, ..Index::default() };
        Shelf { number: 0, bytes: head(), own: empty(), index: empty(), finished: Vec::new(), segment_bytes }
    }

    pub(super) fn add_dictionary(&mut self, compressed: &[u8], packed_len: usize) -> u32 {
        let place = self.place(compressed, packed_len);
        self.own.dictionaries.push(place.clone());
        self.index.dictionaries.push(place);
        self.index.dictionaries.len() as u32 - 1
    }

    /// Adds a block; number and place are filled in here.
    pub(super) fn add_block(&mut self, mut block: Block, compressed: &[u8], packed_len: usize) {
        block.place = self.place(compressed, packed_len);
        block.n = self.index.blocks.len() as u32;
        self.own.blocks.push(block.clone());
        self.index.blocks.push(block);
    }

    fn place(&mut self, compressed: &[u8], packed_len: usize) -> Place {
        if self.bytes.len() > HEAD && self.bytes.len() + compressed.len() > self.segment_bytes {
            self.end_segment();
        }
        let offset = self.bytes.len() as u32;
        self.bytes.extend_from_slice(compressed);
        let (len, packed_len) = (compressed.len() as u32, packed_len as u32);
        Place { segment: self.number, offset, len, packed_len, crc: crc32fast::hash(compressed) }
    }

    fn end_segment(&mut self) {
        let mut bytes = std::mem::replace(&mut self.bytes, head());
        let body = bytes.len();
        self.own.write_body(&mut bytes);
        let body_len = (bytes.len() - body) as u32;
        bytes.extend_from_slice(&body_len.to_le_bytes());
        bytes.extend_from_slice(&self.number.to_le_bytes());
        let crc = crc32fast::hash(&bytes[body..]);
        bytes.extend_from_slice(&crc.to_le_bytes());
        bytes.extend_from_slice(END);
        self.finished.push(Segment { number: self.number, bytes });
        self.own.dictionaries.clear();
        self.own.blocks.clear();
        self.number += 1;
    }

    pub(super) fn take(&mut self) -> Option<Segment> {
        if self.finished.is_empty() { None } else { Some(self.finished.remove(0)) }
    }

    pub(super) fn finish(mut self) -> (Vec<Segment>, Index) {
        if self.bytes.len() > HEAD {
            self.end_segment();
        }
        (self.finished, self.index)
    }
}

fn head() -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&[VERSION, 0, 0, 0]);
    bytes
}

impl Index {
    /// The index of a recording, read from nothing but its segments, given in their order.
    pub fn rebuild<'s>(segments: impl IntoIterator<Item = &'s [u8]>) -> Result<Self, ReadError> {
        let mut index = Index { version: VERSION, ..Index::default() };
        for (number, segment) in segments.into_iter().enumerate() {
            check_head(segment, MAGIC)?;
            index.version = segment[4];
            let (body, own_number) = body_of(segment)?;
            if own_number as usize != number {
                return Err(ReadError::Malformed("segments out of order"));
            }
            index.read_body(body)?;
        }
        Ok(index)
    }
}

fn body_of(segment: &[u8]) -> Result<(&[u8], u32), ReadError> {
    let (rest, foot) = segment.split_last_chunk::<FOOT>().ok_or(ReadError::Truncated)?;
    if !foot.ends_with(END) {
        return Err(ReadError::Truncated);
    }
    let word = |at: usize| u32::from_le_bytes([foot[at], foot[at + 1], foot[at + 2], foot[at + 3]]);
    let body_len = word(0) as usize;
    let start =
        rest.len().checked_sub(body_len).filter(|&start| start >= HEAD).ok_or(ReadError::Truncated)?;
    if crc32fast::hash(&segment[start..rest.len() + 8]) != word(8) {
        return Err(ReadError::Checksum);
    }
    Ok((&rest[start..], word(4)))
}
