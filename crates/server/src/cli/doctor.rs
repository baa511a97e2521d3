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
use crate::web::assets;

/// One thing that was looked at.
#[derive(Serialize)]
struct Finding {
    /// What was looked at.
    about: &'static str,
    /// Whether it is as it should be.
    good: bool,
    /// What was found, and what to do.
    text: String,
}

fn good(about: &'static str, text: impl Into<String>) -> Finding {
    Finding { about, good: true, text: text.into() }
}

fn bad(about: &'static str, text: impl Into<String>) -> Finding {
    Finding { about, good: false, text: text.into() }
}

/// Exit code when something was found.
const FOUND: u8 = 3;

/// Runs it.
pub async fn run(config: Config, json: bool) -> anyhow::Result<ExitCode> {
    let findings = look(config).await;
    let all_good = findings.iter().all(|finding| finding.good);
    if json {
        println!("{}", serde_json::json!({ "good": all_good, "findings": findings }));
    } else {
        for finding in &findings {
            println!("{}  {}: {}", if finding.good { "ok  " } else { "BAD " }, finding.about, finding.text);
        }
        println!("{}", if all_good { "\nAll is well." } else { "\nSomething needs a look." });
    }
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

async fn look(config: Config) -> Vec<Finding> {
    let mut findings = vec![web(), disk(&config)];
    let app = match App::open_beside(config, Clock::System, Entropy::System).await {
        Ok(app) => app,
        Err(error) => {
            findings.push(bad("storage", format!("{error:#}")));
            return findings;
        }
    };
    findings.push(good("storage", "database and blobs open"));
    let (app, journal_finding) = with_journal(app).await;
    findings.push(journal_finding);
    for (about, result) in [
        ("recordings", recordings(&app).await),
        ("objects", objects(&app).await),
        ("jobs", jobs(&app).await),
        ("keys", keys(&app).await),
        ("journal", journal(&app).await),
    ] {
        findings.push(result.unwrap_or_else(|error| bad(about, format!("{error:#}"))));
    }
    findings
}

/// A running server has the journal's files open; then they are its concern.
async fn with_journal(mut app: App) -> (App, Finding) {
    match Journal::open(&app.config, &app.db, &app.blobs, &app.clock, &app.entropy).await {
        Ok(journal) => {
            app.journal = journal;
            (app, good("journal", "it opens"))
        }
        Err(error) if format!("{error:#}").contains("in use") => {
            (app, good("journal", "a running server has it open"))
        }
        Err(error) => (app, bad("journal", format!("{error:#}"))),
    }
}

fn web() -> Finding {
    let dashboard = <assets::Dashboard as rust_embed::RustEmbed>::get("index.html").is_some();
    if dashboard && assets::capture_path().is_some() {
        good("web pages", "dashboard and recorder are inside")
    } else {
        bad("web pages", "they are not built; run `make web` and build again")
    }
}

fn disk(config: &Config) -> Finding {
    match rustix::fs::statvfs(&config.data.dir) {
        Ok(stat) => {
            let free = stat.f_bavail.saturating_mul(stat.f_frsize);
            let text = format!("{} MiB free in {}", free >> 20, config.data.dir.display());
            if free < config.data.free_bytes_min {
                bad("disk", text + "; batches wait in the browsers")
            } else {
                good("disk", text)
            }
        }
        Err(rustix::io::Errno::NOENT) => good("disk", "the data folder will be made by the first start"),
        Err(error) => bad("disk", format!("{}: {error}", config.data.dir.display())),
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
        [] => good("recordings", format!("{} can be played", rows.len())),
        wrong => bad("recordings", format!("{} can't be played: {}", wrong.len(), wrong.join(", "))),
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
        [] => good("objects", format!("{} segments are there, {} objects in all", rows.len(), stored.len())),
        missing => {
            bad("objects", format!("{} segments are missing or cut: {}", missing.len(), missing.join(", ")))
        }
    })
}

async fn jobs(app: &App) -> anyhow::Result<Finding> {
    let rows = sqlx::query("select kind, error from job where attempts >= $1")
        .bind(ATTEMPTS_MAX)
        .fetch_all(app.db.read())
        .await?;
    let Some(row) = rows.first() else { return Ok(good("jobs", "none fails again and again")) };
    let error: Option<String> = row.try_get("error")?;
    Ok(bad(
        "jobs",
        format!("{} fail again and again; one of them: {}", rows.len(), error.unwrap_or_default()),
    ))
}

/// No page asks with a key that no site has.
async fn keys(app: &App) -> anyhow::Result<Finding> {
    let seen = unknown::seen(&app.db, app.clock.now()).await?;
    let requests: i64 = seen.iter().map(|seen| seen.count).sum();
    if requests == 0 {
        return Ok(good("keys", "no page asked with a key that no site has"));
    }
    let named: Vec<String> =
        seen.iter().take(5).map(|seen| format!("{} ({})", shown(&seen.host), shown(&seen.key))).collect();
    Ok(bad(
        "keys",
        format!(
            "{requests} requests in 24 hours had a key that no site has: {}; `revisit site list` shows the keys",
            named.join(", ")
        ),
    ))
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "?" } else { text }
}

/// Every recording with batches in the journal has a row.
async fn journal(app: &App) -> anyhow::Result<Finding> {
    let recordings = app.journal.recordings().await?;
    let mut without = 0;
    for recording in &recordings {
        let row = sqlx::query("select id from recording where id = $1").bind(crate::id::bytes(*recording));
        without += usize::from(row.fetch_optional(app.db.read()).await?.is_none());
    }
    Ok(if without == 0 {
        good("journal", format!("batches of {} recordings wait to be sealed", recordings.len()))
    } else {
        bad(
            "journal",
            format!("{without} recordings have batches but no row; was the database put back from a backup?"),
        )
    })
}
