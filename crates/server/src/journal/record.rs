//! One batch as the journal keeps it.
//!
//! ```text
//! byte 0      1           17      25       33            41        49         50
//!      ├ ver ─┼ recording ┼ tab ──┼ seq ───┼ received ───┼ sent ───┼ snapshot ┼ events (zstd) ─ …
//!        u8     16 bytes    8       u64 LE   i64 LE, ms    i64 LE    0 or 1
//! ```
//!
//! Length and checksum are the concern of the layer below.

use uuid::Uuid;

use super::Position;
use crate::clock::Millis;
use crate::id::BrowserKey;

const VERSION: u8 = 1;
const HEADER_BYTES: usize = 50;

/// A batch read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it belongs.
    pub at: Position,
    /// zstd of a JSON array of events.
    pub events: Vec<u8>,
}

/// Bytes that are no record of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a journal record can't be read: {0}")]
pub struct BadRecord(&'static str);

/// Writes a record.
pub fn encode(at: &Position, events: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER_BYTES + events.len());
    out.push(VERSION);
    out.extend_from_slice(at.recording.as_bytes());
    out.extend_from_slice(&at.tab.0);
    out.extend_from_slice(&at.seq.to_le_bytes());
    out.extend_from_slice(&at.received_ms.to_le_bytes());
    out.extend_from_slice(&at.sent_ms.to_le_bytes());
    out.push(u8::from(at.snapshot));
    out.extend_from_slice(events);
    out
}

/// Reads a record's header.
pub fn position(bytes: &[u8]) -> Result<Position, BadRecord> {
    if bytes.first() != Some(&VERSION) {
        return Err(BadRecord("it has another version"));
    }
    Ok(Position {
        recording: Uuid::from_bytes(take(bytes, 1)?),
        tab: BrowserKey(take(bytes, 17)?),
        seq: u64::from_le_bytes(take(bytes, 25)?),
        received_ms: Millis::from_le_bytes(take(bytes, 33)?),
        sent_ms: Millis::from_le_bytes(take(bytes, 41)?),
        snapshot: take::<1>(bytes, 49)? == [1],
    })
}

/// Reads a record.
pub fn decode(bytes: &[u8]) -> Result<Record, BadRecord> {
    let at = position(bytes)?;
    Ok(Record { at, events: bytes.get(HEADER_BYTES..).unwrap_or_default().to_vec() })
}

fn take<const N: usize>(bytes: &[u8], start: usize) -> Result<[u8; N], BadRecord> {
    bytes.get(start..start + N).and_then(|part| part.try_into().ok()).ok_or(BadRecord("it is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_and_a_cut_one_is_refused() {
        let at = Position {
            recording: Uuid::from_u128(7),
            tab: BrowserKey([1; 8]),
            seq: 3,
            received_ms: 5,
            sent_ms: -9,
            snapshot: true,
        };
        let bytes = encode(&at, b"events");
        assert_eq!(decode(&bytes), Ok(Record { at, events: b"events".to_vec() }));
        for cut in 0..HEADER_BYTES {
            assert!(decode(&bytes[..cut]).is_err(), "cut at {cut}");
        }
    }
}
