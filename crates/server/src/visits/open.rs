//! Finding or creating the visit that a batch belongs to.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use sqlx::Row;
use uuid::Uuid;

use super::create::create;
use super::{Seqs, SharedVisit, Tab, Visit};
use crate::app::App;
use crate::db;
use crate::encryption;
use crate::id::{self, BrowserKey, TabKey, VisitKey, VisitorKey};
use crate::journal::JournalError;
use crate::sites::Site;

/// Why a visit can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// The month's recordings are used up.
    #[error("the month's recordings are used up")]
    Quota,
    /// Its recording was erased.
    #[error("the visit's recording was erased")]
    Erased,
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
    /// Where the first batch came from, if the site keeps anything of it.
    pub address: Option<IpAddr>,
    /// The settings that the page went by.
    pub settings_version: Option<i64>,
}

/// Finds the visit of `key`, creating it (and its recording's row) from `first` when it is new.
///
/// `begins`: this is a tab's first batch. At `visits.open_max` new visits are refused; those that began go on,
/// up to twice as many.
pub async fn open(
    app: &App,
    site: &Site,
    key: VisitKey,
    begins: bool,
    first: impl FnOnce() -> NewVisit,
) -> Result<SharedVisit, VisitError> {
    let slot = app.visits.slot(site.id, key);
    let opened = slot.get_or_try_init(|| async {
        let (held, most) = (app.visits.held() as u64, app.config.visits.open_max);
        // A tab's first batch of a visit that is not in memory is nearly always the visit's first: it is created
        // without a look whether it is there, which the row's key finds out.
        let looked = if begins && held <= most { None } else { load(app, site.id, key).await? };
        let visit = match looked {
            Some(_) if held > most.saturating_mul(2) => return Err(VisitError::TooMany),
            Some(visit) => visit,
            None if held > most => return Err(VisitError::TooMany),
            None => create(app, site, key, first()).await?,
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

pub(super) async fn load(app: &App, site: Uuid, key: VisitKey) -> Result<Option<Visit>, VisitError> {
    let row = sqlx::query(
        "select id, created_ms, seen_ms, busy_ms, ended_ms from recording where site_id = $1 and visit_key = $2",
    )
    .bind(id::bytes(site))
    .bind(key.0.to_vec())
    .fetch_optional(app.db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let recording = db::uuid(&row, "id")?;
    // A visit that began before there were secrets gets its own now; one that is being erased has no row any more.
    let Some(secrets) = encryption::ensure(app, recording).await? else { return Ok(None) };
    let mut tabs = sealed_tabs(app, recording).await?;
    for batch in app.journal.batches(recording).await? {
        let ordinal = u16::try_from(tabs.len()).unwrap_or(u16::MAX);
        let tab = tabs.entry(batch.tab).or_insert_with(|| Tab { ordinal, ..Tab::default() });
        tab.seqs.insert(batch.seq);
        tab.snapshot |= batch.snapshot;
    }
    Ok(Some(Visit {
        recording,
        secrets,
        created_ms: row.try_get("created_ms")?,
        ended_ms: row.try_get("ended_ms")?,
        seen_ms: row.try_get("seen_ms")?,
        busy_ms: row.try_get("busy_ms")?,
        bytes: 0,
        tabs,
        dirty: false,
        identity: None,
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
