//! The one buffer that the JSON is written to.

use crate::json::plain_prefix;

/// Writes tokens; that they follow each other rightly is the caller's part.
#[derive(Default)]
pub(super) struct Json {
    pub(super) out: Vec<u8>,
}

impl Json {
    #[inline]
    pub(super) fn raw(&mut self, token: &str) {
        self.out.extend_from_slice(token.as_bytes());
    }

    #[inline]
    pub(super) fn integer(&mut self, value: i64) {
        self.raw(itoa::Buffer::new().format(value));
    }

    /// A value that was sent in hundredths, with no more digits than it needs.
    pub(super) fn hundredths(&mut self, value: i64) {
        let (whole, rest) = (value / 100, (value % 100).unsigned_abs());
        if value < 0 && whole == 0 {
            self.raw("-");
        }
        self.integer(whole);
        let digits = [b'.', b'0' + (rest / 10) as u8, b'0' + (rest % 10) as u8];
        let kept = if rest == 0 { 0 } else { 3 - usize::from(rest % 10 == 0) };
        self.out.extend_from_slice(digits.get(..kept).unwrap_or_default());
    }

    /// A string, of which `plain` says that nothing in it needs an escape.
    #[inline]
    pub(super) fn string(&mut self, text: &[u8], plain: bool) {
        self.out.push(b'"');
        if plain {
            self.out.extend_from_slice(text)
        } else {
            self.escaped(text)
        }
        self.out.push(b'"');
    }

    fn escaped(&mut self, text: &[u8]) {
        let mut rest = text;
        while !rest.is_empty() {
            let (plain, special) = rest.split_at(plain_length(rest));
            self.out.extend_from_slice(plain);
            let Some((&byte, after)) = special.split_first() else { break };
            self.escape(byte);
            rest = after;
        }
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.raw("\\\""),
            b'\\' => self.raw("\\\\"),
            b'\n' => self.raw("\\n"),
            b'\r' => self.raw("\\r"),
            b'\t' => self.raw("\\t"),
            // Begins references, which only we write.
            0 => self.raw("\u{fffd}"),
            _ => self.raw(&format!("\\u{byte:04x}")),
        }
    }

    pub(super) fn hex(&mut self, bytes: &[u8]) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for byte in bytes {
            self.out.extend([byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]));
        }
    }
}

/// How many bytes from the start need no escape.
pub(super) fn plain_length(text: &[u8]) -> usize {
    plain_prefix(text).min(text.len())
}
