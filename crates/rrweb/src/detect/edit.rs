//! A text being masked in place: copied only when the first thing is found.

use std::borrow::Cow;
use std::ops::Range;

pub(crate) struct Edit<'a> {
    bytes: Cow<'a, [u8]>,
}

impl<'a> Edit<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: Cow::Borrowed(text.as_bytes()) }
    }

    /// The text as it is now. Later finders see what earlier ones left.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Stars over the bytes of `range` that `hide` picks. Ranges begin and end between characters.
    pub(crate) fn star(&mut self, range: Range<usize>, hide: impl Fn(u8) -> bool) {
        for byte in self.bytes.to_mut().get_mut(range).unwrap_or_default() {
            // Bytes of longer characters go all together, or the text would not be UTF-8 any more.
            if *byte >= 0x80 || hide(*byte) {
                *byte = b'*';
            }
        }
    }

    /// The masked text, or `None` when nothing was touched.
    pub(crate) fn finish(self) -> Option<String> {
        match self.bytes {
            Cow::Borrowed(_) => None,
            Cow::Owned(bytes) => Some(match String::from_utf8(bytes) {
                Ok(text) => text,
                // Only possible by a mistake in a finder's range: then hide the whole text.
                Err(broken) => "*".repeat(broken.as_bytes().len()),
            }),
        }
    }
}
