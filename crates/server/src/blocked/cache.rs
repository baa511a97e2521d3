//! Block lists by site, asked for every batch; as fresh as the site itself ([`crate::sites::Sites`]).

use std::sync::Arc;

use uuid::Uuid;

use super::{Blocklist, query};
use crate::clock::{Clock, Millis, SECOND};
use crate::db::Db;

const FRESH_MS: Millis = 2 * SECOND;
/// Lists kept at most.
const LISTS_MAX: usize = 1_000;

/// Block lists; cheap to clone.
#[derive(Clone)]
pub struct Blocked {
    db: Db,
    clock: Clock,
    known: Arc<papaya::HashMap<Uuid, (Millis, Arc<Blocklist>)>>,
}

impl Blocked {
    /// An empty cache over the database.
    pub fn new(db: Db, clock: Clock) -> Blocked {
        Blocked { db, clock, known: Arc::new(papaya::HashMap::new()) }
    }

    /// The visitors that a site does not record.
    pub async fn of(&self, site: Uuid) -> Result<Arc<Blocklist>, sqlx::Error> {
        let now = self.clock.now();
        if let Some((read_at, list)) = self.known.pin().get(&site)
            && (0..FRESH_MS).contains(&(now - read_at))
        {
            return Ok(Arc::clone(list));
        }
        let list = Arc::new(query::list(&self.db, site).await?);
        if self.known.len() >= LISTS_MAX {
            self.known.pin().clear();
        }
        self.known.pin().insert(site, (now, Arc::clone(&list)));
        Ok(list)
    }

    /// Forgets the copy of a list that was changed here.
    pub fn changed(&self, site: Uuid) {
        self.known.pin().remove(&site);
    }
}
