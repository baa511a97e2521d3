//! The walk over a batch: grammar and copying. What things mean is in `enter` and `place`.
//!
//! One frame per open object or array, on the heap: how deep a page is nested is the sender's choice.

use std::borrow::Cow;

use super::names::Names;
use super::nodes::{Inside, Known, Node};
use super::peek::Peek;
use super::place::Place;
use super::plain::{Plain, Plainly, Tail};
use super::scrubber::room_for;
use super::split::Split;
use super::{Facts, Masked, Rules};
use crate::detect::Sought;
use crate::event::{EventType, Invalid, Limits, slice};
use crate::json::{Cursor, Span, Str, decode, encode_into};

pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) rules: &'a Rules,
    pub(super) sought: Sought,
    pub(super) limits: &'a Limits,
    pub(super) cursor: Cursor<'a>,
    pub(super) peek: Peek<'a>,
    pub(super) frames: Vec<Frame>,
    /// The nodes around the walker, the innermost last.
    pub(super) nodes: Vec<Node>,
    pub(super) known: Known,
    /// What the text below the parent of the node being added is.
    pub(super) adopting: Inside,
    /// The attribute whose value will say something about its element.
    pub(super) teaching: Option<Cow<'a, str>>,
    /// The type of the event around the walker.
    pub(super) kind: EventType,
    pub(super) timestamp: Option<i64>,
    /// The event's `data` has been met.
    pub(super) has_data: bool,
    /// Elements in the event so far.
    pub(super) elements: usize,
    pub(super) facts: Facts,
    pub(super) masked: Masked,
    pub(super) names: Names,
    pub(super) split: Split,
    /// Reads what is written as rrweb writes it by [`super::plain`]. Tests compare with what comes without.
    pub(super) short_cuts: bool,
    out: Vec<u8>,
    /// Everything before this offset is in `out` or was cut.
    copied: usize,
}

/// What a finished walk leaves.
pub(super) struct Walked {
    pub(super) out: Vec<u8>,
    pub(super) facts: Facts,
    pub(super) masked: Masked,
    /// An escape of U+0000 was read.
    pub(super) nul: bool,
    /// What the next batch of the same page may have to know.
    pub(super) known: Known,
}

/// Values of the members that decide how their object is read, found looking ahead; empty where there is
/// none. Their names are [`Place::pins`].
pub(super) type Pins = [Span; 2];

/// What is known of an object before its members are read.
pub(super) struct Entered {
    pub(super) place: Place,
    pub(super) pins: Pins,
    /// Its first members have been read up to here, right after a comma.
    pub(super) read_to: Option<usize>,
}

impl From<Place> for Entered {
    fn from(place: Place) -> Self {
        Self { place, pins: Pins::default(), read_to: None }
    }
}

/// An open object or array.
pub(super) struct Frame {
    pub(super) place: Place,
    pub(super) start: usize,
    close: u8,
    /// Some member stays, so the next needs its comma.
    kept: bool,
    /// Where the text begins that goes if the next member goes.
    cut_from: usize,
    pins: Pins,
}

impl<'a> Walk<'a> {
    /// `out` is only lent for its room.
    pub(super) fn new(text: &'a str, rules: &'a Rules, limits: &'a Limits, out: Vec<u8>) -> Self {
        let out = room_for(text.len(), out);
        let cursor = Cursor::new(text.as_bytes());
        Self {
            text,
            rules,
            sought: rules.sought(),
            limits,
            peek: Peek::new(text, limits.depth_max),
            cursor,
            frames: Vec::with_capacity(64),
            nodes: Vec::with_capacity(64),
            known: Known::default(),
            adopting: Inside::Page,
            teaching: None,
            kind: EventType::Unknown(-1),
            timestamp: None,
            has_data: false,
            elements: 0,
            facts: Facts { bytes_in: text.len(), ..Facts::default() },
            masked: Masked::default(),
            names: Names::default(),
            split: Split::default(),
            short_cuts: true,
            out,
            copied: 0,
        }
    }

    /// With what earlier batches of the same page have told.
    pub(super) fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }

    pub(super) fn run(mut self) -> Result<Walked, Invalid> {
        if self.cursor.peek()? != b'[' {
            return Err(Invalid::NotAnArray);
        }
        self.value(Place::Batch)?;
        while !self.frames.is_empty() {
            self.member()?;
        }
        self.cursor.end()?;
        self.copy_to(self.text.len());
        self.facts.bytes_out = self.out.len();
        Ok(Walked {
            out: self.out,
            facts: self.facts,
            masked: self.masked,
            nul: self.cursor.nul,
            known: self.known,
        })
    }

    /// Reads one member or item of the innermost container, and whatever closes after it.
    fn member(&mut self) -> Result<(), Invalid> {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        let place = if frame.close == b'}' { self.key()? } else { frame.place.item() };
        if place == Place::Drop {
            self.drop_value()?;
            return self.after_value();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.kept = true;
        }
        let opened = self.value(place)?;
        if opened { Ok(()) } else { self.after_value() }
    }

    fn key(&mut self) -> Result<Place, Invalid> {
        let key = self.cursor.key()?;
        let name = self.decoded(key);
        let Some(frame) = self.frames.last() else { return Ok(Place::Shape) };
        match frame.place.pins().iter().position(|pinned| *pinned == name) {
            Some(index) => Ok(Place::Pin(index as u8)),
            None => self.place_of_member(frame.place, key, name),
        }
    }

    /// Reads a value; true when it is a container that is open now.
    pub(super) fn value(&mut self, place: Place) -> Result<bool, Invalid> {
        match self.cursor.peek()? {
            b'{' => self.open(place, b'}'),
            _ if place == Place::Event => Err(Invalid::NotAnEvent { index: self.facts.events }),
            b'[' => self.open(place, b']'),
            b'"' => {
                let found = self.cursor.string()?;
                self.teach(found.span, found.escaped);
                self.string(place, found).map(|()| false)
            }
            _ => {
                let span = self.cursor.scalar()?;
                self.teach(Span { start: span.start, end: span.start }, false);
                self.scalar(place, span).map(|()| false)
            }
        }
    }

    fn open(&mut self, place: Place, close: u8) -> Result<bool, Invalid> {
        if self.frames.len() >= self.limits.depth_max {
            return Err(Invalid::TooDeep);
        }
        let place = self.place_of_container(place)?;
        // An array where an object belongs, or the other way round: nothing in it is understood.
        let place =
            if place.brackets().is_none_or(|expected| expected == close) { place } else { Place::Secret };
        if self.skims(place)? {
            return Ok(false);
        }
        match self.plain_object(place)? {
            Plainly::Read => return Ok(false),
            Plainly::Opened => return Ok(true),
            Plainly::Other => {}
        }
        let start = self.cursor.at;
        self.cursor.at += 1;
        let entered = if close == b'}' { self.enter(place, start)? } else { place.into() };
        let Entered { place, pins, mut read_to } = entered;
        if place == Place::Attributes && self.short_cuts {
            match self.plain_attributes()? {
                Plain::All => return Ok(false),
                Plain::UpTo(end) => read_to = Some(end),
                Plain::None => {}
            }
        }
        let cut_from = read_to.map_or(start + 1, |read_to| read_to - 1);
        self.frames.push(Frame { place, start, close, kept: read_to.is_some(), cut_from, pins });
        match read_to {
            Some(read_to) => self.cursor.at = read_to,
            None if self.cursor.closed(close)? => return self.close().map(|()| false),
            None => {}
        }
        Ok(true)
    }

    /// Objects and arrays where a number decides: refused like any other value that is not the first one.
    fn place_of_container(&self, place: Place) -> Result<Place, Invalid> {
        match place {
            Place::Pin(index) => {
                let nowhere = Span { start: self.cursor.at, end: self.cursor.at };
                self.check_pin(index, nowhere).map(|()| Place::Shape)
            }
            Place::Timestamp => Err(Invalid::NotAnEvent { index: self.facts.events }),
            _ => Ok(place),
        }
    }

    /// Reads a container in one go if nothing in it can be masked: pointer positions, scroll offsets,
    /// geometry. False, and nothing read, when it has to be walked.
    fn skims(&mut self, place: Place) -> Result<bool, Invalid> {
        if !matches!(place, Place::Shape | Place::Change | Place::Keep) {
            return Ok(false);
        }
        let start = self.cursor.at;
        let texts = self.cursor.texts;
        self.cursor.skip(self.limits.depth_max - self.frames.len())?;
        let clean = place == Place::Keep || self.cursor.texts == texts;
        if !clean {
            self.peek.spend(self.cursor.at - start)?;
            self.cursor.at = start;
        }
        Ok(clean)
    }

    /// Reads the comma before the next member, or closes containers until there is one.
    fn after_value(&mut self) -> Result<(), Invalid> {
        while let Some(frame) = self.frames.last_mut() {
            if frame.place == Place::Node && frame.kept && self.short_cuts {
                match self.plain_tail()? {
                    Tail::Children => return Ok(()),
                    Tail::Member => continue,
                    Tail::Other => {}
                }
            }
            let Some(frame) = self.frames.last_mut() else { break };
            self.cursor.peek()?;
            let comma = self.cursor.at;
            if self.cursor.more(frame.close)? {
                frame.cut_from = if frame.kept { comma } else { self.cursor.at };
                if !frame.kept {
                    // All before was dropped, and with it goes the comma.
                    self.copied = self.cursor.at;
                }
                return Ok(());
            }
            self.close()?;
        }
        Ok(())
    }

    /// Opens the children of a node, which stand where rrweb puts them.
    pub(super) fn open_children(&mut self, start: usize) -> Result<(), Invalid> {
        self.push(Frame {
            place: Place::Children,
            start,
            close: b']',
            kept: false,
            cut_from: start + 1,
            pins: Pins::default(),
        })
    }

    /// Opens an object some of whose members have been read.
    pub(super) fn open_read(&mut self, place: Place, start: usize, pins: Pins) -> Result<(), Invalid> {
        self.push(Frame { place, start, close: b'}', kept: true, cut_from: start + 1, pins })
    }

    /// Opens an object that was read up to `read_to`, right after a comma, or to its opening brace.
    pub(super) fn open_from(
        &mut self,
        place: Place,
        start: usize,
        read_to: Option<usize>,
    ) -> Result<(), Invalid> {
        let cut_from = read_to.map_or(start + 1, |read_to| read_to - 1);
        self.cursor.at = read_to.unwrap_or(start + 1);
        self.push(Frame {
            place,
            start,
            close: b'}',
            kept: read_to.is_some(),
            cut_from,
            pins: Pins::default(),
        })
    }

    fn push(&mut self, frame: Frame) -> Result<(), Invalid> {
        if self.frames.len() >= self.limits.depth_max {
            return Err(Invalid::TooDeep);
        }
        self.frames.push(frame);
        Ok(())
    }

    pub(super) fn close(&mut self) -> Result<(), Invalid> {
        match self.frames.pop() {
            Some(frame) if frame.close == b'}' => self.leave(frame.place),
            _ => Ok(()),
        }
    }

    fn drop_value(&mut self) -> Result<(), Invalid> {
        self.cursor.skip(self.limits.depth_max)?;
        self.copy_to(self.frames.last().map_or(self.copied, |frame| frame.cut_from));
        self.copied = self.cursor.at;
        self.masked.attributes += 1;
        Ok(())
    }

    /// Members that decide come once, or again with the same value. Otherwise an event could be masked
    /// as one thing and played as another.
    pub(super) fn check_pin(&self, index: u8, span: Span) -> Result<(), Invalid> {
        let pinned = self.frames.last().map(|frame| frame.pins[usize::from(index) % 2]);
        match pinned {
            Some(first) if first == span || first.is_empty() => Ok(()),
            Some(first) if slice(self.text, first) == slice(self.text, span) => Ok(()),
            Some(_) => Err(Invalid::Contradiction),
            None => Ok(()),
        }
    }

    /// Puts `text` where `span` was in the input; the content of a string or a whole scalar.
    pub(super) fn replace(&mut self, span: Span, text: &str) {
        self.copy_to(span.start);
        encode_into(text, &mut self.out);
        self.copied = span.end;
    }

    /// Copies what stands at `span`, with stars for its digits.
    pub(super) fn star_digits(&mut self, span: Span) {
        self.copy_to(span.start);
        let bytes = span.of(self.text.as_bytes());
        self.out.extend(bytes.iter().map(|byte| if byte.is_ascii_digit() { b'*' } else { *byte }));
        self.copied = span.end;
    }

    fn copy_to(&mut self, end: usize) {
        if let Some(bytes) = self.text.as_bytes().get(self.copied..end) {
            self.out.extend_from_slice(bytes);
            self.copied = end;
        }
    }

    pub(super) fn decoded(&self, found: Str) -> Cow<'a, str> {
        let raw = slice(self.text, found.span);
        if found.escaped { decode(raw) } else { Cow::Borrowed(raw) }
    }
}
