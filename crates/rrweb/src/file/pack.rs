//! The shreds of one block as bytes, ready for the compressor.
//!
//! ```text
//! payload := dictionary_len  dictionary            0 when the block needs a dictionary of its own
//!            events  columns:n  header*n           the columns that are not empty, in order
//!            tags  integers  refs  lengths  text   five areas; in each the streams of all columns, in order
//!
//! header  := column (distance from the one before)  tags:n  flags
//!            [tag]                 flag 1: all tags are this one, and there is no tag stream
//!            [tag stream bytes]    otherwise
//!            [integer bytes]       flag 2; flag 4: each is the difference from the one before
//!            [ref bytes  new strings:n  text bytes]     flag 8
//!
//! ref     := 0: the next new string | 1..=d: of the dictionary's d strings | d+1..: of the new ones so far
//! ```
//! Streams of one kind stand together because the compressor learns from what it has just seen.

use super::shred::{Shreds, Values};
use super::varint::{fold, put, size};
use super::words::{StringId, Words};

pub(super) const CONSTANT: u64 = 1;
pub(super) const INTEGERS: u64 = 2;
pub(super) const DELTA: u64 = 4;
pub(super) const STRINGS: u64 = 8;

/// What strings are called outside this block.
pub(super) struct Shared<'w> {
    pub(super) words: &'w Words,
    /// Number in the dictionary's list for its column, from 1; 0 when not in it.
    pub(super) numbers: &'w [u32],
    /// Strings per column in the dictionary.
    pub(super) counts: &'w [u32],
}

#[derive(Default)]
struct Areas {
    headers: Vec<u8>,
    tags: Vec<u8>,
    integers: Vec<u8>,
    refs: Vec<u8>,
    lengths: Vec<u8>,
    text: Vec<u8>,
}

/// Writes a block; `dictionary` is empty when the block has one of its own to refer to.
pub(super) fn pack(shreds: &Shreds, dictionary: &[u8], shared: &Shared<'_>) -> Vec<u8> {
    let mut areas = Areas::default();
    // Numbers given to new strings of this block; one list serves all columns, as a string has one column.
    let mut local = vec![0_u32; shared.words.strings.len()];
    let mut before = 0;
    let mut present = 0;
    for (column, values) in shreds.columns.iter().enumerate().filter(|(_, values)| !values.tags.is_empty()) {
        put(&mut areas.headers, (column - before) as u64);
        areas.add(values, shared.counts[column], shared, &mut local);
        before = column;
        present += 1;
    }
    let mut out = Vec::with_capacity(dictionary.len() + areas.headers.len() + areas.text.len() * 2);
    put(&mut out, dictionary.len() as u64);
    out.extend_from_slice(dictionary);
    put(&mut out, u64::from(shreds.events));
    put(&mut out, present);
    for area in [&areas.headers, &areas.tags, &areas.integers, &areas.refs, &areas.lengths, &areas.text] {
        out.extend_from_slice(area);
    }
    out
}

impl Areas {
    fn add(&mut self, values: &Values, dictionary_strings: u32, shared: &Shared<'_>, local: &mut [u32]) {
        let constant = values.tags.iter().all(|&tag| tag == values.tags[0]);
        let delta = is_smaller_as_delta(&values.integers);
        let flag = |on: bool, flag: u64| if on { flag } else { 0 };
        let flags = flag(constant, CONSTANT)
            | flag(!values.integers.is_empty(), INTEGERS)
            | flag(delta, DELTA)
            | flag(!values.strings.is_empty(), STRINGS);
        put(&mut self.headers, values.tags.len() as u64);
        put(&mut self.headers, flags);
        self.add_tags(&values.tags, constant);
        if !values.integers.is_empty() {
            self.add_integers(&values.integers, delta);
        }
        if !values.strings.is_empty() {
            self.add_strings(&values.strings, dictionary_strings, shared, local);
        }
    }

    fn add_tags(&mut self, tags: &[u32], constant: bool) {
        if constant {
            put(&mut self.headers, u64::from(tags[0]));
            return;
        }
        let start = self.tags.len();
        tags.iter().for_each(|&tag| put(&mut self.tags, u64::from(tag)));
        put(&mut self.headers, (self.tags.len() - start) as u64);
    }

    fn add_integers(&mut self, integers: &[i64], delta: bool) {
        let start = self.integers.len();
        let mut before = 0;
        for &integer in integers {
            put(&mut self.integers, fold(integer.wrapping_sub(before)));
            before = if delta { integer } else { 0 };
        }
        put(&mut self.headers, (self.integers.len() - start) as u64);
    }

    fn add_strings(
        &mut self,
        strings: &[StringId],
        dictionary_strings: u32,
        shared: &Shared<'_>,
        local: &mut [u32],
    ) {
        let (refs, text) = (self.refs.len(), self.text.len());
        let mut new = 0;
        for &id in strings {
            let known = match shared.numbers[id as usize] {
                0 => local[id as usize],
                number => number,
            };
            put(&mut self.refs, u64::from(known));
            if known == 0 {
                new += 1;
                local[id as usize] = dictionary_strings + new;
                let string = shared.words.string(id);
                put(&mut self.lengths, string.len() as u64);
                self.text.extend_from_slice(string.as_bytes());
            }
        }
        put(&mut self.headers, (self.refs.len() - refs) as u64);
        put(&mut self.headers, u64::from(new));
        put(&mut self.headers, (self.text.len() - text) as u64);
    }
}

fn is_smaller_as_delta(integers: &[i64]) -> bool {
    let mut before = 0_i64;
    let (mut plain, mut delta) = (0, 0);
    for &integer in integers {
        plain += size(fold(integer));
        delta += size(fold(integer.wrapping_sub(before)));
        before = integer;
    }
    delta < plain
}
