//! The log against a model of two lines: what was acknowledged and not forgotten is there, exactly
//! once, with the same bytes; anything else that is there was at least appended.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::{Append, Log, file_name};
use crate::disk::Disk;
use crate::disk::faulty::{After, Fault, FaultyDisk};
use crate::error::{AppendError, OpenError};
use crate::frame::{Frame, HEADER_BYTES, Header, Kind, Mark, NUMBER_MAX, StreamId};
use crate::index::Location;
use crate::log::open::RecoveryReport;
use crate::options::Options;

fn options() -> Options {
    Options {
        file_bytes: 2_000,
        total_bytes_max: 1 << 20,
        records_max: 10_000,
        record_bytes_max: 1_000,
        queue_bytes_max: 1 << 20,
        commit_bytes_max: 1 << 16,
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

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<u8>, usize),
    Forget(usize),
    Tidy,
    Purge,
    Reopen(After),
    StopIn(u64, After),
    FailIn(u64, Fault),
}

fn after() -> impl Strategy<Value = After> {
    prop_oneof![Just(After::Kill), Just(After::PowerLoss)]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (prop::collection::vec(0..5_u8, 1..5), 0..600_usize).prop_map(|(s, n)| Step::Append(s, n)),
        5 => any::<usize>().prop_map(Step::Forget),
        3 => Just(Step::Tidy),
        1 => Just(Step::Purge),
        1 => after().prop_map(Step::Reopen),
        1 => (0..12_u64, after()).prop_map(|(n, after)| Step::StopIn(n, after)),
        2 => (0..8_u64, prop_oneof![Just(Fault::Full), Just(Fault::Io)]).prop_map(|(n, f)| Step::FailIn(n, f)),
    ]
}

impl World {
    fn step(&mut self, step: &Step, after_stop: &mut After) {
        match step {
            Step::Append(streams, bytes) => drop(self.append(streams, *bytes)),
            Step::Forget(nth) => {
                if let Some(at) = self.nth(*nth) {
                    self.forget(at.stream.0[0], at);
                }
            }
            Step::Tidy => self.tidy(),
            Step::Purge => drop(self.purge()),
            Step::Reopen(after) => self.crash(*after),
            Step::StopIn(n, after) => {
                self.disk.stop_at(self.disk.operations() + n);
                *after_stop = *after;
            }
            Step::FailIn(n, fault) => self.disk.fail_at(self.disk.operations() + n, *fault),
        }
        if self.disk.is_stopped() {
            self.crash(*after_stop);
        }
        self.check();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_acknowledged_and_not_forgotten_is_there_whatever_happens(
        seed: u64, steps in prop::collection::vec(step(), 1..80)
    ) {
        let mut world = World::new(seed, options());
        let mut after_stop = After::Kill;
        for step in &steps {
            world.step(step, &mut after_stop);
        }
        world.crash(After::PowerLoss);
        world.crash(After::PowerLoss);
    }
}

/// Appends, forgets and compacts over several files.
fn story(world: &mut World) {
    for round in 0..6_u8 {
        world.append(&[round, 9, round], 300);
        world.append(&[round], 500);
        if let Some(at) = world.must.keys().rfind(|at| at.stream.0[0] == round).copied() {
            world.forget(round, at);
        }
        world.tidy();
    }
    world.purge();
}

#[test]
fn a_crash_at_every_operation_loses_nothing_acknowledged() {
    let mut whole = World::new(1, options());
    story(&mut whole);
    let operations = whole.disk.operations();
    assert!(operations > 40, "the story has become too short: {operations}");
    for operation in 0..operations {
        for (seed, after) in [(3, After::Kill), (5, After::PowerLoss), (6, After::PowerLoss)] {
            let mut world = World::new(seed, options());
            world.disk.stop_at(operation);
            story(&mut world);
            world.crash(after);
            world.disk.restart(After::Kill);
            world.append(&[1], 10)[0].as_ref().unwrap();
            world.reopen(After::PowerLoss);
        }
    }
}

#[test]
fn a_fault_at_every_operation_loses_nothing_acknowledged_and_heals() {
    let mut whole = World::new(1, options());
    story(&mut whole);
    for operation in 0..whole.disk.operations() {
        for fault in [Fault::Full, Fault::Io] {
            let mut world = World::new(operation, options());
            world.disk.fail_at(operation.max(1), fault);
            story(&mut world);
            world.check();
            world.append(&[1], 10)[0].as_ref().unwrap();
            world.reopen(After::PowerLoss);
        }
    }
}

#[test]
fn a_full_disk_refuses_and_works_again_when_there_is_room() {
    let mut world = World::new(1, options());
    world.append(&[1], 900)[0].as_ref().unwrap();
    world.disk.set_capacity(Some(1_500));
    for _ in 0..20 {
        assert!(matches!(world.append(&[2], 900)[0], Err(AppendError::DiskFull)));
        world.tidy();
        world.check();
    }
    assert!(world.disk.lengths().len() <= 2, "refusals leave files behind: {:?}", world.disk.lengths());
    world.disk.set_capacity(None);
    world.append(&[2], 900)[0].as_ref().unwrap();
    world.check();
    world.reopen(After::PowerLoss);
}

#[test]
fn a_file_that_failed_is_cut_to_what_was_promised_and_never_written_again() {
    let mut world = World::new(1, options());
    world.append(&[1], 100)[0].as_ref().unwrap();
    let first = world.disk.lengths();
    for operation in 0..2 {
        world.disk.fail_at(world.disk.operations() + operation, Fault::Io);
        assert!(matches!(world.append(&[2], 100)[0], Err(AppendError::Io(_))));
        assert_eq!(world.disk.lengths()[..1], first);
        world.append(&[3], 100)[0].as_ref().unwrap();
        assert_eq!(world.disk.lengths()[..1], first);
        let on_disk: usize = world.disk.lengths().iter().map(|(_, len)| len).sum();
        assert_eq!(world.log.shared.index().bytes_on_disk(), on_disk as u64);
    }
    assert_eq!(world.log.shared.meter().failures, 2);
    world.crash(After::PowerLoss);
}

#[test]
fn numbers_go_on_after_a_restart_though_the_files_that_used_them_are_gone() {
    let mut world = World::new(1, options());
    let results = world.append(&[1, 2, 3, 4, 5], 100);
    let last = *results[4].as_ref().unwrap();
    for at in results.iter().skip(1).flatten() {
        world.forget(at.stream.0[0], *at);
    }
    assert_eq!(world.purge(), Some(Ok(())));
    world.crash(After::Kill);
    assert!(*world.append(&[1], 10)[0].as_ref().unwrap() > last);
}

#[test]
fn a_forgotten_number_is_not_given_out_again_though_its_record_is_damaged() {
    let mut world = World::new(1, options());
    world.append(&[2], 10);
    let at = *world.append(&[1], 100)[0].as_ref().unwrap();
    world.forget(1, at);
    let (name, _) = world.disk.lengths()[0].clone();
    world.disk.edit(&name, |bytes| bytes[HEADER_BYTES + 51 + 60] ^= 1);
    assert_eq!(world.reopen(After::Kill).damaged, 1);
    let again = *world.append(&[1], 10)[0].as_ref().unwrap();
    assert!(again > at);
    world.crash(After::PowerLoss);
    assert!(world.must.contains_key(&again));
}

#[test]
fn the_room_that_must_stay_free_is_not_used() {
    let mut world = World::new(1, Options { free_bytes_min: 1_000, ..options() });
    world.disk.set_capacity(Some(2_000));
    world.append(&[1], 700)[0].as_ref().unwrap();
    assert!(matches!(world.append(&[1], 700)[0], Err(AppendError::DiskFull)));
    world.append(&[1], 100)[0].as_ref().unwrap();
}

#[test]
fn the_journal_takes_no_more_than_its_bounds() {
    let mut world = World::new(1, Options { total_bytes_max: 1_000, ..options() });
    let results = world.append(&[1, 1, 1], 400);
    assert!(results[..2].iter().all(Result::is_ok) && matches!(results[2], Err(AppendError::Full)));
    let mut world = World::new(1, Options { records_max: 2, ..options() });
    let results = world.append(&[1, 1, 1], 4);
    assert!(results[..2].iter().all(Result::is_ok) && matches!(results[2], Err(AppendError::Full)));
    world.check();
}

#[test]
fn a_journal_of_which_everything_is_forgotten_leaves_no_file() {
    let mut world = World::new(1, options());
    for stream in [1, 2, 1, 2, 1, 2] {
        world.append(&[stream, stream], 600);
    }
    assert!(world.disk.lengths().len() > 2);
    for stream in [1, 2] {
        let last = world.must.keys().rfind(|at| at.stream.0[0] == stream).copied().unwrap();
        world.forget(stream, last);
    }
    world.tidy();
    assert_eq!(world.disk.lengths(), []);
}

#[test]
fn a_full_disk_gets_back_the_room_of_what_is_forgotten() {
    let mut world = World::new(1, options());
    for stream in 1..6 {
        world.append(&[stream, stream, stream], 700);
    }
    let at = world.nth(0).unwrap();
    world.forget(at.stream.0[0], at);
    world.disk.set_capacity(Some(0));
    world.crash(After::Kill); // the newest file, which says what is forgotten, is an old one now
    for at in world.must.keys().copied().collect::<Vec<_>>() {
        if at.stream.0[0] > 2 {
            world.forget(at.stream.0[0], at);
        }
    }
    world.tidy();
    assert!(world.disk.lengths().len() <= 2, "{:?}", world.disk.lengths());
    world.check();
}

#[test]
fn one_long_visit_does_not_pin_the_files_of_all_others() {
    let mut world = World::new(1, options());
    for short in 10..60 {
        let at = *world.append(&[1, short, short, short], 400)[1].as_ref().unwrap();
        let last = Location { number: at.number + 2, ..at };
        world.forget(short, last);
        world.tidy();
    }
    let on_disk: usize = world.disk.lengths().iter().map(|(_, len)| len).sum();
    let live: usize = world.must.values().map(|payload| payload.len() + 41).sum();
    assert_eq!(world.must.len(), 50);
    assert!(on_disk < 2 * live + 4_000, "{on_disk} bytes on disk for {live} live ones");
    world.check();
    world.reopen(After::PowerLoss);
}

#[test]
fn what_was_forgotten_stays_so_over_a_clean_restart() {
    let mut world = World::new(1, options());
    let at = *world.append(&[1, 2, 1], 50)[0].as_ref().unwrap();
    world.forget(1, at);
    world.log.sync().unwrap();
    let expected: Vec<_> = world.must.keys().copied().collect();
    for _ in 0..3 {
        world.reopen(After::PowerLoss);
        assert!(world.must.keys().eq(&expected));
        world.append(&[], 0);
    }
}

#[test]
fn what_was_forgotten_stays_so_when_the_file_that_says_so_is_gone() {
    let mut world = World::new(1, Options { compact_below: 0.0, ..options() });
    let first = *world.append(&[1, 2], 50)[0].as_ref().unwrap();
    world.append(&[3, 3, 3, 3], 600); // the first file is long enough now
    let second = *world.append(&[4], 50)[0].as_ref().unwrap();
    world.forget(1, first); // said in the second file
    world.append(&[4, 4, 4, 4], 600);
    world.append(&[5], 50);
    world.forget(4, Location { number: second.number + 4, ..second }); // the second file dies
    world.tidy();
    let expected: Vec<_> = world.must.keys().copied().collect();
    assert_eq!(world.disk.lengths().len(), 2);
    world.reopen(After::Kill); // a loss of power may bring the removed file back
    assert!(world.must.keys().eq(&expected));
}

#[test]
fn after_a_purge_no_forgotten_byte_is_on_the_disk() {
    let mut world = World::new(1, Options { compact_below: 0.0, ..options() });
    let secret = |world: &World| {
        let needle = [0xAB_u8; 24];
        world.disk.lengths().iter().any(|(name, _)| {
            let mut found = false;
            world.disk.edit(name, |bytes| found = bytes.windows(24).any(|window| window == needle));
            found
        })
    };
    world.append(&[1, 1], 300);
    let stream = StreamId([2; 16]);
    let results = world.log.commit(&[Append { stream, payload: &[0xAB; 200] }], &[]);
    world.append(&[1, 1, 1, 1, 1], 500);
    world.append(&[3], 10);
    world.forget(2, *results[0].as_ref().unwrap());
    world.tidy();
    assert!(secret(&world));
    assert_eq!(world.purge(), Some(Ok(())));
    assert!(!secret(&world));
    world.check();
    world.reopen(After::PowerLoss);
}

#[test]
fn a_purge_that_the_disk_prevents_says_so() {
    let mut world = World::new(1, Options { compact_below: 0.0, ..options() });
    let at = *world.append(&[1, 2], 100)[0].as_ref().unwrap();
    world.forget(1, at);
    world.disk.set_capacity(Some(300));
    assert_eq!(world.purge(), Some(Err(crate::PurgeError)));
    world.check();
    world.disk.set_capacity(None);
    assert_eq!(world.purge(), Some(Ok(())));
    world.check();
}

#[test]
fn damage_at_every_byte_of_a_file_costs_one_record_and_never_another_file() {
    let mut model = World::new(1, options());
    model.append(&[1, 2, 3], 60);
    model.reopen(After::Kill); // what follows goes to a file of its own
    model.append(&[4], 60);
    let (name, len) = model.disk.lengths()[0].clone();
    for at in 0..len {
        let disk = FaultyDisk::new(1);
        let mut world = World { disk: disk.clone(), ..World::new(1, options()) };
        world.log = Log::open(Arc::new(disk), options(), |_| {}).unwrap().0;
        world.append(&[1, 2, 3], 60);
        world.reopen(After::Kill);
        world.append(&[4], 60);
        world.disk.edit(&name, |bytes| bytes[at] ^= 0x10);
        let all = std::mem::take(&mut world.must);
        world.reopen(After::PowerLoss);
        assert!(world.must.len() >= 3, "byte {at}");
        assert!(world.must.iter().all(|(at, payload)| all.get(at) == Some(payload)));
        assert!(world.must.keys().any(|at| at.stream.0[0] == 4), "byte {at}");
        world.append(&[1], 60)[0].as_ref().unwrap();
        world.check();
    }
}

#[test]
fn a_file_that_cannot_be_read_is_reported_and_left_alone() {
    let mut world = World::new(1, options());
    world.append(&[1], 60);
    let (name, len) = world.disk.lengths()[0].clone();
    world.disk.edit(&name, |bytes| bytes[..HEADER_BYTES + 10].fill(0));
    world.must.clear();
    let report = world.reopen(After::PowerLoss);
    assert_eq!((report.unreadable, report.records), (vec![name.clone()], 0));
    world.append(&[2], 60)[0].as_ref().unwrap();
    world.tidy();
    assert!(world.disk.lengths().contains(&(name, len)));
}

#[test]
fn a_file_of_a_newer_program_stops_the_start() {
    let mut world = World::new(1, options());
    world.append(&[1], 60);
    let (name, _) = world.disk.lengths()[0].clone();
    world.disk.edit(&name, |bytes| {
        bytes[8] = 9;
        let sum = crc32fast::hash(&bytes[..28]).to_le_bytes();
        bytes[28..32].copy_from_slice(&sum);
    });
    let opened = Log::open(Arc::new(world.disk.clone()), options(), |_| {});
    assert!(matches!(opened, Err(OpenError::Newer { version: 9, .. })));
}

#[test]
fn foreign_files_in_the_folder_are_not_touched() {
    let mut world = World::new(1, options());
    for name in ["notes.txt", "1.journal", "zz00000000000001.journal", "ffffffffffffffff.journal"] {
        world.disk.create(name).unwrap();
    }
    world.disk.sync().unwrap();
    world.append(&[1], 60);
    let report = world.reopen(After::PowerLoss);
    assert_eq!((report.files, report.unreadable.len()), (1, 0));
    assert_eq!(world.disk.lengths().len(), 5);
}

#[test]
fn settings_that_cannot_work_are_refused_by_name() {
    for (wrong, named) in [
        (Options { file_bytes: 0, ..options() }, "file_bytes"),
        (Options { commit_bytes_max: 0, ..options() }, "commit_bytes_max"),
        (Options { compact_below: f32::NAN, ..options() }, "compact_below"),
        (Options { queue_bytes_max: 1, ..options() }, "queue_bytes_max"),
        (Options { record_bytes_max: u32::MAX, ..options() }, "record_bytes_max"),
    ] {
        let refused = Log::open(Arc::new(FaultyDisk::new(1)), wrong, |_| {}).err().unwrap();
        assert!(refused.to_string().contains(named), "{refused}");
    }
}

fn forged_frame() -> impl Strategy<Value = (bool, u8, u64, Vec<u8>)> {
    let number = prop_oneof![3 => 0..20_u64, 1 => any::<u64>(), 1 => NUMBER_MAX - 3..NUMBER_MAX + 3];
    (any::<bool>(), 0..3_u8, number, prop::collection::vec(any::<u8>(), 0..40))
}

/// Frames that check out and yet say what no journal says, and some damage.
fn forge(frames: &[(bool, u8, u64, Vec<u8>)], first: u64, damage: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mark = Mark([9; 8]);
    let mut bytes = Header { first, mark }.encode();
    for (record, stream, number, payload) in frames {
        let kind = if *record { Kind::Record } else { Kind::Forgotten };
        Frame { kind, stream: StreamId([*stream; 16]), number: *number, payload }.encode(mark, &mut bytes);
    }
    for (at, value) in damage {
        let at = at.index(bytes.len());
        bytes[at] = *value;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_journal_among_forged_files_stores_or_refuses_and_keeps_its_word(
        files in prop::collection::vec((
            prop_oneof![Just(1), Just(2), Just(NUMBER_MAX)],
            prop::collection::vec(forged_frame(), 0..8),
            prop_oneof![Just(1), 0..30_u64, Just(NUMBER_MAX)],
            prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        ), 1..4)
    ) {
        let mut world = World::new(1, options());
        for (number, frames, first, damage) in &files {
            if let Ok(file) = world.disk.create(&file_name(*number)) {
                file.write_all_at(&forge(frames, *first, damage), 0).unwrap();
                file.sync_data().unwrap();
            }
        }
        world.disk.sync().unwrap();
        world.trusting = true;
        world.reopen(After::Kill);
        world.append(&[0, 1, 2], 50);
        world.check();
        world.tidy();
        world.purge();
        world.check();
        world.reopen(After::PowerLoss);
    }
}
