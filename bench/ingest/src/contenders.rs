//! Who is measured: ours, the peer in both its forms, and what bounds ours from above.

use std::path::Path;
use std::sync::Arc;

use crate::Failure;
use crate::load::Visits;
use crate::server::Server;

/// Visits must not end while batches are measured: what sealing costs is measured apart.
const NO_SEALING: [&str; 2] = ["visits.silence_ms=3600000", "visits.idle_ms=3600000"];

/// A file system in memory, on which a sync returns at once.
const MEMORY: &str = "/dev/shm";

/// Ours, among those that are started.
pub const OURS: usize = 0;
/// The peer that drops what it captured.
pub const PEER: usize = 1;
/// The peer that prints it for Kafka first.
pub const PEER_FOR_KAFKA: usize = 2;

/// A server and what it is sent.
pub struct Contender {
    pub name: &'static str,
    pub server: Server,
    pub visits: Visits,
}

/// Starts all of them.
pub fn start(
    binary: &Path,
    scratch: &Path,
    ours: &Visits,
    theirs: &Visits,
) -> Result<Vec<Contender>, Failure> {
    let revisit = |name, binary: &Path, folder: &Path| -> Result<Contender, Failure> {
        Ok(Contender { name, server: Server::start(binary, folder, &NO_SEALING)?, visits: Arc::clone(ours) })
    };
    let peer = |name, sink: &str| -> Result<Contender, Failure> {
        Ok(Contender { name, server: Server::peer(sink, &scratch.join(sink))?, visits: Arc::clone(theirs) })
    };
    let mut all = vec![
        revisit("Revisit", binary, &scratch.join("ingest"))?,
        peer("the peer", "noop")?,
        peer("… for Kafka", "kafka")?,
        peer("HTTP alone, bodies not looked at", "unread")?,
    ];
    if Path::new(MEMORY).is_dir() {
        let folder = Path::new(MEMORY).join(format!("revisit-bench-{}", std::process::id()));
        all.push(revisit("Revisit in memory, no disk", binary, &folder)?);
    }
    if let Some(other) = std::env::var_os("BESIDE") {
        all.push(revisit("Revisit, the build beside", Path::new(&other), &scratch.join("beside"))?);
    }
    Ok(all)
}
