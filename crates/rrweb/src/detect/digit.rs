//! Digits of any script: every Nd character of Unicode is one, and counts what it counts.
//!
//! Finders of card and account numbers read ASCII. [`Folded`] is the text as they want it, and leads back to where
//! what they found stands in the text as it is.

use std::borrow::Cow;
use std::ops::Range;

/// The zeros of Unicode 17; nine more digits follow each. Listed here since the standard library tells numerals
/// (Roman, circled, fractions) from digits no more than their values.
const ZEROS: [u32; 76] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730,
    0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0,
    0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0,
    0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The ASCII digit of the same value, of a digit beyond ASCII.
fn ascii(letter: char) -> Option<u8> {
    let code = u32::from(letter);
    let at = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    let value = u8::try_from(code - ZEROS[at]).ok().filter(|value| *value < 10)?;
    Some(b'0' + value)
}

/// A digit beyond ASCII stands in the text.
pub(crate) fn any_foreign(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|letter| ascii(letter).is_some())
}

/// A text with ASCII digits for those of other scripts.
pub(super) struct Folded<'a> {
    bytes: Cow<'a, [u8]>,
    /// For each byte, and the end, where it stands in the text; empty where nothing is another.
    places: Vec<usize>,
}

impl<'a> Folded<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) if any_foreign(text) => Self::fold(text),
            _ => Self { bytes: Cow::Borrowed(bytes), places: Vec::new() },
        }
    }

    fn fold(text: &str) -> Self {
        let (mut bytes, mut places) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, letter) in text.char_indices() {
            match ascii(letter) {
                Some(digit) => bytes.push(digit),
                None => bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            }
            places.resize(bytes.len(), at);
        }
        places.push(text.len());
        Self { bytes: Cow::Owned(bytes), places }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where in the text something stands that begins and ends between characters.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(at);
        place(range.start)..place(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_digit_counts_what_it_counts() {
        for zero in ZEROS {
            for value in 0..10 {
                let letter = char::from_u32(zero + value).unwrap();
                assert!(letter.is_numeric(), "{letter:?}");
                assert_eq!(ascii(letter), Some(b'0' + value as u8), "{letter:?}");
            }
        }
        for other in ['a', '0', '½', 'Ⅷ', '②', '\u{66a}', '\u{65f}', '漢', '😀'] {
            assert_eq!(ascii(other), None, "{other:?}");
        }
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn what_is_found_leads_back_to_where_it_stands() {
        let text = "é٤12𝟗z";
        let folded = Folded::of(text.as_bytes());
        assert_eq!(folded.bytes(), "é4129z".as_bytes());
        assert_eq!(&text[folded.place(2..6)], "٤12𝟗");
        assert_eq!(folded.place(6..7), 10..11);
        assert_eq!(Folded::of(b"12").place(0..2), 0..2);
    }
}
