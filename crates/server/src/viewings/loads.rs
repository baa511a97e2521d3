//! Blocks that members read, on their way to the log: kept in memory for a second, so that reading a recording waits for no write
//! and goes on when nothing can be written.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use super::query::{Seen, add_seen};
use super::{AGAIN_MS, Action};
use crate::app::App;
use crate::clock::Millis;
use crate::members::Member;

/// Pairs of member and recording that are remembered at once.
const REMEMBERED_MAX: usize = 10_000;

/// Who read which recording lately; cheap to clone.
#[derive(Clone, Default)]
pub struct Loads(Arc<Mutex<HashMap<(Uuid, Uuid), Load>>>);

#[derive(Clone)]
struct Load {
    workspace: Uuid,
    name: String,
    at_ms: Millis,
    written: bool,
}

impl Loads {
    /// Notes that a member reads a recording.
    pub fn note(&self, member: &Member, recording: Uuid, now: Millis) {
        let key = (member.id, recording);
        let mut loads = self.loads();
        if loads.get(&key).is_some_and(|load| load.at_ms > now - AGAIN_MS) {
            return;
        }
        if loads.len() >= REMEMBERED_MAX {
            // What is written is only remembered so that it is not asked for again.
            loads.retain(|_, load| !load.written);
        }
        if loads.len() >= REMEMBERED_MAX {
            tracing::warn!(recording.id = %recording, "the viewing log can't be written; a line is lost");
            return;
        }
        let load = Load {
            workspace: member.workspace_id,
            name: member.called().to_owned(),
            at_ms: now,
            written: false,
        };
        loads.insert(key, load);
    }

    /// Writes what waits; what could not be written is kept for the next time.
    pub async fn flush(&self, app: &App) -> Result<(), sqlx::Error> {
        for ((member, recording), load) in self.waiting(app.clock.now()) {
            let line = Seen { workspace: load.workspace, member, name: &load.name, recording };
            add_seen(app, &line, Action::Loaded, load.at_ms).await?;
            if let Some(load) = self.loads().get_mut(&(member, recording)) {
                load.written = true;
            }
        }
        Ok(())
    }

    fn waiting(&self, now: Millis) -> Vec<((Uuid, Uuid), Load)> {
        let mut loads = self.loads();
        loads.retain(|_, load| !load.written || load.at_ms > now - AGAIN_MS);
        loads.iter().filter(|(_, load)| !load.written).map(|(key, load)| (*key, load.clone())).collect()
    }

    fn loads(&self) -> MutexGuard<'_, HashMap<(Uuid, Uuid), Load>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
