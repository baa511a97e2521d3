//! Removing a recording: its rows in one transaction, then all else, at once.
//!
//! Row before object when deleting: a crash between them leaves objects without a row, whose names the sweeper has,
//! and a job that goes on with the rest.

use sqlx::Row;
use uuid::Uuid;

use crate::app::App;
use crate::blobs::Blobs;
use crate::clock::{DAY, MINUTE, Millis};
use crate::db::Tx;
use crate::id;
use crate::jobs;
use crate::visits;

/// Objects removed in one go.
const SWEPT_AT_ONCE: i64 = 200;

/// A browser keeps what it could not send for 24 hours; its clock may be wrong, and a laptop sleeps.
const VISITS_KEPT_MS: Millis = 3 * DAY;

/// Removes a recording of a workspace; false when there is none.
///
/// When this returns its bytes are gone from database, journal and storage. What storage prevents is tried again by
/// the job and the sweeper.
pub async fn recording(app: &App, workspace: Uuid, recording: Uuid) -> anyhow::Result<bool> {
    if !rows(app, workspace, recording).await? {
        return Ok(false);
    }
    if let Err(error) = finish(app, recording).await {
        tracing::warn!(recording.id = %recording, error = format!("{error:#}"), "an erased recording left bytes behind; they will be removed");
    }
    Ok(true)
}

/// Removes its rows and asks for the rest, in one transaction; false when there is no such recording.
pub async fn rows(app: &App, workspace: Uuid, recording: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    give_objects_to_the_sweeper(&mut tx, workspace, recording).await?;
    remember_its_visit(&mut tx, app.clock.now(), workspace, recording).await?;
    // Rows of other tables go with it: every one of them references it with `on delete cascade`.
    let done = sqlx::query("delete from recording where workspace_id = $1 and id = $2")
        .bind(id::bytes(workspace))
        .bind(id::bytes(recording))
        .execute(&mut *tx)
        .await?;
    if done.rows_affected() == 0 {
        tx.rollback().await?;
        return Ok(false);
    }
    // Due in a minute: who asked for the erasure does it now, and the job is for when that fails.
    jobs::ask(&mut tx, app, jobs::Kind::Erase, recording, app.clock.now() + MINUTE).await?;
    tx.commit().await?;
    Ok(true)
}

/// Its browser may hold batches of it still: they must not begin the visit anew.
async fn remember_its_visit(
    tx: &mut Tx,
    now: Millis,
    workspace: Uuid,
    recording: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into erased_visit (site_id, visit_key, erased_ms)
         select site_id, visit_key, $1 from recording where workspace_id = $2 and id = $3
         on conflict (site_id, visit_key) do nothing",
    )
    .bind(now)
    .bind(id::bytes(workspace))
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Forgets visits that were erased so long ago that no browser holds anything of them.
pub async fn forget_visits(app: &App) -> Result<(), sqlx::Error> {
    sqlx::query("delete from erased_visit where erased_ms < $1")
        .bind(app.clock.now() - VISITS_KEPT_MS)
        .execute(app.db.write())
        .await
        .map(|_| ())
}

/// Its segments, and what a seal that is under way has put so far.
async fn give_objects_to_the_sweeper(
    tx: &mut Tx,
    workspace: Uuid,
    recording: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into object_to_delete (object_name, after_ms)
         select s.object_name, 0 from segment s
         join recording r on r.id = s.recording_id
         where r.workspace_id = $1 and r.id = $2
         on conflict (object_name) do nothing",
    )
    .bind(id::bytes(workspace))
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await?;
    sqlx::query("update object_to_delete set after_ms = 0 where object_name like $1")
        .bind(format!("recordings/%/{recording}/%"))
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// Removes what a recording without a row left behind: in memory, journal, storage, and in the database's own files.
pub async fn finish(app: &App, recording: Uuid) -> anyhow::Result<()> {
    app.indexes.forget(recording);
    visits::close_erased(app, recording).await;
    let batches = app.journal.batches(recording).await?;
    app.journal.forget(recording, &batches).await?;
    // Also without batches: what was forgotten when it was sealed may lie there still.
    app.journal.purge().await?;
    while sweep(app).await? == SWEPT_AT_ONCE.unsigned_abs() {}
    app.db.purge().await?;
    jobs::done(app, jobs::Kind::Erase, recording).await?;
    Ok(())
}

/// Removes objects that no row needs any more; returns how many.
pub async fn sweep(app: &App) -> anyhow::Result<u64> {
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
