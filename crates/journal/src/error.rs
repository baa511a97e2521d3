//! What can go wrong, as closed sets: refusals a caller answers, failures an operator reads about.

use std::io;
use std::sync::Arc;

/// Why a journal cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A setting that cannot work.
    #[error("the journal's settings are wrong: {0}")]
    Options(&'static str),
    /// Another process has it open.
    #[error("the journal in {0} is in use by another process")]
    InUse(String),
    /// A file was written by a newer version of this program.
    #[error("the journal file {name} has format version {version}, which this program does not know")]
    Newer {
        /// Name of the file.
        name: String,
        /// Its version.
        version: u32,
    },
    /// The disk failed.
    #[error("failed to {doing}")]
    Io {
        /// The operation, to be read after "failed to".
        doing: String,
        /// The cause.
        source: io::Error,
    },
}

impl OpenError {
    pub(crate) fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        |source| Self::Io { doing: doing.into(), source }
    }
}

/// Why a record was not stored. Nothing of it will be acknowledged; the caller may try again, unless
/// it is `TooLarge`.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AppendError {
    /// Larger than `record_bytes_max`.
    #[error("a record of {bytes} bytes is larger than the {max} allowed")]
    TooLarge {
        /// The record's payload.
        bytes: u64,
        /// The bound.
        max: u32,
    },
    /// More waits for the writer than `queue_bytes_max`.
    #[error("the journal's queue is full")]
    Busy,
    /// The journal has reached `total_bytes_max` or `records_max`.
    #[error("the journal is full")]
    Full,
    /// The disk has no room, or only what `free_bytes_min` keeps.
    #[error("the disk is full")]
    DiskFull,
    /// The disk failed.
    #[error("the journal's disk failed: {0}")]
    Io(Arc<io::Error>),
    /// The journal is closed or closing.
    #[error("the journal is closed")]
    Closed,
}

impl From<io::Error> for AppendError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(Arc::new(error)),
        }
    }
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It was forgotten, or never was.
    #[error("the journal has no such record")]
    Unknown,
    /// Its bytes on the disk are not the ones that were written.
    #[error("a journal record is damaged")]
    Damaged,
    /// The disk failed.
    #[error("failed to read a journal record")]
    Io(#[from] io::Error),
}

/// Not everything that was forgotten could be removed from the disk. Asking again may succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("forgotten records could not all be removed from the journal")]
pub struct PurgeError;
