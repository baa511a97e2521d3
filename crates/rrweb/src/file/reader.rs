//! Reading a recording: a block and at most one dictionary at a time.

use std::ops::Range;

use super::ReadError;
use super::dictionary::Dictionary;
use super::index::{Block, Index, JSON_BYTES_MAX, Place};
use super::knit::knit;

/// A dictionary ready to decode blocks with; worth keeping while a recording is watched.
pub struct OpenDictionary {
    words: Dictionary,
    bytes: Vec<u8>,
}

/// The events of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedBlock {
    /// The tab they belong to.
    pub tab: u16,
    json: String,
    events: Vec<Range<u32>>,
    frame_events: usize,
}

impl DecodedBlock {
    /// All events as one JSON array, the key frame first: what HTTP sends.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The same without a copy.
    pub fn into_json(self) -> String {
        self.json
    }

    /// The events of the key frame made by the server.
    pub fn frame(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.events[..self.frame_events].iter().map(|range| self.slice(range))
    }

    /// The events as they were recorded.
    pub fn events(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.events[self.frame_events..].iter().map(|range| self.slice(range))
    }

    fn slice(&self, range: &Range<u32>) -> &str {
        &self.json[range.start as usize..range.end as usize]
    }
}

/// Reads block `n`, asking `ranges` for one or two byte ranges of the segments.
pub fn decode<B, E>(
    index: &Index,
    n: u32,
    mut ranges: impl FnMut(u32, Range<u64>) -> Result<B, E>,
) -> Result<DecodedBlock, E>
where
    B: AsRef<[u8]>,
    E: From<ReadError>,
{
    let block = index.blocks.get(n as usize).ok_or(ReadError::NoSuchBlock)?;
    let dictionary = match index.dictionary_of(block)? {
        Some(place) => Some(open_dictionary(place, ranges(place.segment, place.range())?.as_ref())?),
        None => None,
    };
    let bytes = ranges(block.place.segment, block.place.range())?;
    Ok(decode_block(block, dictionary.as_ref(), bytes.as_ref())?)
}

/// Reads a dictionary from the bytes at its place.
pub fn open_dictionary(place: &Place, compressed: &[u8]) -> Result<OpenDictionary, ReadError> {
    let bytes = unpack(place, &[], compressed)?;
    Ok(OpenDictionary { words: Dictionary::read(&bytes)?, bytes })
}

/// Reads a block from the bytes at its place, with the dictionary it needs.
pub fn decode_block(
    block: &Block,
    dictionary: Option<&OpenDictionary>,
    compressed: &[u8],
) -> Result<DecodedBlock, ReadError> {
    if block.json_len > JSON_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    let payload = unpack(&block.place, dictionary.map_or(&[][..], |open| &open.bytes), compressed)?;
    let (json, events) = knit(&payload, dictionary.map(|open| &open.words), block.json_len as usize)?;
    if events.len() != block.events as usize || block.frame_events > block.events {
        return Err(ReadError::Malformed("another number of events than announced"));
    }
    Ok(DecodedBlock { tab: block.tab, json, events, frame_events: block.frame_events as usize })
}

fn unpack(place: &Place, prefix: &[u8], compressed: &[u8]) -> Result<Vec<u8>, ReadError> {
    if compressed.len() != place.len as usize {
        return Err(ReadError::Truncated);
    }
    if crc32fast::hash(compressed) != place.crc {
        return Err(ReadError::Checksum);
    }
    if place.packed_len > JSON_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    let packed_len = place.packed_len as usize;
    let bytes = zstd::bulk::Decompressor::with_dictionary(prefix)
        .and_then(|mut zstd| zstd.decompress(compressed, packed_len))
        .map_err(|_| ReadError::Malformed("bytes that do not decompress"))?;
    if bytes.len() == packed_len {
        Ok(bytes)
    } else {
        Err(ReadError::Malformed("another size than announced"))
    }
}

/// Reads everything: every checksum, every count, every event. Segments are given in their order.
pub fn verify(index: &Index, segments: &[impl AsRef<[u8]>]) -> Result<(), ReadError> {
    let rebuilt = Index::rebuild(segments.iter().map(AsRef::as_ref))?;
    if rebuilt != *index {
        return Err(ReadError::Malformed("an index of something else"));
    }
    for block in &index.blocks {
        decode(index, block.n, |segment, range| slice(segments, segment, range))?;
    }
    Ok(())
}

/// A range of segments that are in memory.
pub fn slice(segments: &[impl AsRef<[u8]>], segment: u32, range: Range<u64>) -> Result<&[u8], ReadError> {
    let bytes = segments.get(segment as usize).ok_or(ReadError::Truncated)?.as_ref();
    let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
    let range = start.ok().zip(end.ok()).ok_or(ReadError::Truncated)?;
    bytes.get(range.0..range.1).ok_or(ReadError::Truncated)
}
