//! Whole numbers in as few bytes as they need, and a reader that never reads past the end.

use super::ReadError;

/// Appends `value`, seven bits a byte, lowest first (LEB128).
pub(super) fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// How many bytes `put` takes for it.
pub(super) fn size(value: u64) -> usize {
    (70 - (value | 1).leading_zeros() as usize) / 7
}

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 … are 0, 1, 2, 3 …
pub(super) fn fold(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

/// The inverse of `fold`.
pub(super) fn unfold(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// Bytes from outside, read from the front.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    pub(super) fn remaining(&self) -> usize {
        self.bytes.len()
    }

    #[inline]
    pub(super) fn number(&mut self) -> Result<u64, ReadError> {
        match self.bytes.split_first() {
            Some((&byte, rest)) if byte < 0x80 => {
                self.bytes = rest;
                Ok(u64::from(byte))
            }
            _ => self.long_number(),
        }
    }

    fn long_number(&mut self) -> Result<u64, ReadError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.bytes.split_first().ok_or(ReadError::Truncated)?;
            self.bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ReadError::Malformed("a number of more than 64 bits"))
    }

    /// A number that counts things of which each takes at least one of the remaining bytes.
    pub(super) fn count(&mut self) -> Result<usize, ReadError> {
        let count = self.number()?;
        if count > self.bytes.len() as u64 {
            return Err(ReadError::Truncated);
        }
        Ok(count as usize)
    }

    pub(super) fn number_u32(&mut self) -> Result<u32, ReadError> {
        u32::try_from(self.number()?).map_err(|_| ReadError::Malformed("a number beyond 32 bits"))
    }

    #[inline]
    pub(super) fn bytes(&mut self, len: usize) -> Result<&'a [u8], ReadError> {
        let (taken, rest) = self.bytes.split_at_checked(len).ok_or(ReadError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn text(&mut self, len: usize) -> Result<&'a str, ReadError> {
        std::str::from_utf8(self.bytes(len)?).map_err(|_| ReadError::Malformed("text that is not UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_their_size_is_known() {
        for value in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX / 2, u64::MAX] {
            let mut out = Vec::new();
            put(&mut out, value);
            assert_eq!(out.len(), size(value));
            let mut reader = Reader::new(&out);
            assert_eq!(reader.number().unwrap(), value);
            assert_eq!(reader.remaining(), 0);
        }
    }

    #[test]
    fn folding_is_undone() {
        for value in [0, 1, -1, 2, -2, i64::MAX, i64::MIN] {
            assert_eq!(unfold(fold(value)), value);
        }
    }

    #[test]
    fn a_number_that_never_ends_is_refused() {
        assert!(matches!(Reader::new(&[0x80; 3]).number(), Err(ReadError::Truncated)));
        assert!(matches!(Reader::new(&[0xff; 30]).number(), Err(ReadError::Malformed(_))));
    }
}
