//! The outer object of an event: `{"type":…,"data":…,"timestamp":…}` in any order, with anything beside.

use std::borrow::Cow;

use super::{Event, EventType, IncrementalSource, Invalid, Limits, slice};
use crate::json::{Cursor, Span, Str, decode};

/// What was found of an envelope so far. As in a browser, the last of two equal keys counts; but two
/// that differ are refused, because masking must never read an event otherwise than the player does.
#[derive(Default)]
struct Found<'a> {
    kind: Option<i64>,
    timestamp: Option<i64>,
    stamps: Vec<Span>,
    first_stamp: Span,
    data: Option<Data<'a>>,
}

#[derive(Clone, PartialEq)]
struct Data<'a> {
    span: Span,
    source: Decisive<'a>,
    tag: Decisive<'a>,
    plugin: Decisive<'a>,
}

impl Found<'_> {
    fn stamp(&mut self, cursor: &mut Cursor<'_>, limits: &Limits) -> Result<(), Invalid> {
        let span = cursor.skip(limits.depth_max)?;
        let is_first = self.timestamp.is_none();
        once(&mut self.timestamp, parse(span.of(cursor.bytes)).map(saturate))?;
        if is_first {
            self.first_stamp = span;
        } else {
            self.stamps.push(span);
        }
        Ok(())
    }
}

/// A member of `data` that decides how the rest is read, in events of one type.
#[derive(Clone, Default, PartialEq)]
struct Decisive<'a> {
    raw: Option<&'a str>,
    clashes: bool,
}

impl<'a> Decisive<'a> {
    fn add(&mut self, raw: &'a str) {
        self.clashes |= self.raw.is_some_and(|first| first != raw);
        self.raw.get_or_insert(raw);
    }

    fn settled(&self) -> Result<Option<&'a str>, Invalid> {
        if self.clashes { Err(Invalid::Contradiction) } else { Ok(self.raw) }
    }
}

pub(super) fn read<'a>(
    cursor: &mut Cursor<'a>,
    text: &'a str,
    index: usize,
    limits: &Limits,
) -> Result<Event<'a>, Invalid> {
    let not_an_event = Invalid::NotAnEvent { index };
    if cursor.peek()? != b'{' {
        return Err(not_an_event);
    }
    let start = cursor.at;
    let found = members(cursor, text, limits)?;
    let (Some(kind), Some(timestamp)) = (found.kind, found.timestamp) else {
        return Err(not_an_event);
    };
    let data = found.data.unwrap_or_else(|| Data::none(start));
    let inside = |span: &Span| span.start - start..span.end - start;
    let kind = EventType::from_number(kind);
    let (source, tag) = match kind {
        EventType::IncrementalSnapshot => (data.source.settled()?, None),
        EventType::Custom => (None, data.tag.settled()?),
        EventType::Plugin => (None, data.plugin.settled()?),
        _ => (None, None),
    };
    Ok(Event {
        kind,
        timestamp,
        raw: slice(text, Span { start, end: cursor.at }),
        data: if data.span.is_empty() { "null" } else { slice(text, data.span) },
        source: source.and_then(|raw| whole_number(raw.as_bytes())).map(IncrementalSource::from_number),
        tag: crate::json::text(tag),
        data_range: inside(&data.span),
        stamp: inside(&found.first_stamp),
        more_stamps: found.stamps.iter().map(inside).collect(),
    })
}

impl Data<'_> {
    fn none(at: usize) -> Self {
        let span = Span { start: at, end: at };
        Self { span, source: Decisive::default(), tag: Decisive::default(), plugin: Decisive::default() }
    }
}

fn members<'a>(cursor: &mut Cursor<'a>, text: &'a str, limits: &Limits) -> Result<Found<'a>, Invalid> {
    let mut found = Found::default();
    cursor.expect(b'{')?;
    let mut more = !cursor.closed(b'}')?;
    while more {
        let key = name(cursor.key()?, text);
        match key.as_ref() {
            "type" => once(&mut found.kind, number(cursor, limits)?.and_then(whole))?,
            "timestamp" => found.stamp(cursor, limits)?,
            "data" => once(&mut found.data, Some(data(cursor, text, limits)?))?,
            _ => drop(cursor.skip(limits.depth_max)?),
        }
        more = cursor.more(b'}')?;
    }
    Ok(found)
}

fn once<T: PartialEq>(place: &mut Option<T>, value: Option<T>) -> Result<(), Invalid> {
    if place.is_some() && *place != value {
        return Err(Invalid::Contradiction);
    }
    *place = value;
    Ok(())
}

/// Reads `data`; of an object its `source` and `tag` (or `plugin`).
fn data<'a>(cursor: &mut Cursor<'a>, text: &'a str, limits: &Limits) -> Result<Data<'a>, Invalid> {
    let is_object = cursor.peek()? == b'{';
    let mut data = Data::none(cursor.at);
    if !is_object {
        data.span = cursor.skip(limits.depth_max)?;
        return Ok(data);
    }
    cursor.at += 1;
    let mut more = !cursor.closed(b'}')?;
    while more {
        let key = name(cursor.key()?, text);
        let value = slice(text, cursor.skip(limits.depth_max)?);
        match key.as_ref() {
            "source" => data.source.add(value),
            "tag" => data.tag.add(value),
            "plugin" => data.plugin.add(value),
            _ => {}
        }
        more = cursor.more(b'}')?;
    }
    data.span.end = cursor.at;
    Ok(data)
}

fn name<'a>(key: Str, text: &'a str) -> Cow<'a, str> {
    let raw = slice(text, key.span);
    if key.escaped { decode(raw) } else { Cow::Borrowed(raw) }
}

/// Reads any value; a number's value when it is one.
fn number(cursor: &mut Cursor, limits: &Limits) -> Result<Option<f64>, Invalid> {
    let span = cursor.skip(limits.depth_max)?;
    Ok(parse(span.of(cursor.bytes)))
}

/// The value of a JSON number. A double is what a browser takes it for too; exact up to 2^53.
pub(crate) fn parse(raw: &[u8]) -> Option<f64> {
    if !raw.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-') {
        return None;
    }
    std::str::from_utf8(raw).ok()?.parse().ok()
}

/// A number that is an integer, as `type` and ids are.
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// The value of a JSON number that is an integer.
pub(crate) fn whole_number(raw: &[u8]) -> Option<i64> {
    // Ids and types are short; the long way is for what a browser would also take for an integer.
    if raw.len() < 16 && !raw.is_empty() && raw.iter().all(u8::is_ascii_digit) {
        return Some(raw.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')));
    }
    parse(raw).and_then(whole)
}

/// `as` saturates at the ends of i64, which is what is wanted of a clock gone mad.
pub(crate) fn saturate(number: f64) -> i64 {
    number as i64
}
