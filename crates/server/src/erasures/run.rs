//! Doing an erasure: recording by recording, each in a transaction of its own with its count; then what lies outside the
//! database; then the visitors; then the receipt.
//!
//! Each step can be done twice, and by two processes at once: what is counted is what a transaction removed. What storage
//! prevents fails the turn, and the job comes back: a receipt says "done" when nothing is left.

use anyhow::ensure;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Removed, query};
use crate::app::App;
use crate::clock::SECOND;
use crate::jobs;
use crate::recordings::erase;
use crate::viewings;

/// Recordings whose rows go before their bytes are looked for, since that reads through the journal.
const AT_ONCE: i64 = 20;

/// Steps of one turn of the job: others want their turn, too.
const STEPS: usize = 10;

/// A turn of the job; asks for another when there is more to do.
pub async fn turn(app: &App, erasure: Uuid) -> anyhow::Result<()> {
    if go_on(app, erasure, STEPS).await? {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    jobs::ask(&mut tx, app, jobs::Kind::Erasure, erasure, app.clock.now() + SECOND).await?;
    Ok(tx.commit().await?)
}

/// Takes so many steps; true when it is done.
pub async fn go_on(app: &App, erasure: Uuid, steps: usize) -> anyhow::Result<bool> {
    let Some(workspace) = query::running(&app.db, erasure).await? else {
        jobs::done(app, jobs::Kind::Erasure, erasure).await?;
        return Ok(true);
    };
    for _ in 0..steps {
        let found = query::recordings(&app.db, erasure, AT_ONCE).await?;
        for recording in &found {
            rows(app, erasure, workspace, *recording).await?;
        }
        remains(app, erasure).await?;
        if found.is_empty() {
            visitors(app, erasure).await?;
            if complete(app, erasure).await? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The rows of one recording, and its visitor's when they have no other.
async fn rows(app: &App, erasure: Uuid, workspace: Uuid, recording: Uuid) -> anyhow::Result<()> {
    let batches = app.journal.batches(recording).await?.len();
    let mut tx = app.db.begin().await?;
    let Some(rows) = erase::remove_rows(&mut tx, app.clock.now(), workspace, recording).await? else {
        // Another process was faster, or somebody deleted it meanwhile.
        return Ok(tx.rollback().await?);
    };
    let mut more = Removed {
        recordings: 1,
        page_views: rows.page_views,
        segments: rows.segments,
        bytes: rows.bytes,
        batches: i64::try_from(batches)?,
        ..Removed::default()
    };
    viewings::query::add_erased(&mut tx, app, erasure, recording).await?;
    let mut ids = vec![recording];
    if query::remove_visitor(&mut tx, rows.visitor).await? {
        more.visitors = 1;
        ids.push(rows.visitor);
        query::strike(&mut tx, erasure, rows.visitor).await?;
    }
    query::leave_remains(&mut tx, erasure, recording).await?;
    let mut digest = query::add(&mut tx, erasure, &more).await?;
    for id in ids {
        digest = chained(&digest, id.as_bytes());
    }
    query::set_digest(&mut tx, erasure, digest).await?;
    Ok(tx.commit().await?)
}

/// What recordings without rows have left in memory, journal and storage.
async fn remains(app: &App, erasure: Uuid) -> anyhow::Result<()> {
    let left = query::targets(&app.db, erasure, "remains", AT_ONCE).await?;
    if left.is_empty() {
        return Ok(());
    }
    for recording in &left {
        erase::forget(app, *recording).await?;
    }
    erase::scour(app).await?;
    for recording in left {
        ensure!(
            !erase::leaves_objects(app, recording).await?,
            "storage keeps objects of an erased recording"
        );
        let mut tx = app.db.begin().await?;
        query::strike(&mut tx, erasure, recording).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Visitors without recordings.
async fn visitors(app: &App, erasure: Uuid) -> anyhow::Result<()> {
    for visitor in query::targets(&app.db, erasure, "visitor", 10 * AT_ONCE).await? {
        let mut tx = app.db.begin().await?;
        let there = query::exists(&mut tx, visitor).await?;
        let removed = there && query::remove_visitor(&mut tx, visitor).await?;
        if removed {
            let digest = query::add(&mut tx, erasure, &Removed { visitors: 1, ..Removed::default() }).await?;
            query::set_digest(&mut tx, erasure, chained(&digest, visitor.as_bytes())).await?;
        }
        // One whose next visit has just begun stays a target: its recording is found by the next step.
        if removed || !there {
            query::strike(&mut tx, erasure, visitor).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Ends it when nothing is left.
async fn complete(app: &App, erasure: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    if !query::set_done(&mut tx, erasure, app.clock.now()).await? {
        tx.rollback().await?;
        return Ok(query::running(&app.db, erasure).await?.is_none());
    }
    let counts = serde_json::to_vec(&query::removed_by(&mut tx, erasure).await?)?;
    let digest = query::add(&mut tx, erasure, &Removed::default()).await?;
    query::set_digest(&mut tx, erasure, chained(&digest, &counts)).await?;
    tx.commit().await?;
    // Rows of visitors are in the database's own files until now.
    app.db.purge().await?;
    jobs::done(app, jobs::Kind::Erasure, erasure).await?;
    Ok(true)
}

/// One more link of a receipt's digest.
pub(super) fn chained(so_far: &[u8], link: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(so_far).chain_update(link).finalize().to_vec()
}
