//! Contents: what pages name by its hash instead of sending it again, above all style sheets.
//!
//! The answer to a batch asks for those that are missing (`want`), a later body brings them, and sealing puts them into
//! the events. They are few and small, asked for by hash, and belong to a site: so they live in the database, where
//! one transaction makes them durable and a deleted site takes them along. As objects they would each need a row, a
//! note for the sweeper and a second store to ask.
//!
//! Whatever is stored was scrubbed by its kind ([`revisit_rrweb::scrub::content`]), under the hash of what the page sent.

mod put_in;
pub mod query;

use std::collections::HashSet;
use std::sync::Arc;

use revisit_rrweb::capture::{Brought, ContentHash, ContentKind, Decoded};
use revisit_rrweb::scrub::{self, Rules, Scrubbed};
use uuid::Uuid;

use crate::app::App;
use crate::clock::{HOUR, MINUTE, Millis};
use crate::config;

pub use put_in::PutIn;

/// Hashes asked for in one answer.
const WANTED_MAX: usize = 50;
/// Hashes of one batch that are looked up; the rest is asked for by later answers.
const LOOKED_UP_MAX: usize = 500;
/// How exactly it is kept when a content was named last.
const USED_WITHIN_MS: Millis = 6 * HOUR;
/// A site that had no room is not asked again before this.
const FULL_MS: Millis = 10 * MINUTE;
/// Contents and sites that are remembered.
const KNOWN_MAX: usize = 200_000;
/// They come once and stay for days.
const LEVEL: i32 = 6;

/// What names a content within its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What it is.
    pub kind: ContentKind,
    /// The first half of the SHA-256 of its text.
    pub hash: ContentHash,
}

/// A content that may be stored.
pub struct Clean {
    key: Key,
    /// zstd.
    body: Scrubbed<Vec<u8>>,
}

impl Clean {
    /// Checks and scrubs what a page brought.
    fn of(brought: &Brought, rules: &Rules) -> std::io::Result<Clean> {
        use sha2::Digest;
        let digest: [u8; 32] = sha2::Sha256::digest(brought.text.as_bytes()).into();
        let mut hash = ContentHash::default();
        hash.copy_from_slice(&digest[..16]);
        let body = scrub::content(brought.kind, &brought.text, rules).zstd(LEVEL)?;
        Ok(Clean { key: Key { kind: brought.kind, hash }, body })
    }
}

/// The contents that a batch names and brings.
#[derive(Default)]
pub struct InBatch {
    named: Vec<Key>,
    brought: Vec<Clean>,
}

impl InBatch {
    /// Takes them from a decoded body.
    pub fn of(decoded: &Decoded, rules: &Rules) -> std::io::Result<InBatch> {
        let brought =
            decoded.brought.iter().map(|brought| Clean::of(brought, rules)).collect::<Result<_, _>>()?;
        let named: HashSet<Key> = decoded
            .referred
            .iter()
            .map(|referred| Key { kind: referred.kind, hash: referred.hash })
            .collect();
        Ok(InBatch { named: named.into_iter().collect(), brought })
    }

    /// How many it brings.
    pub fn brought(&self) -> usize {
        self.brought.len()
    }

    /// True of a batch that neither names nor brings any, as all of older recorders.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.brought.is_empty()
    }
}

/// What this process knows to be stored; cheap to clone.
#[derive(Clone, Default)]
pub struct Contents {
    /// When its row was last seen or told to be in use.
    known: Arc<papaya::HashMap<(Uuid, Key), Millis>>,
    /// Sites without room, and since when.
    full: Arc<papaya::HashMap<Uuid, Millis>>,
}

impl Contents {
    fn is_known(&self, site: Uuid, key: &Key, now: Millis) -> bool {
        let seen = self.known.pin().get(&(site, *key)).copied();
        seen.is_some_and(|seen| (0..USED_WITHIN_MS).contains(&(now - seen)))
    }

    fn learn(&self, site: Uuid, key: Key, used_ms: Millis) {
        if self.known.len() >= KNOWN_MAX {
            self.known.pin().clear();
        }
        self.known.pin().insert((site, key), used_ms);
    }

    fn is_full(&self, site: Uuid, now: Millis) -> bool {
        let since = self.full.pin().get(&site).copied();
        since.is_some_and(|since| (0..FULL_MS).contains(&(now - since)))
    }

    fn note_full(&self, site: Uuid, now: Millis) {
        if self.full.len() >= KNOWN_MAX {
            self.full.pin().clear();
        }
        self.full.pin().insert(site, now);
    }
}

/// Stores what a batch brought, durably when this returns.
pub async fn keep(app: &App, site: Uuid, batch: &InBatch) -> Result<(), sqlx::Error> {
    let now = app.clock.now();
    let new: Vec<&Clean> =
        batch.brought.iter().filter(|new| !app.contents.is_known(site, &new.key, now)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    let mut kept = Vec::new();
    for new in new {
        if query::has_room(&mut tx, site, new.body.len(), &bounds(&app.config), now).await? {
            query::insert(&mut tx, site, new, now).await?;
            kept.push(new.key);
        } else {
            app.contents.note_full(site, now);
        }
    }
    tx.commit().await?;
    kept.into_iter().for_each(|key| app.contents.learn(site, key, now));
    Ok(())
}

/// What a batch names and nobody has brought yet, to be asked for.
pub async fn wanted(app: &App, site: Uuid, batch: &InBatch) -> Result<Vec<ContentHash>, sqlx::Error> {
    let now = app.clock.now();
    let unknown = batch.named.iter().filter(|key| !app.contents.is_known(site, key, now));
    let unknown: Vec<Key> = unknown.take(LOOKED_UP_MAX).copied().collect();
    let mut wanted = Vec::new();
    for some in unknown.chunks(WANTED_MAX) {
        let found = query::find(&app.db, site, some).await?;
        for key in some {
            match found.get(key) {
                Some(&used_ms) => note_use(app, site, *key, used_ms, now).await?,
                None => wanted.push(key.hash),
            }
        }
        if wanted.len() >= WANTED_MAX {
            break;
        }
    }
    // Who has no room does not ask: the answer would be thrown away.
    if app.contents.is_full(site, now) {
        wanted.clear();
    }
    wanted.truncate(WANTED_MAX);
    Ok(wanted)
}

async fn note_use(app: &App, site: Uuid, key: Key, used_ms: Millis, now: Millis) -> Result<(), sqlx::Error> {
    if now - used_ms >= USED_WITHIN_MS {
        query::touch(&app.db, site, &key, now).await?;
    }
    app.contents.learn(site, key, used_ms.max(now - USED_WITHIN_MS / 2));
    Ok(())
}

/// Removes what nobody has named for a while and no batch can still need.
///
/// Style sheets are the same for everybody and kept to be named again. A long text or a picture may be of one visitor,
/// and does not outlive its purpose: once every batch that names it is sealed, it goes.
pub async fn tidy(app: &App) -> Result<u64, sqlx::Error> {
    let unused_ms = app.config.contents.unused_ms_max;
    let now = app.clock.now();
    query::remove_unused(&app.db, now - unused_ms, now - unused_ms.min(bounds(&app.config).needed_ms)).await
}

/// How much a site may have, and what may be removed to make room.
struct Bounds {
    bytes_max: u64,
    number_max: u64,
    /// What was not named for this long is in no batch that waits to be sealed, unless sealing fails for days.
    needed_ms: Millis,
}

fn bounds(config: &config::Config) -> Bounds {
    Bounds {
        bytes_max: config.contents.site_bytes_max,
        number_max: config.contents.site_number_max,
        needed_ms: config.visits.length_ms_max + config.visits.late_ms_max + USED_WITHIN_MS,
    }
}
