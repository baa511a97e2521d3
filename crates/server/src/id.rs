//! Ids: 16 bytes, UUIDv7, made here and sorted by time; and the keys that browsers make.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::{Clock, Entropy};

/// A new UUIDv7 from the passed clock and randomness.
pub fn new(clock: &Clock, entropy: &Entropy) -> Uuid {
    let millis = u64::try_from(clock.now()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &entropy.bytes::<10>()).into_uuid()
}

/// An id column as bytes, the way both databases keep it.
pub fn bytes(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

/// Reads an id column back.
pub fn from_bytes(bytes: &[u8]) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(bytes).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// A random name that a browser made: `N` bytes, written as lower-case hex.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BrowserKey<const N: usize>(pub [u8; N]);

/// Names a visit; secret, known to the visitor's tabs and the server.
pub type VisitKey = BrowserKey<16>;
/// Names a browser.
pub type VisitorKey = BrowserKey<16>;
/// Names a tab of a visit.
pub type TabKey = BrowserKey<8>;

impl<const N: usize> fmt::Display for BrowserKey<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for BrowserKey<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A key that isn't `2 * N` hex digits.
#[derive(Debug, thiserror::Error)]
#[error("expected {0} hex digits")]
pub struct NotAKey(usize);

impl<const N: usize> FromStr for BrowserKey<N> {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let digits = text.as_bytes();
        if digits.len() != 2 * N {
            return Err(NotAKey(2 * N));
        }
        let mut out = [0; N];
        for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
            *byte =
                hex(pair[0]).zip(hex(pair[1])).map(|(high, low)| high << 4 | low).ok_or(NotAKey(2 * N))?;
        }
        Ok(BrowserKey(out))
    }
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

impl<'de, const N: usize> Deserialize<'de> for BrowserKey<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<const N: usize> Serialize for BrowserKey<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A token that is shown once and kept only as a hash: 32 random bytes as hex.
pub struct Token(String);

impl Token {
    /// A new token.
    pub fn new(entropy: &Entropy) -> Token {
        Token(BrowserKey(entropy.bytes::<32>()).to_string())
    }

    /// What is given to the person, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> Vec<u8> {
        hash_token(&self.0)
    }
}

/// The stored form of a token somebody sent. A plain hash is enough: the token has 256 random bits.
pub fn hash_token(token: &str) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time() {
        let (clock, entropy) = (Clock::manual(1_700_000_000_000), Entropy::seeded(1));
        let first = new(&clock, &entropy);
        clock.advance(1);
        assert!(first < new(&clock, &entropy));
    }

    #[test]
    fn a_browser_key_is_exact_hex() {
        let key: TabKey = "00ff10abcdef0123".parse().unwrap();
        assert_eq!(key.to_string(), "00ff10abcdef0123");
        for wrong in
            ["", "00ff10abcdef012", "00ff10abcdef01234", "00ff10abcdef012g", "zzzzzzzzzzzzzzzz", "ÿÿÿÿÿÿÿÿ"]
        {
            assert!(wrong.parse::<TabKey>().is_err(), "{wrong}");
        }
    }
}
