//! What every handler and job shares.

use std::sync::Arc;

use anyhow::Context;

use crate::blobs::Blobs;
use crate::blocked::cache::Blocked;
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::contents::Contents;
use crate::db::Db;
use crate::ingest::admit::Gate;
use crate::ingest::desk::Desks;
use crate::ingest::outcome::Counts;
use crate::ingest::unknown::UnknownKeys;
use crate::journal::Journal;
use crate::sites::Sites;
use crate::viewings::Loads;
use crate::visits::Visits;

/// All shared handles; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Settings, fixed for the life of the process.
    pub config: Arc<Config>,
    /// Where the time comes from.
    pub clock: Clock,
    /// Where random bytes come from.
    pub entropy: Entropy,
    /// The database.
    pub db: Db,
    /// Sealed recordings.
    pub blobs: Blobs,
    /// Batches that were acknowledged and are not sealed yet.
    pub journal: Journal,
    /// Visits this process takes batches of.
    pub visits: Visits,
    /// Sites by public key.
    pub sites: Sites,
    /// Visitors that sites do not record.
    pub blocked: Blocked,
    /// Contents that are known to be stored.
    pub contents: Contents,
    /// Outcomes of batches, to be written.
    pub counts: Counts,
    /// Requests with keys that no site has, to be written.
    pub unknown_keys: UnknownKeys,
    /// Recordings that members read, to be written into the viewing log.
    pub loads: Loads,
    /// Bounds on memory and requests.
    pub gate: Gate,
    /// Passwords hashed at once.
    pub hashing: Arc<tokio::sync::Semaphore>,
    /// Large batches worked on at once: as many as there are cores.
    pub cores: Arc<tokio::sync::Semaphore>,
    /// What small and large batches are worked on with.
    pub desks: Desks,
    /// Recently opened indexes of recordings.
    pub indexes: crate::recordings::playback::Indexes,
    /// The key of the demo shop's site, when the demo is served.
    pub demo_site: Option<Arc<str>>,
}

impl App {
    /// Opens database, blobs and journal as the settings say, and brings the schema up to date.
    pub async fn open(config: Config, clock: Clock, entropy: Entropy) -> anyhow::Result<App> {
        let mut app = App::open_beside(config, clock, entropy).await?;
        app.journal = Journal::open(&app.config, &app.db, &app.blobs, &app.clock, &app.entropy).await?;
        Ok(app)
    }

    /// The same without the journal, which only one process may have open: for commands that run beside
    /// the server.
    pub async fn open_beside(config: Config, clock: Clock, entropy: Entropy) -> anyhow::Result<App> {
        make_private(&config.data.dir)
            .with_context(|| format!("the data folder {} can't be made", config.data.dir.display()))?;
        let db = Db::open(&config.database_url(), config.database.connections_max)
            .await
            .context("the database can't be opened; see the setting database.url")?;
        db.migrate().await.context("the database can't be brought up to date")?;
        Ok(App {
            sites: Sites::new(db.clone(), clock.clone()),
            blocked: Blocked::new(db.clone(), clock.clone()),
            gate: Gate::new(&config.ingest),
            // Argon2 takes tens of megabytes each: two at once keep the memory bounded.
            hashing: Arc::new(tokio::sync::Semaphore::new(2)),
            cores: Arc::new(tokio::sync::Semaphore::new(cores())),
            desks: Desks::new(2 * cores(), config.journal.home),
            blobs: Blobs::open(&config)?,
            journal: Journal::Absent,
            config: Arc::new(config),
            clock,
            entropy,
            db,
            visits: Visits::default(),
            contents: Contents::default(),
            counts: Counts::default(),
            unknown_keys: UnknownKeys::default(),
            loads: Loads::default(),
            indexes: crate::recordings::playback::Indexes::default(),
            demo_site: None,
        })
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Makes a folder that only its owner can look into. One that is there keeps the rights its owner gave it.
fn make_private(dir: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)
}
