//! Events taken apart: every value goes to the end of its column.
//!
//! Values of one column resemble each other far more than they resemble what stands around them in the
//! JSON: ids count up by one, times grow by little, class names repeat. Put together again by `knit`.

use super::words::{ColumnId, Crowded, ROOT, StringId, Words};
use crate::mirror::tape::{Kind, Tape, Token};

/// Deeper events are kept as text; a browser's own parser gives up far earlier.
pub(super) const DEPTH_MAX: usize = 20_000;

/// The first number of a value says what it is. Objects come last: `OBJECT + shape`.
pub(super) mod tag {
    pub(in super::super) const NULL: u32 = 0;
    pub(in super::super) const TRUE: u32 = 1;
    pub(in super::super) const FALSE: u32 = 2;
    /// A whole number of 64 bits, written the shortest way.
    pub(in super::super) const INTEGER: u32 = 3;
    /// Any other number, as text.
    pub(in super::super) const NUMBER: u32 = 4;
    pub(in super::super) const STRING: u32 = 5;
    /// JSON text of a whole value that could not be taken apart.
    pub(in super::super) const TEXT: u32 = 6;
    pub(in super::super) const ARRAY: u32 = 7;
    pub(in super::super) const OBJECT: u32 = 8;
}

/// The values of one column within one block, in order.
#[derive(Default)]
pub(super) struct Values {
    pub(super) tags: Vec<u32>,
    /// Integers, and the lengths of arrays.
    pub(super) integers: Vec<i64>,
    pub(super) strings: Vec<StringId>,
}

/// The columns of one block; most are empty.
#[derive(Default)]
pub(super) struct Shreds {
    pub(super) columns: Vec<Values>,
    pub(super) events: u32,
}

impl Shreds {
    fn at(&mut self, column: ColumnId) -> &mut Values {
        let index = column as usize;
        if self.columns.len() <= index {
            self.columns.resize_with(index + 1, Values::default);
        }
        &mut self.columns[index]
    }
}

/// Where each token of a tape goes; kept between events so that its memory is used again.
#[derive(Default)]
pub(super) struct Shredder {
    columns: Vec<ColumnId>,
    shapes: Vec<u32>,
    keys: Vec<Token>,
}

const IS_KEY: ColumnId = ColumnId::MAX;

impl Shredder {
    /// Adds one event to the shreds of block `block`.
    pub(super) fn add(&mut self, tape: &Tape, text: &str, words: &mut Words, block: u32, out: &mut Shreds) {
        out.events += 1;
        let taken_apart =
            !tape.is_spaced() && tape.depth() <= DEPTH_MAX && self.place(tape, text, words).is_ok();
        if taken_apart {
            self.spread(tape, text, words, block, out);
        } else {
            let string = words.intern(ROOT, text, block);
            let values = out.at(ROOT);
            values.tags.push(tag::TEXT);
            values.strings.push(string);
        }
    }

    /// Finds the column of every value and the shape of every object, before anything is written: an
    /// event goes in whole or not at all.
    fn place(&mut self, tape: &Tape, text: &str, words: &mut Words) -> Result<(), Crowded> {
        let tokens = tape.tokens();
        self.columns.clear();
        self.columns.resize(tokens.len(), ROOT);
        self.shapes.clear();
        for index in 0..tokens.len() {
            match tokens[index].kind {
                Kind::Object => self.place_object(tokens, index, text, words)?,
                Kind::Array => self.place_array(tokens, index, words)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn place_object(
        &mut self,
        tokens: &[Token],
        index: usize,
        text: &str,
        words: &mut Words,
    ) -> Result<(), Crowded> {
        let end = tokens[index].next as usize;
        self.keys.clear();
        let mut at = index + 1;
        while at < end {
            self.keys.push(tokens[at]);
            self.columns[at] = IS_KEY;
            at = tokens[at + 1].next as usize;
        }
        let shape = words.shape(self.columns[index], &self.keys, text)?;
        self.shapes.push(shape);
        let mut at = index + 1;
        for &column in &words.shapes[shape as usize].columns {
            self.columns[at + 1] = column;
            at = tokens[at + 1].next as usize;
        }
        Ok(())
    }

    fn place_array(&mut self, tokens: &[Token], index: usize, words: &mut Words) -> Result<(), Crowded> {
        let end = tokens[index].next as usize;
        let mut at = index + 1;
        if at < end {
            let elements = words.elements(self.columns[index])?;
            while at < end {
                self.columns[at] = elements;
                at = tokens[at].next as usize;
            }
        }
        Ok(())
    }

    fn spread(&self, tape: &Tape, text: &str, words: &mut Words, block: u32, out: &mut Shreds) {
        let tokens = tape.tokens();
        let mut shapes = self.shapes.iter();
        for (index, (token, &column)) in tokens.iter().zip(&self.columns).enumerate() {
            if column == IS_KEY {
                continue;
            }
            let values = out.at(column);
            let slice = || &text[token.start as usize..token.end as usize];
            match token.kind {
                Kind::Null => values.tags.push(tag::NULL),
                Kind::True => values.tags.push(tag::TRUE),
                Kind::False => values.tags.push(tag::FALSE),
                Kind::Number => values.number(slice(), |number| words.intern(column, number, block)),
                Kind::String => {
                    values.tags.push(tag::STRING);
                    values.strings.push(words.intern(column, slice(), block));
                }
                Kind::Array => {
                    values.tags.push(tag::ARRAY);
                    values.integers.push(elements_of(tokens, index));
                }
                Kind::Object => values.tags.push(tag::OBJECT + shapes.next().copied().unwrap_or_default()),
            }
        }
    }
}

impl Values {
    fn number(&mut self, text: &str, intern: impl FnOnce(&str) -> StringId) {
        match plain_integer(text) {
            Some(integer) => {
                self.tags.push(tag::INTEGER);
                self.integers.push(integer);
            }
            None => {
                self.tags.push(tag::NUMBER);
                self.strings.push(intern(text));
            }
        }
    }
}

/// The value of `text` if printing that value gives `text` again.
fn plain_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_zero = digits == "0" && text.len() == 1;
    if !is_zero && (digits.starts_with('0') || digits.len() > 19) {
        return None;
    }
    text.parse().ok()
}

fn elements_of(tokens: &[Token], array: usize) -> i64 {
    let end = tokens[array].next as usize;
    let mut at = array + 1;
    let mut count = 0;
    while at < end {
        count += 1;
        at = tokens[at].next as usize;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_integers_that_print_as_they_came_are_integers() {
        for (text, value) in [("0", Some(0)), ("-1", Some(-1)), ("9223372036854775807", Some(i64::MAX))] {
            assert_eq!(plain_integer(text), value, "{text}");
        }
        for text in ["-0", "1.0", "1e3", "9223372036854775808", "99999999999999999999999"] {
            assert_eq!(plain_integer(text), None, "{text}");
        }
    }
}
