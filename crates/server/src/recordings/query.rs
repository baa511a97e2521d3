//! SQL of recordings. Every query names its site or workspace.

use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::filter::{self, Cursor, Filter};
use super::short;
use super::store::Written;
use crate::clock::Millis;
use crate::db::{self, Db, Tx};
use crate::id;
use crate::visitors::Identity;

/// A recording's row, as the list shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The id.
    pub id: Uuid,
    /// Its site.
    pub site_id: Uuid,
    /// The visitor.
    pub visitor_id: Uuid,
    /// Who that is, if the site said so.
    pub identity: Option<Identity>,
    /// The browser was here before.
    pub returning: bool,
    /// When it was created, ms.
    pub created_ms: Millis,
    /// Time of its first event, ms.
    pub started_ms: Millis,
    /// Length, ms.
    pub duration_ms: Millis,
    /// Of which something happened, ms.
    pub active_ms: Millis,
    /// desktop, mobile, tablet or unknown.
    pub device: String,
    /// Family and version.
    pub browser: String,
    /// Family.
    pub os: String,
    /// Country code.
    pub country: Option<String>,
    /// First language of the browser.
    pub language: Option<String>,
    /// Where it came from.
    pub referrer: Option<String>,
    /// Screen width and height.
    pub screen: Option<(i64, i64)>,
    /// Page views, tabs, clicks, inputs, errors.
    pub counts: [i64; 5],
    /// Bytes stored.
    pub bytes: i64,
    /// First page: address and title.
    pub entry: (String, Option<String>),
    /// Last page: address and title.
    pub exit: (String, Option<String>),
    /// Nothing is missing.
    pub complete: bool,
    /// What the list draws, as JSON.
    pub strip: String,
    /// How many stretches are missing.
    pub gaps: i64,
    /// How many style sheets and the like never came.
    pub contents_missing: i64,
    /// The visitor's address, as far as it is kept.
    pub address: Option<String>,
    /// The version of the site's settings that it was made under.
    pub settings_version: i64,
}

const COLUMNS: &str = "recording.id, recording.site_id, visitor_id, returning_visitor, created_ms, started_ms, duration_ms, active_ms, device, browser, os, \
    country, language, referrer, screen_width, screen_height, pages, tabs, clicks, inputs, errors, bytes, entry_href, entry_title, exit_href, exit_title, \
    complete, gaps, contents_missing, settings_version, coalesce(address, address_network) as address, (select strip from recording_detail d where d.recording_id = recording.id) as strip, \
    (select identity from visitor v where v.id = recording.visitor_id) as identity";

fn listed(row: &AnyRow) -> Result<Listed, sqlx::Error> {
    let width: Option<i64> = row.try_get("screen_width")?;
    let mut counts = [0; 5];
    for (count, column) in counts.iter_mut().zip(["pages", "tabs", "clicks", "inputs", "errors"]) {
        *count = row.try_get(column)?;
    }
    Ok(Listed {
        id: db::uuid(row, "id")?,
        site_id: db::uuid(row, "site_id")?,
        visitor_id: db::uuid(row, "visitor_id")?,
        identity: Identity::from_text(row.try_get("identity")?),
        returning: db::flag(row, "returning_visitor")?,
        created_ms: row.try_get("created_ms")?,
        started_ms: row.try_get("started_ms")?,
        duration_ms: row.try_get("duration_ms")?,
        active_ms: row.try_get("active_ms")?,
        device: row.try_get("device")?,
        browser: row.try_get("browser")?,
        os: row.try_get("os")?,
        country: row.try_get("country")?,
        language: row.try_get("language")?,
        referrer: row.try_get("referrer")?,
        screen: width.zip(row.try_get("screen_height")?),
        counts,
        bytes: row.try_get("bytes")?,
        entry: (
            row.try_get::<Option<String>, _>("entry_href")?.unwrap_or_default(),
            row.try_get("entry_title")?,
        ),
        exit: (
            row.try_get::<Option<String>, _>("exit_href")?.unwrap_or_default(),
            row.try_get("exit_title")?,
        ),
        complete: db::flag(row, "complete")?,
        strip: row.try_get::<Option<String>, _>("strip")?.unwrap_or_default(),
        gaps: row.try_get("gaps")?,
        contents_missing: row.try_get("contents_missing")?,
        address: row.try_get("address")?,
        settings_version: row.try_get("settings_version")?,
    })
}

/// One page of a site's list, newest first.
pub async fn list(
    db: &Db,
    site: Uuid,
    filter: &Filter,
    after: Option<Cursor>,
    limit: u64,
) -> Result<Vec<Listed>, sqlx::Error> {
    let (sql, arguments) = filter::build(&filter.page(site, COLUMNS, after, limit), db.kind)?;
    let rows = sqlx::query_with(sqlx::AssertSqlSafe(sql), arguments).fetch_all(db.read()).await?;
    rows.iter().map(listed).collect()
}

/// How many recordings of a site the filter lets through.
pub async fn matching(db: &Db, site: Uuid, filter: &Filter) -> Result<i64, sqlx::Error> {
    let (sql, arguments) = filter::build(&filter.count(site), db.kind)?;
    sqlx::query_with(sqlx::AssertSqlSafe(sql), arguments).fetch_one(db.read()).await?.try_get("count")
}

/// The recording begun next after (or before) this one.
pub async fn neighbour(db: &Db, of: &Listed, later: bool) -> Result<Option<Uuid>, sqlx::Error> {
    let at = Cursor { started_ms: of.started_ms, id: of.id };
    let (sql, arguments) = filter::build(&Filter::default().neighbour(of.site_id, at, later), db.kind)?;
    let row = sqlx::query_with(sqlx::AssertSqlSafe(sql), arguments).fetch_optional(db.read()).await?;
    row.map(|row| db::uuid(&row, "id")).transpose()
}

/// A playable recording of a workspace.
pub async fn by_id(db: &Db, workspace: Uuid, recording: Uuid) -> Result<Option<Listed>, sqlx::Error> {
    let sql = format!(
        "select {COLUMNS} from recording where workspace_id = $1 and recording.id = $2 and state = 'sealed' and playable = 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id::bytes(workspace)).bind(id::bytes(recording));
    row.fetch_optional(db.read()).await?.as_ref().map(listed).transpose()
}

/// Playable recordings of a site.
pub async fn stored_now(db: &Db, site: Uuid) -> Result<i64, sqlx::Error> {
    let row = sqlx::query(
        "select count(*) as count from recording where site_id = $1 and playable = 1 and state = 'sealed'",
    );
    row.bind(id::bytes(site)).fetch_one(db.read()).await?.try_get("count")
}

/// Visits of a site being recorded now.
pub async fn recorded_now(db: &Db, site: Uuid) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select count(*) as count from recording where site_id = $1 and state = 'open'");
    row.bind(id::bytes(site)).fetch_one(db.read()).await?.try_get("count")
}

/// Makes a recording visible with what its seal found; false when the visit was opened again meanwhile.
pub async fn set_sealed(
    tx: &mut Tx,
    recording: Uuid,
    generation: i64,
    written: &Written,
    gaps: usize,
    whole: bool,
) -> anyhow::Result<bool> {
    let summary = &written.summary;
    let (entry, exit) = (summary.pages.first(), summary.pages.last());
    let bytes: i64 = written.segments.iter().map(|(_, bytes)| bytes).sum();
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let too_short = written.too_short.then(|| short::REASON.to_owned());
    let unplayable = summary.unplayable.as_ref().map(crate::names::name).or(too_short);
    let done = sqlx::query(
        "update recording
         set state = 'sealed', generation = $1, playable = $2, unplayable_reason = $3, started_ms = $4, duration_ms = $5,
             active_ms = $6, pages = $7, tabs = $8, clicks = $9, inputs = $10, errors = $11, events = $12, bytes = $13,
             entry_href = $14, entry_title = $15, exit_href = $16, exit_title = $17, complete = $18, gaps = $19
         where id = $20 and state <> 'open' and generation = $1 - 1",
    )
    .bind(generation)
    .bind(i64::from(summary.playable && !written.too_short))
    .bind(unplayable)
    .bind(written.index.start_ms())
    .bind(written.index.end_ms() - written.index.start_ms())
    .bind(summary.active_ms)
    .bind(count(summary.pages.len() as u64))
    .bind(count(written.index.tabs().len() as u64))
    .bind(count(summary.clicks))
    .bind(count(summary.inputs))
    .bind(count(summary.errors))
    .bind(written.events)
    .bind(bytes)
    .bind(entry.map(|page| page.href.as_str()))
    .bind(entry.and_then(|page| page.title.as_deref()))
    .bind(exit.map(|page| page.href.as_str()))
    .bind(exit.and_then(|page| page.title.as_deref()))
    .bind(i64::from(whole))
    .bind(count(gaps as u64))
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether a workspace has this playable recording.
pub async fn exists(db: &Db, workspace: Uuid, recording: Uuid) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "select id from recording where workspace_id = $1 and id = $2 and state = 'sealed' and playable = 1",
    );
    Ok(query.bind(id::bytes(workspace)).bind(id::bytes(recording)).fetch_optional(db.read()).await?.is_some())
}
