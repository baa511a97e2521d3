//! The proof, in a type, that bytes went through the scrubber.

/// Bytes that hold nothing the site's rules forbid.
///
/// The one constructor is private to this folder; outside, a `Scrubbed` can only be passed on, looked
/// at, or compressed. A function that takes `Scrubbed<…>` therefore cannot be handed raw input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scrubbed<T>(T);

/// The constructor.
pub(super) fn seal(bytes: Vec<u8>) -> Scrubbed<Vec<u8>> {
    Scrubbed(bytes)
}

impl<T: AsRef<[u8]>> Scrubbed<T> {
    /// The same, compressed by zstd. Fails only when memory does.
    pub fn zstd(&self, level: i32) -> std::io::Result<Scrubbed<Vec<u8>>> {
        zstd::bulk::compress(self.0.as_ref(), level).map(Scrubbed)
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        self.0.as_ref().len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T> Scrubbed<T> {
    /// The bytes themselves, and with them the end of the proof.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: AsRef<[u8]>> AsRef<[u8]> for Scrubbed<T> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_ref()
    }
}
