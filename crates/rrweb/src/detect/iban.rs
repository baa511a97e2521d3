//! Bank account numbers (ISO 13616): country, two check digits, up to 30 more, remainder 1 by 97.

use std::ops::Range;

use super::digit::Folded;
use super::edit::Edit;

const LENGTH_MIN: usize = 15;
const LENGTH_MAX: usize = 34;

/// Masks every account number and says how many there were.
pub(crate) fn mask(edit: &mut Edit) -> u64 {
    let found = find(edit.bytes());
    for range in &found {
        edit.star(range.clone(), |byte| byte.is_ascii_alphanumeric());
    }
    found.len() as u64
}

fn find(text: &[u8]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let bytes = folded.bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = next_start(bytes, at) {
        at = start + 2;
        if let Some(end) = end(bytes, start) {
            found.push(folded.place(start..end));
            at = end;
        }
    }
    found
}

/// False only when nothing in there begins like an account number and is long enough for one.
pub(super) fn possible(bytes: &[u8]) -> bool {
    bytes.len() >= LENGTH_MIN && next_start(bytes, 0).is_some()
}

/// Two letters at the beginning of a word, then two digits.
fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut digits = (from + 2..bytes.len()).filter(|at| bytes[*at].is_ascii_digit());
    digits.find(|at| starts(bytes, at - 2)).map(|at| at - 2)
}

fn starts(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let letters = bytes.get(at..at + 2).is_some_and(|pair| pair.iter().all(u8::is_ascii_alphabetic));
    letters && bytes.get(at + 3).is_some_and(u8::is_ascii_digit) && !at.checked_sub(1).is_some_and(is_word)
}

/// Where the longest valid account number that begins at `start` ends.
fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut characters = Vec::with_capacity(LENGTH_MAX);
    let mut found = None;
    let mut at = start;
    while characters.len() < LENGTH_MAX {
        let Some(&byte) = bytes.get(at) else { break };
        let is_gap =
            (byte == b' ' || byte == b'-') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !is_gap && !byte.is_ascii_alphanumeric() {
            break;
        }
        at += 1;
        if !is_gap {
            characters.push(byte);
        }
        let ends_here = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if ends_here && characters.len() >= LENGTH_MIN && remainder(&characters) == 1 {
            found = Some(at);
        }
    }
    found
}

/// The number by 97: the first four characters moved to the end, letters counted from A = 10.
fn remainder(characters: &[u8]) -> u32 {
    let (head, tail) = characters.split_at(4);
    tail.iter().chain(head).fold(0, |rest, &byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase() - b'A') + 10) % 97,
    })
}
