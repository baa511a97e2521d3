//! The state that lives as long as a body: what operations refer to, and the dispatch to them.

use std::ops::Range;

use super::change::Change;
use super::error::Problem;
use super::inner::{Inner, Room};
use super::json::Json;
use super::reader::Reader;
use super::texts::Texts;
use super::{Decoded, INTEGER_MAX, Limits};

/// Reads operations and writes events. Everything in it begins anew with each body.
pub(super) struct Decoder<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) texts: Texts,
    pub(super) json: Json,
    /// The change of the page that is being put together.
    pub(super) change: Change,
    pub(super) limits: &'a Limits,
    /// How far it may grow.
    pub(super) room: Room,
    /// Frames of other origins.
    pub(super) inner: Inner,
    /// The element of such a frame, while its operations are read; what is added to its numbers; and the largest of them.
    pub(super) within: Option<i64>,
    pub(super) base: i64,
    pub(super) numbers_max: i64,
    /// The node named or made last.
    pub(super) last_node: i64,
    pub(super) next_id: Option<i64>,
    time: Option<i64>,
    /// Where the pointer was last.
    pub(super) pointer: (i64, i64),
    pub(super) events: usize,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(operations: &'a [u8], limits: &'a Limits) -> Self {
        // Typical pages become six to eighteen times as long.
        let expected = operations.len().saturating_mul(6).min(limits.bytes_max / 2);
        let room = Room { bytes_max: limits.bytes_max, events_max: limits.events_max };
        Self {
            reader: Reader::new(operations),
            texts: Texts::default(),
            json: Json { out: Vec::with_capacity(expected + 2) },
            change: Change::default(),
            limits,
            room,
            inner: Inner::new(limits),
            within: None,
            base: 0,
            numbers_max: INTEGER_MAX,
            last_node: 0,
            next_id: None,
            time: None,
            pointer: (0, 0),
            events: 0,
        }
    }

    /// Reads the operations of one frame. An error comes with where the reader stood.
    pub(super) fn frame(&mut self, frame: Range<usize>) -> Result<(), (usize, Problem)> {
        self.reader.turn_to(frame);
        while !self.reader.is_at_end() {
            self.operation().map_err(|problem| (self.reader.at, problem))?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Decoded, (usize, Problem)> {
        self.end_change().map_err(|problem| (self.reader.at, problem))?;
        if self.json.out.is_empty() {
            self.json.raw("[");
        }
        self.json.raw("]");
        let Texts { referred, brought, .. } = self.texts;
        Ok(Decoded { json: self.json.out, events: self.events, referred, brought, cut: self.inner.cut })
    }

    fn operation(&mut self) -> Result<(), Problem> {
        let operation = self.reader.byte()?;
        self.carry_out(operation)
    }

    pub(super) fn carry_out(&mut self, operation: u8) -> Result<(), Problem> {
        match operation {
            2 => {
                let id = self.reader.int_of_uint()?;
                self.next_id = Some(self.node_number(id)?);
            }
            5 => self.place()?,
            6 => self.remove()?,
            7 => self.attributes()?,
            8 => self.text()?,
            19 => self.texts.content_by_hash(&mut self.reader)?,
            20 => self.texts.content_in_place(&mut self.reader)?,
            21 => self.texts.store(&mut self.reader)?,
            1 | 3 | 4 | 9..=18 | 22 | 23 => {
                self.end_change()?;
                self.other(operation)?;
            }
            _ => return Err(Problem::Operation(operation)),
        }
        self.check_size()
    }

    fn other(&mut self, operation: u8) -> Result<(), Problem> {
        match operation {
            1 => self.pass_time(),
            3 => self.meta(),
            4 => self.snapshot(),
            9 => self.inner_document(),
            10 => self.pointer(),
            11 => self.interaction(),
            12 => self.scroll(),
            13 => self.resize(),
            14 => self.input(),
            15 => self.adopt(),
            16 => self.sheet(),
            17 => self.rule(),
            22 => self.canvas(),
            23 => self.inner(),
            _ => self.event(),
        }
    }

    fn pass_time(&mut self) -> Result<(), Problem> {
        let time = self.time.unwrap_or(0) + self.reader.int()?;
        if !(0..=INTEGER_MAX).contains(&time) {
            return Err(Problem::Range);
        }
        self.time = Some(time);
        Ok(())
    }

    /// Reads the number of a node that was made before.
    #[inline]
    pub(super) fn node(&mut self) -> Result<i64, Problem> {
        let id = self.last_node + self.reader.int()?;
        self.last_node = self.node_number(id)?;
        Ok(self.base + id)
    }

    /// The number of a node that is made now.
    #[inline]
    pub(super) fn new_node(&mut self) -> Result<i64, Problem> {
        let id = self.next_id.ok_or(Problem::NoNumber)?;
        self.next_id = Some(self.node_number(id + 1)?);
        self.last_node = id;
        Ok(self.base + id)
    }

    /// Begins an event; what follows is its data, without the opening brace.
    pub(super) fn begin_event(&mut self, head: &str) -> Result<(), Problem> {
        if self.time.is_none() {
            return Err(Problem::NoTime);
        }
        if self.events >= self.room.events_max {
            return Err(Problem::TooManyEvents);
        }
        self.json.raw(if self.json.out.is_empty() { "[" } else { "," });
        self.events += 1;
        self.json.raw(head);
        Ok(())
    }

    /// Takes an event back of which no more than `head` was written.
    pub(super) fn take_back(&mut self, head: &str) {
        let end = self.json.out.len().saturating_sub(head.len() + 1);
        self.json.out.truncate(end);
        self.events -= 1;
    }

    /// Ends it with its time; `tail` closes its data.
    pub(super) fn end_event(&mut self, tail: &str) -> Result<(), Problem> {
        self.json.raw(tail);
        self.json.raw(",\"timestamp\":");
        self.json.integer(self.time.ok_or(Problem::NoTime)?);
        self.json.raw("}");
        Ok(())
    }

    /// A member of an object that is not its first: name and integer.
    pub(super) fn member(&mut self, name: &str, value: i64) {
        self.json.raw(",\"");
        self.json.raw(name);
        self.json.raw("\":");
        self.json.integer(value);
    }

    /// Called after whatever can be long. What was written in between is bounded by one text.
    #[inline]
    pub(super) fn check_size(&self) -> Result<(), Problem> {
        if self.json.out.len() + self.change.bytes() > self.room.bytes_max {
            return Err(Problem::TooLarge);
        }
        Ok(())
    }

    #[inline]
    fn node_number(&self, id: i64) -> Result<i64, Problem> {
        if (1..=self.numbers_max).contains(&id) { Ok(id) } else { Err(Problem::Range) }
    }
}
