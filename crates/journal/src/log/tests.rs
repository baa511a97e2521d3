//! The log against a model of two lines: what was acknowledged and not forgotten is there, exactly
//! once, with the same bytes; anything else that is there was at least appended.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Append, Log, file_name};
use crate::disk::Disk;
use crate::disk::faulty::{After, Fault, FaultyDisk};
use crate::error::{AppendError, OpenError, ReadError};
use crate::frame::{Frame, HEADER_BYTES, Header, Kind, Mark, NUMBER_MAX, StreamId};
use crate::index::Location;
use crate::log::open::RecoveryReport;
use crate::options::Options;

mod crash;
mod random;
mod room;

fn options() -> Options {
    Options {
        file_bytes: 2_000,
        total_bytes_max: 1 << 20,
        records_max: 10_000,
        record_bytes_max: 1_000,
        queue_bytes_max: 1 << 20,
        commit_bytes_max: 1 << 16,
        ahead_bytes: 1_000,
        free_bytes_min: 0,
        compact_below: 0.5,
        seed: 7,
    }
}

/// A log on a faulty disk, and what must and may be in it.
struct World {
    disk: FaultyDisk,
    log: Log,
    options: Options,
    must: BTreeMap<Location, Vec<u8>>,
    ever: HashSet<(StreamId, Vec<u8>)>,
    appended: u32,
    /// Files were forged: what is recovered need not have been appended here.
    trusting: bool,
}

impl World {
    fn new(seed: u64, options: Options) -> Self {
        let disk = FaultyDisk::new(seed);
        let (log, _) = Log::open(Arc::new(disk.clone()), options.clone(), |_| {}).unwrap();
        Self { disk, log, options, must: BTreeMap::new(), ever: HashSet::new(), appended: 0, trusting: false }
    }

    fn append(&mut self, streams: &[u8], bytes: usize) -> Vec<Result<Location, AppendError>> {
        let fresh: Vec<_> =
            streams.iter().map(|stream| (StreamId([*stream; 16]), self.payload(bytes))).collect();
        let appends: Vec<_> =
            fresh.iter().map(|(stream, payload)| Append { stream: *stream, payload }).collect();
        let results = self.log.commit(&appends, &[]);
        assert_eq!(results.len(), fresh.len());
        for ((stream, payload), result) in fresh.into_iter().zip(&results) {
            self.ever.insert((stream, payload.clone()));
            if let Ok(at) = result {
                assert_eq!(at.stream, stream);
                assert!(self.must.insert(*at, payload).is_none(), "a location was given out twice");
            }
        }
        results
    }

    /// Different from every other.
    fn payload(&mut self, bytes: usize) -> Vec<u8> {
        self.appended += 1;
        self.appended.to_le_bytes().into_iter().cycle().take(bytes.max(4)).collect()
    }

    fn forget(&mut self, stream: u8, up_to: Location) {
        let stream = StreamId([stream; 16]);
        self.log.commit(&[], &[(stream, up_to.number)]);
        self.must.retain(|at, _| at.stream != stream || at.number > up_to.number);
    }

    /// The nth live location, counted around.
    fn nth(&self, n: usize) -> Option<Location> {
        self.must.keys().nth(n % self.must.len().max(1)).copied()
    }

    fn tidy(&mut self) {
        for _ in 0..1_000 {
            if !self.log.tidy(true) || self.disk.is_stopped() {
                return;
            }
            self.log.commit(&[], &[]);
        }
        panic!("tidying up does not end");
    }

    fn purge(&mut self) -> Option<Result<(), crate::PurgeError>> {
        self.log.purge();
        self.tidy();
        self.log.purged()
    }

    fn check(&self) {
        let index = self.log.shared.index().all();
        assert!(index.iter().eq(self.must.keys()), "index {index:?}, model {:?}", self.must.keys());
        for (at, payload) in &self.must {
            assert_eq!(&self.log.shared.read(*at).unwrap(), payload);
        }
    }

    fn reopen(&mut self, after: After) -> RecoveryReport {
        self.disk.restart(after);
        let mut seen = BTreeMap::new();
        let mut payloads = HashSet::new();
        let disk = Arc::new(self.disk.clone());
        let (log, report) = Log::open(disk, self.options.clone(), |found| {
            assert!(payloads.insert(found.payload.to_vec()) || self.trusting, "recovered twice: {found:?}");
            assert!(seen.insert(found.location, found.payload.to_vec()).is_none());
        })
        .unwrap();
        for (at, payload) in &self.must {
            assert_eq!(seen.get(at), Some(payload), "lost {at:?} after {after:?}");
        }
        for (at, payload) in &seen {
            assert!(
                self.trusting || self.ever.contains(&(at.stream, payload.clone())),
                "nobody appended {at:?}"
            );
        }
        assert_eq!(report.records, seen.len() as u64);
        self.log = log;
        self.must = seen;
        report
    }
}

/// A crash tears tails; it never makes a file unreadable.
impl World {
    fn crash(&mut self, after: After) {
        let report = self.reopen(after);
        assert_eq!(report.unreadable, Vec::<String>::new());
    }
}
