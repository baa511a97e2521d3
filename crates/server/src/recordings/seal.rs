//! Sealing: an ended visit's batches become an immutable, seekable recording.
//!
//! The order is what makes it safe: objects are put, then one transaction names them and notes which batches
//! are sealed, then the journal forgets those batches. A crash at any point is repeated or swept; see
//! "the process dies here" in ARCHITECTURE.md. A visit that gets something late is sealed again: old segments
//! and new batches together become the next generation.

mod sources;

use std::collections::HashMap;

use anyhow::{Context, anyhow};
use sqlx::Row;
use uuid::Uuid;

use super::merge::{self, Gap, TimeLine};
use super::short;
use super::store::{self, RecordingWriter, Written};
use crate::app::App;
use crate::clock::Millis;
use crate::contents::PutIn;
use crate::db;
use crate::encryption;
use crate::id::{self, TabKey};
use crate::journal::BatchRef;
use crate::sites;
use crate::visits::Seqs;
use sources::{Found, Fresh, Sealed, SourceBox};

/// What a seal knows of the recording before it starts.
struct Subject {
    recording: Uuid,
    site: Uuid,
    workspace: Uuid,
    state: String,
    created_ms: Millis,
    generation: i64,
    offset_ms: Option<Millis>,
    tabs: HashMap<TabKey, TabBefore>,
}

struct TabBefore {
    ordinal: u16,
    sealed: Seqs,
}

/// Seals one recording; `job` is deleted when it is done.
pub async fn seal(app: &App, recording: Uuid, job: Uuid) -> anyhow::Result<()> {
    let sealed = keep(app, recording, job).await?;
    // Dying right here leaves batches that are sealed; `ending::reconcile` asks again, and nothing is sealed twice.
    if !sealed.is_empty() {
        app.journal.forget(recording, &sealed).await?;
    }
    Ok(())
}

/// All of a seal but its last step: gives the batches that the journal need not keep any longer.
pub async fn keep(app: &App, recording: Uuid, job: Uuid) -> anyhow::Result<Vec<BatchRef>> {
    let batches = app.journal.batches(recording).await?;
    let Some(mut subject) = load(app, recording).await? else {
        // Erased meanwhile: its batches go the same way.
        drop_job(app, job).await?;
        return Ok(batches);
    };
    if subject.state == "open" {
        // The visitor is back; the next end asks again.
        drop_job(app, job).await?;
        return Ok(Vec::new());
    }
    let fresh = fresh_by_tab(&mut subject, &batches);
    if fresh.is_empty() && subject.generation > 0 {
        drop_job(app, job).await?;
        return Ok(batches);
    }
    let sealed = write(app, subject, fresh).await?;
    if !commit(app, &sealed, job).await? {
        return Ok(Vec::new());
    }
    app.indexes.forget(recording);
    tracing::info!(recording.id = %recording, recording.events = sealed.written.events, "a recording is ready");
    Ok(batches)
}

async fn load(app: &App, recording: Uuid) -> anyhow::Result<Option<Subject>> {
    let row = sqlx::query(
        "select site_id, workspace_id, state, created_ms, generation, clock_offset_ms from recording where id = $1",
    )
    .bind(id::bytes(recording))
    .fetch_optional(app.db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let rows = sqlx::query(
        "select tab_key, ordinal, sealed_seqs from recording_tab where recording_id = $1 order by ordinal, seen_ms, tab_key",
    )
        .bind(id::bytes(recording))
        .fetch_all(app.db.read())
        .await?;
    let mut tabs: HashMap<TabKey, TabBefore> = HashMap::new();
    for row in &rows {
        let key: Vec<u8> = row.try_get("tab_key")?;
        let key = id::BrowserKey(key.try_into().map_err(|_| anyhow!("a tab key of wrong length"))?);
        // Two nodes that met a tab each at the same moment gave both the same number.
        let taken = |ordinal: u16| tabs.values().any(|tab| tab.ordinal == ordinal);
        let ordinal = u16::try_from(row.try_get::<i64, _>("ordinal")?)?;
        let ordinal = (ordinal..=u16::MAX).find(|ordinal| !taken(*ordinal)).unwrap_or(ordinal);
        tabs.insert(key, TabBefore { ordinal, sealed: Seqs::from_text(row.try_get("sealed_seqs")?) });
    }
    Ok(Some(Subject {
        recording,
        site: db::uuid(&row, "site_id")?,
        workspace: db::uuid(&row, "workspace_id")?,
        state: row.try_get("state")?,
        created_ms: row.try_get("created_ms")?,
        generation: row.try_get("generation")?,
        offset_ms: row.try_get("clock_offset_ms")?,
        tabs,
    }))
}

/// Batches that are not in the recording yet, by tab, in their order. A tab whose row was never written
/// (the process died within its first second) gets the next number here.
fn fresh_by_tab(subject: &mut Subject, batches: &[BatchRef]) -> Vec<(TabKey, u16, Vec<BatchRef>)> {
    let mut by_tab: HashMap<TabKey, Vec<BatchRef>> = HashMap::new();
    for batch in batches {
        if !subject.tabs.get(&batch.tab).is_some_and(|tab| tab.sealed.contains(batch.seq)) {
            by_tab.entry(batch.tab).or_default().push(batch.clone());
        }
    }
    let mut fresh: Vec<_> = by_tab.into_iter().collect();
    fresh.sort_by_key(|(key, _)| *key);
    let mut out = Vec::with_capacity(fresh.len());
    for (key, mut batches) in fresh {
        let next = subject.tabs.values().map(|tab| tab.ordinal + 1).max().unwrap_or(0);
        let tab =
            subject.tabs.entry(key).or_insert_with(|| TabBefore { ordinal: next, sealed: Seqs::default() });
        batches.sort_by_key(|batch| batch.seq);
        out.push((key, tab.ordinal, batches));
    }
    out
}

/// A recording that is written and waits for its commit.
struct Ready {
    recording: Uuid,
    site: Uuid,
    generation: i64,
    offset_ms: Millis,
    written: Written,
    tabs: Vec<(TabKey, u16, Seqs)>,
    gaps: Vec<Gap>,
    contents_missing: usize,
}

async fn write(
    app: &App,
    mut subject: Subject,
    fresh: Vec<(TabKey, u16, Vec<BatchRef>)>,
) -> anyhow::Result<Ready> {
    let offset_ms = match subject.offset_ms {
        Some(offset_ms) => offset_ms,
        None => sources::offset(app, &fresh).await?,
    };
    for (key, _, batches) in &fresh {
        if let Some(tab) = subject.tabs.get_mut(key) {
            batches.iter().for_each(|batch| {
                tab.sealed.insert(batch.seq);
            });
        }
    }
    let line = TimeLine { offset_ms, earliest_ms: subject.created_ms - app.config.visits.late_ms_max };
    // A gap that was known stays one unless its tab is whole now; what came late may have filled it.
    let whole: Vec<u16> =
        subject.tabs.values().filter(|tab| tab.sealed.is_whole()).map(|tab| tab.ordinal).collect();
    let old = if subject.generation > 0 {
        Some(super::playback::open(app, subject.recording).await?)
    } else {
        None
    };
    let chosen = sites::query::by_id(&app.db, subject.workspace, subject.site).await?;
    let chosen = chosen.map(|site| site.settings).unwrap_or_default();
    let rules = chosen.rules();
    let (app, site, recording) = (app.clone(), subject.site, subject.recording);
    let secrets =
        encryption::ensure(&app, recording).await?.ok_or_else(|| anyhow!("the recording is gone"))?;
    let (mut written, gaps, contents_missing) = tokio::task::spawn_blocking(move || {
        let mut writer = RecordingWriter::new(&app, site, recording, secrets.clone());
        let known = old.iter().flat_map(|old| old.gaps.iter()).filter(|gap| !whole.contains(&gap.tab));
        let gaps = std::rc::Rc::new(std::cell::RefCell::new(known.cloned().collect::<Vec<Gap>>()));
        let contents = std::rc::Rc::new(std::cell::RefCell::new(PutIn::new(&app, site, rules)));
        let mut all: Vec<SourceBox> = Vec::new();
        if let Some(old) = &old {
            all.extend(
                old.index.tabs().into_iter().map(|tab| Box::new(Sealed::new(&app, old, tab)) as SourceBox),
            );
        }
        for (_, ordinal, batches) in fresh {
            let found = Found { gaps: std::rc::Rc::clone(&gaps), contents: std::rc::Rc::clone(&contents) };
            all.push(Box::new(Fresh::new(&app, ordinal, batches, &secrets, line, found)));
        }
        merge::merge(all, |event| writer.push(&event))?;
        let gaps = std::rc::Rc::try_unwrap(gaps)
            .map_or_else(|gaps| gaps.borrow().clone(), std::cell::RefCell::into_inner);
        let missing = contents.borrow().missing();
        anyhow::Ok((writer.finish()?, gaps, missing))
    })
    .await?
    .with_context(|| format!("failed to write recording {recording}"))?;
    written.too_short = short::is_too_short(&chosen, &written);
    let tabs = subject.tabs.into_iter().map(|(key, tab)| (key, tab.ordinal, tab.sealed)).collect();
    Ok(Ready {
        recording,
        site,
        generation: subject.generation + 1,
        offset_ms,
        written,
        tabs,
        gaps,
        contents_missing,
    })
}

/// Names the objects, notes what is sealed and makes the recording visible, in one transaction. False when
/// the visit was opened again meanwhile: then nothing happened, and the objects are swept.
async fn commit(app: &App, ready: &Ready, job: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    if !update_recording(&mut tx, ready).await? {
        tx.rollback().await?;
        drop_job(app, job).await?;
        return Ok(false);
    }
    store::replace_segments(&mut tx, ready.recording, ready.generation, &ready.written).await?;
    store::replace_detail(&mut tx, ready.site, ready.recording, &ready.written, &ready.gaps).await?;
    for (key, ordinal, sealed) in &ready.tabs {
        sqlx::query(
            "insert into recording_tab (recording_id, tab_key, ordinal, seen_ms, left_ms, sealed_seqs)
             values ($1, $2, $3, $4, $4, $5)
             on conflict (recording_id, tab_key) do update
             set sealed_seqs = excluded.sealed_seqs, ordinal = excluded.ordinal",
        )
        .bind(id::bytes(ready.recording))
        .bind(key.0.to_vec())
        .bind(i64::from(*ordinal))
        .bind(app.clock.now())
        .bind(sealed.to_text())
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query("update site set ready_ms = $1 where id = $2")
        .bind(app.clock.now())
        .bind(id::bytes(ready.site))
        .execute(&mut *tx)
        .await?;
    sqlx::query("delete from job where id = $1").bind(id::bytes(job)).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(true)
}

async fn update_recording(tx: &mut db::Tx, ready: &Ready) -> anyhow::Result<bool> {
    let whole = ready.gaps.is_empty() && ready.tabs.iter().all(|(_, _, sealed)| sealed.is_whole());
    let done = super::query::set_sealed(
        tx,
        ready.recording,
        ready.generation,
        &ready.written,
        ready.gaps.len(),
        whole,
    )
    .await?;
    if done {
        sqlx::query(
            "update recording
             set clock_offset_ms = $1, contents_missing = contents_missing + $2
             where id = $3",
        )
        .bind(ready.offset_ms)
        .bind(i64::try_from(ready.contents_missing).unwrap_or(i64::MAX))
        .bind(id::bytes(ready.recording))
        .execute(&mut **tx)
        .await?;
    }
    Ok(done)
}

async fn drop_job(app: &App, job: Uuid) -> Result<(), sqlx::Error> {
    let query = sqlx::query("delete from job where id = $1").bind(id::bytes(job));
    query.execute(app.db.write()).await.map(|_| ())
}
