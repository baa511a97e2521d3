//! Sites by public key, read by every batch.
//!
//! A copy is used for [`FRESH_MS`] so that a change acts on the next page view on every node without a
//! message between nodes; on the node that changed it, it acts at once.

use std::sync::Arc;

use crate::clock::{Clock, Millis, SECOND};
use crate::db::Db;

use super::{Site, query};

const FRESH_MS: Millis = 2 * SECOND;
/// Keys kept at most; the keys of requests are an outsider's choice.
const KEYS_MAX: usize = 10_000;

/// Sites by public key; cheap to clone.
#[derive(Clone)]
pub struct Sites {
    db: Db,
    clock: Clock,
    known: Arc<papaya::HashMap<String, Copied>>,
}

/// When the copy was made, and the site, if any has the key.
type Copied = (Millis, Option<Arc<Site>>);

impl Sites {
    /// An empty cache over the database.
    pub fn new(db: Db, clock: Clock) -> Sites {
        Sites { db, clock, known: Arc::new(papaya::HashMap::new()) }
    }

    /// The site with this public key.
    pub async fn by_key(&self, key: &str) -> Result<Option<Arc<Site>>, sqlx::Error> {
        let now = self.clock.now();
        if let Some((read_at, site)) = self.known.pin().get(key)
            && (0..FRESH_MS).contains(&(now - read_at))
        {
            return Ok(site.clone());
        }
        let site = query::by_key(&self.db, key).await?.map(Arc::new);
        if self.known.len() >= KEYS_MAX {
            self.known.pin().clear();
        }
        self.known.pin().insert(key.to_owned(), (now, site.clone()));
        Ok(site)
    }

    /// Forgets the copy of a site that was changed here.
    pub fn changed(&self, key: &str) {
        self.known.pin().remove(key);
    }
}
