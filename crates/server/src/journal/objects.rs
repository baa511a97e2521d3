//! The journal as objects in the bucket: one object per node and commit window.
//!
//! All batches that arrive within a window go into one object; after the put, one transaction writes
//! their index rows. Only then are they acknowledged, so that the loss of this node loses nothing that
//! was promised. The unique key of the index rows keeps a batch stored once, on however many nodes it
//! arrives. An object whose put succeeded but whose rows never came is found by the sweeper.

mod home;
mod purge;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use sqlx::Row;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{Appended, BatchRef, JournalError, Place, Position, Record, record};
use crate::blobs::Blobs;
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::db::{self, Db};
use crate::id::{self, BrowserKey};
use home::Home;
use writer::Writer;

/// The journal in the bucket; cheap to clone.
#[derive(Clone)]
pub struct Objects {
    home: Arc<Home>,
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    at: Position,
    payload: Vec<u8>,
    done: oneshot::Sender<Result<Appended, JournalError>>,
}

/// Bytes and batches of one object at most.
const OBJECT_BYTES_MAX: usize = 8 << 20;
const OBJECT_BATCHES_MAX: usize = 1_000;
/// Batches that wait for a window at most; beyond, the browser keeps them.
const QUEUE_MAX: usize = 4_096;

impl Objects {
    /// Starts the task that collects and puts.
    pub fn open(config: &Config, db: &Db, blobs: &Blobs, clock: &Clock, entropy: &Entropy) -> Objects {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let home = Arc::new(Home {
            db: db.clone(),
            blobs: blobs.clone(),
            clock: clock.clone(),
            entropy: entropy.clone(),
            node: BrowserKey(entropy.bytes::<8>()).to_string(),
        });
        let window = Duration::from_millis(config.journal.commit_window_ms.unsigned_abs());
        tokio::spawn(Writer { home: Arc::clone(&home), window }.run(waiting));
        Objects { home, queue }
    }

    pub(super) async fn append(&self, at: Position, payload: Vec<u8>) -> Result<Appended, JournalError> {
        let (done, stored) = oneshot::channel();
        let waiting = Waiting { at, payload, done };
        self.queue.try_send(waiting).map_err(|_| JournalError::Busy)?;
        stored.await.map_err(|_| JournalError::Failed("the journal is closed".into()))?
    }

    pub(super) async fn batches(&self, recording: Uuid) -> Result<Vec<BatchRef>, JournalError> {
        let rows = sqlx::query(
            "select b.tab_key, b.seq, b.start_byte, b.bytes, b.snapshot, o.object_name
             from journal_batch b
             join journal_object o on o.id = b.object_id
             where b.recording_id = $1",
        )
        .bind(id::bytes(recording))
        .fetch_all(self.home.db.read())
        .await?;
        rows.iter().map(|row| batch_ref(recording, row).map_err(JournalError::from)).collect()
    }

    pub(super) async fn read(&self, batch: &BatchRef) -> Result<Record, JournalError> {
        match self.read_at(&batch.place).await {
            Ok(record) => Ok(record),
            // A purge may have moved it since it was listed.
            Err(error) => match self.find_again(batch).await? {
                Some(moved) => self.read_at(&moved.place).await,
                None => Err(error),
            },
        }
    }

    async fn read_at(&self, place: &Place) -> Result<Record, JournalError> {
        let Place::Object { name, start, bytes, .. } = place else { return Err(JournalError::elsewhere()) };
        let part = self.home.blobs.get_range(name, *start..*start + *bytes).await;
        Ok(record::decode(&part.map_err(|error| JournalError::Failed(error.to_string()))?)?)
    }

    async fn find_again(&self, batch: &BatchRef) -> Result<Option<BatchRef>, JournalError> {
        let Place::Object { recording, .. } = batch.place else { return Ok(None) };
        let batches = self.batches(recording).await?;
        Ok(batches.into_iter().find(|found| (found.tab, found.seq) == (batch.tab, batch.seq)))
    }

    pub(super) async fn forget(&self, recording: Uuid, batches: &[BatchRef]) -> Result<(), JournalError> {
        let mut tx = self.home.db.begin().await?;
        sqlx::query(
            "insert into journal_remains (object_id, recording_id)
             select distinct object_id, recording_id from journal_batch where recording_id = $1
             on conflict (object_id, recording_id) do nothing",
        )
        .bind(id::bytes(recording))
        .execute(&mut *tx)
        .await?;
        for batch in batches {
            sqlx::query("delete from journal_batch where recording_id = $1 and tab_key = $2 and seq = $3")
                .bind(id::bytes(recording))
                .bind(batch.tab.0.to_vec())
                .bind(batch.seq.cast_signed())
                .execute(&mut *tx)
                .await?;
        }
        // Row before object when deleting: the object's name goes to the sweeper in the same transaction.
        let empty = "not exists (select 1 from journal_batch b where b.object_id = journal_object.id)";
        let names = format!(
            "insert into object_to_delete (object_name, after_ms) select object_name, 0 from journal_object where {empty}
             on conflict (object_name) do nothing"
        );
        sqlx::query(sqlx::AssertSqlSafe(names)).execute(&mut *tx).await?;
        let rows = format!("delete from journal_object where {empty}");
        sqlx::query(sqlx::AssertSqlSafe(rows)).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn purge(&self) -> Result<(), JournalError> {
        purge::purge(&self.home).await.map_err(|error| JournalError::Failed(format!("{error:#}")))
    }

    pub(super) async fn recordings(&self) -> Result<Vec<Uuid>, JournalError> {
        let rows = sqlx::query("select distinct recording_id from journal_batch")
            .fetch_all(self.home.db.read())
            .await?;
        rows.iter().map(|row| Ok(db::uuid(row, "recording_id")?)).collect()
    }
}

fn batch_ref(recording: Uuid, row: &sqlx::any::AnyRow) -> Result<BatchRef, sqlx::Error> {
    let tab: Vec<u8> = row.try_get("tab_key")?;
    Ok(BatchRef {
        tab: BrowserKey(tab.try_into().map_err(|_| sqlx::Error::Decode("a tab key of wrong length".into()))?),
        seq: row.try_get::<i64, _>("seq")?.cast_unsigned(),
        snapshot: db::flag(row, "snapshot")?,
        place: Place::Object {
            recording,
            name: row.try_get("object_name")?,
            start: row.try_get::<i64, _>("start_byte")?.cast_unsigned(),
            bytes: row.try_get::<i64, _>("bytes")?.cast_unsigned(),
        },
    })
}

impl From<sqlx::Error> for JournalError {
    fn from(error: sqlx::Error) -> JournalError {
        JournalError::Failed(error.to_string())
    }
}
