//! The files under a journal: a small trait, so that tests run on a disk that tears and refuses.

use std::io;
use std::sync::Arc;

#[cfg(any(test, feature = "testing"))]
pub(crate) mod faulty;
mod local;

pub use local::LocalDisk;

/// One folder of files. Names are plain file names.
pub trait Disk: Send + Sync {
    /// Names of all files.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn list(&self) -> io::Result<Vec<String>>;

    /// Makes a new, empty file, open for reading and writing.
    ///
    /// # Errors
    /// When there is a file of this name, or no room.
    fn create(&self, name: &str) -> io::Result<Arc<dyn DiskFile>>;

    /// Opens a file for reading and writing.
    ///
    /// # Errors
    /// When there is none.
    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>>;

    /// Removes a file's name. Handles of it keep working.
    ///
    /// # Errors
    /// When there is none.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Returns when everything created and removed so far will stay so.
    ///
    /// # Errors
    /// When that cannot be promised.
    fn sync(&self) -> io::Result<()>;

    /// Bytes that may still be written.
    ///
    /// # Errors
    /// When the disk does not say.
    fn free_bytes(&self) -> io::Result<u64>;
}

/// An open file. Reads and writes name their place, so that one handle serves all threads.
#[expect(clippy::len_without_is_empty, reason = "a length on disk, not a collection")]
pub trait DiskFile: Send + Sync {
    /// Length in bytes.
    ///
    /// # Errors
    /// When the disk fails.
    fn len(&self) -> io::Result<u64>;

    /// Fills `buffer` from `offset`.
    ///
    /// # Errors
    /// When the file is shorter, or the disk fails.
    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()>;

    /// Writes all of `bytes` at `offset`. After an error any part of them may have been written.
    ///
    /// # Errors
    /// When there is no room, or the disk fails.
    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;

    /// Returns when everything written so far is on stable storage.
    ///
    /// # Errors
    /// When that cannot be promised; asking again proves nothing.
    fn sync_data(&self) -> io::Result<()>;

    /// Cuts the file to `len` bytes.
    ///
    /// # Errors
    /// When the disk fails.
    fn truncate(&self, len: u64) -> io::Result<()>;
}
