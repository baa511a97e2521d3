//! What happens without a request: signs of life and counts are written, visits end, jobs run.
//!
//! Each turn is a plain function of the app, so that a test can take it whenever it likes.

use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;
use crate::clock::{MINUTE, Millis, SECOND};
use crate::contents;
use crate::jobs;
use crate::memory;
use crate::recordings::{erase, short};
use crate::viewings;
use crate::visits::{ending, presence};

/// How often signs of life are written and ends are looked for.
const TURN: Duration = Duration::from_secs(1);

/// How often memory that is free is given back to the system.
const GIVE_BACK_MS: Millis = 5 * SECOND;

/// Writes what waits in memory, and gives back what is not needed.
pub async fn flush(app: &App) {
    if let Err(error) = presence::flush(app).await {
        tracing::warn!(%error, "signs of life could not be written; they are kept");
    }
    app.desks.tidy();
    if let Err(error) = app.counts.flush(&app.db).await {
        tracing::warn!(%error, "counts could not be written; they are kept");
    }
    if let Err(error) = app.unknown_keys.flush(&app.db, app.clock.now()).await {
        tracing::warn!(%error, "counts of unknown keys could not be written; they are kept");
    }
    if let Err(error) = app.loads.flush(app).await {
        tracing::warn!(%error, "the viewing log could not be written; its lines are kept");
    }
}

/// Ends visits and runs jobs until there is nothing due.
pub async fn work(app: &App) {
    if let Err(error) = ending::end_due(app).await {
        tracing::warn!(%error, "visits could not be ended; they will be");
    }
    loop {
        match jobs::run_due(app).await {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "jobs could not be claimed; they will be");
                break;
            }
        }
    }
}

/// What is enough once a minute.
pub async fn tidy(app: &App) {
    app.gate.tidy();
    if let Err(error) = ending::reconcile(app).await {
        tracing::warn!(error = format!("{error:#}"), "the journal could not be compared with the database");
    }
    if let Err(error) = contents::tidy(app).await {
        tracing::warn!(%error, "contents that nobody names any more could not be removed");
    }
    if let Err(error) = erase::forget_visits(app).await {
        tracing::warn!(%error, "visits erased long ago could not be forgotten");
    }
    if let Err(error) = viewings::tidy(app).await {
        tracing::warn!(%error, "lines of the viewing log that are too old could not be removed");
    }
    if let Err(error) = short::remove(app).await {
        tracing::warn!(
            error = format!("{error:#}"),
            "visits that were too short could not be removed; they will be"
        );
    }
    if let Err(error) = erase::sweep(app).await {
        tracing::warn!(error = format!("{error:#}"), "objects could not be swept");
    }
}

/// Takes turns until told to stop, then writes what waits.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let roles = app.config.server.roles;
    let mut turn = tokio::time::interval(TURN);
    turn.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let (mut tidied_ms, mut given_back_ms) = (0, 0);
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = stop.changed() => break,
        }
        if roles.ingest || roles.web {
            flush(&app).await;
        }
        if app.clock.now() - given_back_ms >= GIVE_BACK_MS {
            given_back_ms = app.clock.now();
            // Whatever becomes of it, nobody waits for it.
            drop(tokio::task::spawn_blocking(memory::give_back));
        }
        if roles.worker {
            work(&app).await;
            if app.clock.now() - tidied_ms >= MINUTE {
                tidied_ms = app.clock.now();
                tidy(&app).await;
            }
        }
    }
    flush(&app).await;
}
