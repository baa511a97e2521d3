//! Recordings made elsewhere, as recordings of a site.
//!
//! They keep every event as it is. What this program would refuse from a browser today is refused here
//! too only where it must be: what a recorder of another product left unmasked is masked by the site's
//! rules, since nothing unscrubbed may reach the disk, whoever brings it.

use std::collections::HashMap;

use anyhow::{Context, anyhow};
use revisit_rrweb::event::Limits;
use revisit_rrweb::import::{self, Imported};
use revisit_rrweb::scrub::{self, Memory};
use uuid::Uuid;

use super::merge::Placed;
use super::store::{self, RecordingWriter, Written};
use crate::app::App;
use crate::clock::Millis;
use crate::encryption::{self, Secrets};
use crate::id::{self, BrowserKey};
use crate::sites::Site;

/// What an import made.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Report {
    /// The recording's id.
    pub id: Uuid,
    /// Events in it.
    pub events: i64,
    /// Values of the file that are no events.
    pub ignored: usize,
    /// Bytes stored.
    pub bytes: i64,
    /// Length, ms.
    pub duration_ms: Millis,
    /// Whether it can be watched.
    pub playable: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// Imports one file; `done` is called with how many of how many events are written.
pub async fn file(
    app: &App,
    site: &Site,
    bytes: Vec<u8>,
    done: impl Fn(u64, u64) + Send + 'static,
) -> anyhow::Result<Report> {
    let recording = id::new(&app.clock, &app.entropy);
    let secrets = Secrets::new(&app.entropy);
    let (work_app, work_site, work_secrets) = (app.clone(), site.clone(), secrets.clone());
    let (written, ignored) = tokio::task::spawn_blocking(move || {
        let import = import::open(&bytes, &import::Limits::default())?;
        drop(bytes);
        let writer = RecordingWriter::new(&work_app, work_site.id, recording, work_secrets);
        let written = write(writer, &work_site, import.events, done)?;
        anyhow::Ok((written, import.ignored))
    })
    .await??;
    insert(app, site, recording, &secrets, &written).await?;
    Ok(Report {
        id: recording,
        events: written.events,
        ignored,
        bytes: written.segments.iter().map(|(_, bytes)| bytes).sum(),
        duration_ms: written.index.end_ms() - written.index.start_ms(),
        playable: written.summary.playable,
        reason: written.summary.unplayable.as_ref().map(crate::names::name),
    })
}

/// Events are scrubbed some at a time, as a recorder's batches are, and each tab's with what its earlier ones told of the page.
const BATCH_EVENTS: usize = 200;

/// Events in the order of the file, each run of one tab.
fn batches(events: &[Imported]) -> impl Iterator<Item = &[Imported]> {
    events.chunk_by(|one, next| one.tab == next.tab).flat_map(|run| run.chunks(BATCH_EVENTS))
}

fn write(
    mut writer: RecordingWriter,
    site: &Site,
    events: Vec<Imported>,
    done: impl Fn(u64, u64),
) -> anyhow::Result<Written> {
    let rules = site.settings.rules();
    let limits = Limits { events_max: BATCH_EVENTS, ..Limits::default() };
    let mut memories: HashMap<u16, Memory> = HashMap::new();
    let (mut count, total) = (0, events.len() as u64);
    // An earlier clock of a tab must not make its later events come first: the order of the file is kept.
    let mut latest: HashMap<u16, Millis> = HashMap::new();
    for batch in batches(&events) {
        let mut json = String::from("[");
        json.push_str(&batch.iter().map(|event| event.raw.as_str()).collect::<Vec<_>>().join(","));
        json.push(']');
        let memory = memories.entry(batch.first().map_or(0, |event| event.tab)).or_default();
        let clean = scrub::scrub_next(memory, json.as_bytes(), &rules, &limits)
            .context("the file's events can't be scrubbed")?;
        let scrubbed = revisit_rrweb::event::events(clean.events.as_ref(), &limits)?;
        if scrubbed.len() != batch.len() {
            return Err(anyhow!("scrubbing changed the number of events"));
        }
        for (event, imported) in scrubbed.iter().zip(batch) {
            let time_ms = latest.entry(imported.tab).or_insert(event.timestamp);
            *time_ms = event.timestamp.max(*time_ms);
            // Its own timestamp stays as it is.
            let event = event.at(event.timestamp);
            writer.push(&Placed { tab: imported.tab, time_ms: *time_ms, event })?;
        }
        count += batch.len() as u64;
        done(count, total);
    }
    writer.finish()
}

/// Rows last: a crash before leaves objects that are swept.
async fn insert(
    app: &App,
    site: &Site,
    recording: Uuid,
    secrets: &Secrets,
    written: &Written,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let visitor = id::new(&app.clock, &app.entropy);
    sqlx::query("insert into visitor (id, site_id, visitor_key, first_ms, last_ms, visits) values ($1, $2, $3, $4, $4, 1)")
        .bind(id::bytes(visitor))
        .bind(id::bytes(site.id))
        .bind(app.entropy.bytes::<16>().to_vec())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "insert into recording (
             id, workspace_id, site_id, visit_key, visitor_id, state, created_ms, seen_ms, busy_ms, ended_ms,
             settings_version, returning_visitor, imported, device, browser, os)
         values ($1, $2, $3, $4, $5, 'ended', $6, $6, $6, $6, $7, 0, 1, $8, '', '')",
    )
    .bind(id::bytes(recording))
    .bind(id::bytes(site.workspace_id))
    .bind(id::bytes(site.id))
    .bind(BrowserKey(app.entropy.bytes::<16>()).0.to_vec())
    .bind(id::bytes(visitor))
    .bind(now)
    .bind(site.settings_version)
    .bind(device(written))
    .execute(&mut *tx)
    .await?;
    encryption::insert(&mut tx, visitor, recording, secrets).await?;
    if !super::query::set_sealed(&mut tx, recording, 1, written, 0, true).await? {
        return Err(anyhow!("the new recording's row is not there"));
    }
    store::replace_segments(&mut tx, recording, 1, written).await?;
    store::replace_detail(&mut tx, site.id, recording, written, &[]).await?;
    Ok(tx.commit().await?)
}

/// Other recorders tell no more than the window's width.
fn device(written: &Written) -> &'static str {
    match written.summary.viewport {
        Some(viewport) if viewport.width < 600.0 => "mobile",
        Some(viewport) if viewport.width < 1_000.0 => "tablet",
        Some(_) => "desktop",
        None => "unknown",
    }
}
