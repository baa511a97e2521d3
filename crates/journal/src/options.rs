//! The journal's bounds. Every one of them exists so that something cannot grow without end.

use crate::error::OpenError;

/// The settings allow no file to become larger: recovery holds one file in memory.
pub(crate) const FILE_BYTES_MAX: u64 = 1 << 30;

/// Settings of a journal.
#[derive(Clone, Debug)]
pub struct Options {
    /// A file that has grown to this many bytes is followed by a new one.
    pub file_bytes: u64,
    /// Appends are refused as `Full` when all files together would exceed this many bytes.
    /// Compaction may go past it by the live part of one file.
    pub total_bytes_max: u64,
    /// Appends are refused as `Full` at this many live records; each costs about 80 bytes of memory.
    pub records_max: u64,
    /// Payload of one record.
    pub record_bytes_max: u32,
    /// Payload bytes that may wait for the writer; more are refused as `Busy`.
    pub queue_bytes_max: u64,
    /// At most this many payload bytes are written and synced at once.
    pub commit_bytes_max: u64,
    /// A small commit that makes its file longer makes it longer by so many zeros, for the commits that follow.
    /// 0: files grow commit by commit.
    pub ahead_bytes: u32,
    /// Bytes that stay free on the disk; appends that would use them are refused as `DiskFull`.
    pub free_bytes_min: u64,
    /// A file whose live share is at most this is compacted. 0 never compacts, 1 always.
    pub compact_below: f32,
    /// Where the marks of new files come from: random, so that nobody outside can guess them.
    pub seed: u64,
}

impl Options {
    /// The defaults, with `seed` drawn by the caller from its source of randomness.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            file_bytes: 64 << 20,
            total_bytes_max: 8 << 30,
            records_max: 1_000_000,
            record_bytes_max: 40 << 20,
            queue_bytes_max: 64 << 20,
            commit_bytes_max: 8 << 20,
            ahead_bytes: 256 << 10,
            free_bytes_min: 512 << 20,
            compact_below: 0.5,
            seed,
        }
    }

    /// Refuses settings that cannot work together, naming the one at fault.
    pub(crate) fn check(&self) -> Result<(), OpenError> {
        let wrong = if self.file_bytes == 0 || self.file_bytes > FILE_BYTES_MAX / 2 {
            "file_bytes must be between 1 byte and 512 MiB"
        } else if self.commit_bytes_max == 0 || self.commit_bytes_max > FILE_BYTES_MAX / 8 {
            "commit_bytes_max must be between 1 byte and 128 MiB"
        } else if u64::from(self.record_bytes_max) > FILE_BYTES_MAX / 8 {
            "record_bytes_max must be at most 128 MiB"
        } else if self.queue_bytes_max < u64::from(self.record_bytes_max) {
            "queue_bytes_max must be at least record_bytes_max"
        } else if !(0.0..=1.0).contains(&self.compact_below) {
            "compact_below must be between 0 and 1"
        } else {
            return Ok(());
        };
        Err(OpenError::Options(wrong))
    }
}
