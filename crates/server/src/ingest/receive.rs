//! `POST /r/v1/{key}/batch`: one batch, one outcome.
//!
//! Acknowledged means on stable storage: the answer is written after the journal's commit.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use revisit_rrweb::event::Invalid;
use revisit_rrweb::scrub::{self, Clean};
use serde::Serialize;

use super::admit::Admitted;
use super::outcome::{Outcome, Refusal};
use super::{body, captured, decode, device, envelope, unknown, visit};
use crate::app::App;
use crate::clock::Millis;
use crate::contents::{self, InBatch};
use crate::id::BrowserKey;
use crate::sites::Site;
use crate::web::ClientAddress;

/// The answer to a batch that was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Highest number such that it and all before it are stored; -1: none.
    pub ack: i64,
    /// A new full snapshot is wanted.
    pub snapshot: bool,
    /// The visit is over: go on under a new id.
    pub renew: bool,
    /// Send nothing more, and why.
    pub stop: Option<Stop>,
    /// Contents that are missing, by their hash.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub want: Vec<String>,
}

/// Why a recorder is told to stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// A reason code.
    pub reason: &'static str,
    /// Until when, if known.
    pub until: Option<Millis>,
}

/// Takes a batch.
pub async fn batch(
    State(app): State<App>,
    Path(key): Path<String>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let now = app.clock.now();
    let (site, result) = match find_site(&app, &key).await {
        Ok(site) => (Some(site.id), take(&app, &site, from, &headers, body).await),
        Err(refusal) => (None, Err(refusal)),
    };
    let (outcome, response) = match result {
        Ok((outcome, answer)) => (outcome, Json(answer).into_response()),
        Err(refusal) => (Outcome::Refused(refusal), refuse(refusal)),
    };
    match site {
        Some(site) => app.counts.add(site, outcome, now),
        None if outcome == Outcome::Refused(Refusal::UnknownSite) => {
            app.unknown_keys.add(&key, unknown::origin(&headers));
        }
        // Whose it was could not be found out; that failure is in the log.
        None => {}
    }
    response
}

async fn find_site(app: &App, key: &str) -> Result<Arc<Site>, Refusal> {
    match app.sites.by_key(key).await {
        Ok(site) => site.ok_or(Refusal::UnknownSite),
        Err(error) => Err(unavailable("find a site", &error)),
    }
}

/// The path of a batch, step by step.
async fn take(
    app: &App,
    site: &Site,
    from: IpAddr,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Outcome, Answer), Refusal> {
    app.gate.request(from)?;
    allowed(site, headers)?;
    let (decoded, admitted) = read(app, headers, body).await?;
    let (envelope, events_start) = {
        let (envelope, events) = envelope::split(&decoded)?;
        (envelope, decoded.len() - events.len())
    };
    let (batch, contents) = scrub(app, site, decoded, events_start, envelope.seq.is_some(), admitted).await?;
    let (outcome, answer) = match (envelope.seq, batch) {
        (Some(seq), Some(batch)) => visit::store(app, site, headers, &envelope, seq, batch).await?,
        _ => visit::ping(app, site, &envelope).await?,
    };
    let want = exchange(app, site, &contents).await?;
    Ok((outcome, Answer { want, ..answer }))
}

/// Stores the contents that came, and tells which others are wanted.
async fn exchange(app: &App, site: &Site, contents: &InBatch) -> Result<Vec<String>, Refusal> {
    if contents.is_empty() {
        return Ok(Vec::new());
    }
    contents::keep(app, site.id, contents).await.map_err(|error| unavailable("store contents", &error))?;
    // The batch is stored: that nobody is asked for contents now is no reason to send it again.
    let wanted = contents::wanted(app, site.id, contents).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "contents could not be looked up; the next batch asks for them");
        Vec::new()
    });
    Ok(wanted.into_iter().map(|hash| BrowserKey(hash).to_string()).collect())
}

fn allowed(site: &Site, headers: &HeaderMap) -> Result<(), Refusal> {
    if !site.settings.recording {
        return Err(Refusal::SwitchedOff);
    }
    let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("null"));
    if !site.allows_origin(origin) {
        return Err(Refusal::Origin);
    }
    let agent = device::user_agent(headers);
    if !site.settings.record_bots && device::is_bot(agent) {
        return Err(Refusal::Bot);
    }
    Ok(())
}

async fn read(app: &App, headers: &HeaderMap, body: Body) -> Result<(Vec<u8>, Admitted), Refusal> {
    let limits = &app.config.ingest;
    let stated =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let body_bytes = stated.unwrap_or(limits.body_bytes_max);
    let within = Duration::from_millis(limits.body_ms_max.unsigned_abs());
    if body_bytes > limits.body_bytes_max {
        return Err(body::refuse_large(body, within).await);
    }
    // While it arrives a body costs what it has; decompressed it may cost many times that.
    let while_reading = app.gate.memory(body_bytes)?;
    let within = Duration::from_millis(limits.body_ms_max.unsigned_abs());
    let bytes =
        body::read(body, usize::try_from(limits.body_bytes_max).unwrap_or(usize::MAX), within).await?;
    drop(while_reading);
    let decoded_max = usize::try_from(limits.decoded_bytes_max).unwrap_or(usize::MAX);
    let admitted = app.gate.memory((bytes.len() as u64 * 12).min(limits.decoded_bytes_max))?;
    let decoded = off_thread(app, bytes.len(), move || decode::decode(bytes, decoded_max)).await?;
    Ok((decoded, admitted))
}

/// Small work is done in place; large work goes to a thread where it holds up nobody. As many at once as there
/// are cores: more would not be faster, and each holds its batch in memory.
async fn off_thread<T: Send + 'static>(
    app: &App,
    bytes: usize,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    const SMALL: usize = 64 << 10;
    if bytes < SMALL {
        return work();
    }
    let _turn = app.cores.acquire().await.map_err(|error| unavailable("wait for a core", &error))?;
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a batch could not be worked on");
        Err(Refusal::Unavailable)
    })
}

async fn scrub(
    app: &App,
    site: &Site,
    decoded: Vec<u8>,
    events_start: usize,
    numbered: bool,
    admitted: Admitted,
) -> Result<(Option<Scrub>, InBatch), Refusal> {
    let rules = site.settings.rules();
    let limits = revisit_rrweb::event::Limits {
        events_max: usize::try_from(app.config.ingest.events_max).unwrap_or(usize::MAX),
        ..Default::default()
    };
    let bytes_max = usize::try_from(app.config.ingest.decoded_bytes_max).unwrap_or(usize::MAX);
    let growth = if captured::is_captured(&decoded[events_start..]) { captured::GROWTH } else { 1 };
    let bytes = decoded.len().saturating_mul(growth);
    let work = move || {
        let after = &decoded[events_start..];
        if !numbered {
            return Ok((None, captured::contents_only(after, &rules, &limits, bytes_max)?));
        }
        let (Clean { events, facts, .. }, contents) = captured::scrub(after, &rules, &limits, bytes_max)?;
        // Level 1 keeps up with the network; sealing compresses anew.
        let events = events.zstd(1).map_err(|_| Refusal::Unavailable)?;
        drop(admitted);
        let count = facts.events + contents.brought();
        Ok((Some(Scrub { events, snapshot: facts.full_snapshot, count }), contents))
    };
    off_thread(app, bytes, work).await
}

/// A batch that passed the scrubber, compressed.
pub(super) struct Scrub {
    pub events: scrub::Scrubbed<Vec<u8>>,
    pub snapshot: bool,
    /// Events, and contents brought: a batch of nothing is refused.
    pub count: usize,
}

pub(super) fn refuse_events(invalid: Invalid) -> Refusal {
    match invalid {
        Invalid::TooManyEvents => Refusal::TooManyEvents,
        _ => Refusal::BadEvents,
    }
}

/// Logs a failure of ours, of which the browser is told only that it should come back.
pub(super) fn unavailable(what: &'static str, error: &dyn std::error::Error) -> Refusal {
    tracing::error!(error = error.to_string(), "failed to {what}");
    Refusal::Unavailable
}

/// The answer to a refusal: status, reason code and a sentence.
pub fn refuse(refusal: Refusal) -> Response {
    let body = Json(serde_json::json!({ "error": refusal.code(), "message": refusal.message() }));
    let mut response = (refusal.status(), body).into_response();
    if let Some(seconds) = refusal.retry_after_s() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
