//! The inverse of `shred` and `pack`: a block's bytes back to the JSON text of its events.
//!
//! Nothing here trusts the bytes. Streams end where their area ends, output never grows past what the
//! index announced, and nesting is kept on a stack of our own with a bound.

use std::ops::Range;

use super::ReadError;
use super::dictionary::Dictionary;
use super::pack::{CONSTANT, DELTA, INTEGERS, STRINGS};
use super::shred::{DEPTH_MAX, tag};
use super::varint::{Reader, unfold};
use super::words::{ColumnId, ROOT};

/// Writes `[event,event,…]`, exactly `json_len` bytes, and where each event stands in it.
pub(super) fn knit(
    payload: &[u8],
    shared: Option<&Dictionary>,
    json_len: usize,
) -> Result<(String, Vec<Range<u32>>), ReadError> {
    let mut reader = Reader::new(payload);
    let own_len = reader.count()?;
    let own = reader.bytes(own_len)?;
    let own = if own.is_empty() { None } else { Some(Dictionary::read(own)?) };
    let dictionary = own.as_ref().or(shared).ok_or(ReadError::Malformed("a block without dictionary"))?;
    let events = reader.number_u32()?;
    let columns = read_columns(&mut reader, dictionary)?;
    Knitter { dictionary, columns, out: Vec::with_capacity(json_len), json_len, stack: Vec::new() }
        .all(events)
}

/// What is left of one column.
#[derive(Default)]
struct Column<'p> {
    values: usize,
    constant: Option<u32>,
    tags: Reader<'p>,
    delta: bool,
    integers: Reader<'p>,
    before: i64,
    refs: Reader<'p>,
    new: Vec<&'p str>,
    next_new: usize,
}

/// Lengths of a column's streams, until the areas are reached.
struct Lengths {
    column: usize,
    tags: usize,
    integers: usize,
    refs: usize,
    new: usize,
    text: usize,
}

fn read_columns<'p>(reader: &mut Reader<'p>, dictionary: &Dictionary) -> Result<Vec<Column<'p>>, ReadError> {
    let mut columns: Vec<Column<'p>> = Vec::new();
    columns.resize_with(dictionary.column_count(), Column::default);
    let mut all = Vec::new();
    let mut at = 0_usize;
    for _ in 0..reader.count()? {
        at = at.saturating_add(reader.number_u32()? as usize);
        let column = columns.get_mut(at).ok_or(ReadError::Malformed("a column that is not there"))?;
        if column.values != 0 {
            return Err(ReadError::Malformed("a column that is there twice"));
        }
        all.push(read_header(reader, at, column)?);
    }
    for lengths in &all {
        columns[lengths.column].tags = Reader::new(reader.bytes(lengths.tags)?);
    }
    for lengths in &all {
        columns[lengths.column].integers = Reader::new(reader.bytes(lengths.integers)?);
    }
    for lengths in &all {
        columns[lengths.column].refs = Reader::new(reader.bytes(lengths.refs)?);
    }
    read_new_strings(reader, &all, &mut columns)?;
    if reader.remaining() == 0 { Ok(columns) } else { Err(ReadError::Malformed("a block with a tail")) }
}

fn read_header(reader: &mut Reader<'_>, at: usize, column: &mut Column<'_>) -> Result<Lengths, ReadError> {
    column.values = reader.number_u32()? as usize;
    let flags = reader.number()?;
    let mut lengths = Lengths { column: at, tags: 0, integers: 0, refs: 0, new: 0, text: 0 };
    if flags & CONSTANT != 0 {
        column.constant = Some(reader.number_u32()?);
    } else {
        lengths.tags = reader.count()?;
    }
    if flags & INTEGERS != 0 {
        lengths.integers = reader.count()?;
        column.delta = flags & DELTA != 0;
    }
    if flags & STRINGS != 0 {
        lengths.refs = reader.count()?;
        lengths.new = reader.count()?;
        lengths.text = reader.count()?;
    }
    Ok(lengths)
}

fn read_new_strings<'p>(
    reader: &mut Reader<'p>,
    all: &[Lengths],
    columns: &mut [Column<'p>],
) -> Result<(), ReadError> {
    let mut sizes = Vec::new();
    for lengths in all {
        for _ in 0..lengths.new {
            sizes.push(reader.number_u32()? as usize);
        }
    }
    let mut sizes = sizes.into_iter();
    for lengths in all {
        let mut text = reader.text(lengths.text)?;
        let new = &mut columns[lengths.column].new;
        for size in sizes.by_ref().take(lengths.new) {
            let (string, rest) = text.split_at_checked(size).ok_or(ReadError::Truncated)?;
            new.push(string);
            text = rest;
        }
    }
    Ok(())
}

impl<'p> Column<'p> {
    #[inline]
    fn tag(&mut self) -> Result<u32, ReadError> {
        self.values = self.values.checked_sub(1).ok_or(ReadError::Truncated)?;
        match self.constant {
            Some(tag) => Ok(tag),
            None => self.tags.number_u32(),
        }
    }

    #[inline]
    fn integer(&mut self) -> Result<i64, ReadError> {
        let integer = unfold(self.integers.number()?).wrapping_add(self.before);
        if self.delta {
            self.before = integer;
        }
        Ok(integer)
    }
}

/// A container whose end has not been written.
enum Open {
    Object { next: usize, end: usize },
    Array { elements: ColumnId, left: u64 },
}

struct Knitter<'d, 'p> {
    dictionary: &'d Dictionary,
    columns: Vec<Column<'p>>,
    out: Vec<u8>,
    json_len: usize,
    stack: Vec<Open>,
}

impl<'p> Knitter<'_, 'p> {
    fn all(mut self, events: u32) -> Result<(String, Vec<Range<u32>>), ReadError> {
        let mut ranges = Vec::new();
        self.write(b"[")?;
        for number in 0..events {
            if number > 0 {
                self.write(b",")?;
            }
            let start = self.out.len();
            self.event()?;
            ranges.push(start as u32..self.out.len() as u32);
        }
        self.write(b"]")?;
        if self.out.len() != self.json_len || self.columns.iter().any(|column| column.values != 0) {
            return Err(ReadError::Malformed("a block of another length than announced"));
        }
        // Every piece was text, but whether the joints fall between characters only the whole can tell.
        let json = String::from_utf8(self.out).map_err(|_| ReadError::Malformed("text that is not UTF-8"))?;
        Ok((json, ranges))
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        if self.out.len() + bytes.len() > self.json_len {
            return Err(ReadError::Malformed("a block that is longer than announced"));
        }
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn event(&mut self) -> Result<(), ReadError> {
        self.value(ROOT)?;
        while let Some(open) = self.stack.last_mut() {
            match open {
                Open::Object { next, end } if next == end => {
                    self.stack.pop();
                    self.write(b"}")?;
                }
                Open::Object { next, .. } => {
                    let column = self.dictionary.shape_column(*next);
                    *next += 1;
                    self.member(column)?;
                }
                Open::Array { left: 0, .. } => {
                    self.stack.pop();
                    self.write(b"]")?;
                }
                Open::Array { elements, left } => {
                    let column = *elements;
                    *left -= 1;
                    self.comma(b'[')?;
                    self.value(column)?;
                }
            }
        }
        Ok(())
    }

    fn member(&mut self, column: ColumnId) -> Result<(), ReadError> {
        self.comma(b'{')?;
        let dictionary = self.dictionary;
        self.write(dictionary.key(column).as_bytes())?;
        self.value(column)
    }

    /// A comma, unless the container has just been opened.
    ///
    /// Inside an array or object the last byte is its own bracket only before the first member: every
    /// member ends in something else or in a closing bracket.
    #[inline]
    fn comma(&mut self, opening: u8) -> Result<(), ReadError> {
        if self.out.last() == Some(&opening) { Ok(()) } else { self.write(b",") }
    }

    /// A payload may name a column that it does not have: its bytes come from outside.
    #[inline]
    fn column(&mut self, id: ColumnId) -> Result<&mut Column<'p>, ReadError> {
        self.columns.get_mut(id as usize).ok_or(ReadError::Malformed("a column that is not there"))
    }

    fn value(&mut self, id: ColumnId) -> Result<(), ReadError> {
        match self.column(id)?.tag()? {
            tag::NULL => self.write(b"null"),
            tag::TRUE => self.write(b"true"),
            tag::FALSE => self.write(b"false"),
            tag::INTEGER => self.integer(id),
            tag::NUMBER | tag::TEXT => self.string(id),
            tag::STRING => {
                self.write(b"\"")?;
                self.string(id)?;
                self.write(b"\"")
            }
            tag::ARRAY => self.array(id),
            shape => self.object(shape - tag::OBJECT),
        }
    }

    fn integer(&mut self, id: ColumnId) -> Result<(), ReadError> {
        let integer = self.column(id)?.integer()?;
        let mut digits = [0_u8; 20];
        let start = print(integer, &mut digits);
        self.write(&digits[start..])
    }

    fn string(&mut self, id: ColumnId) -> Result<(), ReadError> {
        let dictionary = self.dictionary;
        let column =
            self.columns.get_mut(id as usize).ok_or(ReadError::Malformed("a column that is not there"))?;
        let known = dictionary.string_count(id);
        let string = match column.refs.number()? as usize {
            0 => {
                let string = column.new.get(column.next_new).copied().ok_or(ReadError::Truncated)?;
                column.next_new += 1;
                string
            }
            number if number <= known => dictionary.string(id, number - 1),
            number => {
                let seen = &column.new[..column.next_new];
                seen.get(number - known - 1).copied().ok_or(ReadError::Malformed("a string not seen yet"))?
            }
        };
        self.write(string.as_bytes())
    }

    fn array(&mut self, id: ColumnId) -> Result<(), ReadError> {
        let left = u64::try_from(self.column(id)?.integer()?)
            .map_err(|_| ReadError::Malformed("an array of negative length"))?;
        let elements = match self.dictionary.elements(id) {
            Some(elements) => elements,
            None if left == 0 => ROOT,
            None => return Err(ReadError::Malformed("an array without a column")),
        };
        self.write(b"[")?;
        self.push(Open::Array { elements, left })
    }

    fn object(&mut self, shape: u32) -> Result<(), ReadError> {
        let members =
            self.dictionary.shape(shape).ok_or(ReadError::Malformed("a shape that is not there"))?;
        self.write(b"{")?;
        self.push(Open::Object { next: members.start, end: members.end })
    }

    fn push(&mut self, open: Open) -> Result<(), ReadError> {
        if self.stack.len() > DEPTH_MAX {
            return Err(ReadError::Malformed("deeper than any event"));
        }
        self.stack.push(open);
        Ok(())
    }
}

/// Prints into the end of `digits`; returns where the text starts.
fn print(integer: i64, digits: &mut [u8; 20]) -> usize {
    let mut rest = integer.unsigned_abs();
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if integer < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    at
}
