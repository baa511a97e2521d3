//! Handlers of sites: their settings, and the live check.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::change::By;
use super::version::{self, VersionView};
use super::{SettingsChange, Site, SiteSettings, change, domain_from_text, query};
use crate::app::App;
use crate::clock::{DAY, Millis};
use crate::error::{ApiError, ApiResult};
use crate::id;
use crate::ingest::outcome::{OutcomeName, Refusal};
use crate::ingest::unknown;
use crate::members::Role;
use crate::members::session::LoggedIn;
use crate::names::named;
use crate::recordings::short;
use crate::web::input::{Json, Path, Query};

/// A site as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteView {
    /// The id.
    pub id: Uuid,
    /// The public key in the snippet.
    pub key: String,
    /// The name.
    pub name: String,
    /// Host names its pages have; empty: any.
    pub domains: Vec<String>,
    /// When it was made, ms.
    pub created_at: Millis,
    /// Counts changes.
    pub settings_version: i64,
    /// What is recorded.
    pub settings: SiteSettings,
    /// What to paste into the pages.
    pub snippet: String,
    /// The page that tells the site's visitors what is recorded.
    pub privacy_page: String,
}

impl SiteView {
    /// The view of a site.
    pub fn of(site: &Site, public_url: &str) -> SiteView {
        SiteView {
            id: site.id,
            key: site.key.clone(),
            name: site.name.clone(),
            domains: site.domains.clone(),
            created_at: site.created_at,
            settings_version: site.settings_version,
            settings: site.settings.clone(),
            snippet: site.snippet(public_url),
            privacy_page: site.privacy_page(public_url),
        }
    }
}

/// A new site.
#[derive(Deserialize, ToSchema)]
pub struct NewSite {
    name: String,
    /// A host name, or an address of the site.
    domain: String,
}

/// What may be changed of a site; what is absent stays.
#[derive(Deserialize, ToSchema)]
pub struct SiteInput {
    name: Option<String>,
    domains: Option<Vec<String>>,
    /// Some of the settings, by name.
    settings: Option<SettingsChange>,
}

/// Whether the snippet works.
#[derive(Serialize, ToSchema)]
pub struct SiteCheck {
    /// When a page with the snippet was last seen, ms.
    snippet_seen_at: Option<Millis>,
    /// On which page.
    snippet_seen_on: Option<String>,
    /// When a batch was last accepted, ms.
    batch_at: Option<Millis>,
    /// Visits being recorded now.
    recorded_now: i64,
    /// When a recording last became ready, ms.
    recording_ready_at: Option<Millis>,
    /// What became of batches in the last 24 hours.
    outcomes: Vec<OutcomeCount>,
    /// Visits of the last 24 hours that were shorter than the site wants.
    too_short: i64,
    /// Pages of this site's domains that carry a key that no site has.
    wrong_keys: Vec<WrongKey>,
}

/// A snippet with a wrong key.
#[derive(Serialize, ToSchema)]
pub struct WrongKey {
    /// The host of the pages.
    host: String,
    /// The key they carry.
    key: String,
    /// Requests in the last 24 hours.
    count: i64,
}

/// How often something became of batches.
#[derive(Serialize, ToSchema)]
pub struct OutcomeCount {
    /// What became of them.
    outcome: OutcomeName,
    /// Why, if they were not taken.
    reason: Option<Refusal>,
    /// How often.
    count: i64,
}

/// Finds a site of the member's workspace; one of another workspace is not found.
pub async fn of_member(app: &App, member: &crate::members::Member, site: Uuid) -> ApiResult<Site> {
    query::by_id(&app.db, member.workspace_id, site).await?.ok_or(ApiError::NotFound)
}

fn check_name(name: &str) -> ApiResult<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(ApiError::InvalidInput { field: "name", why: "A name has 1 to 100 characters." });
    }
    Ok(name.to_owned())
}

const DOMAIN_WRONG: ApiError =
    ApiError::InvalidInput { field: "domain", why: "This is not a domain, as in shop.example." };

/// Adds a site.
#[utoipa::path(post, path = "/sites", operation_id = "add_site", tag = "sites", request_body = NewSite,
    responses((status = 201, body = SiteView), (status = 403, description = "forbidden"), (status = 422)))]
pub async fn add(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Json(input): Json<NewSite>,
) -> ApiResult<(StatusCode, Json<SiteView>)> {
    member.needs(Role::Admin)?;
    let domain = domain_from_text(&input.domain).ok_or(DOMAIN_WRONG)?;
    let site =
        Site::new(member.workspace_id, &check_name(&input.name)?, vec![domain], &app.clock, &app.entropy);
    change::add(&app, &site, By::Member(&member)).await?;
    Ok((StatusCode::CREATED, Json(SiteView::of(&site, &app.config.public_url()))))
}

/// A site.
#[utoipa::path(get, path = "/sites/{site}", operation_id = "get_site", tag = "sites", params(("site" = Uuid, Path)), responses((status = 200, body = SiteView), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
) -> ApiResult<Json<SiteView>> {
    let site = of_member(&app, &member, site).await?;
    Ok(Json(SiteView::of(&site, &app.config.public_url())))
}

/// Changes a site; acts on the next page view.
#[utoipa::path(patch, path = "/sites/{site}", operation_id = "change_site", tag = "sites", params(("site" = Uuid, Path)), request_body = SiteInput,
    responses((status = 200, body = SiteView), (status = 403, description = "forbidden"), (status = 404), (status = 409), (status = 422)))]
pub async fn patch(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
    Json(input): Json<SiteInput>,
) -> ApiResult<Json<SiteView>> {
    member.needs(Role::Admin)?;
    let mut site = of_member(&app, &member, site).await?;
    let before = site.clone();
    apply(&mut site, input)?;
    // What changes nothing is no version.
    if site != before && !change::store(&app, &mut site, By::Member(&member)).await? {
        return Err(ApiError::Conflict);
    }
    Ok(Json(SiteView::of(&site, &app.config.public_url())))
}

fn apply(site: &mut Site, input: SiteInput) -> ApiResult<()> {
    if let Some(name) = input.name {
        site.name = check_name(&name)?;
    }
    if let Some(domains) = input.domains {
        if domains.len() > 100 {
            return Err(ApiError::InvalidInput { field: "domains", why: "A site has at most 100 domains." });
        }
        site.domains = domains
            .iter()
            .map(|text| domain_from_text(text).ok_or(DOMAIN_WRONG))
            .collect::<Result<_, _>>()?;
    }
    if let Some(changes) = input.settings {
        site.settings = merged(&site.settings, changes.0)?;
    }
    Ok(())
}

fn merged(
    settings: &SiteSettings,
    changes: serde_json::Map<String, serde_json::Value>,
) -> ApiResult<SiteSettings> {
    let wrong =
        || ApiError::InvalidInput { field: "settings", why: "A setting is unknown or has a wrong value." };
    let serde_json::Value::Object(mut all) = serde_json::to_value(settings)? else { return Err(wrong()) };
    for (name, value) in &changes {
        *all.get_mut(name).ok_or_else(wrong)? = value.clone();
    }
    let settings: SiteSettings = serde_json::from_value(all.into()).map_err(|_| wrong())?;
    // What an older program let in stands in nobody's way who changes something else.
    match settings.wrong().find(|wrong| changes.contains_key(wrong.setting)) {
        Some(wrong) => Err(ApiError::WrongSetting(wrong)),
        None => Ok(settings),
    }
}

/// Which changes to tell.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VersionsQuery {
    /// Only versions before this one.
    before: Option<i64>,
}

/// Changes of a site.
#[derive(Serialize, ToSchema)]
pub struct Versions {
    /// Newest first, at most 20.
    items: Vec<VersionView>,
    /// Give it as `before` for those that come next; null at the end.
    next_before: Option<i64>,
}

const VERSIONS_AT_ONCE: usize = 20;

/// Who changed what of a site, and when, newest first.
#[utoipa::path(get, path = "/sites/{site}/versions", operation_id = "list_site_versions", tag = "sites", params(("site" = Uuid, Path), VersionsQuery),
    responses((status = 200, body = Versions), (status = 403, description = "forbidden"), (status = 404)))]
pub async fn versions(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
    Query(wanted): Query<VersionsQuery>,
) -> ApiResult<Json<Versions>> {
    member.needs(Role::Admin)?;
    let site = of_member(&app, &member, site).await?;
    let before = wanted.before.unwrap_or(i64::MAX);
    let mut items = version::of_site(&app.db, site.id, before, VERSIONS_AT_ONCE + 1).await?;
    let more = items.len() > VERSIONS_AT_ONCE;
    items.truncate(VERSIONS_AT_ONCE);
    let next_before = items.last().filter(|_| more).map(|last| last.version);
    Ok(Json(Versions { items, next_before }))
}

/// Whether the snippet works, from counted facts.
#[utoipa::path(get, path = "/sites/{site}/check", operation_id = "check_site", tag = "sites", params(("site" = Uuid, Path)), responses((status = 200, body = SiteCheck), (status = 404)))]
pub async fn check(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
) -> ApiResult<Json<SiteCheck>> {
    let site = of_member(&app, &member, site).await?;
    let seen = query::seen(&app.db, site.workspace_id, site.id).await?;
    Ok(Json(SiteCheck {
        snippet_seen_at: seen.snippet_ms,
        snippet_seen_on: seen.snippet_on.filter(|page| !page.is_empty()),
        batch_at: seen.batch_ms,
        recorded_now: crate::recordings::query::recorded_now(&app.db, site.id).await?,
        recording_ready_at: seen.ready_ms,
        outcomes: outcomes(&app, site.id).await?,
        too_short: short::lately(&app, site.id).await?,
        wrong_keys: wrong_keys(&app, &site).await?,
    }))
}

/// Only for sites that name their domains: whose a page of any other domain is, nobody knows.
async fn wrong_keys(app: &App, site: &Site) -> Result<Vec<WrongKey>, sqlx::Error> {
    let seen = unknown::seen(&app.db, app.clock.now()).await?;
    let own = |host: &str| !site.domains.is_empty() && site.allows_origin(Some(&format!("https://{host}")));
    let wrong = seen.into_iter().filter(|seen| own(&seen.host));
    Ok(wrong.map(|seen| WrongKey { host: seen.host, key: seen.key, count: seen.count }).take(5).collect())
}

async fn outcomes(app: &App, site: Uuid) -> Result<Vec<OutcomeCount>, sqlx::Error> {
    let rows = sqlx::query(
        "select outcome, reason, cast(sum(count) as bigint) as count
         from outcome_count
         where site_id = $1 and hour_ms > $2
         group by outcome, reason
         order by 3 desc, outcome, reason",
    )
    .bind(id::bytes(site))
    .bind(app.clock.now() - DAY)
    .fetch_all(app.db.read())
    .await?;
    // What a newer node counts under a name that this one does not know is left out.
    rows.iter().filter_map(|row| outcome(row).transpose()).collect()
}

fn outcome(row: &sqlx::any::AnyRow) -> Result<Option<OutcomeCount>, sqlx::Error> {
    let reason: &str = row.try_get("reason")?;
    let (Some(outcome), known) = (named(row.try_get("outcome")?), named(reason)) else { return Ok(None) };
    if known.is_none() && !reason.is_empty() {
        return Ok(None);
    }
    Ok(Some(OutcomeCount { outcome, reason: known, count: row.try_get("count")? }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn change(changes: serde_json::Value) -> ApiResult<SiteSettings> {
        let serde_json::Value::Object(changes) = changes else { panic!("not an object") };
        merged(&SiteSettings::default(), changes)
    }

    #[test]
    fn a_change_of_one_setting_leaves_the_others() {
        let settings = change(json!({ "forms": true })).unwrap();
        assert_eq!(settings, SiteSettings { forms: true, ..SiteSettings::default() });
    }

    #[test]
    fn an_unknown_setting_or_value_is_refused() {
        for wrong in [
            json!({ "formz": true }),
            json!({ "forms": "yes" }),
            json!({ "pages": [{ "rule": "maybe", "glob": "/" }] }),
        ] {
            assert!(
                matches!(change(wrong.clone()), Err(ApiError::InvalidInput { field: "settings", .. })),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_wrong_entry_is_refused_by_its_place() {
        let rules = json!([{ "rule": "exclude", "glob": "/a" }, { "rule": "include", "glob": "b" }]);
        for (wrong, setting, entry) in [
            (json!({ "sampling": 1.5 }), "sampling", None),
            (json!({ "forms": true, "pages": rules }), "pages", Some(1)),
            (json!({ "frames": ["https://*.shop.example"] }), "frames", Some(0)),
        ] {
            let Err(ApiError::WrongSetting(told)) = change(wrong.clone()) else { panic!("{wrong}") };
            assert_eq!((told.setting, told.entry), (setting, entry));
        }
    }

    #[test]
    fn what_is_wrong_since_long_ago_hinders_no_other_change() {
        let before = SiteSettings { query_keys: vec!["a b".into()], ..SiteSettings::default() };
        let serde_json::Value::Object(changes) = json!({ "forms": true }) else { unreachable!() };
        assert!(merged(&before, changes).unwrap().forms);
    }
}
