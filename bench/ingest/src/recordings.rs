//! The recordings that are sent: cut into the batches a recorder would have made of them.

use std::path::{Path, PathBuf};

use revisit_rrweb::event::{Limits, events};

use crate::Failure;

/// The recorder posts this often.
const BATCH_MS: i64 = 5_000;

/// The recorder cuts here, whatever the time.
const BATCH_BYTES: usize = 1_500_000;

/// The batches of one visit, in order: JSON arrays of events.
pub struct Visit {
    pub name: String,
    pub batches: Vec<Vec<u8>>,
}

/// Reads all recordings of a folder; none where there is no such folder.
pub fn load(folder: &Path) -> Result<Vec<Visit>, Failure> {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?,
        Err(_) => Vec::new(),
    };
    files.retain(|file| file.to_string_lossy().ends_with(".json.zst"));
    files.sort();
    files.iter().map(|file| load_one(file)).collect()
}

fn load_one(file: &Path) -> Result<Visit, Failure> {
    let json = zstd::decode_all(std::fs::File::open(file)?)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().replace(".json.zst", "");
    Ok(Visit { batches: cut(&json)?, name })
}

/// Cuts where five seconds have passed since the batch's first event, or where it gets too large.
fn cut(json: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
    let limits = Limits { events_max: usize::MAX, ..Limits::default() };
    let mut batches: Vec<Vec<u8>> = Vec::new();
    let mut until = i64::MIN;
    for event in &events(json, &limits)? {
        let fits =
            |batch: &&mut Vec<u8>| event.timestamp < until && batch.len() + event.raw.len() < BATCH_BYTES;
        match batches.last_mut().filter(fits) {
            Some(batch) => batch.push(b','),
            None => {
                until = event.timestamp + BATCH_MS;
                batches.push(vec![b'[']);
            }
        }
        if let Some(batch) = batches.last_mut() {
            batch.extend_from_slice(event.raw.as_bytes());
        }
    }
    batches.iter_mut().for_each(|batch| batch.push(b']'));
    Ok(batches)
}
