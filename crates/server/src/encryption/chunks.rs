//! An object as it is stored: chunks that can be read by themselves, since playing reads ranges.
//!
//! ```text
//! object := "RVEC" version:u8 0 0 0      8
//!           chunk*                       each: up to 65,536 bytes of it enciphered, and a tag of 16; all but the last are full
//! ```
//!
//! The nonce of a chunk is its number; a key is made for one object and that is written once, so none comes twice. The head is
//! authenticated with each chunk. A chunk that was changed, moved or cut is refused.

use std::ops::Range;

use aws_lc_rs::aead::{Aad, LessSafeKey, NONCE_LEN, Nonce};
use bytes::Bytes;

const HEAD: [u8; 8] = *b"RVEC\x01\0\0\0";
const CHUNK: usize = 64 << 10;
const TAG: usize = 16;

/// Bytes that this key did not write, or not in this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an enciphered object can't be read: its bytes or its secrets are not the ones it was written with")]
pub struct BadObject;

/// Writes and reads one object.
pub struct Cipher(LessSafeKey);

impl Cipher {
    pub(super) fn new(key: LessSafeKey) -> Cipher {
        Cipher(key)
    }

    /// The object as it is stored.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, BadObject> {
        let mut out = Vec::with_capacity(HEAD.len() + plain.len() + (plain.len() / CHUNK + 1) * TAG);
        out.extend_from_slice(&HEAD);
        let mut chunk = Vec::with_capacity(CHUNK + TAG);
        for (number, part) in (0..).zip(plain.chunks(CHUNK)) {
            chunk.clear();
            chunk.extend_from_slice(part);
            self.0
                .seal_in_place_append_tag(nonce(number), Aad::from(HEAD), &mut chunk)
                .map_err(|_| BadObject)?;
            out.extend_from_slice(&chunk);
        }
        Ok(out)
    }

    /// The bytes of `range`, from what is stored in [`span`] of it.
    pub fn open(&self, range: &Range<u64>, stored: &[u8]) -> Result<Bytes, BadObject> {
        let first = range.start / CHUNK as u64;
        let mut plain = Vec::with_capacity(stored.len());
        for (number, part) in (first..).zip(stored.chunks(CHUNK + TAG)) {
            let mut chunk = part.to_vec();
            let opened = self.0.open_in_place(nonce(number), Aad::from(HEAD), &mut chunk);
            plain.extend_from_slice(opened.map_err(|_| BadObject)?);
        }
        let within = |at: u64| usize::try_from(at - first * CHUNK as u64).map_err(|_| BadObject);
        let wanted = within(range.start)?..within(range.end)?;
        if wanted.end > plain.len() {
            return Err(BadObject);
        }
        Ok(Bytes::from(plain).slice(wanted))
    }
}

/// Where the chunks of a range of an object are, within the object as it is stored.
pub fn span(range: &Range<u64>) -> Range<u64> {
    let place = |chunk: u64| HEAD.len() as u64 + chunk * (CHUNK + TAG) as u64;
    place(range.start / CHUNK as u64)..place(range.end.div_ceil(CHUNK as u64))
}

fn nonce(number: u64) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    bytes[NONCE_LEN - 8..].copy_from_slice(&number.to_be_bytes());
    Nonce::assume_unique_for_key(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::Entropy;
    use crate::encryption::Secrets;

    fn secrets(seed: u64) -> Secrets {
        Secrets::new(&Entropy::seeded(seed))
    }

    fn read(cipher: &Cipher, stored: &[u8], range: &Range<u64>) -> Result<Bytes, BadObject> {
        let span = span(range);
        let [start, end] = [span.start, span.end].map(|at| usize::try_from(at).unwrap().min(stored.len()));
        cipher.open(range, &stored[start..end])
    }

    fn plain(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_range_comes_back_as_it_was(bytes in 0..4 * CHUNK, from in 0.0..1.0_f64, to in 0.0..1.0_f64) {
            let plain = plain(bytes);
            let cipher = secrets(1).cipher("a").unwrap();
            let at = |share: f64| (share * bytes as f64) as usize;
            let (from, to) = (at(from.min(to)), at(from.max(to)));
            let stored = cipher.seal(&plain).unwrap();
            let read = read(&cipher, &stored, &(from as u64..to as u64)).unwrap();
            prop_assert_eq!(&read[..], &plain[from..to]);
        }

        #[test]
        fn a_changed_byte_is_refused(bytes in 1..3 * CHUNK, at in 0.0..1.0_f64, bit in 0..8_u8) {
            let cipher = secrets(1).cipher("a").unwrap();
            let mut stored = cipher.seal(&plain(bytes)).unwrap();
            let at = HEAD.len() + (at * (stored.len() - HEAD.len()) as f64) as usize;
            stored[at] ^= 1 << bit;
            prop_assert_eq!(read(&cipher, &stored, &(0..bytes as u64)), Err(BadObject));
        }
    }

    #[test]
    fn chunks_that_change_places_are_refused_and_so_are_missing_ones() {
        let cipher = secrets(1).cipher("a").unwrap();
        let stored = cipher.seal(&plain(2 * CHUNK)).unwrap();
        let (head, chunks) = stored.split_at(HEAD.len());
        let (one, two) = chunks.split_at(CHUNK + TAG);
        let all = 0..2 * CHUNK as u64;
        assert!(read(&cipher, &[head, one, two].concat(), &all).is_ok());
        assert_eq!(read(&cipher, &[head, two, one].concat(), &all), Err(BadObject));
        assert_eq!(read(&cipher, &[head, one].concat(), &all), Err(BadObject));
        assert_eq!(read(&cipher, head, &all), Err(BadObject));
    }

    #[test]
    fn each_secret_and_the_name_are_needed() {
        let whole = secrets(1);
        let other = secrets(2);
        let stored = whole.cipher("a").unwrap().seal(b"what a visitor did").unwrap();
        let opened = |secrets: &Secrets, name: &str| read(&secrets.cipher(name).unwrap(), &stored, &(0..18));
        assert_eq!(&opened(&whole, "a").unwrap()[..], b"what a visitor did");
        let without = [
            Secrets { visitor: other.visitor, ..whole.clone() },
            Secrets { recording: other.recording, ..whole.clone() },
        ];
        for wrong in without {
            assert_eq!(opened(&wrong, "a"), Err(BadObject));
        }
        assert_eq!(opened(&whole, "b"), Err(BadObject));
        assert!(!stored.windows(7).any(|window| window == b"visitor"));
    }
}
