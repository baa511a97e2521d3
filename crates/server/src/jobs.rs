//! Jobs: work that must be done once, by any worker, however often one of them dies.
//!
//! A job is a row; a worker claims it for a while, and a claim that runs out is claimed again. A job that
//! fails comes back later and later, at last every half hour; after [`ATTEMPTS_MAX`] `doctor` reports it.

use uuid::Uuid;

use crate::app::App;
use crate::clock::{MINUTE, Millis, SECOND};
use crate::db::Tx;
use crate::erasures;
use crate::id;
use crate::recordings::{erase, seal};

/// Attempts after which a person should look.
pub const ATTEMPTS_MAX: i64 = 12;

/// How long a worker may work on one job before another may take it. Work that takes longer is done twice
/// and committed once: every commit checks what it started from.
const CLAIM_MS: Millis = 3 * MINUTE;

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Turn an ended visit's batches into segments.
    Seal,
    /// Remove what an erased recording left in journal and storage.
    Erase,
    /// Go on with an erasure that somebody asked for.
    Erasure,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Seal => "seal",
            Kind::Erase => "erase",
            Kind::Erasure => "erasure",
        }
    }
}

/// Ends a job that is done, or needed no more.
pub async fn done(app: &App, kind: Kind, subject: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("delete from job where kind = $1 and subject = $2")
        .bind(kind.name())
        .bind(id::bytes(subject))
        .execute(app.db.write())
        .await
        .map(|_| ())
}

/// Asks for a job; asked again while it waits, it stays one job.
pub async fn ask(
    tx: &mut Tx,
    app: &App,
    kind: Kind,
    subject: Uuid,
    due_ms: Millis,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into job (id, kind, subject, due_ms, attempts, claimed_until_ms)
         values ($1, $2, $3, $4, 0, 0)
         on conflict (kind, subject) do update
         set due_ms = excluded.due_ms, attempts = 0, claimed_until_ms = 0, id = excluded.id",
    )
    .bind(id::bytes(id::new(&app.clock, &app.entropy)))
    .bind(kind.name())
    .bind(id::bytes(subject))
    .bind(due_ms)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Gives back what a process that died had claimed. Only for a start that knows itself alone: who has the
/// journal's files open is the only one that seals from them.
pub async fn release_claims(app: &App) -> Result<(), sqlx::Error> {
    sqlx::query("update job set claimed_until_ms = 0").execute(app.db.write()).await.map(|_| ())
}

/// Runs all due jobs, a few at once; returns how many were run.
pub async fn run_due(app: &App) -> Result<usize, sqlx::Error> {
    let now = app.clock.now();
    let at_once = i64::from(app.config.recordings.seals_at_once.max(1));
    let mut run = 0;
    for kind in [Kind::Seal, Kind::Erase, Kind::Erasure] {
        let claimed = app.db.claim(kind.name(), now, now + CLAIM_MS, at_once).await?;
        run += claimed.len();
        let tasks =
            claimed.into_iter().map(|(job, subject, attempts)| run_one(app, kind, job, subject, attempts));
        futures_util::future::join_all(tasks).await;
    }
    Ok(run)
}

async fn run_one(app: &App, kind: Kind, job: Uuid, subject: Uuid, attempts: i64) {
    let result = match kind {
        Kind::Seal => seal::seal(app, subject, job).await,
        Kind::Erase => erase::finish(app, subject).await,
        Kind::Erasure => erasures::run::turn(app, subject).await,
    };
    let Err(error) = result else { return };
    let text = format!("{error:#}");
    tracing::error!(job.kind = kind.name(), job.subject = %subject, job.attempts = attempts, error = text, "a job failed; it comes back");
    let due_ms = app.clock.now() + back_off(attempts);
    let update = sqlx::query("update job set due_ms = $1, claimed_until_ms = 0, error = $2 where id = $3")
        .bind(due_ms)
        .bind(text)
        .bind(id::bytes(job))
        .execute(app.db.write())
        .await;
    if let Err(error) = update {
        tracing::error!(%error, "failed to put a job back; its claim will run out");
    }
}

/// 2 s, 4 s, … up to half an hour.
fn back_off(attempts: i64) -> Millis {
    let doubled = SECOND << attempts.clamp(1, 20);
    doubled.min(30 * MINUTE)
}
