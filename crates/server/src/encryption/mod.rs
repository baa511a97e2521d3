//! Encryption at rest: what recordings are kept in can be read only with two secrets, their visitor's and their own.
//!
//! Each segment has a key of its own, made of both secrets and its name; the batches of a recording in the journal share one. Erasing a recording removes its secret,
//! erasing a visitor the visitor's, in the transaction that removes the rows; from then on the bytes are noise, also in copies of
//! the storage that nobody can reach any more: backups, old versions in a bucket, blocks of a disk. Secrets are in the database and nowhere
//! else: they are erased in copies of *it* when those copies are.
//!
//! The key: HKDF-SHA256 (RFC 5869) of the visitor's secret, with the recording's as its salt and what it is for as its info.
//! The bytes: AES-256-GCM; segments in [`chunks`], batches as they are ([`batch`]).

mod batch;
mod chunks;
mod query;

use aws_lc_rs::aead::{AES_256_GCM, LessSafeKey, UnboundKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};

use crate::clock::Entropy;

pub use batch::BatchCipher;
pub use chunks::{BadObject, Cipher, span};
pub use query::{ensure, insert, of};

/// What the key of batches is for.
const BATCHES: &[&[u8]] = &[b"revisit batches"];

/// Random bytes of one owner.
type Secret = [u8; 32];

/// The two secrets of a recording.
#[derive(Clone)]
pub struct Secrets {
    visitor: Secret,
    recording: Secret,
}

impl Secrets {
    /// Those of a new recording of a new visitor.
    pub fn new(entropy: &Entropy) -> Secrets {
        Secrets { visitor: entropy.bytes(), recording: entropy.bytes() }
    }

    /// What writes and reads the object of this name.
    pub fn cipher(&self, object: &str) -> Result<Cipher, BadObject> {
        Ok(Cipher::new(self.key(&[b"revisit object ", object.as_bytes()])?))
    }

    /// What writes a batch.
    pub fn batch_cipher(&self, entropy: &Entropy) -> Result<BatchCipher, BadObject> {
        Ok(BatchCipher { key: self.key(BATCHES)?, nonce: entropy.bytes() })
    }

    /// Reads a batch.
    pub fn open_batch(&self, head: &[u8], stored: &[u8]) -> Result<Vec<u8>, BadObject> {
        batch::open(&self.key(BATCHES)?, head, stored)
    }

    fn key(&self, purpose: &[&[u8]]) -> Result<LessSafeKey, BadObject> {
        let made = Salt::new(HKDF_SHA256, &self.recording).extract(&self.visitor);
        let made = made.expand(purpose, &AES_256_GCM).map_err(|_| BadObject)?;
        Ok(LessSafeKey::new(UnboundKey::from(made)))
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}
