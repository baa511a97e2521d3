//! What the blocks of one epoch share, read once for all of them: columns, shapes, repeated strings.
//!
//! ```text
//! dictionary := columns:n  { key_len  elements:0|column+1 }*n
//!               shapes:n   { len  column* }*n
//!               groups:n   { column  strings:n  { len }*n }*n      strings used by more than one block
//!               key texts, string texts                            in the order of their lengths
//! ```
//! Every number is a varint. A recording of one block has this at the front of the block instead.

use std::ops::Range;

use super::ReadError;
use super::varint::{Reader, put};
use super::words::{COLUMNS_MAX, ColumnId, SHAPES_MAX, Words};

/// Writes the dictionary and tells, for every string, its number within its column (from 1; 0: not in it).
pub(super) fn write(words: &Words, out: &mut Vec<u8>) -> Vec<u32> {
    let mut text = String::new();
    put(out, words.columns.len() as u64);
    for column in &words.columns {
        put(out, column.key.len() as u64);
        put(out, column.elements.map_or(0, |elements| u64::from(elements) + 1));
        text.push_str(&column.key);
    }
    put(out, words.shapes.len() as u64);
    for shape in &words.shapes {
        put(out, shape.columns.len() as u64);
        shape.columns.iter().for_each(|&column| put(out, u64::from(column)));
    }
    let numbers = write_strings(words, out, &mut text);
    out.extend_from_slice(text.as_bytes());
    numbers
}

fn write_strings(words: &Words, out: &mut Vec<u8>, text: &mut String) -> Vec<u32> {
    let mut numbers = vec![0; words.strings.len()];
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); words.columns.len()];
    for (id, word) in words.strings.iter().enumerate().filter(|(_, word)| word.shared) {
        let group = &mut groups[word.column as usize];
        group.push(id as u32);
        numbers[id] = group.len() as u32;
    }
    put(out, groups.iter().filter(|group| !group.is_empty()).count() as u64);
    for (column, group) in groups.iter().enumerate().filter(|(_, group)| !group.is_empty()) {
        put(out, column as u64);
        put(out, group.len() as u64);
        for &id in group {
            let string = words.string(id);
            put(out, string.len() as u64);
            text.push_str(string);
        }
    }
    numbers
}

/// How many strings of each column are in the dictionary.
pub(super) fn shared_counts(words: &Words) -> Vec<u32> {
    let mut counts = vec![0; words.columns.len()];
    words.strings.iter().filter(|word| word.shared).for_each(|word| counts[word.column as usize] += 1);
    counts
}

struct Column {
    /// `"key":`, as it is written.
    key: Range<usize>,
    elements: Option<ColumnId>,
    strings: Range<usize>,
}

/// A dictionary that was read.
pub struct Dictionary {
    text: String,
    columns: Vec<Column>,
    shapes: Vec<Range<usize>>,
    shape_columns: Vec<ColumnId>,
    strings: Vec<Range<usize>>,
}

impl Dictionary {
    /// Reads what `write` wrote; nothing may follow.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let key_lens = Self::read_columns(&mut reader)?;
        let mut dictionary = Dictionary {
            text: String::new(),
            columns: Vec::with_capacity(key_lens.len()),
            shapes: Vec::new(),
            shape_columns: Vec::new(),
            strings: Vec::new(),
        };
        dictionary.read_shapes(&mut reader, key_lens.len())?;
        let groups = dictionary.read_groups(&mut reader, key_lens.len())?;
        dictionary.read_keys(&mut reader, &key_lens)?;
        dictionary.read_texts(&mut reader)?;
        for (column, strings) in groups {
            dictionary.columns[column as usize].strings = strings;
        }
        if reader.remaining() == 0 {
            Ok(dictionary)
        } else {
            Err(ReadError::Malformed("a dictionary with a tail"))
        }
    }

    fn read_columns(reader: &mut Reader<'_>) -> Result<Vec<(usize, Option<ColumnId>)>, ReadError> {
        let count = reader.count()?;
        if count > COLUMNS_MAX {
            return Err(ReadError::Malformed("too many columns"));
        }
        let mut columns = Vec::with_capacity(count);
        for _ in 0..count {
            let key_len = reader.number_u32()? as usize;
            let elements = reader.number_u32()?.checked_sub(1);
            columns.push((key_len, in_range(elements, count)?));
        }
        Ok(columns)
    }

    fn read_shapes(&mut self, reader: &mut Reader<'_>, columns: usize) -> Result<(), ReadError> {
        let count = reader.count()?;
        if count > SHAPES_MAX {
            return Err(ReadError::Malformed("too many shapes"));
        }
        for _ in 0..count {
            let start = self.shape_columns.len();
            for _ in 0..reader.count()? {
                let column = in_range(Some(reader.number_u32()?), columns)?;
                self.shape_columns.extend(column);
            }
            self.shapes.push(start..self.shape_columns.len());
        }
        Ok(())
    }

    /// Reads the lengths; for now the ranges count from the start of the strings.
    fn read_groups(
        &mut self,
        reader: &mut Reader<'_>,
        columns: usize,
    ) -> Result<Vec<(ColumnId, Range<usize>)>, ReadError> {
        let mut groups = Vec::new();
        let mut at = 0_usize;
        for _ in 0..reader.count()? {
            let column = in_range(Some(reader.number_u32()?), columns)?.unwrap_or_default();
            let first = self.strings.len();
            for _ in 0..reader.count()? {
                let end = at + reader.number_u32()? as usize;
                self.strings.push(at..end);
                at = end;
            }
            groups.push((column, first..self.strings.len()));
        }
        Ok(groups)
    }

    fn read_keys(
        &mut self,
        reader: &mut Reader<'_>,
        columns: &[(usize, Option<ColumnId>)],
    ) -> Result<(), ReadError> {
        for &(len, elements) in columns {
            let key = reader.text(len)?;
            let start = self.text.len();
            self.text.push('"');
            self.text.push_str(key);
            self.text.push_str("\":");
            self.columns.push(Column { key: start..self.text.len(), elements, strings: 0..0 });
        }
        Ok(())
    }

    fn read_texts(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let offset = self.text.len();
        let len = self.strings.last().map_or(0, |last| last.end);
        let text = reader.text(len)?;
        for range in &mut self.strings {
            if !text.is_char_boundary(range.end) {
                return Err(ReadError::Malformed("a string cut inside a character"));
            }
            *range = range.start + offset..range.end + offset;
        }
        self.text.push_str(text);
        Ok(())
    }

    pub(super) fn column_count(&self) -> usize {
        self.columns.len()
    }

    /// `"key":` of a column.
    pub(super) fn key(&self, column: ColumnId) -> &str {
        &self.text[self.columns[column as usize].key.clone()]
    }

    pub(super) fn elements(&self, column: ColumnId) -> Option<ColumnId> {
        self.columns[column as usize].elements
    }

    pub(super) fn shape(&self, shape: u32) -> Option<Range<usize>> {
        self.shapes.get(shape as usize).cloned()
    }

    pub(super) fn shape_column(&self, at: usize) -> ColumnId {
        self.shape_columns[at]
    }

    pub(super) fn string_count(&self, column: ColumnId) -> usize {
        self.columns[column as usize].strings.len()
    }

    /// The string of a column by its number from 0; the caller has checked the number.
    pub(super) fn string(&self, column: ColumnId, number: usize) -> &str {
        let index = self.columns[column as usize].strings.start + number;
        &self.text[self.strings[index].clone()]
    }
}

fn in_range(column: Option<ColumnId>, columns: usize) -> Result<Option<ColumnId>, ReadError> {
    match column {
        Some(column) if column as usize >= columns => Err(ReadError::Malformed("a column that is not there")),
        other => Ok(other),
    }
}
