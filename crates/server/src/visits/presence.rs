//! Signs of life: kept in memory by the batch, written to the database by the second.

use uuid::Uuid;

use super::{SharedVisit, Tab, Visit};
use crate::app::App;
use crate::clock::{MINUTE, Millis};
use crate::db;
use crate::id::{self, TabKey};

/// What waits to be written of one visit: of its tabs, those of which something was heard.
struct Signs {
    visit: SharedVisit,
    recording: Uuid,
    seen_ms: Millis,
    busy_ms: Millis,
    tabs: Vec<(TabKey, Tab)>,
}

/// Writes all waiting signs in one transaction and drops quiet visits from memory.
pub async fn flush(app: &App) -> Result<(), sqlx::Error> {
    let mut waiting = Vec::new();
    for shared in app.visits.all() {
        // A visit whose lock is held is storing a batch: it is written at the next turn.
        let signs = shared.try_lock().ok().and_then(|mut visit| signs(&shared, &mut visit));
        waiting.extend(signs);
    }
    if !waiting.is_empty() {
        match write(app, &waiting).await {
            Ok(erased) => close(&erased).await,
            Err(error) => {
                for signs in &waiting {
                    keep(signs).await;
                }
                return Err(error);
            }
        }
    }
    app.visits.forget_quiet(app.clock.now() - app.config.visits.silence_ms - 5 * MINUTE);
    Ok(())
}

fn signs(shared: &SharedVisit, visit: &mut Visit) -> Option<Signs> {
    if !std::mem::take(&mut visit.dirty) {
        return None;
    }
    let heard = |(key, tab): (&TabKey, &mut Tab)| std::mem::take(&mut tab.dirty).then(|| (*key, tab.clone()));
    let tabs = visit.tabs.iter_mut().filter_map(heard).collect();
    let (recording, seen_ms, busy_ms) = (visit.recording, visit.seen_ms, visit.busy_ms);
    Some(Signs { visit: SharedVisit::clone(shared), recording, seen_ms, busy_ms, tabs })
}

/// What could not be written waits for the next time.
async fn keep(signs: &Signs) {
    let mut visit = signs.visit.lock().await;
    visit.dirty = true;
    for (key, _) in &signs.tabs {
        if let Some(tab) = visit.tabs.get_mut(key) {
            tab.dirty = true;
        }
    }
}

/// A visit without a row was erased, by another process: its tabs are told with their next batch.
async fn close(erased: &[SharedVisit]) {
    for visit in erased {
        visit.lock().await.ended_ms = Some(super::ENDED_FOR_GOOD);
    }
}

/// Writes the signs; returns the visits that have no row any more.
async fn write(app: &App, waiting: &[Signs]) -> Result<Vec<SharedVisit>, sqlx::Error> {
    let mut tx = app.db.begin().await?;
    let mut erased = Vec::new();
    for signs in waiting {
        let done = sqlx::query(
            "update recording
             set seen_ms = case when seen_ms > $1 then seen_ms else $1 end,
                 busy_ms = case when busy_ms > $2 then busy_ms else $2 end
             where id = $3",
        )
        .bind(signs.seen_ms)
        .bind(signs.busy_ms)
        .bind(id::bytes(signs.recording))
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 0 {
            erased.push(SharedVisit::clone(&signs.visit));
        }
        for (key, tab) in &signs.tabs {
            write_tab(&mut tx, signs.recording, &key.0, tab).await?;
        }
    }
    tx.commit().await?;
    Ok(erased)
}

/// The later sign wins, whichever node writes last.
pub async fn write_tab(tx: &mut db::Tx, recording: Uuid, key: &[u8], tab: &Tab) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into recording_tab (recording_id, tab_key, ordinal, seen_ms, left_ms)
         select $1, $2, $3, $4, $5
         where exists (select 1 from recording where id = $1)
         on conflict (recording_id, tab_key) do update
         set left_ms = case when recording_tab.seen_ms > excluded.seen_ms then recording_tab.left_ms else excluded.left_ms end,
             seen_ms = case when recording_tab.seen_ms > excluded.seen_ms then recording_tab.seen_ms else excluded.seen_ms end",
    )
    .bind(id::bytes(recording))
    .bind(key.to_vec())
    .bind(i64::from(tab.ordinal))
    .bind(tab.seen_ms)
    .bind(tab.left_ms)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}
