//! Visits: one stay on the site, over pages and tabs; from its first batch until the visitor has left.
//!
//! What this process knows of the visits whose batches it takes lives in [`Visits`]: which batches of
//! which tab are stored, and when each tab last gave a sign. The database row is created (and counted
//! against the quota) before the first batch is stored; signs of life are written every second
//! ([`presence`]); the end of a visit is decided from the database ([`ending`]), so that it does not matter
//! which node a tab talks to.

mod create;
pub mod ending;
mod open;
pub mod presence;
mod seqs;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::Row;
use uuid::Uuid;

use crate::app::App;
use crate::clock::Millis;
use crate::encryption::Secrets;
use crate::id::{self, TabKey, VisitKey};
use crate::visitors::Identity;

use create::Creating;
pub use open::{NewVisit, VisitError, find, open};
pub use seqs::Seqs;

/// What this process knows of one visit.
#[derive(Debug)]
pub struct Visit {
    /// The recording it becomes.
    pub recording: Uuid,
    /// By which its batches are enciphered.
    pub secrets: Secrets,
    /// When the recording was created.
    pub created_ms: Millis,
    /// When the visit ended, if it has.
    pub ended_ms: Option<Millis>,
    /// Last sign of any tab.
    pub seen_ms: Millis,
    /// Last batch with events.
    pub busy_ms: Millis,
    /// Compressed bytes stored since this process knows it.
    pub bytes: u64,
    /// Its tabs.
    pub tabs: HashMap<TabKey, Tab>,
    /// Whether signs of life wait to be written.
    pub dirty: bool,
    /// What was last kept of who the visitor is.
    pub identity: Option<Identity>,
}

/// What this process knows of one tab.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Its number within the recording, in order of appearance.
    pub ordinal: u16,
    /// Which batches are stored.
    pub seqs: Seqs,
    /// Whether a stored batch holds a usable full snapshot.
    pub snapshot: bool,
    /// Last sign.
    pub seen_ms: Millis,
    /// When it said goodbye, if that was the last it said.
    pub left_ms: Option<Millis>,
    /// Whether signs of it wait to be written.
    pub dirty: bool,
}

/// A visit under its own lock: batches of one visit are taken one after the other.
pub type SharedVisit = Arc<tokio::sync::Mutex<Visit>>;

/// The visits this process takes batches of; cheap to clone.
#[derive(Clone, Default)]
pub struct Visits {
    map: Arc<Mutex<HashMap<(Uuid, VisitKey), Slot>>>,
    creating: Arc<Creating>,
}

/// A place in the map. It is there before the visit is loaded, so that parallel first batches of one
/// visit wait for each other instead of creating it twice.
type Slot = Arc<tokio::sync::OnceCell<SharedVisit>>;

impl Visits {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(Uuid, VisitKey), Slot>> {
        self.map.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn creating(&self) -> &Creating {
        &self.creating
    }

    fn slot(&self, site: Uuid, visit: VisitKey) -> Slot {
        Arc::clone(self.lock().entry((site, visit)).or_default())
    }

    /// Takes a place back in which nothing was put and that nobody else waits for.
    fn give_up(&self, site: Uuid, visit: VisitKey, slot: Slot) {
        let mut map = self.lock();
        // The map's and this one.
        if slot.get().is_none() && Arc::strong_count(&slot) <= 2 {
            map.remove(&(site, visit));
        }
    }

    fn loaded(&self, site: Uuid, visit: VisitKey) -> Option<SharedVisit> {
        self.lock().get(&(site, visit))?.get().cloned()
    }

    /// How many visits this process holds in memory.
    pub fn held(&self) -> usize {
        self.lock().len()
    }

    /// All visits that are loaded.
    pub fn all(&self) -> Vec<SharedVisit> {
        self.lock().values().filter_map(|slot| slot.get().cloned()).collect()
    }

    /// Drops from memory what gave no sign since `before` and has nothing to write. A batch that
    /// comes later loads the visit from the database again.
    pub fn forget_quiet(&self, before: Millis) {
        self.lock().retain(|_, slot| match slot.get() {
            Some(visit) => visit.try_lock().map_or(true, |visit| visit.dirty || visit.seen_ms >= before),
            None => Arc::strong_count(slot) > 1,
        });
    }
}

/// Tells the visit in memory, if it is here, that its recording was erased: its tabs are sent on to a new visit.
pub async fn close_erased(app: &App, recording: Uuid) {
    for visit in app.visits.all() {
        let mut visit = visit.lock().await;
        if visit.recording == recording {
            visit.ended_ms = Some(ENDED_FOR_GOOD);
        }
    }
}

/// When a visit ended that is never taken up again.
const ENDED_FOR_GOOD: Millis = 0;

/// Looks in the database whether the visit has ended, when that is possible: only a visit that was
/// silent for about the grace time can have been ended, here or on another node.
pub async fn refresh(app: &App, visit: &mut Visit, silent_ms: Millis) -> Result<(), sqlx::Error> {
    if visit.ended_ms.is_none() && silent_ms < app.config.visits.leave_grace_ms / 2 {
        return Ok(());
    }
    let row = sqlx::query("select ended_ms from recording where id = $1")
        .bind(id::bytes(visit.recording))
        .fetch_optional(app.db.read())
        .await?;
    visit.ended_ms = match row {
        Some(row) => row.try_get("ended_ms")?,
        // Erased on another node.
        None => Some(ENDED_FOR_GOOD),
    };
    Ok(())
}
