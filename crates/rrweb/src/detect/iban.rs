//! Bank account numbers (ISO 13616): country, two check digits, up to 30 more, remainder 1 by 97.

use super::edit::Edit;

const LENGTH_MIN: usize = 15;
const LENGTH_MAX: usize = 34;

/// Masks every account number and says how many there were.
pub(crate) fn mask(edit: &mut Edit) -> u64 {
    let mut count = 0;
    let mut at = 0;
    while let Some(start) = next_start(edit.bytes(), at) {
        at = start + 2;
        if let Some(end) = end(edit.bytes(), start) {
            edit.star(start..end, |byte| byte.is_ascii_alphanumeric());
            at = end;
            count += 1;
        }
    }
    count
}

/// Two letters at the beginning of a word, then two digits.
fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let starts = |window: &[u8]| {
        window[0].is_ascii_alphabetic()
            && window[1].is_ascii_alphabetic()
            && window[2].is_ascii_digit()
            && window[3].is_ascii_digit()
    };
    let found =
        |&offset: &usize| !offset.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
    let windows = bytes.get(from..)?.windows(4).enumerate();
    windows.filter(|(_, window)| starts(window)).map(|(offset, _)| from + offset).find(found)
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
