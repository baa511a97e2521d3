//! The batches of a commit window become one object and its rows.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use uuid::Uuid;

use super::{Home, OBJECT_BATCHES_MAX, OBJECT_BYTES_MAX, Waiting};
use crate::db;
use crate::id;
use crate::journal::{Appended, JournalError};

/// Collects and puts.
pub(super) struct Writer {
    pub(super) home: Arc<Home>,
    pub(super) window: Duration,
}

impl Writer {
    pub(super) async fn run(self, mut queue: mpsc::Receiver<Waiting>) {
        let writer = Arc::new(self);
        while let Some(first) = queue.recv().await {
            let batches = collect(first, &mut queue, writer.window).await;
            // Windows overlap: the next one collects while this one is put.
            let writer = Arc::clone(&writer);
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

    async fn store(&self, batches: &[Waiting]) -> anyhow::Result<Vec<Appended>> {
        let body: Vec<u8> = batches.iter().flat_map(|waiting| waiting.payload.iter().copied()).collect();
        let (object, mut tx) = self.home.put(body).await?;
        let outcomes = insert_rows(&mut tx, object.id, batches).await?;
        if outcomes.contains(&Appended::Stored) {
            object.keep(tx).await?;
        } else {
            tx.rollback().await?;
            self.home.discard(&object).await?;
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
        if inserted.rows_affected() == 1 {
            outcomes.push(Appended::Stored);
        } else {
            note_copy(tx, object, at.recording).await?;
            outcomes.push(Appended::Duplicate);
        }
        start += bytes;
    }
    Ok(outcomes)
}

/// A batch that is stored elsewhere lies here, too: an erasure has to know.
async fn note_copy(tx: &mut db::Tx, object: Uuid, recording: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into journal_remains (object_id, recording_id) values ($1, $2)
         on conflict (object_id, recording_id) do nothing",
    )
    .bind(id::bytes(object))
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await
    .map(|_| ())
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
