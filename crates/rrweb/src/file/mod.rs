//! The recording file format: a visit's events as immutable, checksummed, seekable segments.
//!
//! ```text
//! segment := head  (dictionary | block)*  index of these  foot
//!
//!   dictionary 0 ◄─ needs ─┬─ block 0   [Meta, FullSnapshot │ events]        starts with a page
//!                          ├─ block 1   [key frame          │ events]        starts with a frame we made
//!                          └─ block 2   [key frame          │ events]
//! ```
//! A block holds events of one tab and opens alone, with one dictionary: any moment is two reads away.
//! `Writer` takes events and gives segments, holding no more than one epoch in memory; `Index` finds the
//! block for a moment; `decode` gives its events back byte by byte. `docs/recording-format.md` has every
//! field with its unit and bound.
//!
//! The work is cut in layers, each of one noun: `words` (what has a number), `shred` (events to columns),
//! `pack` (columns to bytes), `dictionary`, `segment`, `index`; `knit` is the way back.

mod budget;
mod dictionary;
pub mod hostile;
mod index;
mod knit;
mod pack;
mod reader;
mod segment;
#[cfg(test)]
mod shared;
mod shred;
#[cfg(test)]
mod tests;
mod varint;
mod words;
mod writer;

pub use index::{Block, Index, JSON_BYTES_MAX, Opening, Place, VERSION};
pub use reader::{DecodedBlock, OpenDictionary, decode, decode_block, open_dictionary, slice, verify};
pub use segment::Segment;
#[cfg(test)]
pub(crate) use shared::shared_recordings;
pub use writer::{Notes, Options, Sealed, TabEvent, WriteError, Writer};

/// Why bytes are not a recording this program can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes end too early.
    #[error("the recording is cut off")]
    Truncated,
    /// The bytes were changed.
    #[error("a checksum of the recording does not match")]
    Checksum,
    /// The bytes are something else.
    #[error("these bytes are not a recording")]
    NotARecording,
    /// Written by a later version of this program.
    #[error("the recording has format version {version}; this program reads up to {VERSION}")]
    Newer {
        /// The version it has.
        version: u8,
    },
    /// A size beyond anything that is ever written.
    #[error("a part of the recording claims to be too large")]
    TooLarge,
    /// The index has no block of that number.
    #[error("the recording has no such block")]
    NoSuchBlock,
    /// Checksums match, and still it makes no sense.
    #[error("the recording is malformed: {0}")]
    Malformed(&'static str),
}
