//! Operation 23: what happened in a frame of another origin, as that frame's own recorder wrote it.
//!
//! The page around it passes the bytes on and does not look into them. So what is in them is trusted with nothing: its
//! nodes and sheets get numbers of their own, above all of the page, and so it can name none of the page's; its times are
//! not believed; what would speak for the page is left out; it has room of its own, and what is taken back was paid for;
//! and where it is wrong, it ends, and the rest of the body stays.

use std::ops::Range;

use super::change::Change;
use super::decoder::Decoder;
use super::error::Problem;
use super::texts::Texts;

/// Bytes of one such operation.
pub(super) const INNER_BYTES_MAX: usize = 1 << 20;
/// Frames of a page, each with every document that it has shown.
const FRAMES_MAX: i64 = 1 << 20;
/// Nodes of a frame, and sheets.
const NUMBERS: i64 = 1 << 32;
/// All frames together may bring one part in so many of the events of a body.
const SHARE: usize = 4;
/// A position of the pointer is told a moment later, and no more.
const LATE_MS_MAX: i64 = 2_000;

/// What an operation refers to, put aside while a frame has its own.
struct Aside {
    texts: Texts,
    last_node: i64,
    next_id: Option<i64>,
    pointer: (i64, i64),
    numbers_max: i64,
    room: Room,
    rest: Range<usize>,
    /// Bytes of JSON.
    before: usize,
}

/// How far the JSON and the number of events may grow.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) bytes_max: usize,
    pub(super) events_max: usize,
}

/// The frames of a body.
pub(super) struct Inner {
    /// What they may still become.
    left: Room,
    /// Something of them found no room.
    pub(super) cut: bool,
}

impl Inner {
    pub(super) fn new(limits: &super::Limits) -> Self {
        let left = Room { bytes_max: limits.inner_bytes_max, events_max: limits.events_max / SHARE };
        Self { left, cut: false }
    }
}

impl Decoder<'_> {
    pub(super) fn inner(&mut self) -> Result<(), Problem> {
        let number = self.reader.int_of_uint()?;
        let frame = self.node()?;
        let place = self.reader.bytes(INNER_BYTES_MAX)?;
        if self.within.is_some() || !(1..=FRAMES_MAX).contains(&number) {
            return Err(Problem::Range);
        }
        // Where the site names no origins nobody has been asked.
        if self.limits.inner_bytes_max == 0 {
            return Ok(());
        }
        let aside = self.enter(frame, number * NUMBERS, place);
        self.inner_operations();
        self.leave(aside);
        Ok(())
    }

    fn enter(&mut self, frame: i64, base: i64, place: Range<usize>) -> Aside {
        let before = self.json.out.len();
        let left = self.inner.left;
        let room = Room {
            bytes_max: before.saturating_add(left.bytes_max),
            events_max: self.room.events_max.min(self.events.saturating_add(left.events_max)),
        };
        let aside = Aside {
            texts: std::mem::take(&mut self.texts),
            last_node: std::mem::take(&mut self.last_node),
            next_id: self.next_id.take(),
            pointer: std::mem::take(&mut self.pointer),
            numbers_max: std::mem::replace(&mut self.numbers_max, NUMBERS - 1),
            room: std::mem::replace(&mut self.room, room),
            rest: self.reader.rest(),
            before,
        };
        (self.within, self.base) = (Some(frame), base);
        self.reader.turn_to(place);
        aside
    }

    fn leave(&mut self, aside: Aside) {
        let now = self.json.out.len();
        self.inner.left = Room {
            bytes_max: self.room.bytes_max.saturating_sub(now),
            events_max: self.room.events_max.saturating_sub(self.events),
        };
        self.texts = aside.texts;
        self.last_node = aside.last_node;
        self.next_id = aside.next_id;
        self.pointer = aside.pointer;
        self.numbers_max = aside.numbers_max;
        // What the page may become is not less for it.
        self.room = aside.room;
        self.room.bytes_max = self.room.bytes_max.saturating_add(now.saturating_sub(aside.before));
        self.reader.turn_to(aside.rest);
        (self.within, self.base) = (None, 0);
    }

    /// Reads them as far as they can be understood.
    fn inner_operations(&mut self) {
        let mut whole = (self.json.out.len(), self.events);
        while !self.reader.is_at_end() {
            if self.inner_operation().is_err() {
                return self.back_to(whole);
            }
            if !self.change.is_open() {
                whole = (self.json.out.len(), self.events);
            }
        }
        if self.end_change().is_err() {
            self.back_to(whole);
        }
    }

    fn inner_operation(&mut self) -> Result<(), Problem> {
        let operation = self.reader.byte()?;
        match operation {
            2 | 4..=12 | 14..=17 | 20 => self.carry_out(operation),
            // The page says when.
            1 => self.end_change().and_then(|()| self.reader.int().map(drop)),
            3 | 13 | 18 => self.unheard(operation),
            _ => Err(Problem::Operation(operation)),
        }
    }

    /// These speak of the page, or name nodes in a way that is not looked into.
    fn unheard(&mut self, operation: u8) -> Result<(), Problem> {
        self.end_change()?;
        match operation {
            3 => {
                self.texts.words(&mut self.reader)?;
            }
            13 => {}
            _ => {
                self.reader.uint()?;
                return self.texts.name(&mut self.reader).map(drop);
            }
        }
        self.reader.uint()?;
        self.reader.uint().map(drop)
    }

    /// Takes back all that was written since there was so much JSON and there were so many events. It has cost as much as
    /// if it had stayed: who writes what is taken back must not write for ever.
    fn back_to(&mut self, (bytes, events): (usize, usize)) {
        let written = self.json.out.len() + self.change.bytes();
        self.inner.cut |= written > self.room.bytes_max;
        self.room.bytes_max = self.room.bytes_max.saturating_sub(written.saturating_sub(bytes));
        self.room.events_max = self.room.events_max.saturating_sub(self.events.saturating_sub(events));
        self.change = Change::default();
        self.json.out.truncate(bytes);
        self.events = events;
    }

    /// The snapshot of a frame is the document of its element.
    pub(super) fn snapshot_within(
        &mut self,
        frame: i64,
        flags: u64,
        scrolled: (i64, i64),
    ) -> Result<(), Problem> {
        let document = self.base + self.next_id.ok_or(Problem::NoNumber)?;
        self.content_document(frame, flags)?;
        if scrolled == (0, 0) { Ok(()) } else { self.scrolled(document, scrolled) }
    }

    /// How long before it was told the pointer was there.
    pub(super) fn late(&self, ms: i64) -> i64 {
        if self.within.is_some() { ms.min(LATE_MS_MAX) } else { ms }
    }
}
