//! The values that operations are made of, read from a frame's bytes.

use std::ops::Range;

use super::INTEGER_MAX;
use super::error::Problem;

/// Bytes of one LEB128 number.
const UINT_BYTES_MAX: u32 = 8;

/// Reads from `at` to the end of the frame.
pub(super) struct Reader<'a> {
    /// The operations of all frames: what the table names may stand in an earlier one.
    bytes: &'a [u8],
    pub(super) at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, end: 0 }
    }

    /// Turns to another frame.
    pub(super) fn turn_to(&mut self, frame: Range<usize>) {
        (self.at, self.end) = (frame.start, frame.end.min(self.bytes.len()));
    }

    /// What it turned to and has not read.
    pub(super) fn rest(&self) -> Range<usize> {
        self.at..self.end
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.end
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied().filter(|_| self.at < self.end)
    }

    #[inline]
    pub(super) fn byte(&mut self) -> Result<u8, Problem> {
        let byte = self.peek().ok_or(Problem::Truncated)?;
        self.at += 1;
        Ok(byte)
    }

    /// 0 … 2⁵³ − 1.
    #[inline]
    pub(super) fn uint(&mut self) -> Result<u64, Problem> {
        let first = self.byte()?;
        if first < 0x80 { Ok(u64::from(first)) } else { self.long_uint(u64::from(first & 0x7f)) }
    }

    fn long_uint(&mut self, mut value: u64) -> Result<u64, Problem> {
        for index in 1..UINT_BYTES_MAX {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte < 0x80 {
                return if value <= INTEGER_MAX.unsigned_abs() { Ok(value) } else { Err(Problem::Range) };
            }
        }
        Err(Problem::Range)
    }

    /// A `uint` that counts or chooses.
    pub(super) fn index(&mut self) -> Result<usize, Problem> {
        usize::try_from(self.uint()?).map_err(|_| Problem::Range)
    }

    /// A `uint` to be written or counted with.
    #[inline]
    pub(super) fn int_of_uint(&mut self) -> Result<i64, Problem> {
        self.uint().map(u64::cast_signed)
    }

    /// Zigzag. It fits, as a `uint` has 53 bits.
    #[inline]
    pub(super) fn int(&mut self) -> Result<i64, Problem> {
        let value = self.uint()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// Flags of which only those in `known` may be set.
    pub(super) fn flags(&mut self, known: u64) -> Result<u64, Problem> {
        let flags = self.uint()?;
        if flags & !known == 0 { Ok(flags) } else { Err(Problem::Flags) }
    }

    /// A length of at most `bytes_max`, and where that many bytes stand.
    pub(super) fn bytes(&mut self, bytes_max: usize) -> Result<Range<usize>, Problem> {
        let length = self.index()?;
        if length > bytes_max {
            return Err(Problem::TooLarge);
        }
        let place = self.at..self.at.saturating_add(length);
        if place.end > self.end {
            return Err(Problem::Truncated);
        }
        self.at = place.end;
        Ok(place)
    }

    /// The same, where the bytes are UTF-8.
    pub(super) fn text(&mut self, bytes_max: usize) -> Result<Range<usize>, Problem> {
        let before = self.at;
        let text = self.bytes(bytes_max)?;
        if std::str::from_utf8(self.slice(&text)).is_err() {
            self.at = before;
            return Err(Problem::Encoding);
        }
        Ok(text)
    }

    pub(super) fn hash(&mut self) -> Result<[u8; 16], Problem> {
        let mut hash = [0; 16];
        for byte in &mut hash {
            *byte = self.byte()?;
        }
        Ok(hash)
    }

    /// What stands at a place that was read before.
    pub(super) fn slice(&self, place: &Range<usize>) -> &'a [u8] {
        self.bytes.get(place.clone()).unwrap_or_default()
    }
}
