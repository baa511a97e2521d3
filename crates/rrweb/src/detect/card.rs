//! Payment card numbers: 13 to 19 digits, perhaps in groups, that pass Luhn's check.

use std::ops::Range;

use super::digit::Folded;
use super::edit::Edit;

pub(crate) const DIGITS_MIN: usize = 13;
const DIGITS_MAX: usize = 19;

/// What may stand between two groups of digits.
const SEPARATORS: [&[u8]; 7] =
    [b" ", b"-", b".", b"+", "\u{a0}".as_bytes(), "\u{202f}".as_bytes(), "\u{2009}".as_bytes()];

/// Masks the digits of every card number and says how many there were.
pub(crate) fn mask(edit: &mut Edit) -> u64 {
    if edit.bytes().len() < DIGITS_MIN {
        return 0;
    }
    let found = find(edit.bytes());
    for range in &found {
        edit.star(range.clone(), |byte| byte.is_ascii_digit());
    }
    found.len() as u64
}

/// So many digits name the bank; a card may be shown by them.
const BANK_DIGITS: usize = 8;

/// Masks, of what begins like a card number, the digits behind the bank's: of a number that is being typed the last
/// digit follows from the others, and until it is there nothing tells a card from another number.
pub(crate) fn mask_growing(edit: &mut Edit) -> u64 {
    let found = growing(edit.bytes());
    for range in &found {
        edit.star(range.clone(), |byte| byte.is_ascii_digit());
    }
    found.len() as u64
}

fn growing(text: &[u8]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let bytes = folded.bytes();
    let groups = groups(bytes);
    let (mut found, mut digits, mut card) = (Vec::new(), 0, false);
    for (index, group) in groups.iter().enumerate() {
        let joined = index > 0 && is_separator(bytes, groups[index - 1].end, group.start);
        if !joined {
            (digits, card) = (0, matches!(bytes.get(group.start), Some(b'2'..=b'6')));
        }
        let shown = BANK_DIGITS.saturating_sub(digits).min(group.len());
        digits += group.len();
        if card && shown < group.len() {
            found.push(folded.place(group.start + shown..group.end));
        }
    }
    found
}

/// Where card numbers stand, in digits of whatever scripts.
fn find(text: &[u8]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let bytes = folded.bytes();
    let groups = groups(bytes);
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        match last_group(bytes, &groups, first) {
            Some(last) => {
                found.push(folded.place(groups[first].start..groups[last].end));
                first = last + 1;
            }
            None => first += 1,
        }
    }
    found
}

/// Runs of digits, in order. A run too long for a card is left out and parts its neighbours.
fn groups(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes.iter().skip(at).position(u8::is_ascii_digit) {
        let start = at + offset;
        let length = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_digit()).count();
        at = start + length;
        if length <= DIGITS_MAX {
            groups.push(start..at);
        }
    }
    groups
}

/// The last group of the longest card number that begins with group `first`.
fn last_group(bytes: &[u8], groups: &[Range<usize>], first: usize) -> Option<usize> {
    let mut digits: Vec<u8> = Vec::with_capacity(DIGITS_MAX);
    let mut found = None;
    for (index, group) in groups.iter().enumerate().skip(first) {
        let joined = index == first || is_separator(bytes, groups[index - 1].end, group.start);
        if !joined || digits.len() + group.len() > DIGITS_MAX {
            break;
        }
        digits.extend(bytes.get(group.clone()).unwrap_or_default().iter().map(|byte| byte - b'0'));
        if digits.len() >= DIGITS_MIN && is_card(&digits) {
            found = Some(index);
        }
    }
    found
}

fn is_separator(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(start..end).is_some_and(|between| SEPARATORS.contains(&between))
}

/// Luhn's sum, and a first digit that card schemes use: times in milliseconds begin with 1.
fn is_card(digits: &[u8]) -> bool {
    let plausible =
        matches!(digits.first(), Some(2..=6 | 9)) && digits.iter().any(|&digit| digit != digits[0]);
    plausible && luhn(digits).is_multiple_of(10)
}

fn luhn(digits: &[u8]) -> u32 {
    let doubled = |digit: u8| if digit < 5 { digit * 2 } else { digit * 2 - 9 };
    let values = digits.iter().rev().enumerate();
    values.map(|(index, &digit)| u32::from(if index % 2 == 1 { doubled(digit) } else { digit })).sum()
}
