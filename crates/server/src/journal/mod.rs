//! The journal: batches that were acknowledged but are not sealed yet.
//!
//! [`Journal::append`] returns after the batch is on stable storage; that is the promise of ingest.
//! Two homes: files on this machine ([`files`], one node) and objects in the bucket with an index in
//! the database ([`objects`], many nodes, survives the loss of the node that took the batch).

mod files;
mod objects;
mod record;

use revisit_journal::OpenError;
use revisit_rrweb::scrub::Scrubbed;
use uuid::Uuid;

use crate::blobs::Blobs;
use crate::clock::{Clock, Entropy, Millis};
use crate::config::{Config, JournalHome};
use crate::db::Db;
use crate::encryption::BatchCipher;
use crate::id::TabKey;

pub use files::Files;
pub use objects::Objects;
pub use record::{BadRecord, Record};

/// Where a batch belongs and what sealing must know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The recording.
    pub recording: Uuid,
    /// The tab it came from.
    pub tab: TabKey,
    /// Its number within (recording, tab).
    pub seq: u64,
    /// When the server took it.
    pub received_ms: Millis,
    /// What the browser's clock said when it sent it.
    pub sent_ms: Millis,
    /// Whether a usable full snapshot is in it.
    pub snapshot: bool,
}

/// A batch in the journal, to be read by [`Journal::read`].
#[derive(Clone, Debug)]
pub struct BatchRef {
    /// The tab it came from.
    pub tab: TabKey,
    /// Its number within (recording, tab).
    pub seq: u64,
    /// Whether a usable full snapshot is in it.
    pub snapshot: bool,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    File(revisit_journal::Location),
    Object { recording: Uuid, name: String, start: u64, bytes: u64 },
}

/// What became of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is on stable storage.
    Stored,
    /// It was there already.
    Duplicate,
}

/// Why a batch could not be taken; the browser keeps it and comes back.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Too much waits for the disk.
    #[error("the journal's queue is full")]
    Busy,
    /// The journal has reached its bound in bytes.
    #[error("the journal is full")]
    Full,
    /// The disk has no room.
    #[error("the disk is full")]
    DiskFull,
    /// The storage failed.
    #[error("the journal's storage failed: {0}")]
    Failed(String),
    /// What was read back is not what was written.
    #[error(transparent)]
    Bad(#[from] BadRecord),
}

impl JournalError {
    fn elsewhere() -> JournalError {
        JournalError::Failed("the batch lies in another home".into())
    }
}

/// The journal in one of its homes; cheap to clone.
#[derive(Clone)]
pub enum Journal {
    /// Files in the data folder.
    Files(Files),
    /// Objects in the bucket.
    Objects(Objects),
    /// None: a command that runs beside the server, which alone may have the files open.
    Absent,
}

impl Journal {
    /// Opens the home that the settings name and recovers what is in it.
    pub async fn open(
        config: &Config,
        db: &Db,
        blobs: &Blobs,
        clock: &Clock,
        entropy: &Entropy,
    ) -> anyhow::Result<Journal> {
        Ok(match config.journal.home {
            JournalHome::Files => Journal::Files(Files::open(config, entropy).await?),
            JournalHome::Blobs => Journal::Objects(Objects::open(config, db, blobs, clock, entropy)),
        })
    }

    /// The same for a command beside a server; `None` while a server has the files open.
    pub async fn open_if_free(
        config: &Config,
        db: &Db,
        blobs: &Blobs,
        clock: &Clock,
        entropy: &Entropy,
    ) -> anyhow::Result<Option<Journal>> {
        let in_use = |error: &anyhow::Error| matches!(error.downcast_ref(), Some(OpenError::InUse(_)));
        match Journal::open(config, db, blobs, clock, entropy).await {
            Ok(journal) => Ok(Some(journal)),
            Err(error) if in_use(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Stores a batch; returns when it is on stable storage.
    ///
    /// Takes only what passed the scrubber. `events` is zstd of a JSON array, and is enciphered here.
    pub async fn append(
        &self,
        at: Position,
        events: Scrubbed<Vec<u8>>,
        cipher: BatchCipher,
    ) -> Result<Appended, JournalError> {
        let payload = || record::encode(&at, events.as_ref(), cipher);
        match self {
            Journal::Files(files) => files.append(at, payload).await,
            Journal::Objects(objects) => objects.append(at, payload()?).await,
            Journal::Absent => Err(JournalError::Failed("this process has no journal".into())),
        }
    }

    /// The batches of a recording, in no particular order.
    pub async fn batches(&self, recording: Uuid) -> Result<Vec<BatchRef>, JournalError> {
        match self {
            Journal::Files(files) => Ok(files.batches(recording)),
            Journal::Objects(objects) => objects.batches(recording).await,
            Journal::Absent => Ok(Vec::new()),
        }
    }

    /// Reads a batch back.
    pub async fn read(&self, batch: &BatchRef) -> Result<Record, JournalError> {
        match (self, &batch.place) {
            (Journal::Files(files), Place::File(location)) => files.read(*location).await,
            (Journal::Objects(objects), Place::Object { .. }) => objects.read(batch).await,
            _ => Err(JournalError::elsewhere()),
        }
    }

    /// Gives up batches that are sealed, or whose recording is erased.
    pub async fn forget(&self, recording: Uuid, batches: &[BatchRef]) -> Result<(), JournalError> {
        match self {
            Journal::Files(files) => {
                files.forget(recording, batches);
                Ok(())
            }
            Journal::Objects(objects) => objects.forget(recording, batches).await,
            Journal::Absent => Ok(()),
        }
    }

    /// Removes the bytes of what was forgotten: for erasures, which must be complete when they are answered.
    ///
    /// Files are written anew without anything that was forgotten, objects without what was forgotten of recordings
    /// that have no row any more.
    pub async fn purge(&self) -> Result<(), JournalError> {
        match self {
            Journal::Files(files) => files.purge().await,
            Journal::Objects(objects) => objects.purge().await,
            Journal::Absent => Ok(()),
        }
    }

    /// All recordings that have batches here.
    pub async fn recordings(&self) -> Result<Vec<Uuid>, JournalError> {
        match self {
            Journal::Files(files) => Ok(files.recordings()),
            Journal::Objects(objects) => objects.recordings().await,
            Journal::Absent => Ok(Vec::new()),
        }
    }

    /// Stops taking batches and waits until what was taken is stored.
    pub async fn close(&self) {
        if let Journal::Files(files) = self {
            files.close().await;
        }
    }
}
