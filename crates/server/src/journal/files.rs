//! The journal in files of this machine, by the journal crate; with the index of what is in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use revisit_journal::{AppendError, Location, Options, StreamId};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::{Appended, BadRecord, BatchRef, JournalError, Place, Position, Record, record};
use crate::clock::Entropy;
use crate::config::Config;
use crate::id::TabKey;

/// The journal in files; cheap to clone.
#[derive(Clone)]
pub struct Files {
    log: revisit_journal::Journal,
    index: Arc<Mutex<Index>>,
}

/// Batches by recording, then by (tab, seq); rebuilt from the files at the start.
type Index = HashMap<Uuid, HashMap<(TabKey, u64), Entry>>;

#[derive(Clone, Copy)]
struct Entry {
    location: Location,
    snapshot: bool,
}

impl Files {
    /// Opens the journal in the data folder and reads what a crash may have left.
    pub async fn open(config: &Config, entropy: &Entropy) -> anyhow::Result<Files> {
        let dir = config.data.dir.join("journal");
        let options = Options {
            total_bytes_max: config.journal.bytes_max,
            queue_bytes_max: config.journal.queue_bytes_max,
            free_bytes_min: config.data.free_bytes_min,
            ..Options::new(u64::from_le_bytes(entropy.bytes()))
        };
        let shown = dir.display().to_string();
        let opened = tokio::task::spawn_blocking(move || {
            let mut index = Index::new();
            let opened = revisit_journal::Journal::open(&dir, options, |found| {
                match record::position(found.payload) {
                    Ok(at) => {
                        let entry = Entry { location: found.location, snapshot: at.snapshot };
                        index.entry(at.recording).or_default().insert((at.tab, at.seq), entry);
                    }
                    Err(error) => tracing::error!(%error, "a journal record was skipped"),
                }
            });
            opened.map(|(log, report)| (log, report, index))
        });
        let (log, report, index) =
            opened.await?.with_context(|| format!("the journal in {shown} can't be opened"))?;
        tracing::info!(journal.recordings = index.len(), journal.report = ?report, "the journal is open");
        Ok(Files { log, index: Arc::new(Mutex::new(index)) })
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn append(
        &self,
        at: Position,
        payload: impl FnOnce() -> Result<Vec<u8>, BadRecord>,
    ) -> Result<Appended, JournalError> {
        if self.index().get(&at.recording).is_some_and(|batches| batches.contains_key(&(at.tab, at.seq))) {
            return Ok(Appended::Duplicate);
        }
        let payload = payload()?;
        let (done, stored) = oneshot::channel();
        let index = Arc::clone(&self.index);
        self.log.append(StreamId(*at.recording.as_bytes()), payload, move |result| {
            // The index is written here and not by the waiting request: a request may be cancelled
            // by its client while the batch still becomes durable.
            if let Ok(location) = result {
                let entry = Entry { location, snapshot: at.snapshot };
                let mut index = index.lock().unwrap_or_else(PoisonError::into_inner);
                index.entry(at.recording).or_default().insert((at.tab, at.seq), entry);
            }
            let _ = done.send(result.map(|_| Appended::Stored));
        });
        match stored.await {
            Ok(result) => result.map_err(refused),
            Err(_) => Err(JournalError::Failed("the journal is closed".into())),
        }
    }

    pub(super) fn batches(&self, recording: Uuid) -> Vec<BatchRef> {
        let index = self.index();
        let Some(batches) = index.get(&recording) else { return Vec::new() };
        let reference = |(&(tab, seq), entry): (&(TabKey, u64), &Entry)| BatchRef {
            tab,
            seq,
            snapshot: entry.snapshot,
            place: Place::File(entry.location),
        };
        batches.iter().map(reference).collect()
    }

    pub(super) async fn read(&self, location: Location) -> Result<Record, JournalError> {
        let log = self.log.clone();
        let read = tokio::task::spawn_blocking(move || log.read(location)).await;
        let bytes = read
            .map_err(|error| JournalError::Failed(error.to_string()))?
            .map_err(|error| JournalError::Failed(error.to_string()))?;
        Ok(record::decode(&bytes)?)
    }

    pub(super) fn forget(&self, recording: Uuid, batches: &[BatchRef]) {
        let mut index = self.index();
        let Some(known) = index.get_mut(&recording) else { return };
        // The log forgets a stream up to a place. Records complete in the order of their places, so all
        // that lie before the last of `batches` were in the index when `batches` was listed.
        let forgotten = batches.iter().filter_map(|batch| known.remove(&(batch.tab, batch.seq)));
        let last = forgotten.map(|entry| entry.location).max();
        if known.is_empty() {
            index.remove(&recording);
        }
        drop(index);
        if let Some(last) = last {
            self.log.forget(StreamId(*recording.as_bytes()), last);
        }
    }

    pub(super) async fn purge(&self) -> Result<(), JournalError> {
        let (done, purged) = oneshot::channel();
        self.log.purge(move |result| {
            let _ = done.send(result);
        });
        match purged.await {
            Ok(result) => result.map_err(|error| JournalError::Failed(error.to_string())),
            Err(_) => Err(JournalError::Failed("the journal is closed".into())),
        }
    }

    pub(super) fn recordings(&self) -> Vec<Uuid> {
        self.index().keys().copied().collect()
    }

    pub(super) async fn close(&self) {
        let log = self.log.clone();
        if tokio::task::spawn_blocking(move || log.close()).await.is_err() {
            tracing::error!("the journal did not close cleanly");
        }
    }
}

fn refused(error: AppendError) -> JournalError {
    match error {
        AppendError::Busy => JournalError::Busy,
        AppendError::Full => JournalError::Full,
        AppendError::DiskFull => JournalError::DiskFull,
        other => JournalError::Failed(other.to_string()),
    }
}
