//! `revisit doctor`: looks for anything that is not as it should be, changes nothing.

use std::process::ExitCode;

use anyhow::Context;
use revisit_rrweb::file::Index;
use serde::Serialize;
use sqlx::Row;

use crate::app::App;
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::db;
use crate::ingest::unknown;
use crate::jobs::ATTEMPTS_MAX;
use crate::journal::Journal;
use crate::texts::{Text, text};
use crate::web::assets;

/// One thing that was looked at.
struct Finding {
    /// What was looked at.
    about: About,
    /// Whether it is as it should be.
    good: bool,
    /// What was found, and what to do.
    text: Text,
}

/// What is looked at.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum About {
    WebPages,
    Disk,
    Storage,
    Journal,
    Recordings,
    Objects,
    Jobs,
    Keys,
}

impl About {
    fn told(self) -> Text {
        match self {
            About::WebPages => text!("about-web-pages"),
            About::Disk => text!("about-disk"),
            About::Storage => text!("about-storage"),
            About::Journal => text!("about-journal"),
            About::Recordings => text!("about-recordings"),
            About::Objects => text!("about-objects"),
            About::Jobs => text!("about-jobs"),
            About::Keys => text!("about-keys"),
        }
    }
}

impl Finding {
    /// For programs: English, whatever the terminal speaks.
    fn json(&self) -> serde_json::Value {
        serde_json::json!({ "about": self.about, "good": self.good, "text": self.text.english() })
    }
}

fn good(about: About, text: Text) -> Finding {
    Finding { about, good: true, text }
}

fn bad(about: About, text: Text) -> Finding {
    Finding { about, good: false, text }
}

fn failed(about: About, error: &anyhow::Error) -> Finding {
    bad(about, text!("doctor-failed", error = format!("{error:#}")))
}

/// Exit code when something was found.
pub(super) const FOUND: u8 = 3;

/// Runs it.
pub async fn run(config: Config, json: bool) -> anyhow::Result<ExitCode> {
    let findings = look(config).await;
    let all_good = findings.iter().all(|finding| finding.good);
    if json {
        let findings: Vec<_> = findings.iter().map(Finding::json).collect();
        println!("{}", serde_json::json!({ "good": all_good, "findings": findings }));
    } else {
        print_table(&findings);
        println!("\n{}", if all_good { text!("doctor-well") } else { text!("doctor-look") });
    }
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

fn print_table(findings: &[Finding]) {
    let marks = [text!("doctor-ok"), text!("doctor-bad")].map(|mark| mark.to_string());
    let width = marks.iter().map(|mark| mark.chars().count()).max().unwrap_or(0);
    for finding in findings {
        let mark = &marks[usize::from(!finding.good)];
        println!("{mark:<width$}  {}: {}", finding.about.told(), finding.text);
    }
}

async fn look(config: Config) -> Vec<Finding> {
    let mut findings = vec![web(), disk(&config)];
    let app = match App::open_beside(config, Clock::System, Entropy::System).await {
        Ok(app) => app,
        Err(error) => {
            findings.push(failed(About::Storage, &error));
            return findings;
        }
    };
    findings.push(good(About::Storage, text!("doctor-storage-good")));
    let (app, journal_finding) = with_journal(app).await;
    findings.push(journal_finding);
    for (about, result) in [
        (About::Recordings, recordings(&app).await),
        (About::Objects, objects(&app).await),
        (About::Jobs, jobs(&app).await),
        (About::Keys, keys(&app).await),
        (About::Journal, journal(&app).await),
    ] {
        findings.push(result.unwrap_or_else(|error| failed(about, &error)));
    }
    findings
}

/// A running server has the journal's files open; then they are its concern.
async fn with_journal(mut app: App) -> (App, Finding) {
    match Journal::open_if_free(&app.config, &app.db, &app.blobs, &app.clock, &app.entropy).await {
        Ok(Some(journal)) => {
            app.journal = journal;
            (app, good(About::Journal, text!("doctor-journal-opens")))
        }
        Ok(None) => (app, good(About::Journal, text!("doctor-journal-in-use"))),
        Err(error) => (app, failed(About::Journal, &error)),
    }
}

fn web() -> Finding {
    let dashboard = <assets::Dashboard as rust_embed::RustEmbed>::get("index.html").is_some();
    if dashboard && assets::recorder_path("capture").is_some() {
        good(About::WebPages, text!("doctor-web-good"))
    } else {
        bad(About::WebPages, text!("doctor-web-bad"))
    }
}

fn disk(config: &Config) -> Finding {
    match rustix::fs::statvfs(&config.data.dir) {
        Ok(stat) => {
            let free = stat.f_bavail.saturating_mul(stat.f_frsize);
            let (mib, dir) = (free >> 20, config.data.dir.display().to_string());
            if free < config.data.free_bytes_min {
                bad(About::Disk, text!("doctor-disk-low", mib = mib, dir = dir))
            } else {
                good(About::Disk, text!("doctor-disk-good", mib = mib, dir = dir))
            }
        }
        Err(rustix::io::Errno::NOENT) => good(About::Disk, text!("doctor-disk-later")),
        Err(error) => failed(About::Disk, &anyhow::anyhow!("{}: {error}", config.data.dir.display())),
    }
}

/// Every playable recording has an index that can be read, and all the segments it names.
async fn recordings(app: &App) -> anyhow::Result<Finding> {
    let rows = sqlx::query(
        "select r.id, d.file_index, (select count(*) from segment s where s.recording_id = r.id) as segments
         from recording r
         left join recording_detail d on d.recording_id = r.id
         where r.playable = 1 and r.state = 'sealed'",
    )
    .fetch_all(app.db.read())
    .await?;
    let mut wrong = Vec::new();
    for row in &rows {
        let index = row.try_get::<Option<Vec<u8>>, _>("file_index")?.map(|bytes| Index::from_bytes(&bytes));
        let segments: i64 = row.try_get("segments")?;
        let whole = matches!(&index, Some(Ok(index)) if index.blocks.iter().all(|block| i64::from(block.place.segment) < segments));
        if !whole {
            wrong.push(db::uuid(row, "id")?.to_string());
        }
    }
    Ok(match wrong.as_slice() {
        [] => good(About::Recordings, text!("doctor-recordings-good", count = rows.len())),
        wrong => bad(
            About::Recordings,
            text!("doctor-recordings-bad", count = wrong.len(), names = wrong.join(", ")),
        ),
    })
}

/// Every segment that a row names is there, in its size.
async fn objects(app: &App) -> anyhow::Result<Finding> {
    let stored: std::collections::HashMap<_, _> =
        app.blobs.list("recordings").await.context("the blobs can't be listed")?.into_iter().collect();
    let rows = sqlx::query("select object_name, bytes from segment").fetch_all(app.db.read()).await?;
    let mut missing = Vec::new();
    for row in &rows {
        let name: String = row.try_get("object_name")?;
        let bytes: i64 = row.try_get("bytes")?;
        if stored.get(&name).copied() != u64::try_from(bytes).ok() {
            missing.push(name);
        }
    }
    Ok(match missing.as_slice() {
        [] => good(About::Objects, text!("doctor-objects-good", count = rows.len(), objects = stored.len())),
        missing => bad(
            About::Objects,
            text!("doctor-objects-bad", count = missing.len(), names = missing.join(", ")),
        ),
    })
}

async fn jobs(app: &App) -> anyhow::Result<Finding> {
    let rows = sqlx::query("select kind, error from job where attempts >= $1")
        .bind(ATTEMPTS_MAX)
        .fetch_all(app.db.read())
        .await?;
    let Some(row) = rows.first() else { return Ok(good(About::Jobs, text!("doctor-jobs-good"))) };
    let error: Option<String> = row.try_get("error")?;
    let error = error.unwrap_or_default();
    Ok(bad(About::Jobs, text!("doctor-jobs-bad", count = rows.len(), error = error)))
}

/// No page asks with a key that no site has.
async fn keys(app: &App) -> anyhow::Result<Finding> {
    let seen = unknown::seen(&app.db, app.clock.now()).await?;
    let requests: i64 = seen.iter().map(|seen| seen.count).sum();
    if requests == 0 {
        return Ok(good(About::Keys, text!("doctor-keys-good")));
    }
    let named: Vec<String> =
        seen.iter().take(5).map(|seen| format!("{} ({})", shown(&seen.host), shown(&seen.key))).collect();
    Ok(bad(About::Keys, text!("doctor-keys-bad", count = requests, names = named.join(", "))))
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "?" } else { text }
}

/// Every recording with batches in the journal has a row.
async fn journal(app: &App) -> anyhow::Result<Finding> {
    let recordings = app.journal.recordings().await?;
    let mut without = 0_usize;
    for recording in &recordings {
        let row = sqlx::query("select id from recording where id = $1").bind(crate::id::bytes(*recording));
        without += usize::from(row.fetch_optional(app.db.read()).await?.is_none());
    }
    Ok(if without == 0 {
        good(About::Journal, text!("doctor-batches-good", count = recordings.len()))
    } else {
        bad(About::Journal, text!("doctor-batches-bad", count = without))
    })
}
