//! One batch as the journal keeps it.
//!
//! ```text
//! byte 0      1           17      25       33            41        49         50
//!      ├ ver ─┼ recording ┼ tab ──┼ seq ───┼ received ───┼ sent ───┼ snapshot ┼ events (zstd, enciphered) ─ …
//!        u8     16 bytes    8       u64 LE   i64 LE, ms    i64 LE    0 or 1
//! ```
//!
//! Version 2: the events are enciphered ([`crate::encryption`]), and all before them is authenticated. Version 1, from before
//! there were secrets: they are as they are. Length and checksum are the concern of the layer below.

use uuid::Uuid;

use super::Position;
use crate::clock::Millis;
use crate::encryption::{BadObject, BatchCipher, Secrets};
use crate::id::BrowserKey;

const PLAIN: u8 = 1;
const ENCIPHERED: u8 = 2;
const HEADER_BYTES: usize = 50;

/// A batch read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it belongs.
    pub at: Position,
    bytes: Vec<u8>,
}

/// Bytes that are no record of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a journal record can't be read: {0}")]
pub struct BadRecord(&'static str);

impl Record {
    /// The events, zstd of a JSON array. `secrets` are those of the recording; `None` when they are gone.
    pub fn events(&self, secrets: Option<&Secrets>) -> Result<Vec<u8>, BadRecord> {
        let (head, events) = self.bytes.split_at(HEADER_BYTES);
        if head[0] == PLAIN {
            return Ok(events.to_vec());
        }
        let secrets = secrets.ok_or(BadRecord("its secrets are gone"))?;
        secrets.open_batch(head, events).map_err(|BadObject| BadRecord("it is not what was written"))
    }

    /// The events as they are stored.
    pub fn stored(&self) -> &[u8] {
        &self.bytes[HEADER_BYTES..]
    }
}

/// Writes a record.
pub fn encode(at: &Position, events: &[u8], cipher: BatchCipher) -> Result<Vec<u8>, BadRecord> {
    let mut out = Vec::with_capacity(HEADER_BYTES + events.len() + 32);
    out.push(ENCIPHERED);
    out.extend_from_slice(at.recording.as_bytes());
    out.extend_from_slice(&at.tab.0);
    out.extend_from_slice(&at.seq.to_le_bytes());
    out.extend_from_slice(&at.received_ms.to_le_bytes());
    out.extend_from_slice(&at.sent_ms.to_le_bytes());
    out.push(u8::from(at.snapshot));
    let sealed = cipher.seal(&out, events).map_err(|BadObject| BadRecord("it can't be enciphered"))?;
    out.extend_from_slice(&sealed);
    Ok(out)
}

/// Reads a record's header.
pub fn position(bytes: &[u8]) -> Result<Position, BadRecord> {
    if !matches!(bytes.first(), Some(&(PLAIN | ENCIPHERED))) {
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

/// Reads a record. Its header is whole then.
pub fn decode(bytes: &[u8]) -> Result<Record, BadRecord> {
    Ok(Record { at: position(bytes)?, bytes: bytes.to_vec() })
}

fn take<const N: usize>(bytes: &[u8], start: usize) -> Result<[u8; N], BadRecord> {
    bytes.get(start..start + N).and_then(|part| part.try_into().ok()).ok_or(BadRecord("it is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Entropy;

    fn position_of_it() -> Position {
        Position {
            recording: Uuid::from_u128(7),
            tab: BrowserKey([1; 8]),
            seq: 3,
            received_ms: 5,
            sent_ms: -9,
            snapshot: true,
        }
    }

    #[test]
    fn a_record_comes_back_and_a_cut_or_changed_one_is_refused() {
        let entropy = Entropy::seeded(1);
        let secrets = Secrets::new(&entropy);
        let at = position_of_it();
        let bytes = encode(&at, b"events", secrets.batch_cipher(&entropy).unwrap()).unwrap();
        let record = decode(&bytes).unwrap();
        assert_eq!((record.at, record.events(Some(&secrets))), (at, Ok(b"events".to_vec())));
        assert!(record.events(None).is_err());
        for cut in 0..HEADER_BYTES {
            assert!(decode(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for changed in 1..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[changed] ^= 1;
            assert!(decode(&bytes).unwrap().events(Some(&secrets)).is_err(), "changed at {changed}");
        }
    }

    #[test]
    fn a_record_from_before_there_were_secrets_is_read() {
        let entropy = Entropy::seeded(1);
        let sealed = encode(&position_of_it(), b"", Secrets::new(&entropy).batch_cipher(&entropy).unwrap());
        let mut bytes = sealed.unwrap()[..HEADER_BYTES].to_vec();
        bytes[0] = PLAIN;
        bytes.extend_from_slice(b"events");
        let record = decode(&bytes).unwrap();
        assert_eq!((record.at, record.events(None)), (position_of_it(), Ok(b"events".to_vec())));
    }
}
