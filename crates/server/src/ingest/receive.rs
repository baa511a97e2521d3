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
use super::envelope::{Envelope, TabState};
use super::outcome::{Outcome, Refusal};
use super::{body, decode, device, envelope};
use crate::app::App;
use crate::clock::Millis;
use crate::journal::{Appended, JournalError, Position};
use crate::sites::Site;
use crate::visits::{self, NewVisit, Tab, Visit, VisitError, ending};
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
    app.counts.add(site, outcome, now);
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
    let Some(seq) = envelope.seq else { return ping(app, site, &envelope).await };
    let clean = scrub(app, site, decoded, events_start, admitted).await?;
    store(app, site, headers, &envelope, seq, clean).await
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
    let decoded = off_thread(bytes.len(), move || decode::decode(bytes, decoded_max)).await?;
    Ok((decoded, admitted))
}

/// Small work is done in place; large work goes to a thread where it holds up nobody.
async fn off_thread<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    const SMALL: usize = 64 << 10;
    if bytes < SMALL {
        return work();
    }
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
    admitted: Admitted,
) -> Result<Scrub, Refusal> {
    let rules = site.settings.rules();
    let limits = revisit_rrweb::event::Limits {
        events_max: usize::try_from(app.config.ingest.events_max).unwrap_or(usize::MAX),
        ..Default::default()
    };
    let bytes = decoded.len();
    let work = move || {
        let Clean { events, facts, .. } =
            scrub::scrub(&decoded[events_start..], &rules, &limits).map_err(refuse_events)?;
        // Level 1 keeps up with the network; sealing compresses anew.
        let events = events.zstd(1).map_err(|_| Refusal::Unavailable)?;
        drop(admitted);
        Ok(Scrub { events, snapshot: facts.full_snapshot, count: facts.events })
    };
    off_thread(bytes, work).await
}

/// A batch that passed the scrubber, compressed.
struct Scrub {
    events: scrub::Scrubbed<Vec<u8>>,
    snapshot: bool,
    count: usize,
}

fn refuse_events(invalid: Invalid) -> Refusal {
    match invalid {
        Invalid::TooManyEvents => Refusal::TooManyEvents,
        _ => Refusal::BadEvents,
    }
}

async fn store(
    app: &App,
    site: &Site,
    headers: &HeaderMap,
    envelope: &Envelope,
    seq: u64,
    batch: Scrub,
) -> Result<(Outcome, Answer), Refusal> {
    if batch.count == 0 {
        return Err(Refusal::BadEvents);
    }
    let first = first_facts(headers, envelope);
    if first.device != "desktop" && envelope.touch && !site.settings.mobile {
        return Err(Refusal::Mobile);
    }
    let visit = visits::open(app, site, envelope.visit, &first).await.map_err(refuse_visit)?.visit;
    let mut visit = visit.lock().await;
    let now = app.clock.now();
    closed(app, &visit, now)?;
    tab_for(app, &mut visit, envelope)?;
    let tab = visit.tabs.get(&envelope.tab).ok_or(Refusal::Unavailable)?;
    if !tab.seqs.allows(seq) {
        return Err(Refusal::BadSeq);
    }
    let bytes = batch.events.as_ref().len() as u64;
    let duplicate = tab.seqs.contains(seq) || {
        let at = Position {
            recording: visit.recording,
            tab: envelope.tab,
            seq,
            received_ms: now,
            sent_ms: envelope.sent,
            snapshot: batch.snapshot,
        };
        app.journal.append(at, batch.events).await.map_err(refuse_append)? == Appended::Duplicate
    };
    let silent_ms = now - visit.seen_ms;
    note_stored(&mut visit, envelope, seq, bytes, batch.snapshot, now);
    lifecycle(app, &mut visit, envelope.state, silent_ms).await?;
    let outcome = if duplicate { Outcome::Duplicate } else { Outcome::Accepted };
    Ok((outcome, answer(app, &visit, envelope, now)))
}

/// A tab that only says that it is there, or that it goes.
async fn ping(app: &App, site: &Site, envelope: &Envelope) -> Result<(Outcome, Answer), Refusal> {
    let Some(visit) = visits::find(app, site, envelope.visit).await.map_err(refuse_visit)? else {
        // Nothing of this visit is stored: there is nothing to keep open.
        return Ok((Outcome::Ping, Answer { ack: -1, ..Answer::default() }));
    };
    let mut visit = visit.lock().await;
    let now = app.clock.now();
    closed(app, &visit, now)?;
    let idle = now - visit.busy_ms >= app.config.visits.idle_ms;
    if !idle && let Some(tab) = visit.tabs.get_mut(&envelope.tab) {
        sign(tab, envelope.state, now);
        let silent_ms = now - visit.seen_ms;
        visit.seen_ms = visit.seen_ms.max(now);
        visit.dirty = true;
        if matches!(envelope.state, TabState::Live | TabState::Hidden) {
            lifecycle(app, &mut visit, envelope.state, silent_ms).await?;
        }
    }
    Ok((Outcome::Ping, answer(app, &visit, envelope, now)))
}

/// What a browser still has of a visit that ended long ago is not taken any more.
fn closed(app: &App, visit: &Visit, now: Millis) -> Result<(), Refusal> {
    let long_ago = |ended_ms: Millis| now - ended_ms > app.config.visits.late_ms_max;
    if visit.ended_ms.is_some_and(long_ago) { Err(Refusal::Ended) } else { Ok(()) }
}

fn tab_for(app: &App, visit: &mut Visit, envelope: &Envelope) -> Result<(), Refusal> {
    if visit.tabs.contains_key(&envelope.tab) {
        return Ok(());
    }
    let ordinal = u16::try_from(visit.tabs.len()).map_err(|_| Refusal::BadSeq)?;
    if u32::from(ordinal) >= app.config.visits.tabs_max {
        return Err(Refusal::BadSeq);
    }
    visit.tabs.insert(envelope.tab, Tab { ordinal, ..Tab::default() });
    Ok(())
}

fn note_stored(visit: &mut Visit, envelope: &Envelope, seq: u64, bytes: u64, snapshot: bool, now: Millis) {
    if let Some(tab) = visit.tabs.get_mut(&envelope.tab)
        && tab.seqs.insert(seq)
    {
        tab.snapshot |= snapshot;
        sign(tab, envelope.state, now);
        visit.bytes += bytes;
    }
    if envelope.state != TabState::Tail {
        visit.seen_ms = visit.seen_ms.max(now);
        visit.busy_ms = visit.busy_ms.max(now);
    }
    visit.dirty = true;
}

fn sign(tab: &mut Tab, state: TabState, now: Millis) {
    match state {
        TabState::Live | TabState::Hidden => (tab.seen_ms, tab.left_ms) = (now, None),
        TabState::Leave => (tab.seen_ms, tab.left_ms) = (now, Some(now)),
        // Left over from an earlier page: says nothing about a tab that may be gone for hours.
        TabState::Tail => {
            if tab.seen_ms == 0 {
                (tab.seen_ms, tab.left_ms) = (now, Some(now));
            }
        }
    }
}

/// An ended visit that is heard of again goes on, or is sealed anew with what came late.
///
/// `silent_ms` is how long this process had heard nothing of the visit.
async fn lifecycle(app: &App, visit: &mut Visit, state: TabState, silent_ms: Millis) -> Result<(), Refusal> {
    let looked = visits::refresh(app, visit, silent_ms).await;
    looked.map_err(|error| unavailable("look at a visit", &error))?;
    let Some(ended_ms) = visit.ended_ms else { return Ok(()) };
    let alive = matches!(state, TabState::Live | TabState::Hidden);
    let result = if alive && app.clock.now() - ended_ms <= ending::REOPEN_MS {
        visit.ended_ms = None;
        ending::reopen(app, visit.recording).await
    } else {
        ending::seal_again(app, visit.recording).await
    };
    result.map_err(|error| unavailable("go on with an ended visit", &error))
}

fn answer(app: &App, visit: &Visit, envelope: &Envelope, now: Millis) -> Answer {
    let limits = &app.config.visits;
    let tab = visit.tabs.get(&envelope.tab);
    let over = visit.ended_ms.is_some()
        || now - visit.created_ms >= limits.length_ms_max
        || now - visit.busy_ms >= limits.idle_ms
        || visit.bytes >= limits.bytes_max;
    Answer {
        ack: tab.map_or(-1, |tab| tab.seqs.contiguous()),
        snapshot: envelope.state == TabState::Live
            && tab.is_some_and(|tab| !tab.snapshot && tab.seqs.contiguous() >= 0),
        renew: over && envelope.state != TabState::Tail,
        stop: None,
    }
}

fn first_facts(headers: &HeaderMap, envelope: &Envelope) -> NewVisit {
    let agent = device::describe(headers, envelope.touch);
    NewVisit {
        visitor: envelope.visitor,
        returning: envelope.returning,
        device: agent.device,
        browser: agent.browser,
        os: agent.os,
        language: envelope.language.clone(),
        referrer: envelope.referrer.clone(),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float to int cast saturates, and it is only shown"
        )]
        screen: envelope.screen.map(|(width, height, _)| (width as i64, height as i64)),
    }
}

fn refuse_visit(error: VisitError) -> Refusal {
    match error {
        VisitError::Quota => Refusal::Quota,
        VisitError::TooMany => Refusal::Busy,
        VisitError::Journal(error) => refuse_append(error),
        VisitError::Database(error) => unavailable("open a visit", &error),
    }
}

fn refuse_append(error: JournalError) -> Refusal {
    match error {
        JournalError::Busy => Refusal::Busy,
        JournalError::Full => Refusal::JournalFull,
        JournalError::DiskFull => Refusal::DiskFull,
        other => unavailable("append to the journal", &other),
    }
}

fn unavailable(what: &'static str, error: &dyn std::error::Error) -> Refusal {
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
