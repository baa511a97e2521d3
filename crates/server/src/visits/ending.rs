//! The end of a visit: every tab said goodbye and none came back, or went silent.
//!
//! Decided from the database, so that it holds for tabs that talk to different nodes. Ending a visit and
//! asking for its seal is one transaction: no crash leaves an ended visit that nobody seals.

use std::collections::HashSet;

use sqlx::Row;
use uuid::Uuid;

use crate::app::App;
use crate::clock::{MINUTE, Millis};
use crate::db::{self, Tx};
use crate::id;
use crate::jobs;
use crate::journal::Journal;
use crate::recordings::erase;

/// For this long after its end, a visit whose tab is back simply goes on.
pub const REOPEN_MS: Millis = 30 * MINUTE;

/// Visits ended in one transaction.
const AT_ONCE: i64 = 200;

/// Ends all visits that are over; returns how many.
pub async fn end_due(app: &App) -> Result<usize, sqlx::Error> {
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let rows = sqlx::query(
        "update recording set state = 'ended', ended_ms = $1
         where id in (
             select r.id from recording r
             where r.state = 'open'
               and r.seen_ms < $2
               and not exists (
                   select 1 from recording_tab t
                   where t.recording_id = r.id
                     and ((t.left_ms is null and t.seen_ms >= $3) or t.left_ms >= $2))
               and (r.seen_ms < $3 or exists (select 1 from recording_tab t where t.recording_id = r.id))
             order by r.seen_ms
             limit $4)
           and state = 'open'
         returning id",
    )
    .bind(now)
    .bind(now - app.config.visits.leave_grace_ms)
    .bind(now - app.config.visits.silence_ms)
    .bind(AT_ONCE)
    .fetch_all(&mut *tx)
    .await?;
    for row in &rows {
        jobs::ask(&mut tx, app, jobs::Kind::Seal, db::uuid(row, "id")?, now).await?;
    }
    tx.commit().await?;
    let ended = rows.iter().map(|row| db::uuid(row, "id")).collect::<Result<HashSet<_>, _>>()?;
    tell_memory(app, &ended, now).await;
    Ok(ended.len())
}

/// A batch that was being stored while its visit was ended would be sealed by nobody: whoever holds the
/// visit next must know that it ended.
async fn tell_memory(app: &App, ended: &HashSet<Uuid>, now: Millis) {
    if ended.is_empty() {
        return;
    }
    for visit in app.visits.all() {
        let mut visit = visit.lock().await;
        if ended.contains(&visit.recording) {
            visit.ended_ms = Some(now);
        }
    }
}

/// What the journal still has and nobody looks after: a recording that ended and has no job is sealed, one
/// that was erased is forgotten.
///
/// The net under everything else: a crash between a seal's commit, or an erasure's, and the journal's
/// forgetting leaves exactly that, and so does a batch that another node took while the visit was ended.
/// Returns how many seals were asked for.
pub async fn reconcile(app: &App) -> anyhow::Result<usize> {
    let mut asked = 0;
    for recording in app.journal.recordings().await? {
        let row = sqlx::query(
            "select state, (select count(*) from job where kind = 'seal' and subject = $1) as jobs from recording where id = $1",
        )
        .bind(id::bytes(recording))
        .fetch_optional(app.db.read())
        .await?;
        let Some(row) = row else {
            // A recording's row is there before its first batch: without one it was erased.
            erase::finish(app, recording).await?;
            continue;
        };
        if row.try_get::<&str, _>("state")? != "open" && row.try_get::<i64, _>("jobs")? == 0 {
            let mut tx = app.db.begin().await?;
            jobs::ask(&mut tx, app, jobs::Kind::Seal, recording, app.clock.now()).await?;
            tx.commit().await?;
            asked += 1;
        }
    }
    Ok(asked)
}

/// What a start does before it takes anything: goes on where the last process stopped.
pub async fn resume(app: &App) -> anyhow::Result<()> {
    if matches!(app.journal, Journal::Files(_)) {
        jobs::release_claims(app).await?;
    }
    reconcile(app).await.map(|_| ())
}

/// Opens an ended visit again, because one of its tabs is back.
pub async fn reopen(app: &App, recording: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("update recording set state = 'open', ended_ms = null where id = $1")
        .bind(id::bytes(recording))
        .execute(app.db.write())
        .await
        .map(|_| ())
}

/// Asks for a seal of a visit that has ended but still got something late.
pub async fn seal_again(app: &App, recording: Uuid) -> Result<(), sqlx::Error> {
    let mut tx: Tx = app.db.begin().await?;
    jobs::ask(&mut tx, app, jobs::Kind::Seal, recording, app.clock.now() + app.config.visits.leave_grace_ms)
        .await?;
    tx.commit().await
}
