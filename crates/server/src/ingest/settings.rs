//! `GET /r/v1/{key}/settings`: what the recorder may record on this page view.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::outcome::Refusal;
use super::receive::refuse;
use super::{blocked, device, unknown};
use crate::app::App;
use crate::quotas::{self, Month};
use crate::sites::{ElementRule, PageRule, Site, SiteSettings};
use crate::web::{ClientAddress, assets};
use crate::workspaces::{self, Plan};

/// What the recorder is told; see docs/protocol.md.
#[derive(Serialize)]
struct Settings<'a> {
    recording: bool,
    reason: Option<&'static str>,
    capture: Option<&'static str>,
    settings_version: i64,
    mobile: bool,
    forms: bool,
    numbers: bool,
    emails: bool,
    consent: &'static str,
    honour_signals: bool,
    bots: &'static str,
    sampling: f64,
    pages: &'a [PageRule],
    elements: &'a [ElementRule],
    query_keys: &'a [String],
    ping_s: i64,
    companions: Vec<&'static str>,
    frames: &'a [String],
    inner: Option<&'static str>,
    objection: Option<&'static str>,
    signals: Option<&'static str>,
}

/// Pings of a quiet tab; several may be lost before silence ends the visit.
const PING_S: i64 = 30;

/// Answers the recorder's question.
pub async fn settings(
    State(app): State<App>,
    Path(key): Path<String>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
) -> Response {
    if let Err(refusal) = app.gate.request(from) {
        return refuse(refusal);
    }
    let site = match app.sites.by_key(&key).await {
        Ok(Some(site)) => site,
        Ok(None) => {
            app.unknown_keys.add(&key, unknown::origin(&headers));
            return refuse(Refusal::UnknownSite);
        }
        Err(error) => {
            tracing::error!(%error, "failed to find a site");
            return refuse(Refusal::Unavailable);
        }
    };
    let declined = declined(&app, &site, &headers, from).await;
    note(&app, &site, &headers, declined);
    answer(&site, declined, &headers)
}

async fn declined(app: &App, site: &Arc<Site>, headers: &HeaderMap, from: IpAddr) -> Option<Refusal> {
    let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("null"));
    if !site.settings.recording {
        Some(Refusal::SwitchedOff)
    } else if !site.allows_origin(origin) {
        Some(Refusal::Origin)
    } else if !site.settings.record_bots && device::is_bot(device::user_agent(headers)) {
        Some(Refusal::Bot)
    } else if blocked::by_address(app, site, from).await == Err(Refusal::Blocked) {
        Some(Refusal::Blocked)
    } else if quota_used_up(app, site).await {
        Some(Refusal::Quota)
    } else {
        None
    }
}

/// Only advice, so that a visitor's browser does not even load the recorder; the exact count is made when a
/// recording is created. A database that does not answer therefore means "go on".
async fn quota_used_up(app: &App, site: &Site) -> bool {
    let Ok(Some(workspace)) = workspaces::by_id(&app.db, site.workspace_id).await else { return false };
    let Some(limit) = Plan::named(&workspace.plan).recordings_per_month else { return false };
    let month = Month::at(app.clock.now(), &workspace.time_zone);
    quotas::made(&app.db, workspace.id, &month).await.is_ok_and(|made| made >= limit)
}

fn note(app: &App, site: &Site, headers: &HeaderMap, declined: Option<Refusal>) {
    let page =
        headers.get(header::REFERER).or(headers.get(header::ORIGIN)).and_then(|page| page.to_str().ok());
    let page = page.and_then(|page| page.split(['?', '#']).next()).unwrap_or_default();
    let now = app.clock.now();
    app.counts.snippet_seen(site.id, page.get(..512).unwrap_or(page), now);
    if let Some(refusal) = declined {
        app.counts.declined(site.id, refusal, now);
    }
}

/// Files that the recorder loads only where the site wants what they do.
fn companions(chosen: &SiteSettings) -> Vec<&'static str> {
    [(chosen.canvas, "canvas"), (!chosen.frames.is_empty(), "frames")]
        .into_iter()
        .filter(|(on, _)| *on)
        .filter_map(|(_, part)| assets::recorder_path(part))
        .collect()
}

fn answer(site: &Site, declined: Option<Refusal>, headers: &HeaderMap) -> Response {
    let chosen = &site.settings;
    let settings = Settings {
        recording: declined.is_none(),
        reason: declined.map(Refusal::code),
        capture: assets::recorder_path("capture"),
        settings_version: site.settings_version,
        mobile: chosen.mobile,
        forms: chosen.forms,
        numbers: chosen.numbers,
        emails: chosen.emails,
        consent: if chosen.consent_required { "required" } else { "not_required" },
        honour_signals: chosen.honour_signals,
        bots: if chosen.record_bots { "record" } else { "ignore" },
        sampling: chosen.sampling,
        pages: &chosen.pages,
        elements: &chosen.elements,
        query_keys: &chosen.query_keys,
        ping_s: PING_S,
        companions: companions(chosen),
        frames: &chosen.frames,
        inner: assets::recorder_path("inner").filter(|_| !chosen.frames.is_empty()),
        objection: assets::recorder_path("objection"),
        signals: assets::recorder_path("signals").filter(|_| chosen.consent_required),
    };
    let body = serde_json::to_vec(&settings).unwrap_or_default();
    let tag = format!("\"{}\"", &crate::web::digest(&body)[..16]);
    let cache = [(header::CACHE_CONTROL, "no-cache".to_owned()), (header::ETAG, tag.clone())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, cache).into_response();
    }
    (cache, Json(settings)).into_response()
}
