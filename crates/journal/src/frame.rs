//! The bytes of one frame and of a file's header: encode, decode, check. The drawing is in `lib.rs`.
//!
//! Decoding trusts nothing. What does not check out is a [`Flaw`], never a panic and never a payload.

use std::fmt;

const MAGIC: [u8; 8] = *b"RVJOURNL";
pub(crate) const VERSION: u32 = 1;
pub(crate) const HEADER_BYTES: usize = 32;
pub(crate) const FRAME_HEAD_BYTES: usize = 41;
/// Numbers count up from 1. A higher one is damage, so that adding to a number never overflows.
pub(crate) const NUMBER_MAX: u64 = 1 << 62;

/// Names one recording's sequence of records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(pub [u8; 16]);

impl fmt::Debug for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StreamId({:032x})", u128::from_be_bytes(self.0))
    }
}

/// What starts every frame of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(pub [u8; 8]);

impl Mark {
    /// The mark of a file: the seed and the file's number, stirred (splitmix64's finisher).
    pub fn of(seed: u64, file: u64) -> Self {
        let mut x = seed ^ file.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Self((x ^ (x >> 31)).to_le_bytes())
    }
}

/// The start of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub first: u64,
    pub mark: Mark,
}

/// Why a header is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderFlaw {
    Damaged,
    Newer(u32),
}

impl Header {
    pub fn encode(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER_BYTES);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&self.first.to_le_bytes());
        out.extend_from_slice(&self.mark.0);
        out.extend_from_slice(&crc32fast::hash(&out).to_le_bytes());
        out
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, HeaderFlaw> {
        Self::fields(bytes).unwrap_or(Err(HeaderFlaw::Damaged))
    }

    fn fields(bytes: &[u8]) -> Option<Result<Self, HeaderFlaw>> {
        let header = bytes.get(..HEADER_BYTES)?;
        let sum = u32::from_le_bytes(array(header, 28)?);
        let first = u64::from_le_bytes(array(header, 12)?);
        if !header.starts_with(&MAGIC) || crc32fast::hash(header.get(..28)?) != sum || first > NUMBER_MAX {
            return None;
        }
        match u32::from_le_bytes(array(header, 8)?) {
            VERSION => Some(Ok(Self { first, mark: Mark(array(header, 20)?) })),
            version => Some(Err(HeaderFlaw::Newer(version))),
        }
    }
}

/// What a frame says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The payload is a record with this number.
    Record,
    /// The stream's records up to this number are forgotten.
    Forgotten,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame<'a> {
    pub kind: Kind,
    pub stream: StreamId,
    pub number: u64,
    pub payload: &'a [u8],
}

/// Why bytes are not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// They do not start with the file's mark.
    Mark,
    /// They end before the frame does.
    Cut,
    /// They are not what was written; so many bytes were looked at to find out.
    Damaged(usize),
}

impl<'a> Frame<'a> {
    pub fn bytes(&self) -> usize {
        FRAME_HEAD_BYTES + self.payload.len()
    }

    /// Appends the frame to `out`. The caller has bounded the payload far below 4 GiB.
    pub fn encode(&self, mark: Mark, out: &mut Vec<u8>) {
        let head = self.head();
        out.extend_from_slice(&mark.0);
        out.extend_from_slice(&checksum(mark, &head, self.payload).to_le_bytes());
        out.extend_from_slice(&head);
        out.extend_from_slice(self.payload);
    }

    fn head(&self) -> Vec<u8> {
        let length = u32::try_from(self.payload.len()).unwrap_or(u32::MAX);
        let kind = match self.kind {
            Kind::Record => 1,
            Kind::Forgotten => 2,
        };
        let mut head = Vec::with_capacity(FRAME_HEAD_BYTES - 12);
        head.extend_from_slice(&length.to_le_bytes());
        head.extend_from_slice(&self.number.to_le_bytes());
        head.extend_from_slice(&self.stream.0);
        head.push(kind);
        head
    }

    /// The frame at the start of `bytes`; more may follow.
    pub fn decode(mark: Mark, bytes: &'a [u8]) -> Result<Self, Flaw> {
        if !bytes.starts_with(&mark.0) {
            return Err(Flaw::Mark);
        }
        let length = array(bytes, 12).map(u32::from_le_bytes).ok_or(Flaw::Cut)?;
        let end =
            usize::try_from(length).ok().and_then(|n| n.checked_add(FRAME_HEAD_BYTES)).ok_or(Flaw::Cut)?;
        let frame = bytes.get(..end).ok_or(Flaw::Cut)?;
        Self::checked(mark, frame).ok_or(Flaw::Damaged(end))
    }

    fn checked(mark: Mark, frame: &'a [u8]) -> Option<Self> {
        let (head, payload) = frame.get(12..)?.split_at_checked(FRAME_HEAD_BYTES - 12)?;
        if checksum(mark, head, payload) != u32::from_le_bytes(array(frame, 8)?) {
            return None;
        }
        let number = u64::from_le_bytes(array(head, 4)?);
        let kind = match head.get(28)? {
            1 => Kind::Record,
            2 => Kind::Forgotten,
            _ => return None,
        };
        (number <= NUMBER_MAX).then_some(Self { kind, stream: StreamId(array(head, 12)?), number, payload })
    }
}

fn checksum(mark: Mark, head: &[u8], payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&mark.0);
    hasher.update(head);
    hasher.update(payload);
    hasher.finalize()
}

pub(crate) fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: Mark = Mark(*b"markmark");

    fn encoded(payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        Frame { kind: Kind::Record, stream: StreamId([7; 16]), number: 42, payload }.encode(MARK, &mut out);
        out
    }

    #[test]
    fn a_frame_reads_back_as_written() {
        let bytes = encoded(b"hello");
        let frame = Frame::decode(MARK, &bytes).unwrap();
        assert_eq!((frame.number, frame.stream, frame.payload), (42, StreamId([7; 16]), &b"hello"[..]));
        assert_eq!(frame.bytes(), bytes.len());
    }

    #[test]
    fn a_frame_with_any_bit_flipped_is_refused() {
        let good = encoded(b"some payload");
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Frame::decode(MARK, &bad).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_frame_that_ends_early_is_cut() {
        let good = encoded(b"some payload");
        for end in 8..good.len() {
            assert_eq!(Frame::decode(MARK, &good[..end]), Err(Flaw::Cut), "{end}");
        }
    }

    #[test]
    fn a_frame_of_another_file_is_refused() {
        assert_eq!(Frame::decode(Mark(*b"another!"), &encoded(b"x")), Err(Flaw::Mark));
    }

    #[test]
    fn a_header_of_a_newer_version_is_told_from_a_damaged_one() {
        let mut bytes = Header { first: 9, mark: MARK }.encode();
        assert_eq!(Header::decode(&bytes), Ok(Header { first: 9, mark: MARK }));
        bytes[8] = 2;
        assert_eq!(Header::decode(&bytes), Err(HeaderFlaw::Damaged));
        let sum = crc32fast::hash(&bytes[..28]).to_le_bytes();
        bytes[28..].copy_from_slice(&sum);
        assert_eq!(Header::decode(&bytes), Err(HeaderFlaw::Newer(2)));
    }
}
