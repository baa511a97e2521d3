//! Removing a recording: rows in one transaction, objects by the sweeper, the journal at once.
//!
//! Row before object when deleting: a crash between them leaves an object without a row, whose name the
//! sweeper has.

use uuid::Uuid;

use crate::app::App;
use crate::blobs::Blobs;
use crate::id;
use sqlx::Row;

/// Objects removed in one go.
const SWEPT_AT_ONCE: i64 = 200;

/// Removes a recording of a workspace; false when there is none.
pub async fn recording(app: &App, workspace: Uuid, recording: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    sqlx::query(
        "insert into object_to_delete (object_name, after_ms)
         select s.object_name, 0 from segment s
         join recording r on r.id = s.recording_id
         where r.workspace_id = $1 and r.id = $2
         on conflict (object_name) do nothing",
    )
    .bind(id::bytes(workspace))
    .bind(id::bytes(recording))
    .execute(&mut *tx)
    .await?;
    // Rows of other tables go with it: every one of them references it with `on delete cascade`.
    let done = sqlx::query("delete from recording where workspace_id = $1 and id = $2")
        .bind(id::bytes(workspace))
        .bind(id::bytes(recording))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    app.indexes.forget(recording);
    let batches = app.journal.batches(recording).await?;
    app.journal.forget(recording, &batches).await?;
    sweep(app).await?;
    Ok(true)
}

/// Removes objects that no row needs any more; returns how many.
pub async fn sweep(app: &App) -> anyhow::Result<usize> {
    let rows = sqlx::query(
        "select object_name from object_to_delete where after_ms <= $1 order by after_ms limit $2",
    )
    .bind(app.clock.now())
    .bind(SWEPT_AT_ONCE)
    .fetch_all(app.db.read())
    .await?;
    let mut swept = 0;
    for row in &rows {
        let name: String = row.try_get("object_name")?;
        if delete(&app.blobs, &name).await {
            sqlx::query("delete from object_to_delete where object_name = $1")
                .bind(&name)
                .execute(app.db.write())
                .await?;
            swept += 1;
        }
    }
    Ok(swept)
}

async fn delete(blobs: &Blobs, name: &str) -> bool {
    match blobs.delete(name).await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "an object could not be removed; it will be tried again");
            false
        }
    }
}
