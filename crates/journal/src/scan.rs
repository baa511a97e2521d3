//! Reads the bytes of one journal file: a pure function over bytes from outside.
//!
//! A frame that does not check out is skipped: the next one is found by the file's mark, which no
//! payload can contain but by guessing 64 random bits. When no frame follows, the rest is the torn
//! tail of a commit that never finished. Work is bounded by a multiple of the file's length.

use crate::frame::{Flaw, Frame, HEADER_BYTES, Header, HeaderFlaw, Kind, Mark, StreamId, array};

/// Checking damaged frames may look at this many times the file's length, then the scan gives up.
const EFFORT_MAX: usize = 16;

/// One intact frame of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// A record.
    Record {
        /// Whose it is.
        stream: StreamId,
        /// Its number; a record that compaction moved keeps it.
        number: u64,
        /// Where its frame starts.
        offset: u64,
        /// What was appended.
        payload: &'a [u8],
    },
    /// The records of a stream up to a number are no longer needed.
    Forgotten {
        /// Whose they are.
        stream: StreamId,
        /// The last forgotten number.
        up_to: u64,
    },
}

/// What a scan saw besides the frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// No earlier file holds this number or a higher one, except by compaction.
    pub first: u64,
    /// End of the last intact frame. What follows is torn.
    pub good_bytes: u64,
    /// Stretches in front of `good_bytes` that are no frames.
    pub damaged: u64,
    /// Bytes in them.
    pub damaged_bytes: u64,
    /// Bytes behind `good_bytes`, without the zeros at the end.
    pub torn_bytes: u64,
    /// Zeros at the end: room for commits that did not come.
    pub zero_bytes: u64,
    /// Bytes of `Forgotten` frames.
    pub forgotten_bytes: u64,
    /// So much was damaged that the scan stopped; what follows `good_bytes` was not looked at.
    pub gave_up: bool,
    pub(crate) mark: [u8; 8],
}

/// Why nothing of a file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// Shorter than a header, or a header with nothing behind it that is damaged: the file was
    /// being created when the process died. It never held a record.
    #[error("the file was never finished")]
    Unborn,
    /// The header is damaged, and the first frame as well.
    #[error("the file's header is damaged")]
    Damaged,
    /// Written by a newer program.
    #[error("the file has the unknown version {0}")]
    Newer(u32),
}

/// Calls `each` for every intact frame of a file, in order.
///
/// # Errors
/// When not even the header, or a first frame to stand in for it, can be read.
pub fn scan(bytes: &[u8], mut each: impl FnMut(Found<'_>)) -> Result<Scanned, ScanError> {
    let header = header(bytes)?;
    let mut scanned = Scanned { first: header.first, mark: header.mark.0, ..Scanned::default() };
    let mut effort = bytes.len().saturating_mul(EFFORT_MAX);
    let mut good = HEADER_BYTES;
    while let Some((frame, offset)) = next(bytes, good, header.mark, &mut effort) {
        if offset > good {
            scanned.damaged += 1;
            scanned.damaged_bytes += (offset - good) as u64;
        }
        if frame.kind == Kind::Forgotten {
            scanned.forgotten_bytes += frame.bytes() as u64;
        }
        each(found(&frame, offset as u64));
        good = offset + frame.bytes();
    }
    scanned.good_bytes = good as u64;
    let tail = bytes.get(good..).unwrap_or_default();
    let torn = tail.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    (scanned.torn_bytes, scanned.zero_bytes) = (torn as u64, (tail.len() - torn) as u64);
    scanned.gave_up = effort == 0;
    Ok(scanned)
}

fn header(bytes: &[u8]) -> Result<Header, ScanError> {
    match Header::decode(bytes) {
        Ok(header) => Ok(header),
        Err(HeaderFlaw::Newer(version)) => Err(ScanError::Newer(version)),
        // The header is synced before the first frame is written, so without one there was none.
        Err(HeaderFlaw::Damaged) if bytes.len() <= HEADER_BYTES => Err(ScanError::Unborn),
        Err(HeaderFlaw::Damaged) => stand_in(bytes).ok_or(ScanError::Damaged),
    }
}

/// A damaged header is replaced by what the first frame knows, if that one is intact.
fn stand_in(bytes: &[u8]) -> Option<Header> {
    let mark = Mark(array(bytes, HEADER_BYTES)?);
    let frame = Frame::decode(mark, bytes.get(HEADER_BYTES..)?).ok()?;
    Some(Header { first: frame.number, mark })
}

/// The first intact frame at `from` or behind it, with its offset.
fn next<'a>(bytes: &'a [u8], from: usize, mark: Mark, effort: &mut usize) -> Option<(Frame<'a>, usize)> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        match Frame::decode(mark, rest) {
            Ok(frame) => return Some((frame, at)),
            Err(Flaw::Damaged(looked_at)) => *effort = effort.saturating_sub(looked_at),
            Err(Flaw::Mark | Flaw::Cut) => {}
        }
        if *effort == 0 {
            return None;
        }
        at += 1 + find(rest.get(1..)?, mark)?;
    }
}

fn find(bytes: &[u8], mark: Mark) -> Option<usize> {
    bytes.windows(mark.0.len()).position(|window| window == mark.0)
}

fn found<'a>(frame: &Frame<'a>, offset: u64) -> Found<'a> {
    let Frame { stream, number, payload, .. } = *frame;
    match frame.kind {
        Kind::Record => Found::Record { stream, number, offset, payload },
        Kind::Forgotten => Found::Forgotten { stream, up_to: number },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARK: Mark = Mark(*b"\x01mark\xfe\x00\x7f");

    fn file(payloads: &[&[u8]]) -> Vec<u8> {
        let mut out = Header { first: 1, mark: MARK }.encode();
        for (number, payload) in (1..).zip(payloads) {
            Frame { kind: Kind::Record, stream: StreamId([3; 16]), number, payload }.encode(MARK, &mut out);
        }
        out
    }

    fn payloads(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut seen = Vec::new();
        let _ = scan(bytes, |found| {
            if let Found::Record { payload, .. } = found {
                seen.push(payload.to_vec());
            }
        });
        seen
    }

    const THREE: [&[u8]; 3] = [b"the first", b"", b"the third and longest"];

    #[test]
    fn a_torn_tail_at_every_offset_keeps_every_whole_record_before_it() {
        let whole = file(&THREE);
        let ends: Vec<usize> = (0..=3).map(|n| file(&THREE[..n]).len()).collect();
        for cut in 0..=whole.len() {
            let kept = ends.iter().filter(|end| **end <= cut).count().saturating_sub(1);
            assert_eq!(payloads(&whole[..cut]), THREE[..kept], "cut at {cut}");
        }
    }

    #[test]
    fn a_damaged_byte_costs_at_most_the_record_it_is_in() {
        let whole = file(&THREE);
        for at in 0..whole.len() {
            let mut bad = whole.clone();
            bad[at] ^= 0x55;
            let seen = payloads(&bad);
            assert!(seen.len() >= 2, "byte {at} cost {} records", 3 - seen.len());
            assert!(seen.iter().all(|payload| THREE.contains(&payload.as_slice())), "byte {at}");
        }
    }

    #[test]
    fn damage_in_the_middle_is_counted_and_damage_at_the_end_is_a_torn_tail() {
        let whole = file(&THREE);
        let mut bad = whole.clone();
        bad[HEADER_BYTES + 45] ^= 1;
        let scanned = scan(&bad, |_| {}).unwrap();
        assert_eq!((scanned.damaged, scanned.damaged_bytes, scanned.torn_bytes), (1, 50, 0));
        let mut bad = whole.clone();
        bad[whole.len() - 1] ^= 1;
        let scanned = scan(&bad, |_| {}).unwrap();
        assert_eq!((scanned.damaged, scanned.torn_bytes), (0, 41 + 21));
    }

    #[test]
    fn zeros_behind_the_last_frame_are_room_and_no_torn_tail() {
        let whole = file(&THREE);
        let mut ahead = whole.clone();
        ahead.resize(whole.len() + 1_000, 0);
        let scanned = scan(&ahead, |_| {}).unwrap();
        assert_eq!(
            (scanned.good_bytes, scanned.torn_bytes, scanned.zero_bytes),
            (whole.len() as u64, 0, 1_000)
        );
        ahead[whole.len() + 3] = 1;
        let scanned = scan(&ahead, |_| {}).unwrap();
        assert_eq!(
            (scanned.good_bytes, scanned.torn_bytes, scanned.zero_bytes),
            (whole.len() as u64, 4, 996)
        );
        assert_eq!(payloads(&ahead), THREE);
    }

    #[test]
    fn a_record_that_looks_like_a_frame_is_not_taken_for_one() {
        let forged = file(&[b"I belong to somebody else"]);
        let mut bytes = Header { first: 1, mark: Mark(*b"secret!!") }.encode();
        let frame = Frame { kind: Kind::Record, stream: StreamId([1; 16]), number: 1, payload: &forged };
        frame.encode(Mark(*b"secret!!"), &mut bytes);
        bytes[40] ^= 1; // the true frame is damaged, so the scan searches inside its payload
        assert!(payloads(&bytes).is_empty());
    }

    #[test]
    fn a_file_made_to_be_slow_is_given_up_and_kept() {
        let mut bytes = Header { first: 1, mark: MARK }.encode();
        while bytes.len() < 1 << 18 {
            bytes.extend_from_slice(&MARK.0);
            bytes.extend_from_slice(&[0; 4]);
            bytes.extend_from_slice(&(1_u32 << 17).to_le_bytes());
        }
        let scanned = scan(&bytes, |_| {}).unwrap();
        assert!(scanned.gave_up && scanned.good_bytes == HEADER_BYTES as u64);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), with_header: bool) {
            let mut file = if with_header { file(&[]) } else { Vec::new() };
            file.extend_from_slice(&bytes);
            if let Ok(scanned) = scan(&file, |_| {}) {
                let tail = scanned.torn_bytes + scanned.zero_bytes;
                prop_assert_eq!(scanned.good_bytes + tail, file.len() as u64);
            }
        }

        #[test]
        fn shuffled_and_damaged_frames_never_yield_a_payload_nobody_wrote(
            edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20)
        ) {
            let mut bytes = file(&THREE);
            for (at, value) in edits {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            for payload in payloads(&bytes) {
                prop_assert!(THREE.contains(&payload.as_slice()));
            }
        }
    }
}
