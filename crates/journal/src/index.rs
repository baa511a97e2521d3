//! What is alive and where: the journal's memory. Changed only after the disk has agreed, so that
//! memory and files never fall out of step.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::disk::DiskFile;
use crate::frame::{FRAME_HEAD_BYTES, HEADER_BYTES, Mark, StreamId};

/// Names a record for as long as it lives, also over restarts and when compaction moves its bytes.
/// Ordered as appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    pub(crate) number: u64,
    pub(crate) stream: StreamId,
}

/// Stream first, so that one stream's records are neighbours.
type Key = (StreamId, u64);

fn key(at: Location) -> Key {
    (at.stream, at.number)
}

fn location((stream, number): Key) -> Location {
    Location { number, stream }
}

/// Where a record's frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub file: u64,
    pub offset: u64,
    /// Of the payload.
    pub len: u32,
}

impl Place {
    pub fn frame_bytes(self) -> u64 {
        u64::from(self.len) + FRAME_HEAD_BYTES as u64
    }
}

/// One file, its newest included.
pub(crate) struct FileState {
    pub handle: Arc<dyn DiskFile>,
    pub mark: Mark,
    pub len: u64,
    pub live_records: u64,
    pub live_bytes: u64,
    /// Bytes of frames that say what is forgotten; they are neither live nor waste.
    pub forgotten_bytes: u64,
    /// It could not be compacted; its records stay where they are.
    pub stuck: bool,
    streams: HashSet<StreamId>,
}

impl FileState {
    pub fn new(handle: Arc<dyn DiskFile>, mark: Mark, len: u64) -> Self {
        let (live_records, live_bytes, forgotten_bytes) = (0, 0, 0);
        let streams = HashSet::new();
        Self { handle, mark, len, live_records, live_bytes, forgotten_bytes, stuck: false, streams }
    }

    /// Bytes of records that nobody needs, and of damage.
    pub fn waste_bytes(&self) -> u64 {
        self.len.saturating_sub(self.live_bytes + self.forgotten_bytes + HEADER_BYTES as u64)
    }
}

/// A stream is known as long as any file holds records of it, dead ones included, because that is
/// how long it must be remembered that they are dead.
#[derive(Default)]
struct Stream {
    forgotten: Option<u64>,
    files: u32,
}

#[derive(Default)]
pub(crate) struct Index {
    pub files: BTreeMap<u64, FileState>,
    records: BTreeMap<Key, Place>,
    streams: HashMap<StreamId, Stream>,
}

impl Index {
    /// Adds a live record. False when it is there already: a copy that compaction left behind.
    pub fn insert(&mut self, at: Location, place: Place) -> bool {
        self.note_stream(at.stream, place.file);
        if self.records.contains_key(&key(at)) {
            return false;
        }
        self.records.insert(key(at), place);
        self.count_live(place, true);
        true
    }

    /// The record's bytes are now also at `place`, which counts from here on.
    pub fn relocate(&mut self, at: Location, place: Place) {
        self.note_stream(at.stream, place.file);
        if let Some(old) = self.records.insert(key(at), place) {
            self.count_live(old, false);
        }
        self.count_live(place, true);
    }

    /// Forgets a stream's records up to a number. False when that says nothing new about anything on disk.
    pub fn forget(&mut self, stream: StreamId, up_to: u64) -> bool {
        let Some(state) = self.streams.get_mut(&stream) else { return false };
        let news = state.forgotten.is_none_or(|known| known < up_to);
        state.forgotten = state.forgotten.max(Some(up_to));
        let dead: Vec<_> = self.records.range((stream, 0)..=(stream, up_to)).map(|(key, _)| *key).collect();
        for key in &dead {
            if let Some(place) = self.records.remove(key) {
                self.count_live(place, false);
            }
        }
        news
    }

    /// What a new file must say is forgotten.
    pub fn forgotten(&self) -> Vec<(StreamId, u64)> {
        self.streams.iter().filter_map(|(id, stream)| Some((*id, stream.forgotten?))).collect()
    }

    pub fn knows(&self, stream: StreamId) -> bool {
        self.streams.contains_key(&stream)
    }

    /// The file is gone from the disk.
    pub fn drop_file(&mut self, file: u64) {
        let Some(state) = self.files.remove(&file) else { return };
        for id in state.streams {
            let Some(stream) = self.streams.get_mut(&id) else { continue };
            stream.files = stream.files.saturating_sub(1);
            if stream.files == 0 {
                self.streams.remove(&id);
            }
        }
    }

    pub fn place(&self, at: Location) -> Option<Place> {
        self.records.get(&key(at)).copied()
    }

    /// A stream's live records in the order they were appended.
    pub fn locations(&self, stream: StreamId) -> Vec<Location> {
        self.records.range((stream, 0)..=(stream, u64::MAX)).map(|(key, _)| location(*key)).collect()
    }

    /// All live records, in the order they were appended.
    pub fn all(&self) -> Vec<Location> {
        let mut all: Vec<_> = self.records.keys().copied().map(location).collect();
        all.sort_unstable();
        all
    }

    /// The live records of one file, in the order they were appended.
    pub fn live_in(&self, file: u64) -> Vec<Location> {
        let here = self.records.iter().filter(|(_, place)| place.file == file);
        let mut live: Vec<_> = here.map(|(key, _)| location(*key)).collect();
        live.sort_unstable();
        live
    }

    pub fn records(&self) -> u64 {
        self.records.len() as u64
    }

    pub fn bytes_on_disk(&self) -> u64 {
        self.files.values().map(|file| file.len).sum()
    }

    pub fn bytes_live(&self) -> u64 {
        self.files.values().map(|file| file.live_bytes).sum()
    }

    fn note_stream(&mut self, stream: StreamId, file: u64) {
        let Some(state) = self.files.get_mut(&file) else { return };
        if state.streams.insert(stream) {
            self.streams.entry(stream).or_default().files += 1;
        }
    }

    fn count_live(&mut self, place: Place, added: bool) {
        let Some(file) = self.files.get_mut(&place.file) else { return };
        if added {
            file.live_records += 1;
            file.live_bytes += place.frame_bytes();
        } else {
            file.live_records = file.live_records.saturating_sub(1);
            file.live_bytes = file.live_bytes.saturating_sub(place.frame_bytes());
        }
    }
}
