//! How much may still be appended, by each of the bounds.

use super::{Append, Log};
use crate::error::AppendError;
use crate::frame::{FRAME_HEAD_BYTES, NUMBER_MAX};

/// What is left of each bound; what is admitted is taken off.
pub(super) struct Room {
    total: u64,
    records: u64,
    free: u64,
}

impl Room {
    /// Bytes that may be taken beyond what was admitted.
    pub fn spare_bytes(&self) -> u64 {
        self.free.min(self.total)
    }

    pub fn of(log: &Log) -> Self {
        // A disk that does not say how much is free is written to, and refuses by itself.
        let free = log.disk.free_bytes().unwrap_or(u64::MAX);
        let index = log.shared.index();
        let records = log.options.records_max.saturating_sub(index.records());
        // Numbers end too, though only a forged file can bring them near.
        let numbers = NUMBER_MAX.saturating_sub(log.next_number);
        Self {
            total: log.options.total_bytes_max.saturating_sub(index.bytes_on_disk()),
            records: records.min(numbers),
            free: free.saturating_sub(log.options.free_bytes_min),
        }
    }

    pub fn admit(&mut self, append: &Append<'_>) -> Result<(), AppendError> {
        let bytes = append.payload.len() as u64 + FRAME_HEAD_BYTES as u64;
        if bytes > self.free {
            return Err(AppendError::DiskFull);
        }
        if bytes > self.total || self.records == 0 {
            return Err(AppendError::Full);
        }
        self.free -= bytes;
        self.total -= bytes;
        self.records -= 1;
        Ok(())
    }
}
