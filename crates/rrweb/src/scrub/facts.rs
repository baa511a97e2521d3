//! What ingest must know of a batch without reading it again.

use crate::event::EventType;

/// Counts and places seen while scrubbing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Events in the batch.
    pub events: usize,
    /// The smallest timestamp, by the sender's clock. `None` of an empty batch.
    pub first_ms: Option<i64>,
    /// The largest timestamp.
    pub last_ms: Option<i64>,
    /// A Meta event is in there.
    pub meta: bool,
    /// A Meta event and after it a full snapshot with at least one element: playing can begin here.
    pub full_snapshot: bool,
    /// Which events (counted from 0) are full snapshots with at least one element.
    pub snapshots: Vec<usize>,
    /// Bytes that came in.
    pub bytes_in: usize,
    /// Bytes that remained.
    pub bytes_out: usize,
}

impl Facts {
    /// Takes in one event when it has been read to its end. `elements`: how many it brought.
    pub(super) fn add(&mut self, kind: EventType, timestamp: i64, elements: usize) {
        if kind == EventType::FullSnapshot && elements > 0 {
            self.snapshots.push(self.events);
            self.full_snapshot |= self.meta;
        }
        self.meta |= kind == EventType::Meta;
        self.first_ms = Some(self.first_ms.map_or(timestamp, |first| first.min(timestamp)));
        self.last_ms = Some(self.last_ms.map_or(timestamp, |last| last.max(timestamp)));
        self.events += 1;
    }
}
