//! The capture format: what our own recorder sends, turned into rrweb events. docs/capture-format.md specifies it.
//!
//! Decoding is one pass that writes JSON as it reads, with no tree in between:
//!
//! ```text
//! body ──► frames ──► operations ──► values, texts ──► children, change ──► json
//!          inflate    dispatch       the table         nodes               one buffer
//! ```
//!
//! What comes out is what a page of ours would have sent as JSON, and is scrubbed like it. The one thing JSON from a
//! page cannot hold is a *reference* to a content by its hash: `"\u0000#"`, the digit of its kind and 32 hex digits.
//! U+0000 in any other string becomes U+FFFD, so whoever reads such a string knows that this module wrote it.

mod canvas;
mod change;
mod children;
mod decoder;
mod error;
mod events;
mod frames;
mod inner;
mod json;
mod reader;
mod reference;
mod texts;

pub use error::{Invalid, Problem};
pub use reference::resolve;
pub(crate) use reference::{reference, without_nul};

/// The first byte of what follows the envelope.
pub const VERSION: u8 = 1;

/// Entries of the table of strings.
const TABLE_MAX: usize = 100_000;
/// Levels of children.
const LEVELS_MAX: usize = 1_000;
/// Contents of a body, by hash and in place.
const CONTENTS_MAX: usize = 2_000;
/// Bytes of one content.
pub const CONTENT_BYTES_MAX: usize = 4 << 20;
/// Bytes of one text.
const TEXT_BYTES_MAX: usize = 1 << 20;
/// Levels of rules in a style sheet.
const RULE_LEVELS_MAX: usize = 20;
/// The largest integer that JavaScript counts without a hole.
const INTEGER_MAX: i64 = (1 << 53) - 1;

/// What a body may cost before it is refused.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of operations, decompressed, and likewise of JSON.
    pub bytes_max: usize,
    /// Events in one body.
    pub events_max: usize,
    /// Nested objects and arrays of an event that comes as JSON.
    pub depth_max: usize,
    /// Bytes of JSON that frames of other origins may become, besides; 0: there are none, and what comes of them is left out.
    pub inner_bytes_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let crate::event::Limits { events_max, depth_max } = crate::event::Limits::default();
        Self { bytes_max: 32 << 20, events_max, depth_max, inner_bytes_max: 8 << 20 }
    }
}

/// What a content is, which decides how it is scrubbed and where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContentKind {
    /// A style sheet's text.
    Css,
    /// A text of the page.
    Text,
    /// A `data:` address.
    Data,
}

impl ContentKind {
    /// By its number in the format.
    pub fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Css),
            1 => Some(Self::Text),
            2 => Some(Self::Data),
            _ => None,
        }
    }

    /// Its number in the format, one digit.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// The first half of the SHA-256 of a content's UTF-8 text.
pub type ContentHash = [u8; 16];

/// A content that the body names by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referred {
    /// What it is.
    pub kind: ContentKind,
    /// Its name.
    pub hash: ContentHash,
    /// Its length in bytes, as the page stated it.
    pub bytes: u64,
}

/// A content that the body brings because it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// What it is.
    pub kind: ContentKind,
    /// The content itself, not scrubbed.
    pub text: String,
}

/// A body as rrweb events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// A JSON array of events, without any white space between its tokens but what an event that came as JSON brought.
    pub json: Vec<u8>,
    /// How many.
    pub events: usize,
    /// Contents named by hash, in the order of the body.
    pub referred: Vec<Referred>,
    /// Contents the server has asked for.
    pub brought: Vec<Brought>,
    /// Frames of other origins had more to say than there was room for.
    pub cut: bool,
}

/// Reads a body from its version byte on.
pub fn decode(body: &[u8], limits: &Limits) -> Result<Decoded, Invalid> {
    let frames = frames::Frames::open(body, limits.bytes_max)?;
    let mut decoder = decoder::Decoder::new(frames.operations(), limits);
    let mut last = (0, 0);
    let invalid =
        |(frame, start), (at, problem)| Invalid { frame, at: usize::saturating_sub(at, start), problem };
    for (number, frame) in frames.iter().enumerate() {
        last = (number, frame.start);
        decoder.frame(frame.clone()).map_err(|error| invalid(last, error))?;
    }
    decoder.finish().map_err(|error| invalid(last, error))
}

#[cfg(test)]
mod tests;
