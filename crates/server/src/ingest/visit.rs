//! A batch in its visit: stored once, signs of life noted, and what the tab is told.

use std::net::IpAddr;

use axum::http::HeaderMap;
use uuid::Uuid;

use super::device;
use super::envelope::{Envelope, TabState};
use super::outcome::{Outcome, Refusal};
use super::receive::{Answer, Scrub, unavailable};
use crate::app::App;
use crate::clock::Millis;
use crate::journal::{Appended, JournalError, Position};
use crate::recordings::erase;
use crate::sites::{IpAddresses, Site};
use crate::visitors::{Identity, identity};
use crate::visits::{self, NewVisit, Tab, Visit, VisitError, ending};

/// Who sent a batch.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// From which address.
    pub from: IpAddr,
    /// With which headers.
    pub headers: &'a HeaderMap,
}

/// Stores a batch and answers with what the tab should know.
pub async fn store(
    app: &App,
    site: &Site,
    Sender { from, headers }: Sender<'_>,
    envelope: &Envelope,
    seq: u64,
    batch: Scrub,
) -> Result<(Outcome, Answer), Refusal> {
    if batch.count == 0 {
        return Err(Refusal::BadEvents);
    }
    if envelope.touch && !site.settings.mobile && device::describe(headers, true).device != "desktop" {
        return Err(Refusal::Mobile);
    }
    // Only a new visit needs to know its browser, and naming it costs more than storing a small batch.
    let visit = visits::open(app, site, envelope.visit, seq == 0, || NewVisit {
        // Nothing behind here gets to know an address that is not to be kept.
        address: (site.settings.ip_addresses > IpAddresses::Off).then_some(from),
        ..first_facts(headers, envelope)
    })
    .await
    .map_err(refuse_visit)?;
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
        let cipher = visit.secrets.batch_cipher(&app.entropy);
        let cipher = cipher.map_err(|error| unavailable("encipher a batch", &error))?;
        app.journal.append(at, batch.events, cipher).await.map_err(refuse_append)? == Appended::Duplicate
    };
    let silent_ms = now - visit.seen_ms;
    note_stored(&mut visit, envelope, seq, bytes, batch.snapshot, now);
    identify(app, &mut visit, envelope).await;
    lifecycle(app, &mut visit, envelope.state, silent_ms).await?;
    let outcome = if duplicate { Outcome::Duplicate } else { Outcome::Accepted };
    Ok((outcome, answer(app, &visit, envelope, now)))
}

/// A tab that only says that it is there, or that it goes.
pub async fn ping(app: &App, site: &Site, envelope: &Envelope) -> Result<(Outcome, Answer), Refusal> {
    let Some(visit) = visits::find(app, site, envelope.visit).await.map_err(refuse_visit)? else {
        // Nothing of this visit is stored: there is nothing to keep open.
        return Ok((Outcome::Ping, Answer { ack: -1, ..Answer::default() }));
    };
    let mut visit = visit.lock().await;
    let now = app.clock.now();
    closed(app, &visit, now)?;
    identify(app, &mut visit, envelope).await;
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

/// The visitor takes back what was recorded of this visit. Whoever knows its key may say so: it is random, and only that browser has it.
///
/// What is still on its way is refused from here on, as for every erased visit.
pub async fn erase(app: &App, site: &Site, envelope: &Envelope) -> Result<(Outcome, Answer), Refusal> {
    if let Some(visit) = visits::find(app, site, envelope.visit).await.map_err(refuse_visit)? {
        let recording = visit.lock().await.recording;
        take_back(app, site, recording)
            .await
            .map_err(|error| unavailable("erase a visit whose consent was withdrawn", &*error))?;
    }
    Ok((Outcome::Ping, Answer { ack: -1, ..Answer::default() }))
}

/// Its rows at once, its bytes by the job within a minute: a request by somebody without a login must not make us search the journal.
async fn take_back(app: &App, site: &Site, recording: Uuid) -> anyhow::Result<()> {
    if erase::rows(app, site.workspace_id, recording).await? {
        erase::forget(app, recording).await?;
    }
    Ok(())
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

/// Keeps who the site says this is. Every envelope of a page repeats it: only what is new is written. The batch is stored: that the
/// name is not is no reason to send it again, and the next envelope says it again.
async fn identify(app: &App, visit: &mut Visit, envelope: &Envelope) {
    let Some(said) = envelope.identity.as_ref().and_then(Identity::of) else { return };
    if visit.identity.as_ref() == Some(&said) {
        return;
    }
    match identity::keep(&app.db, visit.recording, &said).await {
        Ok(()) => visit.identity = Some(said),
        Err(error) => {
            tracing::warn!(%error, "a visitor's identity could not be kept; the next batch brings it")
        }
    }
}

fn sign(tab: &mut Tab, state: TabState, now: Millis) {
    tab.dirty = true;
    match state {
        TabState::Live | TabState::Hidden => (tab.seen_ms, tab.left_ms) = (now, None),
        TabState::Leave => (tab.seen_ms, tab.left_ms) = (now, Some(now)),
        // Left over from an earlier page: says nothing about a tab that may be gone for hours.
        TabState::Tail | TabState::Erase => {
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
    closed(app, visit, app.clock.now())?;
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
        want: Vec::new(),
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
        address: None,
        settings_version: envelope.settings_version,
    }
}

fn refuse_visit(error: VisitError) -> Refusal {
    match error {
        VisitError::Quota => Refusal::Quota,
        VisitError::Erased => Refusal::Ended,
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
