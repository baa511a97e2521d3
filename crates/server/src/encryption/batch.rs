//! A batch in the journal: too small for chunks, read only whole.
//!
//! ```text
//! nonce 12, random   events enciphered   tag 16
//! ```
//!
//! All batches of a recording have one key. A browser may send a number again with other contents, so the nonce is random and not
//! the number. What stands before the events in the journal (whose they are, and where they belong) is authenticated with them.

use aws_lc_rs::aead::{Aad, LessSafeKey, NONCE_LEN, Nonce};

use super::BadObject;

/// Writes one batch.
pub struct BatchCipher {
    pub(super) key: LessSafeKey,
    pub(super) nonce: [u8; NONCE_LEN],
}

impl BatchCipher {
    /// The events as they are stored behind `head`.
    pub fn seal(self, head: &[u8], events: &[u8]) -> Result<Vec<u8>, BadObject> {
        let mut sealed = events.to_vec();
        let nonce = Nonce::assume_unique_for_key(self.nonce);
        self.key.seal_in_place_append_tag(nonce, Aad::from(head), &mut sealed).map_err(|_| BadObject)?;
        Ok([&self.nonce[..], &sealed].concat())
    }
}

/// The events that are stored behind `head`.
pub(super) fn open(key: &LessSafeKey, head: &[u8], stored: &[u8]) -> Result<Vec<u8>, BadObject> {
    let (nonce, sealed) = stored.split_first_chunk().ok_or(BadObject)?;
    let mut events = sealed.to_vec();
    let opened = key.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(head), &mut events);
    let len = opened.map_err(|_| BadObject)?.len();
    events.truncate(len);
    Ok(events)
}

#[cfg(test)]
mod tests {
    use crate::clock::Entropy;
    use crate::encryption::{BadObject, Secrets};

    #[test]
    fn a_batch_comes_back_only_behind_its_own_head_whole_and_with_its_secrets() {
        let entropy = Entropy::seeded(1);
        let secrets = Secrets::new(&entropy);
        let stored = secrets.batch_cipher(&entropy).unwrap().seal(b"head", b"what a visitor did").unwrap();
        assert_eq!(secrets.open_batch(b"head", &stored).unwrap(), b"what a visitor did");
        assert_eq!(secrets.open_batch(b"heap", &stored), Err(BadObject));
        assert_eq!(Secrets::new(&entropy).open_batch(b"head", &stored), Err(BadObject));
        for cut in 0..stored.len() {
            assert_eq!(secrets.open_batch(b"head", &stored[..cut]), Err(BadObject), "cut at {cut}");
        }
        let again = secrets.batch_cipher(&entropy).unwrap().seal(b"head", b"what a visitor did").unwrap();
        assert_ne!(stored, again, "nobody sees that two batches are the same");
    }
}
