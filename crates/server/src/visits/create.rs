//! New visits: visitor, recording and quota count, in one transaction, so that a quota is exact and a recording
//! that was counted exists.
//!
//! SQLite takes one writer at a time, and a commit costs the same whatever is in it. So the visits that begin while
//! one transaction is written share the next one. PostgreSQL takes many writers: there each goes its own way, which
//! also rules out that two nodes wait for each other's rows.

use std::collections::{HashMap, VecDeque};
use std::slice;
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;
use uuid::Uuid;

use super::Visit;
use super::open::{NewVisit, VisitError, load};
use crate::app::App;
use crate::clock::Millis;
use crate::db::{self, Kind};
use crate::encryption::{self, Secrets};
use crate::id::{self, VisitKey};
use crate::quotas;
use crate::sites::Site;
use crate::sites::address::{self, Kept};

/// Visits in one transaction: while it is written, nobody else writes.
const GROUP_MAX: usize = 64;

/// The visits that wait to be written, and whose turn it is to write.
#[derive(Debug, Default)]
pub struct Creating {
    waiting: Mutex<VecDeque<Waiting>>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Waiting {
    new: New,
    done: oneshot::Sender<Result<Visit, VisitError>>,
}

/// What is known of a visit before it has a row.
#[derive(Clone, Debug)]
struct New {
    site: Uuid,
    workspace: Uuid,
    settings_version: i64,
    key: VisitKey,
    first: NewVisit,
}

/// What became of a transaction.
enum Written {
    /// All were made.
    Made(Vec<Visit>),
    /// None was made: one has a row already.
    Known,
    /// None was made: the recording of one was erased.
    Erased,
    /// None was made: there are more than the month has left.
    Quota,
}

impl Creating {
    fn wait(&self, new: New) -> oneshot::Receiver<Result<Visit, VisitError>> {
        let (done, answer) = oneshot::channel();
        self.lock().push_back(Waiting { new, done });
        answer
    }

    fn take(&self) -> Vec<Waiting> {
        let mut waiting = self.lock();
        let group = waiting.len().min(GROUP_MAX);
        waiting.drain(..group).filter(|waiting| !waiting.done.is_closed()).collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Creates a visit. One that was created meanwhile, by another node or before a restart, is loaded instead.
pub(super) async fn create(
    app: &App,
    site: &Site,
    key: VisitKey,
    first: NewVisit,
) -> Result<Visit, VisitError> {
    let (workspace, settings_version) = (site.workspace_id, site.settings_version);
    let new = New { site: site.id, workspace, settings_version, key, first };
    if app.db.kind == Kind::Postgres {
        return alone(app, &new).await;
    }
    loop {
        if let Some(created) = in_group(app, new.clone()).await {
            return created;
        }
        // Whoever wrote for us was cut off by its browser, and nothing of it was committed; or it was, and the
        // row will be found.
    }
}

/// Waits until somebody has written this visit, or writes what waits.
async fn in_group(app: &App, new: New) -> Option<Result<Visit, VisitError>> {
    let creating = app.visits.creating();
    let mut answer = creating.wait(new);
    loop {
        tokio::select! {
            biased;
            answered = &mut answer => return answered.ok(),
            // Ours need not be among the first that wait.
            _turn = creating.turn.lock() => write(app, creating.take()).await,
        }
    }
}

/// Who went away meanwhile hears no answer; the row is found when its browser comes back.
async fn write(app: &App, group: Vec<Waiting>) {
    if group.is_empty() {
        return;
    }
    let news: Vec<New> = group.iter().map(|waiting| waiting.new.clone()).collect();
    match together(app, &news).await {
        Ok(Written::Made(visits)) => {
            group.into_iter().zip(visits).for_each(|(waiting, visit)| drop(waiting.done.send(Ok(visit))));
        }
        // Each for itself: the others are not to be refused for one of them.
        Ok(Written::Known | Written::Erased | Written::Quota) => {
            for waiting in group {
                let _ = waiting.done.send(alone(app, &waiting.new).await);
            }
        }
        Err(error) => {
            let failed = || sqlx::Error::Protocol(error.to_string());
            group.into_iter().for_each(|waiting| drop(waiting.done.send(Err(failed().into()))));
        }
    }
}

async fn alone(app: &App, new: &New) -> Result<Visit, VisitError> {
    match together(app, slice::from_ref(new)).await? {
        Written::Made(visits) => Ok(visits.into_iter().next().ok_or(sqlx::Error::RowNotFound)?),
        Written::Known => Ok(load(app, new.site, new.key).await?.ok_or(sqlx::Error::RowNotFound)?),
        Written::Erased => Err(VisitError::Erased),
        Written::Quota => Err(VisitError::Quota),
    }
}

/// All or none, in one transaction.
async fn together(app: &App, news: &[New]) -> Result<Written, sqlx::Error> {
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let mut visits = Vec::new();
    let mut made: HashMap<Uuid, i64> = HashMap::new();
    for new in news {
        match insert(&mut tx, app, new, now).await {
            Ok(visit) => visits.push(visit),
            Err(error) if db::is_conflict(&error) => {
                tx.rollback().await?;
                return Ok(Written::Known);
            }
            Err(error) => return Err(error),
        }
        // Asked after the insert: one that was waiting for an erasure to commit sees what that has left.
        if is_erased(&mut tx, new).await? {
            tx.rollback().await?;
            return Ok(Written::Erased);
        }
        *made.entry(new.workspace).or_default() += 1;
    }
    for (workspace, count) in made {
        if !quotas::count_recordings(&mut tx, workspace, count, now).await? {
            tx.rollback().await?;
            return Ok(Written::Quota);
        }
    }
    tx.commit().await?;
    Ok(Written::Made(visits))
}

async fn insert(tx: &mut db::Tx, app: &App, new: &New, now: Millis) -> Result<Visit, sqlx::Error> {
    let recording = id::new(&app.clock, &app.entropy);
    let visitor = upsert_visitor(tx, app, new, now).await?;
    let kept = match new.first.address {
        Some(from) => address::kept(tx, app.db.kind, new.site, from).await?,
        None => Kept::default(),
    };
    insert_recording(tx, new, recording, visitor, &kept, now).await?;
    let secrets = encryption::insert(tx, visitor, recording, &Secrets::new(&app.entropy)).await?;
    Ok(Visit {
        recording,
        secrets,
        created_ms: now,
        ended_ms: None,
        seen_ms: now,
        busy_ms: now,
        bytes: 0,
        tabs: HashMap::new(),
        dirty: false,
        identity: None,
    })
}

async fn is_erased(tx: &mut db::Tx, new: &New) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select erased_ms from erased_visit where site_id = $1 and visit_key = $2")
        .bind(id::bytes(new.site))
        .bind(new.key.0.to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.is_some())
}

async fn upsert_visitor(tx: &mut db::Tx, app: &App, new: &New, now: Millis) -> Result<Uuid, sqlx::Error> {
    let row = sqlx::query(
        "insert into visitor (id, site_id, visitor_key, first_ms, last_ms, visits)
         values ($1, $2, $3, $4, $4, 1)
         on conflict (site_id, visitor_key) do update
         set last_ms = excluded.last_ms, visits = visitor.visits + 1
         returning id",
    )
    .bind(id::bytes(id::new(&app.clock, &app.entropy)))
    .bind(id::bytes(new.site))
    .bind(new.first.visitor.0.to_vec())
    .bind(now)
    .fetch_one(&mut **tx)
    .await?;
    db::uuid(&row, "id")
}

async fn insert_recording(
    tx: &mut db::Tx,
    new: &New,
    recording: Uuid,
    visitor: Uuid,
    kept: &Kept,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let first = &new.first;
    sqlx::query(
        "insert into recording (
             id, workspace_id, site_id, visit_key, visitor_id, state, created_ms, seen_ms, busy_ms,
             settings_version, returning_visitor, device, browser, os, language, referrer,
             screen_width, screen_height, address, address_network)
         values ($1, $2, $3, $4, $5, 'open', $6, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .bind(id::bytes(recording))
    .bind(id::bytes(new.workspace))
    .bind(id::bytes(new.site))
    .bind(new.key.0.to_vec())
    .bind(id::bytes(visitor))
    .bind(now)
    // What a page could not have had is not believed.
    .bind(first.settings_version.unwrap_or(i64::MAX).clamp(1, new.settings_version))
    .bind(i64::from(first.returning))
    .bind(first.device)
    .bind(&first.browser)
    .bind(&first.os)
    .bind(&first.language)
    .bind(&first.referrer)
    .bind(first.screen.map(|(width, _)| width))
    .bind(first.screen.map(|(_, height)| height))
    .bind(&kept.address)
    .bind(&kept.network)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}
