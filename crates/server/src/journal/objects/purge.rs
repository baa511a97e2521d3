//! Erasing from objects that others still need: they are written anew without what was forgotten.
//!
//! `journal_remains` names the recordings whose forgotten batches an object still holds. Only objects with
//! batches of a recording that has no row any more, so of an erased one, are worth the work; the others go as a
//! whole when their last batch is sealed.

use sqlx::Row;
use uuid::Uuid;

use super::Home;
use crate::db::{self, Tx};
use crate::id;

/// Writes anew what holds bytes of erased recordings. The old objects are the sweeper's then.
pub(super) async fn purge(home: &Home) -> anyhow::Result<()> {
    let rows = sqlx::query(
        "select o.id, o.object_name
         from journal_object o
         where exists (
             select 1 from journal_remains r
             where r.object_id = o.id
               and not exists (select 1 from recording where id = r.recording_id))",
    )
    .fetch_all(home.db.read())
    .await?;
    for row in &rows {
        rewrite(home, db::uuid(row, "id")?, row.try_get("object_name")?).await?;
    }
    Ok(())
}

/// A batch that is still needed, in the old object and in the new one.
struct Kept {
    recording: Vec<u8>,
    tab: Vec<u8>,
    seq: i64,
    start: i64,
    bytes: i64,
}

async fn rewrite(home: &Home, old: Uuid, name: &str) -> anyhow::Result<()> {
    let kept = kept(home, old).await?;
    let whole = home.blobs.get(name).await?;
    let mut body = Vec::with_capacity(whole.len());
    for batch in &kept {
        let range = usize::try_from(batch.start)?..usize::try_from(batch.start + batch.bytes)?;
        let part = whole.get(range).ok_or_else(|| anyhow::anyhow!("{name} is shorter than its rows say"))?;
        body.extend_from_slice(part);
    }
    let (new, mut tx) = home.put(body).await?;
    let mut start = 0;
    let mut moved = 0;
    for batch in &kept {
        moved += move_row(&mut tx, batch, old, new.id, start).await?;
        start += batch.bytes;
    }
    give_up(&mut tx, old, new.id).await?;
    if moved == 0 {
        // All was sealed meanwhile, and the old object goes by itself: the new one is for nothing.
        tx.rollback().await?;
        home.discard(&new).await?;
    } else {
        new.keep(tx).await?;
    }
    Ok(())
}

async fn kept(home: &Home, object: Uuid) -> Result<Vec<Kept>, sqlx::Error> {
    let rows = sqlx::query(
        "select recording_id, tab_key, seq, start_byte, bytes from journal_batch where object_id = $1 order by start_byte",
    )
    .bind(id::bytes(object))
    .fetch_all(home.db.read())
    .await?;
    let kept = |row: &sqlx::any::AnyRow| {
        Ok(Kept {
            recording: row.try_get("recording_id")?,
            tab: row.try_get("tab_key")?,
            seq: row.try_get("seq")?,
            start: row.try_get("start_byte")?,
            bytes: row.try_get("bytes")?,
        })
    };
    rows.iter().map(kept).collect()
}

/// A batch that was sealed since it was listed has no row to move.
async fn move_row(tx: &mut Tx, batch: &Kept, old: Uuid, new: Uuid, start: i64) -> Result<u64, sqlx::Error> {
    sqlx::query(
        "update journal_batch set object_id = $1, start_byte = $2
         where recording_id = $3 and tab_key = $4 and seq = $5 and object_id = $6",
    )
    .bind(id::bytes(new))
    .bind(start)
    .bind(&batch.recording)
    .bind(&batch.tab)
    .bind(batch.seq)
    .bind(id::bytes(old))
    .execute(&mut **tx)
    .await
    .map(|done| done.rows_affected())
}

/// Row before object when deleting. What was sealed between the listing and now is in the new object, too.
async fn give_up(tx: &mut Tx, old: Uuid, new: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into journal_remains (object_id, recording_id)
         select $1, r.recording_id from journal_remains r
         where r.object_id = $2 and exists (select 1 from recording where id = r.recording_id)",
    )
    .bind(id::bytes(new))
    .bind(id::bytes(old))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "insert into object_to_delete (object_name, after_ms) select object_name, 0 from journal_object where id = $1
         on conflict (object_name) do update set after_ms = 0",
    )
    .bind(id::bytes(old))
    .execute(&mut **tx)
    .await?;
    sqlx::query("delete from journal_object where id = $1").bind(id::bytes(old)).execute(&mut **tx).await?;
    Ok(())
}
