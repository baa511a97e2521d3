//! The journal as objects in the bucket: one object per node and commit window.
//!
//! All batches that arrive within a window go into one object; after the put, one transaction writes
//! their index rows. Only then are they acknowledged, so that the loss of this node loses nothing that
//! was promised. The unique key of the index rows keeps a batch stored once, on however many nodes it
//! arrives. An object whose put succeeded but whose rows never came is found by the sweeper.

use std::time::Duration;

use revisit_rrweb::scrub::Scrubbed;
use sqlx::Row;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{Appended, BatchRef, JournalError, Place, Position, Record, record};
use crate::blobs::Blobs;
use crate::clock::{Clock, Entropy, HOUR};
use crate::config::Config;
use crate::db::{self, Db};
use crate::id::{self, BrowserKey};

/// The journal in the bucket; cheap to clone.
#[derive(Clone)]
pub struct Objects {
    db: Db,
    blobs: Blobs,
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
        let writer = Writer {
            db: db.clone(),
            blobs: blobs.clone(),
            clock: clock.clone(),
            entropy: entropy.clone(),
            node: BrowserKey(entropy.bytes::<8>()).to_string(),
            window: Duration::from_millis(config.journal.commit_window_ms.unsigned_abs()),
        };
        tokio::spawn(writer.run(waiting));
        Objects { db: db.clone(), blobs: blobs.clone(), queue }
    }

    pub(super) async fn append(
        &self,
        at: Position,
        events: Scrubbed<Vec<u8>>,
    ) -> Result<Appended, JournalError> {
        let (done, stored) = oneshot::channel();
        let waiting = Waiting { at, payload: record::encode(&at, events.as_ref()), done };
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
        .fetch_all(self.db.read())
        .await?;
        rows.iter().map(|row| batch_ref(row).map_err(JournalError::from)).collect()
    }

    pub(super) async fn read(&self, name: &str, start: u64, bytes: u64) -> Result<Record, JournalError> {
        let part = self.blobs.get_range(name, start..start + bytes).await;
        Ok(record::decode(&part.map_err(|error| JournalError::Failed(error.to_string()))?)?)
    }

    pub(super) async fn forget(&self, recording: Uuid, batches: &[BatchRef]) -> Result<(), JournalError> {
        let mut tx = self.db.begin().await?;
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

    pub(super) async fn recordings(&self) -> Result<Vec<Uuid>, JournalError> {
        let rows =
            sqlx::query("select distinct recording_id from journal_batch").fetch_all(self.db.read()).await?;
        rows.iter().map(|row| Ok(db::uuid(row, "recording_id")?)).collect()
    }
}

fn batch_ref(row: &sqlx::any::AnyRow) -> Result<BatchRef, sqlx::Error> {
    let tab: Vec<u8> = row.try_get("tab_key")?;
    Ok(BatchRef {
        tab: BrowserKey(tab.try_into().map_err(|_| sqlx::Error::Decode("a tab key of wrong length".into()))?),
        seq: row.try_get::<i64, _>("seq")?.cast_unsigned(),
        snapshot: db::flag(row, "snapshot")?,
        place: Place::Object {
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

struct Writer {
    db: Db,
    blobs: Blobs,
    clock: Clock,
    entropy: Entropy,
    node: String,
    window: Duration,
}

impl Writer {
    async fn run(self, mut queue: mpsc::Receiver<Waiting>) {
        let writer = std::sync::Arc::new(self);
        while let Some(first) = queue.recv().await {
            let batches = collect(first, &mut queue, writer.window).await;
            // Windows overlap: the next one collects while this one is put.
            let writer = std::sync::Arc::clone(&writer);
            tokio::spawn(async move { writer.commit(batches).await });
        }
    }

    async fn commit(&self, batches: Vec<Waiting>) {
        match self.store(&batches).await {
            Ok(outcomes) => {
                for (waiting, outcome) in batches.into_iter().zip(outcomes) {
                    let _ = waiting.done.send(Ok(outcome));
                }
            }
            Err(error) => {
                let text = format!("{error:#}");
                tracing::warn!(error = text, "a window of the journal could not be stored");
                for waiting in batches {
                    let _ = waiting.done.send(Err(JournalError::Failed(text.clone())));
                }
            }
        }
    }

    /// Object before rows: a crash between them leaves an object without rows, which the sweeper
    /// removes, and nothing was acknowledged.
    async fn store(&self, batches: &[Waiting]) -> anyhow::Result<Vec<Appended>> {
        let object = id::new(&self.clock, &self.entropy);
        let name = format!("journal/{}/{object}", self.node);
        let body: Vec<u8> = batches.iter().flat_map(|waiting| waiting.payload.iter().copied()).collect();
        let now = self.clock.now();
        let size = i64::try_from(body.len())?;
        sqlx::query("insert into object_to_delete (object_name, after_ms) values ($1, $2)")
            .bind(&name)
            .bind(now + HOUR)
            .execute(self.db.write())
            .await?;
        self.blobs.put(&name, body).await?;
        let mut tx = self.db.begin().await?;
        sqlx::query(
            "insert into journal_object (id, object_name, node, created_ms, bytes) values ($1, $2, $3, $4, $5)",
        )
        .bind(id::bytes(object))
        .bind(&name)
        .bind(&self.node)
        .bind(now)
        .bind(size)
        .execute(&mut *tx)
        .await?;
        let outcomes = insert_rows(&mut tx, object, batches).await?;
        if outcomes.contains(&Appended::Stored) {
            sqlx::query("delete from object_to_delete where object_name = $1")
                .bind(&name)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(outcomes)
    }
}

async fn insert_rows(tx: &mut db::Tx, object: Uuid, batches: &[Waiting]) -> anyhow::Result<Vec<Appended>> {
    let mut start = 0_i64;
    let mut outcomes = Vec::with_capacity(batches.len());
    for Waiting { at, payload, .. } in batches {
        let bytes = i64::try_from(payload.len())?;
        let inserted = sqlx::query(
            "insert into journal_batch (recording_id, tab_key, seq, object_id, start_byte, bytes, snapshot)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (recording_id, tab_key, seq) do nothing",
        )
        .bind(id::bytes(at.recording))
        .bind(at.tab.0.to_vec())
        .bind(at.seq.cast_signed())
        .bind(id::bytes(object))
        .bind(start)
        .bind(bytes)
        .bind(i64::from(at.snapshot))
        .execute(&mut **tx)
        .await?;
        outcomes.push(if inserted.rows_affected() == 1 { Appended::Stored } else { Appended::Duplicate });
        start += bytes;
    }
    Ok(outcomes)
}

async fn collect(first: Waiting, queue: &mut mpsc::Receiver<Waiting>, window: Duration) -> Vec<Waiting> {
    let mut bytes = first.payload.len();
    let mut batches = vec![first];
    let closes = tokio::time::sleep(window);
    tokio::pin!(closes);
    while bytes < OBJECT_BYTES_MAX && batches.len() < OBJECT_BATCHES_MAX {
        tokio::select! {
            () = &mut closes => break,
            next = queue.recv() => match next {
                Some(next) => {
                    bytes += next.payload.len();
                    batches.push(next);
                }
                None => break,
            },
        }
    }
    batches
}
