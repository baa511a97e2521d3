//! Versions of a site: every state it was in, who made it, and what became different.
//!
//! A recording names the version that its first page went by, as the page tells (what it could not have had is not
//! believed): the settings act when a page is opened, and may have changed while its first batch was under way.

use serde::Serialize;
use serde_json::Value;
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;
use uuid::Uuid;

use super::change::By;
use super::query::text;
use super::{Site, SiteSettings};
use crate::clock::Millis;
use crate::db::{Db, Tx};
use crate::id;

/// Notes the state that a site is in from now on.
pub(super) async fn insert(tx: &mut Tx, site: &Site, by: By<'_>, now: Millis) -> Result<(), sqlx::Error> {
    let (member, name) = by.named().unzip();
    sqlx::query(
        "insert into site_version (site_id, version, name, domains, settings, changed_ms, member_id, member_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id::bytes(site.id))
    .bind(site.settings_version)
    .bind(&site.name)
    .bind(text(&site.domains))
    .bind(text(&site.settings))
    .bind(now)
    .bind(member.map(id::bytes))
    .bind(name)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// One change of a site.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct VersionView {
    /// Counts from 1, when the site was added.
    pub version: i64,
    /// When, ms; null: before versions were kept.
    pub at: Option<Millis>,
    /// What the member who did it was called then; null: the operator, or not known.
    pub by: Option<String>,
    /// What became different; nothing in the first version that is known.
    pub changes: Vec<SettingChange>,
}

/// A setting that was changed.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct SettingChange {
    /// Its name; also `name` and `domains` of the site.
    pub setting: String,
    /// What it was.
    #[schema(value_type = serde_json::Value)]
    pub before: Value,
    /// What it became.
    #[schema(value_type = serde_json::Value)]
    pub after: Value,
}

/// The settings that a recording was made under.
#[derive(Debug, Serialize, ToSchema)]
pub struct SettingsThen {
    /// The version.
    pub version: i64,
    /// Since when it held, ms; null: not known.
    pub since: Option<Millis>,
    /// What was on then; null: from before versions were kept.
    pub settings: Option<SiteSettings>,
}

/// Changes of a site, newest first: at most `limit` of those before version `before`.
pub async fn of_site(
    db: &Db,
    site: Uuid,
    before: i64,
    limit: usize,
) -> Result<Vec<VersionView>, sqlx::Error> {
    let rows = sqlx::query(
        "select version, name, domains, settings, changed_ms, member_name from site_version
         where site_id = $1 and version < $2
         order by version desc
         limit $3",
    )
    .bind(id::bytes(site))
    .bind(before)
    // One more: the last one's changes are told by the one before it.
    .bind(i64::try_from(limit + 1).unwrap_or(i64::MAX))
    .fetch_all(db.read())
    .await?;
    let states = rows.iter().map(state).collect::<Result<Vec<_>, _>>()?;
    rows.iter().take(limit).enumerate().map(|(n, row)| view(row, &states[n], states.get(n + 1))).collect()
}

fn view(row: &AnyRow, state: &State, before: Option<&State>) -> Result<VersionView, sqlx::Error> {
    Ok(VersionView {
        version: row.try_get("version")?,
        at: row.try_get("changed_ms")?,
        by: row.try_get("member_name")?,
        changes: before.map(|before| changes(before, state)).unwrap_or_default(),
    })
}

/// Settings by name, with those of the site beside them.
type State = serde_json::Map<String, Value>;

fn state(row: &AnyRow) -> Result<State, sqlx::Error> {
    let json = |error: serde_json::Error| sqlx::Error::Decode(Box::new(error));
    let settings: SiteSettings = serde_json::from_str(row.try_get("settings")?).map_err(json)?;
    let Value::Object(mut state) = serde_json::to_value(settings).map_err(json)? else {
        return Ok(State::new());
    };
    state.insert("name".into(), row.try_get::<String, _>("name")?.into());
    state.insert("domains".into(), serde_json::from_str(row.try_get("domains")?).map_err(json)?);
    Ok(state)
}

fn changes(before: &State, after: &State) -> Vec<SettingChange> {
    let changed = after.iter().filter_map(|(setting, after)| {
        let before = before.get(setting).unwrap_or(&Value::Null);
        let change =
            || SettingChange { setting: setting.clone(), before: before.clone(), after: after.clone() };
        (before != after).then(change)
    });
    changed.collect()
}

/// What held in a version of a site.
pub async fn settings_then(db: &Db, site: Uuid, version: i64) -> Result<SettingsThen, sqlx::Error> {
    let row =
        sqlx::query("select settings, changed_ms from site_version where site_id = $1 and version = $2")
            .bind(id::bytes(site))
            .bind(version)
            .fetch_optional(db.read())
            .await?;
    let Some(row) = row else { return Ok(SettingsThen { version, since: None, settings: None }) };
    let settings = serde_json::from_str(row.try_get("settings")?);
    Ok(SettingsThen {
        version,
        since: row.try_get("changed_ms")?,
        settings: Some(settings.map_err(|error| sqlx::Error::Decode(Box::new(error)))?),
    })
}
