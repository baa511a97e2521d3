//! Removing a recording: its rows in one transaction, then all else, at once.
//!
//! Row before object when deleting: a crash between them leaves objects without a row, whose names the sweeper has,
//! and a job that goes on with the rest.

use sqlx::Row;
use uuid::Uuid;

use crate::app::App;
use crate::blobs::Blobs;
use crate::clock::{DAY, MINUTE, Millis};
use crate::db::{self, Tx};
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
    if remove_rows(&mut tx, app.clock.now(), workspace, recording).await?.is_none() {
        tx.rollback().await?;
        return Ok(false);
    }
    // Due in a minute: who asked for the erasure does it now, and the job is for when that fails.
    jobs::ask(&mut tx, app, jobs::Kind::Erase, recording, app.clock.now() + MINUTE).await?;
    tx.commit().await?;
    Ok(true)
}

/// The rows of a recording that were removed.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// Whose it was.
    pub visitor: Uuid,
    /// How many pages of it were seen.
    pub page_views: i64,
    /// Of how many segments it was.
    pub segments: i64,
    /// Their bytes.
    pub bytes: i64,
}

/// Removes the rows of a recording, in a transaction of the caller's, who sees to the rest ([`forget`], [`scour`]); `None` when
/// there is no such recording.
pub async fn remove_rows(
    tx: &mut Tx,
    now: Millis,
    workspace: Uuid,
    recording: Uuid,
) -> Result<Option<Rows>, sqlx::Error> {
    let Some(rows) = count_rows(tx, workspace, recording).await? else { return Ok(None) };
    give_objects_to_the_sweeper(tx, workspace, recording).await?;
    remember_its_visit(tx, now, workspace, recording).await?;
    // Rows of other tables go with it: every one of them references it with `on delete cascade`.
    let done = sqlx::query("delete from recording where workspace_id = $1 and id = $2")
        .bind(id::bytes(workspace))
        .bind(id::bytes(recording))
        .execute(&mut **tx)
        .await?;
    Ok((done.rows_affected() == 1).then_some(rows))
}

async fn count_rows(tx: &mut Tx, workspace: Uuid, recording: Uuid) -> Result<Option<Rows>, sqlx::Error> {
    let row = sqlx::query(
        "select r.visitor_id,
             (select count(*) from page_view p where p.recording_id = r.id) as page_views,
             (select count(*) from segment s where s.recording_id = r.id) as segments,
             (select cast(coalesce(sum(s.bytes), 0) as bigint) from segment s where s.recording_id = r.id) as bytes
         from recording r where r.workspace_id = $1 and r.id = $2",
    )
    .bind(id::bytes(workspace))
    .bind(id::bytes(recording))
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Rows {
        visitor: db::uuid(&row, "visitor_id")?,
        page_views: row.try_get("page_views")?,
        segments: row.try_get("segments")?,
        bytes: row.try_get("bytes")?,
    }))
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
    forget(app, recording).await?;
    scour(app).await?;
    jobs::done(app, jobs::Kind::Erase, recording).await?;
    Ok(())
}

/// Makes memory and journal forget a recording without a row. Its bytes go with the next [`scour`].
pub async fn forget(app: &App, recording: Uuid) -> anyhow::Result<()> {
    app.indexes.forget(recording);
    visits::close_erased(app, recording).await;
    let batches = app.journal.batches(recording).await?;
    Ok(app.journal.forget(recording, &batches).await?)
}

/// Removes the bytes of whatever was forgotten or deleted, in journal, storage and the database's own files.
pub async fn scour(app: &App) -> anyhow::Result<()> {
    // Also where there were no batches: what was forgotten when it was sealed may lie there still.
    app.journal.purge().await?;
    while sweep(app).await? == SWEPT_AT_ONCE.unsigned_abs() {}
    Ok(app.db.purge().await?)
}

/// Whether objects of a recording wait to be removed, which is so when storage did not let go of them.
pub async fn leaves_objects(app: &App, recording: Uuid) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select object_name from object_to_delete where object_name like $1 limit 1")
        .bind(format!("recordings/%/{recording}/%"))
        .fetch_optional(app.db.read())
        .await?;
    Ok(row.is_some())
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
