//! Recordings made elsewhere, for tests; where their folder is absent, tests that need them have nothing to do.

use std::path::Path;

pub(crate) struct Recording {
    pub(crate) name: String,
    /// Time and JSON, in the order of time.
    pub(crate) events: Vec<(i64, String)>,
}

#[derive(serde::Deserialize)]
struct Envelope {
    timestamp: f64,
}

/// All of them; none, with a message, where there are none.
pub(crate) fn shared_recordings() -> Vec<Recording> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/recordings");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no recordings in ../shared/data/recordings");
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| load(path)).collect()
}

fn load(path: &Path) -> Recording {
    let bytes = zstd::decode_all(&std::fs::read(path).expect("it can be read")[..]).expect("it is zstd");
    let raw: Vec<&serde_json::value::RawValue> = serde_json::from_slice(&bytes).expect("it is an array");
    let time = |json: &str| serde_json::from_str::<Envelope>(json).expect("it has a time").timestamp as i64;
    let mut events: Vec<_> = raw.iter().map(|event| (time(event.get()), event.get().to_owned())).collect();
    events.sort_by_key(|(time_ms, _)| *time_ms);
    Recording { name: path.file_name().expect("files have names").to_string_lossy().into_owned(), events }
}
