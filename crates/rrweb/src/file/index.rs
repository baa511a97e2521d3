//! Where every block of a recording is, what it covers and what it needs.
//!
//! ```text
//! index   := "RVSX"  version:u8  zero:3  body  crc32(all before):u32le
//! body    := dictionaries:n  { place }*n   blocks:n  { block }*n          varints
//! place   := segment  offset  len  packed_len  crc32
//! block   := place  json_len  tab  first_ms (folded, from the block before)  last_ms - first_ms
//!            events  frame_events  flags (1: start, 2: continues)  needs: 0 | dictionary + 1
//! ```
//! The index is a convenience: every segment ends with the part about itself, and `Index::rebuild` makes
//! the whole from the segments alone.

use std::ops::Range;

use super::ReadError;
use super::varint::{Reader, fold, put, unfold};

/// The version this program writes, and the newest it reads.
pub const VERSION: u8 = 1;

/// No block is larger than this once it is JSON again.
pub const JSON_BYTES_MAX: u32 = 256 << 20;

const MAGIC: &[u8; 4] = b"RVSX";
const HEAD: usize = 8;
const START: u64 = 1;
const CONTINUES: u64 = 2;

/// Where bytes are, and what they have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the segment, from 0.
    pub segment: u32,
    /// First byte within the segment.
    pub offset: u32,
    /// Bytes there, compressed.
    pub len: u32,
    /// Bytes after decompression.
    pub packed_len: u32,
    /// CRC-32 (IEEE) of the compressed bytes.
    pub crc: u32,
}

impl Place {
    /// The bytes within the segment.
    pub fn range(&self) -> Range<u64> {
        u64::from(self.offset)..u64::from(self.offset) + u64::from(self.len)
    }
}

/// A run of events of one tab that can be opened alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number: its position in `Index::blocks`.
    pub n: u32,
    /// Where it is.
    pub place: Place,
    /// Bytes of its events as a JSON array.
    pub json_len: u32,
    /// The tab all its events belong to.
    pub tab: u16,
    /// Time of its first event, ms since epoch.
    pub first_ms: i64,
    /// Time of its last event, ms since epoch.
    pub last_ms: i64,
    /// Events in it, those of the key frame included.
    pub events: u32,
    /// How many of them, from the first, are a key frame made by the server: skipped when playing on.
    pub frame_events: u32,
    /// It begins with a real page: Meta and FullSnapshot, which must be played.
    pub start: bool,
    /// It cannot be opened alone: the page was too big for a key frame. Rare to the point of never.
    pub continues: bool,
    /// The dictionary to read it with.
    pub needs: Option<u32>,
}

/// What to read to show one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Dictionaries to read: none or one, unless blocks had to be continued.
    pub dictionaries: Vec<u32>,
    /// Blocks to apply in this order: one, unless blocks had to be continued.
    pub blocks: Vec<u32>,
}

/// All blocks of a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Version of the segments' format.
    pub version: u8,
    /// The dictionaries, by number.
    pub dictionaries: Vec<Place>,
    /// The blocks, by number; those of one tab are in the order of time.
    pub blocks: Vec<Block>,
}

impl Index {
    /// Time of the first event, ms since epoch; 0 for an empty recording.
    pub fn start_ms(&self) -> i64 {
        self.blocks.iter().map(|block| block.first_ms).min().unwrap_or(0)
    }

    /// Time of the last event, ms since epoch; 0 for an empty recording.
    pub fn end_ms(&self) -> i64 {
        self.blocks.iter().map(|block| block.last_ms).max().unwrap_or(0)
    }

    /// The tabs, lowest first.
    pub fn tabs(&self) -> Vec<u16> {
        let mut tabs: Vec<_> = self.blocks.iter().map(|block| block.tab).collect();
        tabs.sort_unstable();
        tabs.dedup();
        tabs
    }

    /// The blocks of a tab in the order they are played.
    pub fn blocks_of(&self, tab: u16) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.tab == tab)
    }

    /// What to read to show `tab` as it was at `time_ms`: the block that covers it and its dictionary.
    ///
    /// Before the tab's first event that is its first block; `None` when there is no such tab.
    pub fn opening(&self, tab: u16, time_ms: i64) -> Option<Opening> {
        let mut chain: Vec<&Block> = Vec::new();
        for block in self.blocks_of(tab) {
            if block.first_ms > time_ms && !chain.is_empty() {
                break;
            }
            if !block.continues {
                chain.clear();
            }
            chain.push(block);
        }
        let mut dictionaries: Vec<u32> = chain.iter().filter_map(|block| block.needs).collect();
        dictionaries.dedup();
        let blocks: Vec<u32> = chain.iter().map(|block| block.n).collect();
        (!blocks.is_empty()).then_some(Opening { dictionaries, blocks })
    }

    /// The index as bytes, to be kept beside the segments.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&[self.version, 0, 0, 0]);
        self.write_body(&mut out);
        let crc = crc32fast::hash(&out);
        out.extend_from_slice(&crc.to_le_bytes());
        out
    }

    /// Reads what `to_bytes` made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        check_head(bytes, MAGIC)?;
        let (body, crc) = bytes.split_last_chunk::<4>().ok_or(ReadError::Truncated)?;
        if crc32fast::hash(body) != u32::from_le_bytes(*crc) {
            return Err(ReadError::Checksum);
        }
        let mut index = Index { version: bytes[4], ..Index::default() };
        index.read_body(body.get(HEAD..).ok_or(ReadError::Truncated)?)?;
        Ok(index)
    }

    pub(super) fn write_body(&self, out: &mut Vec<u8>) {
        put(out, self.dictionaries.len() as u64);
        self.dictionaries.iter().for_each(|place| write_place(place, out));
        put(out, self.blocks.len() as u64);
        let mut before_ms = 0;
        for block in &self.blocks {
            write_block(block, before_ms, out);
            before_ms = block.first_ms;
        }
    }

    /// Adds what `write_body` wrote to what is already there.
    pub(super) fn read_body(&mut self, body: &[u8]) -> Result<(), ReadError> {
        let mut reader = Reader::new(body);
        for _ in 0..reader.count()? {
            self.dictionaries.push(read_place(&mut reader)?);
        }
        let mut before_ms = 0;
        for _ in 0..reader.count()? {
            let block = read_block(&mut reader, self.blocks.len() as u32, before_ms)?;
            before_ms = block.first_ms;
            self.blocks.push(block);
        }
        if reader.remaining() == 0 { Ok(()) } else { Err(ReadError::Malformed("an index with a tail")) }
    }

    /// The place of the dictionary a block needs.
    pub(super) fn dictionary_of(&self, block: &Block) -> Result<Option<&Place>, ReadError> {
        let Some(number) = block.needs else { return Ok(None) };
        let place = self.dictionaries.get(number as usize);
        place.map(Some).ok_or(ReadError::Malformed("a dictionary that is not there"))
    }
}

/// Checks magic and version, the same for index and segment.
pub(super) fn check_head(bytes: &[u8], magic: &[u8; 4]) -> Result<(), ReadError> {
    let head = bytes.first_chunk::<HEAD>().ok_or(ReadError::Truncated)?;
    if !head.starts_with(magic) || head[5..] != [0, 0, 0] || head[4] == 0 {
        return Err(ReadError::NotARecording);
    }
    if head[4] > VERSION {
        return Err(ReadError::Newer { version: head[4] });
    }
    Ok(())
}

fn write_place(place: &Place, out: &mut Vec<u8>) {
    for number in [place.segment, place.offset, place.len, place.packed_len, place.crc] {
        put(out, u64::from(number));
    }
}

fn read_place(reader: &mut Reader<'_>) -> Result<Place, ReadError> {
    let mut next = || reader.number_u32();
    let place = Place { segment: next()?, offset: next()?, len: next()?, packed_len: next()?, crc: next()? };
    let ends = place.offset.checked_add(place.len).is_some();
    if ends && place.packed_len <= JSON_BYTES_MAX { Ok(place) } else { Err(ReadError::TooLarge) }
}

fn write_block(block: &Block, before_ms: i64, out: &mut Vec<u8>) {
    write_place(&block.place, out);
    put(out, u64::from(block.json_len));
    put(out, u64::from(block.tab));
    put(out, fold(block.first_ms.wrapping_sub(before_ms)));
    put(out, fold(block.last_ms.wrapping_sub(block.first_ms)));
    put(out, u64::from(block.events));
    put(out, u64::from(block.frame_events));
    put(out, if block.start { START } else { 0 } | if block.continues { CONTINUES } else { 0 });
    put(out, block.needs.map_or(0, |number| u64::from(number) + 1));
}

fn read_block(reader: &mut Reader<'_>, n: u32, before_ms: i64) -> Result<Block, ReadError> {
    let place = read_place(reader)?;
    let json_len = reader.number_u32()?;
    let tab = u16::try_from(reader.number()?).map_err(|_| ReadError::Malformed("a tab beyond 16 bits"))?;
    let first_ms = before_ms.wrapping_add(unfold(reader.number()?));
    let last_ms = first_ms.wrapping_add(unfold(reader.number()?));
    let (events, frame_events) = (reader.number_u32()?, reader.number_u32()?);
    let flags = reader.number()?;
    let needs = reader.number_u32()?.checked_sub(1);
    if json_len > JSON_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    if frame_events > events {
        return Err(ReadError::Malformed("a key frame longer than its block"));
    }
    let (start, continues) = (flags & START != 0, flags & CONTINUES != 0);
    Ok(Block { n, place, json_len, tab, first_ms, last_ms, events, frame_events, start, continues, needs })
}
