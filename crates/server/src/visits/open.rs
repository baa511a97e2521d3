//! Finding or creating the visit that a batch belongs to.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::Row;
use uuid::Uuid;

use super::{Seqs, SharedVisit, Tab, Visit};
use crate::app::App;
use crate::clock::Millis;
use crate::db;
use crate::id::{self, BrowserKey, TabKey, VisitKey, VisitorKey};
use crate::journal::JournalError;
use crate::quotas;
use crate::sites::Site;

/// Why a visit can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// The month's recordings are used up.
    #[error("the month's recordings are used up")]
    Quota,
    /// This process holds as many visits as it may.
    #[error("too many visits are open")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The journal failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// What the first batch of a visit tells about it.
#[derive(Clone, Debug)]
pub struct NewVisit {
    /// The browser.
    pub visitor: VisitorKey,
    /// It was here before.
    pub returning: bool,
    /// desktop, mobile, tablet or unknown.
    pub device: &'static str,
    /// Family and major version.
    pub browser: String,
    /// Family.
    pub os: String,
    /// First language of the browser.
    pub language: Option<String>,
    /// Where it came from, without query.
    pub referrer: Option<String>,
    /// Width and height of the screen.
    pub screen: Option<(i64, i64)>,
}

/// Finds the visit of `key`, creating it (and its recording's row) from `first` when it is new.
///
/// At `visits.open_max` new visits are refused; those that began go on, up to twice as many.
pub async fn open(
    app: &App,
    site: &Site,
    key: VisitKey,
    first: impl FnOnce() -> NewVisit,
) -> Result<SharedVisit, VisitError> {
    let slot = app.visits.slot(site.id, key);
    let opened = slot.get_or_try_init(|| async {
        let (held, most) = (app.visits.held() as u64, app.config.visits.open_max);
        let visit = match load(app, site.id, key).await? {
            Some(_) if held > most.saturating_mul(2) => return Err(VisitError::TooMany),
            Some(visit) => visit,
            None if held > most => return Err(VisitError::TooMany),
            None => create(app, site, key, &first()).await?,
        };
        Ok::<_, VisitError>(Arc::new(tokio::sync::Mutex::new(visit)))
    });
    let visit = opened.await.cloned();
    if visit.is_err() {
        app.visits.give_up(site.id, key, slot);
    }
    visit
}

/// Finds the visit of `key` without creating it.
pub async fn find(app: &App, site: &Site, key: VisitKey) -> Result<Option<SharedVisit>, VisitError> {
    if let Some(visit) = app.visits.loaded(site.id, key) {
        return Ok(Some(visit));
    }
    let Some(visit) = load(app, site.id, key).await? else { return Ok(None) };
    let slot = app.visits.slot(site.id, key);
    let shared = slot.get_or_init(|| async { Arc::new(tokio::sync::Mutex::new(visit)) }).await;
    Ok(Some(Arc::clone(shared)))
}

async fn load(app: &App, site: Uuid, key: VisitKey) -> Result<Option<Visit>, VisitError> {
    let row = sqlx::query(
        "select id, created_ms, seen_ms, busy_ms, ended_ms from recording where site_id = $1 and visit_key = $2",
    )
    .bind(id::bytes(site))
    .bind(key.0.to_vec())
    .fetch_optional(app.db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let recording = db::uuid(&row, "id")?;
    let mut tabs = sealed_tabs(app, recording).await?;
    for batch in app.journal.batches(recording).await? {
        let ordinal = u16::try_from(tabs.len()).unwrap_or(u16::MAX);
        let tab = tabs.entry(batch.tab).or_insert_with(|| Tab { ordinal, ..Tab::default() });
        tab.seqs.insert(batch.seq);
        tab.snapshot |= batch.snapshot;
    }
    Ok(Some(Visit {
        recording,
        created_ms: row.try_get("created_ms")?,
        ended_ms: row.try_get("ended_ms")?,
        seen_ms: row.try_get("seen_ms")?,
        busy_ms: row.try_get("busy_ms")?,
        bytes: 0,
        tabs,
        dirty: false,
    }))
}

async fn sealed_tabs(app: &App, recording: Uuid) -> Result<HashMap<TabKey, Tab>, VisitError> {
    let rows = sqlx::query(
        "select tab_key, ordinal, seen_ms, left_ms, sealed_seqs from recording_tab where recording_id = $1",
    )
    .bind(id::bytes(recording))
    .fetch_all(app.db.read())
    .await?;
    let mut tabs = HashMap::new();
    for row in &rows {
        let key: Vec<u8> = row.try_get("tab_key")?;
        let Ok(key) = key.try_into() else { continue };
        let seqs = Seqs::from_text(row.try_get("sealed_seqs")?);
        let tab = Tab {
            ordinal: u16::try_from(row.try_get::<i64, _>("ordinal")?).unwrap_or(u16::MAX),
            // A tab that was sealed had what it had; asking it for a snapshot again costs little.
            snapshot: seqs.contiguous() >= 0,
            seqs,
            seen_ms: row.try_get("seen_ms")?,
            left_ms: row.try_get("left_ms")?,
            dirty: false,
        };
        tabs.insert(BrowserKey(key), tab);
    }
    Ok(tabs)
}

/// Creates visitor, quota count and recording in one transaction, so that a quota is exact and a
/// recording that was counted exists. One that another node created meanwhile is loaded instead.
async fn create(app: &App, site: &Site, key: VisitKey, first: &NewVisit) -> Result<Visit, VisitError> {
    let now = app.clock.now();
    let recording = id::new(&app.clock, &app.entropy);
    let mut tx = app.db.begin().await?;
    let visitor = upsert_visitor(&mut tx, app, site.id, first, now).await?;
    match insert_recording(&mut tx, site, key, recording, visitor, first, now).await {
        Err(error) if db::is_conflict(&error) => {
            tx.rollback().await?;
            return Ok(load(app, site.id, key).await?.ok_or(sqlx::Error::RowNotFound)?);
        }
        other => other?,
    }
    if !quotas::count_recording(&mut tx, site.workspace_id, now).await? {
        tx.rollback().await?;
        return Err(VisitError::Quota);
    }
    tx.commit().await?;
    Ok(Visit {
        recording,
        created_ms: now,
        ended_ms: None,
        seen_ms: now,
        busy_ms: now,
        bytes: 0,
        tabs: HashMap::new(),
        dirty: false,
    })
}

async fn upsert_visitor(
    tx: &mut db::Tx,
    app: &App,
    site: Uuid,
    first: &NewVisit,
    now: Millis,
) -> Result<Uuid, sqlx::Error> {
    let row = sqlx::query(
        "insert into visitor (id, site_id, visitor_key, first_ms, last_ms, visits)
         values ($1, $2, $3, $4, $4, 1)
         on conflict (site_id, visitor_key) do update
         set last_ms = excluded.last_ms, visits = visitor.visits + 1
         returning id",
    )
    .bind(id::bytes(id::new(&app.clock, &app.entropy)))
    .bind(id::bytes(site))
    .bind(first.visitor.0.to_vec())
    .bind(now)
    .fetch_one(&mut **tx)
    .await?;
    db::uuid(&row, "id")
}

async fn insert_recording(
    tx: &mut db::Tx,
    site: &Site,
    key: VisitKey,
    recording: Uuid,
    visitor: Uuid,
    first: &NewVisit,
    now: Millis,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into recording (
             id, workspace_id, site_id, visit_key, visitor_id, state, created_ms, seen_ms, busy_ms,
             settings_version, returning_visitor, device, browser, os, language, referrer,
             screen_width, screen_height)
         values ($1, $2, $3, $4, $5, 'open', $6, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(id::bytes(recording))
    .bind(id::bytes(site.workspace_id))
    .bind(id::bytes(site.id))
    .bind(key.0.to_vec())
    .bind(id::bytes(visitor))
    .bind(now)
    .bind(site.settings_version)
    .bind(i64::from(first.returning))
    .bind(first.device)
    .bind(&first.browser)
    .bind(&first.os)
    .bind(&first.language)
    .bind(&first.referrer)
    .bind(first.screen.map(|(width, _)| width))
    .bind(first.screen.map(|(_, height)| height))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}
