//! SQL of sites. Every query names its workspace, or the public key that a snippet carries.

use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::Site;
use crate::clock::Millis;
use crate::db::{self, Db, Tx};
use crate::id;

const COLUMNS: &str = "id, workspace_id, key, name, domains, settings, settings_version, created_ms";

fn site(row: &AnyRow) -> Result<Site, sqlx::Error> {
    let json = |error: serde_json::Error| sqlx::Error::Decode(Box::new(error));
    Ok(Site {
        id: db::uuid(row, "id")?,
        workspace_id: db::uuid(row, "workspace_id")?,
        key: row.try_get("key")?,
        name: row.try_get("name")?,
        domains: serde_json::from_str(&row.try_get::<String, _>("domains")?).map_err(json)?,
        settings: serde_json::from_str(&row.try_get::<String, _>("settings")?).map_err(json)?,
        settings_version: row.try_get("settings_version")?,
        created_at: row.try_get("created_ms")?,
    })
}

/// The site with this public key.
pub async fn by_key(db: &Db, key: &str) -> Result<Option<Site>, sqlx::Error> {
    let sql = format!("select {COLUMNS} from site where key = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(key).fetch_optional(db.read()).await?;
    row.as_ref().map(site).transpose()
}

/// A site of a workspace.
pub async fn by_id(db: &Db, workspace: Uuid, id: Uuid) -> Result<Option<Site>, sqlx::Error> {
    let sql = format!("select {COLUMNS} from site where workspace_id = $1 and id = $2");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id::bytes(workspace)).bind(id::bytes(id));
    query.fetch_optional(db.read()).await?.as_ref().map(site).transpose()
}

/// All sites of a workspace, oldest first.
pub async fn of_workspace(db: &Db, workspace: Uuid) -> Result<Vec<Site>, sqlx::Error> {
    let sql = format!("select {COLUMNS} from site where workspace_id = $1 order by created_ms, id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id::bytes(workspace)).fetch_all(db.read()).await?;
    rows.iter().map(site).collect()
}

/// Stores a new site.
pub async fn insert(tx: &mut Tx, site: &Site) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into site (id, workspace_id, key, name, domains, settings, settings_version, created_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id::bytes(site.id))
    .bind(id::bytes(site.workspace_id))
    .bind(&site.key)
    .bind(&site.name)
    .bind(text(&site.domains))
    .bind(text(&site.settings))
    .bind(site.settings_version)
    .bind(site.created_at)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Stores a changed site if it still had version `before`; false when somebody changed it meanwhile.
pub async fn update(tx: &mut Tx, site: &Site, before: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "update site set name = $1, domains = $2, settings = $3, settings_version = $4
         where workspace_id = $5 and id = $6 and settings_version = $7",
    )
    .bind(&site.name)
    .bind(text(&site.domains))
    .bind(text(&site.settings))
    .bind(site.settings_version)
    .bind(id::bytes(site.workspace_id))
    .bind(id::bytes(site.id))
    .bind(before)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What the live check shows of a site.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// When a page last asked for the settings, and which.
    pub snippet_ms: Option<Millis>,
    /// The page's address without query.
    pub snippet_on: Option<String>,
    /// When a batch was last accepted.
    pub batch_ms: Option<Millis>,
    /// When a recording last became ready.
    pub ready_ms: Option<Millis>,
}

/// What was seen of a site.
pub async fn seen(db: &Db, workspace: Uuid, site: Uuid) -> Result<Seen, sqlx::Error> {
    let row = sqlx::query(
        "select snippet_seen_ms, snippet_seen_on, batch_ms, ready_ms from site where workspace_id = $1 and id = $2",
    )
    .bind(id::bytes(workspace))
    .bind(id::bytes(site))
    .fetch_one(db.read())
    .await?;
    Ok(Seen {
        snippet_ms: row.try_get("snippet_seen_ms")?,
        snippet_on: row.try_get("snippet_seen_on")?,
        batch_ms: row.try_get("batch_ms")?,
        ready_ms: row.try_get("ready_ms")?,
    })
}
