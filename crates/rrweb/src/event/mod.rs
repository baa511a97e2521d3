//! A batch of rrweb events, read with borrowed data in one pass.
//!
//! The pass checks everything (UTF-8, the JSON grammar to the last brace, depth, number of events), so
//! what it returns can be copied to disk and parsed by any program. Only the envelope is looked at; of
//! `data` the few fields that decide who has to look further. Types this program does not know are kept
//! as [`EventType::Unknown`], so that a newer recorder works with an older server.

mod envelope;
mod kind;
mod owned;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use envelope::{parse, saturate, whole_number};
pub use kind::{EventType, IncrementalSource, MouseInteraction};
pub use owned::Owned;

use crate::json::{Cursor, Span};

/// What a batch may cost before it is refused.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Events in one batch.
    pub events_max: usize,
    /// Nested objects and arrays. A level of the page is two of JSON, and browsers stop parsing at 512.
    pub depth_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { events_max: 100_000, depth_max: 4_096 }
    }
}

/// Why a batch was refused. Closed: each case has a reason code of the wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Not UTF-8, from this byte on.
    #[error("not UTF-8 at byte {at}")]
    Encoding {
        /// Offset of the first bad byte.
        at: usize,
    },
    /// Not JSON at this byte.
    #[error("not JSON at byte {at}")]
    Syntax {
        /// Offset of the first byte that does not fit.
        at: usize,
    },
    /// JSON that ends too early.
    #[error("the JSON ends too early")]
    Truncated,
    /// Nested deeper than [`Limits::depth_max`].
    #[error("nested too deeply")]
    TooDeep,
    /// More than [`Limits::events_max`].
    #[error("too many events")]
    TooManyEvents,
    /// The outermost value is no array.
    #[error("not an array of events")]
    NotAnArray,
    /// A member of the array that is no object with a numeric `type` and `timestamp`.
    #[error("item {index} is no event")]
    NotAnEvent {
        /// Its place in the array.
        index: usize,
    },
    /// A field that decides how the rest is read is there twice with different values.
    #[error("a field is there twice with different values")]
    Contradiction,
    /// The keys stand in an order that would have to be read over too often.
    #[error("the order of keys cannot be followed")]
    Tangled,
}

impl Invalid {
    /// The reason code that the wire protocol answers.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encoding { .. } | Self::Syntax { .. } => "malformed",
            Self::Truncated => "truncated",
            Self::TooManyEvents => "too_many_events",
            Self::TooDeep
            | Self::NotAnArray
            | Self::NotAnEvent { .. }
            | Self::Contradiction
            | Self::Tangled => "bad_events",
        }
    }
}

/// One event, borrowed from the batch it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'a> {
    /// The event's `type`.
    pub kind: EventType,
    /// Milliseconds since 1970 by the sender's clock. Fractions are cut, absurd values saturate.
    pub timestamp: i64,
    /// The whole event as it was sent, one JSON object.
    pub raw: &'a str,
    /// The event's `data` as it was sent; `null` when there is none.
    pub data: &'a str,
    /// `data.source` of an incremental event.
    pub source: Option<IncrementalSource>,
    /// `data.tag` of a custom event, or `data.plugin` of a plugin's.
    pub tag: Option<Cow<'a, str>>,
    /// Where `data` stands in `raw`; empty when there is none.
    data_range: Range<usize>,
    /// Where the timestamp stands in `raw`.
    stamp: Range<usize>,
    /// Where it stands once more, with the same value. Hardly ever.
    more_stamps: Vec<Range<usize>>,
}

/// The events of one batch in the order they were sent, which is their true order.
#[derive(Clone, Debug, PartialEq)]
pub struct Events<'a> {
    list: Vec<Event<'a>>,
}

impl<'a> std::ops::Deref for Events<'a> {
    type Target = [Event<'a>];

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl<'a> IntoIterator for Events<'a> {
    type Item = Event<'a>;
    type IntoIter = std::vec::IntoIter<Event<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a, 'b> IntoIterator for &'b Events<'a> {
    type Item = &'b Event<'a>;
    type IntoIter = std::slice::Iter<'b, Event<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

/// Reads a JSON array of events.
pub fn events<'a>(json: &'a [u8], limits: &Limits) -> Result<Events<'a>, Invalid> {
    let text = utf8(json)?;
    let mut cursor = Cursor::new(json);
    if cursor.peek()? != b'[' {
        return Err(Invalid::NotAnArray);
    }
    cursor.at += 1;
    let mut list = Vec::new();
    let mut more = !cursor.closed(b']')?;
    while more {
        if list.len() >= limits.events_max {
            return Err(Invalid::TooManyEvents);
        }
        list.push(envelope::read(&mut cursor, text, list.len(), limits)?);
        more = cursor.more(b']')?;
    }
    cursor.end()?;
    Ok(Events { list })
}

/// Reads a single event, as [`Event::raw`] holds it.
pub fn one<'a>(json: &'a [u8], limits: &Limits) -> Result<Event<'a>, Invalid> {
    let text = utf8(json)?;
    let mut cursor = Cursor::new(json);
    let event = envelope::read(&mut cursor, text, 0, limits)?;
    cursor.end()?;
    Ok(event)
}

pub(crate) fn utf8(json: &[u8]) -> Result<&str, Invalid> {
    simdutf8::compat::from_utf8(json).map_err(|error| match error.error_len() {
        Some(_) => Invalid::Encoding { at: error.valid_up_to() },
        None => Invalid::Truncated,
    })
}

/// The text of a span. Spans lie between ASCII bytes of checked text, so this is never out of step.
pub(crate) fn slice(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
