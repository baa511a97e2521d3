//! `POST /r/v1/{key}/batch`: one batch, one outcome.
//!
//! Acknowledged means on stable storage: the answer is written after the journal's commit.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use revisit_rrweb::event::{Invalid, Limits};
use revisit_rrweb::scrub::Scrubbed;
use serde::Serialize;

use super::admit::Admitted;
use super::desk::{Arrived, Terms, Worked};
use super::envelope::TabState;
use super::outcome::{Outcome, Refusal};
use super::{blocked, body, device, unknown, visit};
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
    mut body: Body,
) -> Response {
    let now = app.clock.now();
    let (site, result) = match find_site(&app, &key).await {
        Ok(site) => (Some(site.id), take(&app, &site, from, &headers, &mut body).await),
        Err(refusal) => (None, Err(refusal)),
    };
    let (outcome, response) = match result {
        Ok((outcome, answer)) => (outcome, Json(answer).into_response()),
        Err(refusal) => {
            // Whoever asks too often gets no more of our time.
            if refusal != Refusal::RateLimited {
                body::read_on(&app, body);
            }
            (Outcome::Refused(refusal), refuse(refusal))
        }
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
    body: &mut Body,
) -> Result<(Outcome, Answer), Refusal> {
    app.gate.request(from)?;
    allowed(site, headers)?;
    blocked::by_address(app, site, from).await?;
    let (arrived, admitted) = body::read(app, headers, body).await?;
    let Worked { envelope, batch, contents } = work(app, site, arrived, admitted).await?;
    blocked::by_envelope(app, site, &envelope).await?;
    if envelope.state == TabState::Erase {
        return visit::erase(app, site, &envelope).await;
    }
    let (outcome, answer) = match (envelope.seq, batch) {
        (Some(seq), Some(batch)) => {
            visit::store(app, site, visit::Sender { from, headers }, &envelope, seq, batch).await?
        }
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

/// Decodes, reads the envelope, and scrubs, in the memory that is admitted, which is given back then. Small work is done in place; large work goes to a thread where it
/// holds up nobody.
async fn work(app: &App, site: &Site, arrived: Arrived, mut admitted: Admitted) -> Result<Worked, Refusal> {
    // About a millisecond: another thread costs a tenth of that, and what waits here for so long does not notice.
    const SMALL_BYTES: usize = 256 << 10;
    let limits = &app.config.ingest;
    let terms = Terms {
        decoded_bytes_max: usize::try_from(limits.decoded_bytes_max).unwrap_or(usize::MAX - 1),
        limits: Limits {
            events_max: usize::try_from(limits.events_max).unwrap_or(usize::MAX),
            ..Default::default()
        },
        rules: site.settings.rules(),
        frames: !site.settings.frames.is_empty(),
    };
    let desks = app.desks.clone();
    let is_large = arrived.decoded_bytes() > SMALL_BYTES;
    let arrived = if is_large { arrived } else { desks.decode(arrived, &terms)? };
    // Our recorder's own format grows when it becomes JSON.
    let is_large = is_large || arrived.json_bytes() > SMALL_BYTES;
    off_thread(app, is_large, move || desks.work(arrived, &terms, &mut admitted)).await
}

/// Large work goes to another thread. As much at once as there are cores: more would not be faster, and each
/// holds its batch in memory.
pub(super) async fn off_thread<T: Send + 'static>(
    app: &App,
    is_large: bool,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    if !is_large {
        return work();
    }
    let _turn = app.cores.acquire().await.map_err(|error| unavailable("wait for a core", &error))?;
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a batch could not be worked on");
        Err(Refusal::Unavailable)
    })
}

/// A batch that passed the scrubber, compressed.
pub struct Scrub {
    /// zstd of the events.
    pub events: Scrubbed<Vec<u8>>,
    /// A usable full snapshot is among them.
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
