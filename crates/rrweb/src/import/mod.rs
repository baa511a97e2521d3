//! Recordings made by other programs, opened whatever they are wrapped in.
//!
//! Understood, alone and inside one another: gzip and zstd; JSON arrays of events; one event a line;
//! objects with an `events` list; PostHog's exports (both file versions, API answers, raw `$snapshot`
//! events, lines of `[window, event]`) with its field compression; events packed by rrweb's packer.
//! Every event is kept as it was, in the order of the file; what is no event is counted.

mod inflate;
mod posthog;
mod walk;

use crate::event::Invalid;

pub use walk::open;

/// What an import may cost.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes after decompression, everything together.
    pub bytes_max: usize,
    /// Events in the file.
    pub events_max: usize,
    /// Nested objects and arrays.
    pub depth_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes_max: 1 << 30, events_max: 20_000_000, depth_max: 4_096 }
    }
}

/// Why a file cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The text is no JSON.
    #[error("the file is not valid: {0}")]
    Invalid(#[from] Invalid),
    /// Something compressed in it is broken.
    #[error("compressed data in the file is broken")]
    Compression,
    /// Larger than [`Limits::bytes_max`].
    #[error("the file is too large when decompressed")]
    TooLarge,
    /// More than [`Limits::events_max`].
    #[error("the file has too many events")]
    TooManyEvents,
    /// JSON without a single event.
    #[error("the file holds no rrweb events")]
    NoEvents,
}

/// One event of an imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Which tab, counted from 0 in the order of appearance.
    pub tab: u16,
    /// The event's own timestamp.
    pub timestamp: i64,
    /// The event, one JSON object.
    pub raw: String,
}

/// An opened file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// All events in the order of the file.
    pub events: Vec<Imported>,
    /// What the file called the tabs, by tab number.
    pub windows: Vec<String>,
    /// Values that stood where events do and are none.
    pub ignored: usize,
}

#[cfg(test)]
mod tests;
