//! Recordings made elsewhere: all import, each keeps every event, and any moment is read in two reads.

use std::path::PathBuf;

use revisit::recordings::{import, playback, query};
use revisit::sites::{self, Site};

use crate::harness::{Home, World};

/// Recordings that others made; not part of this repository.
fn recordings_made_elsewhere() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/recordings");
    let Ok(found) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no folder {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A site that stores digits, addresses and canvases, so that what is kept can be compared with the file.
async fn open_site(world: &World) -> Site {
    let mut site =
        Site::new(world.workspace.id, "Imported", Vec::new(), &world.app.clock, &world.app.entropy);
    (site.settings.numbers, site.settings.emails, site.settings.canvas) = (true, true, true);
    sites::change::add(&world.app, &site, sites::change::By::Operator).await.unwrap();
    site
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_recording_made_elsewhere_imports_with_every_event_and_plays() {
    let world = World::new(Home::Files).await;
    let site = open_site(&world).await;
    for path in recordings_made_elsewhere() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let original: Vec<serde_json::Value> =
            serde_json::from_slice(&zstd::decode_all(&*bytes).unwrap()).unwrap();
        let report = import::file(&world.app, &site, bytes, |_, _| {}).await.unwrap();
        assert_eq!(report.events as usize, original.len(), "{name}");
        assert!(report.playable, "{name}: {:?}", report.reason);
        let opened = playback::open(&world.app, report.id).await.unwrap();
        let mut kept = 0;
        for block in &opened.index.blocks {
            assert!(!block.continues, "{name}: block {} opens alone", block.n);
            let decoded = playback::block(&world.app, &opened, block.n).await.unwrap();
            for event in decoded.events() {
                let event: serde_json::Value = serde_json::from_str(event).unwrap();
                assert_eq!(
                    (&event["type"], &event["timestamp"]),
                    (&original[kept]["type"], &original[kept]["timestamp"]),
                    "{name}: event {kept}"
                );
                kept += 1;
            }
        }
        assert_eq!(kept, original.len(), "{name}");
        assert!(query::exists(&world.app.db, world.workspace.id, report.id).await.unwrap());
    }
}
