//! Visits that are shorter than their site wants.
//!
//! A visit is recorded from its first moment, since nobody knows how long it will be, and judged as a whole when it is sealed: too short,
//! it is not listed and can not be opened. It may still become longer: its visitor comes back, or a browser that was offline sends the
//! rest. So it is judged anew by each seal, and removed when nothing of it is taken any more; the month it was counted in gets its
//! count back in the same transaction.

use sqlx::Row;
use uuid::Uuid;

use super::erase;
use super::store::Written;
use crate::app::App;
use crate::clock::{DAY, MINUTE, Millis, SECOND};
use crate::db;
use crate::erasures;
use crate::id;
use crate::jobs;
use crate::quotas;
use crate::sites::SiteSettings;

/// Why such a recording is not playable, in its row.
pub(super) const REASON: &str = "too_short";

/// Recordings removed in one go.
const AT_ONCE: i64 = 200;

/// Whether a visit ends up shorter than its site wants, by the length that the list shows.
pub fn is_too_short(settings: &SiteSettings, written: &Written) -> bool {
    let wanted_ms = Millis::from(settings.min_duration_s) * SECOND;
    written.index.end_ms() - written.index.start_ms() < wanted_ms
}

/// How many visits of the last day were too short.
pub async fn lately(app: &App, site: Uuid) -> Result<i64, sqlx::Error> {
    let row = sqlx::query(
        "select count(*) as count from recording
         where site_id = $1 and unplayable_reason = 'too_short' and ended_ms > $2",
    )
    .bind(id::bytes(site))
    .bind(app.clock.now() - DAY);
    row.fetch_one(app.db.read()).await?.try_get("count")
}

/// Removes those that can not become longer any more.
pub async fn remove(app: &App) -> anyhow::Result<()> {
    // What comes later than this is refused by ingest; a minute for what was taken at the last moment.
    let before = app.clock.now() - app.config.visits.late_ms_max - MINUTE;
    let rows = sqlx::query(
        "select id, workspace_id from recording
         where unplayable_reason = 'too_short' and state = 'sealed' and ended_ms < $1
         order by ended_ms limit $2",
    )
    .bind(before)
    .bind(AT_ONCE)
    .fetch_all(app.db.read())
    .await?;
    for row in &rows {
        let (recording, workspace) = (db::uuid(row, "id")?, db::uuid(row, "workspace_id")?);
        if remove_rows(app, workspace, recording, before).await? {
            erase::finish(app, recording).await?;
        }
    }
    Ok(())
}

/// False when another node was first, or the recording became another one since it was looked for.
async fn remove_rows(app: &App, workspace: Uuid, recording: Uuid, before: Millis) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    // Changes nothing, and holds the row until the end of the transaction.
    let held = sqlx::query(
        "update recording set state = 'sealed'
         where id = $1 and unplayable_reason = 'too_short' and state = 'sealed' and ended_ms < $2
         returning created_ms",
    )
    .bind(id::bytes(recording))
    .bind(before)
    .fetch_optional(&mut *tx)
    .await?;
    let Some(held) = held else { return Ok(false) };
    let Some(rows) = erase::remove_rows(&mut tx, app.clock.now(), workspace, recording).await? else {
        return Ok(false);
    };
    erasures::query::remove_visitor(&mut tx, rows.visitor).await?;
    quotas::give_back(&mut tx, workspace, held.try_get("created_ms")?).await?;
    jobs::ask(&mut tx, app, jobs::Kind::Erase, recording, app.clock.now() + MINUTE).await?;
    tx.commit().await?;
    Ok(true)
}
