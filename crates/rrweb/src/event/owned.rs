//! An event that owns its text and remembers what reading it found, so that nobody reads it twice.

use std::borrow::Cow;
use std::ops::Range;

use super::{Event, EventType, IncrementalSource};

/// One event, on its way into a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Owned {
    raw: String,
    kind: EventType,
    timestamp: i64,
    /// Where `data` stands; empty when there is none.
    data: Range<usize>,
    source: Option<IncrementalSource>,
    tag: Option<Box<str>>,
}

impl Event<'_> {
    /// The event with `ms` as its time: another timestamp is replaced, timestamps inside `data` are left alone.
    pub fn at(&self, ms: i64) -> Owned {
        let (raw, data) = if self.timestamp == ms {
            (self.raw.to_owned(), self.data_range.clone())
        } else {
            self.restamped(ms)
        };
        let tag = self.tag.as_deref().map(Box::from);
        Owned { raw, kind: self.kind, timestamp: ms, data, source: self.source, tag }
    }

    fn restamped(&self, ms: i64) -> (String, Range<usize>) {
        let mut out = String::with_capacity(self.raw.len() + 16);
        let mut data = self.data_range.clone();
        let mut copied = 0;
        for stamp in std::iter::once(&self.stamp).chain(&self.more_stamps) {
            out.push_str(self.raw.get(copied..stamp.start).unwrap_or_default());
            out.push_str(&ms.to_string());
            copied = stamp.end;
            if self.data_range.start >= stamp.end {
                let start = self.data_range.start - stamp.end + out.len();
                data = start..start + self.data_range.len();
            }
        }
        out.push_str(self.raw.get(copied..).unwrap_or_default());
        (out, data)
    }
}

impl Owned {
    /// The whole event, one JSON object.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The whole event without a copy.
    pub fn into_raw(self) -> String {
        self.raw
    }

    /// The same as it would be read from its text.
    pub fn as_event(&self) -> Event<'_> {
        Event {
            kind: self.kind,
            timestamp: self.timestamp,
            raw: &self.raw,
            data: if self.data.is_empty() {
                "null"
            } else {
                self.raw.get(self.data.clone()).unwrap_or("null")
            },
            source: self.source,
            tag: self.tag.as_deref().map(Cow::Borrowed),
            data_range: self.data.clone(),
            stamp: 0..0,
            more_stamps: Vec::new(),
        }
    }
}
