//! Writing a recording's segments and rows; shared by sealing and importing.
//!
//! Object before row: names are noted for the sweeper first, objects are put, and one transaction names them
//! and takes the notes back. A crash anywhere leaves objects that the sweeper removes, never a row
//! without its object.

use anyhow::Context;
use revisit_rrweb::event::Limits;
use revisit_rrweb::file::{Index, Notes, Options, Segment, TabEvent, Writer};
use revisit_rrweb::summary::{self, Summary};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::merge::{Gap, Placed};
use super::view::Strip;
use crate::app::App;
use crate::clock::HOUR;
use crate::db::Tx;
use crate::encryption::Secrets;
use crate::id::{self, BrowserKey};

/// Bounds for reading events that were accepted before: only their nesting, which costs stack, still counts.
pub fn stored_limits() -> Limits {
    Limits { events_max: usize::MAX, ..Limits::default() }
}

/// A recording whose objects are stored and whose rows are not yet.
pub struct Written {
    /// Names and sizes of its segments, by number.
    pub segments: Vec<(String, i64)>,
    /// Where everything is.
    pub index: Index,
    /// What is known of its events.
    pub summary: Summary,
    /// Events in it.
    pub events: i64,
    /// Whether it is shorter than its site wants; the caller judges.
    pub too_short: bool,
}

/// Writes events that come in order of time; lives on a thread of its own, since it compresses.
pub struct RecordingWriter {
    app: App,
    site: Uuid,
    recording: Uuid,
    secrets: Secrets,
    writer: Writer,
    summary: summary::Builder,
    segments: Vec<(String, i64)>,
    events: i64,
}

impl RecordingWriter {
    /// A writer for one recording; `secrets` are stored by the caller, at the latest with its rows.
    pub fn new(app: &App, site: Uuid, recording: Uuid, secrets: Secrets) -> RecordingWriter {
        let level = i32::try_from(app.config.recordings.level).unwrap_or(9);
        RecordingWriter {
            app: app.clone(),
            site,
            recording,
            secrets,
            writer: Writer::new(Options { level, ..Options::default() }),
            summary: summary::Builder::new(summary::Options::default()),
            segments: Vec::new(),
            events: 0,
        }
    }

    /// Adds an event.
    pub fn push(&mut self, event: &Placed) -> anyhow::Result<()> {
        self.summary.push(event.tab, event.time_ms, &event.event.as_event());
        self.writer.push(TabEvent { tab: event.tab, time_ms: event.time_ms, json: event.event.raw() })?;
        self.events += 1;
        while let Some(segment) = self.writer.take_segment() {
            self.put(segment)?;
        }
        Ok(())
    }

    /// Ends the recording: all objects are stored when this returns.
    pub fn finish(mut self) -> anyhow::Result<Written> {
        let writer = std::mem::replace(&mut self.writer, Writer::new(Options::default()));
        let sealed = writer.finish()?;
        let Notes { given_up, impossible } = sealed.notes;
        if given_up + impossible > 0 {
            tracing::warn!(
                recording.id = %self.recording, pages.without_frames = given_up, changes.impossible = impossible,
                "parts of a recording are slow to open or not as they were: pages too large to be followed, changes that name what is not there"
            );
        }
        for segment in sealed.segments {
            self.put(segment)?;
        }
        let summary =
            std::mem::replace(&mut self.summary, summary::Builder::new(summary::Options::default())).finish();
        Ok(Written {
            segments: self.segments,
            index: sealed.index,
            summary,
            events: self.events,
            too_short: false,
        })
    }

    fn put(&mut self, segment: Segment) -> anyhow::Result<()> {
        // The name is random: a seal that runs twice never overwrites what the other one named.
        let random = BrowserKey(self.app.entropy.bytes::<8>());
        let name = format!("recordings/{}/{}/{random}.rvs", self.site, self.recording);
        let stored = self.secrets.cipher(&name)?.seal(&segment.bytes)?;
        let bytes = i64::try_from(stored.len())?;
        Handle::current().block_on(async {
            sqlx::query("insert into object_to_delete (object_name, after_ms) values ($1, $2)")
                .bind(&name)
                .bind(self.app.clock.now() + 6 * HOUR)
                .execute(self.app.db.write())
                .await?;
            let put = self.app.blobs.put(&name, stored).await;
            put.with_context(|| format!("failed to store segment {name}"))
        })?;
        self.segments.push((name, bytes));
        Ok(())
    }
}

/// Names the new objects in the transaction and gives the old ones to the sweeper.
pub async fn replace_segments(
    tx: &mut Tx,
    recording: Uuid,
    generation: i64,
    written: &Written,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into object_to_delete (object_name, after_ms)
         select object_name, 0 from segment where recording_id = $1
         on conflict (object_name) do nothing",
    )
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await?;
    sqlx::query("delete from segment where recording_id = $1")
        .bind(id::bytes(recording))
        .execute(&mut **tx)
        .await?;
    for (ordinal, (name, bytes)) in (0_i64..).zip(&written.segments) {
        sqlx::query(
            "insert into segment (recording_id, generation, ordinal, object_name, bytes, cipher) values ($1, $2, $3, $4, $5, 1)",
        )
        .bind(id::bytes(recording))
        .bind(generation)
        .bind(ordinal)
        .bind(name)
        .bind(bytes)
        .execute(&mut **tx)
        .await?;
        sqlx::query("delete from object_to_delete where object_name = $1")
            .bind(name)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Stores what is read when the recording is opened, and what the page filter looks at.
///
/// `gaps` are in our time.
pub async fn replace_detail(
    tx: &mut Tx,
    site: Uuid,
    recording: Uuid,
    written: &Written,
    gaps: &[Gap],
) -> anyhow::Result<()> {
    let summary = zstd::bulk::compress(&serde_json::to_vec(&written.summary)?, 3)?;
    sqlx::query(
        "insert into recording_detail (recording_id, file_index, summary, strip, gaps) values ($1, $2, $3, $4, $5)
         on conflict (recording_id) do update
         set file_index = excluded.file_index, summary = excluded.summary, strip = excluded.strip, gaps = excluded.gaps",
    )
    .bind(id::bytes(recording))
    .bind(written.index.to_bytes())
    .bind(summary)
    .bind(serde_json::to_string(&Strip::of(&written.summary))?)
    .bind(serde_json::to_string(gaps)?)
    .execute(&mut **tx)
    .await?;
    sqlx::query("delete from page_view where recording_id = $1")
        .bind(id::bytes(recording))
        .execute(&mut **tx)
        .await?;
    for (ordinal, page) in (0_i64..).zip(&written.summary.pages) {
        sqlx::query(
            "insert into page_view (
                 recording_id, ordinal, site_id, href, path, begun_ms, duration_ms, cost_ms, cost_worst_ms, cost_level)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id::bytes(recording))
        .bind(ordinal)
        .bind(id::bytes(site))
        .bind(&page.href)
        .bind(path_of(&page.href))
        .bind(written.summary.started_ms.saturating_add(page.at_ms))
        .bind(page.duration_ms)
        .bind(page.cost.map(|cost| cost.ms))
        .bind(page.cost.map(|cost| cost.worst_ms))
        .bind(page.cost.map(|cost| i64::from(cost.level)))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Path, query and hash of an address: what page rules and filters match.
pub fn path_of(href: &str) -> String {
    match url::Url::parse(href) {
        Ok(url) => url[url::Position::BeforePath..].to_owned(),
        Err(_) => href.to_owned(),
    }
}
