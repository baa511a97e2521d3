//! The journal as its users see it: threads, completions, a real folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;

use revisit_journal::{
    AppendError, FaultyDisk, Journal, Location, OpenError, Options, PurgeError, ReadError, RecoveryReport,
    StreamId,
};

const SEED: u64 = 0x5EED;

fn options() -> Options {
    Options { free_bytes_min: 0, ..Options::new(SEED) }
}

fn stream(n: u8) -> StreamId {
    StreamId([n; 16])
}

type Recovered = HashMap<Location, (StreamId, Vec<u8>)>;

fn open(dir: &Path, options: Options) -> (Journal, RecoveryReport, Recovered) {
    let mut found = HashMap::new();
    let opened = Journal::open(dir, options, |record| {
        let twice = found.insert(record.location, (record.stream, record.payload.to_vec()));
        assert!(twice.is_none());
    });
    let (journal, report) = opened.unwrap();
    (journal, report, found)
}

fn later(journal: &Journal, n: u8, payload: impl Into<Vec<u8>>) -> Receiver<Result<Location, AppendError>> {
    let (done, result) = mpsc::channel();
    journal.append(stream(n), payload.into(), move |outcome| done.send(outcome).unwrap());
    result
}

fn append(journal: &Journal, n: u8, payload: impl Into<Vec<u8>>) -> Result<Location, AppendError> {
    later(journal, n, payload).recv().unwrap()
}

fn purge(journal: &Journal) -> Result<(), PurgeError> {
    let (done, result) = mpsc::channel();
    journal.purge(move |outcome| done.send(outcome).unwrap());
    result.recv().unwrap()
}

#[test]
fn what_is_appended_is_read_back_now_and_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    let at = append(&journal, 1, "hello").unwrap();
    assert_eq!(journal.read(at).unwrap(), b"hello");
    assert_eq!(journal.locations(stream(1)), [at]);
    journal.close();
    let (journal, report, found) = open(dir.path(), options());
    assert_eq!(found[&at], (stream(1), b"hello".to_vec()));
    assert_eq!((report.records, report.torn_bytes, report.damaged), (1, 0, 0));
    assert_eq!(journal.read(at).unwrap(), b"hello");
}

#[test]
fn sixty_four_threads_get_what_they_were_promised() {
    let dir = tempfile::tempdir().unwrap();
    let small = Options { file_bytes: 100_000, ..options() };
    let (journal, _, _) = open(dir.path(), small.clone());
    let promised = Arc::new(Mutex::new(HashMap::new()));
    let threads: Vec<_> = (0..64_u8)
        .map(|n| {
            let (journal, promised) = (journal.clone(), Arc::clone(&promised));
            thread::spawn(move || produce(&journal, n, &promised))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    journal.close();
    let promised = promised.lock().unwrap();
    let (_, report, found) = open(dir.path(), small);
    assert_eq!((report.records, found), (64 * 10, promised.clone()));
}

#[test]
fn all_that_waits_shares_one_sync() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    let (entered, has_entered) = mpsc::channel();
    let (release, held) = mpsc::channel::<()>();
    journal.append(stream(1), "holds the writer up", move |_| {
        entered.send(()).unwrap();
        held.recv().unwrap();
    });
    has_entered.recv().unwrap();
    let before = journal.stats().syncs.count;
    let waiting: Vec<_> = (0..100).map(|n| later(&journal, n, vec![n; 1_000])).collect();
    assert!(journal.stats().queued_bytes >= 100_000);
    release.send(()).unwrap();
    assert!(waiting.into_iter().all(|result| result.recv().unwrap().is_ok()));
    assert_eq!(journal.stats().syncs.count, before + 1);
}

/// Twenty records, the first ten forgotten while others write.
fn produce(journal: &Journal, n: u8, promised: &Mutex<Recovered>) {
    for round in 0..20_u8 {
        let payload = vec![n ^ round; 100 + usize::from(n) * 7];
        let at = append(journal, n, payload.clone()).unwrap();
        assert_eq!(journal.read(at).unwrap(), payload);
        if round < 10 {
            journal.forget(stream(n), at);
        } else {
            promised.lock().unwrap().insert(at, (stream(n), payload));
        }
    }
}

#[test]
fn one_streams_records_come_back_in_the_order_they_were_appended() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    let results: Vec<_> = (0..100_u8).map(|n| later(&journal, 1, [n])).collect();
    let locations: Vec<_> = results.into_iter().map(|result| result.recv().unwrap().unwrap()).collect();
    assert!(locations.is_sorted());
    journal.close();
    let mut order: Vec<u8> = Vec::new();
    Journal::open(dir.path(), options(), |record| order.extend(record.payload)).unwrap();
    assert_eq!(order, (0..100).collect::<Vec<u8>>());
}

#[test]
fn what_is_forgotten_cannot_be_read_and_gives_its_room_back() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    let at = append(&journal, 1, vec![1; 5_000]).unwrap();
    let kept = append(&journal, 2, vec![2; 100]).unwrap();
    journal.forget(stream(1), at);
    purge(&journal).unwrap();
    assert!(matches!(journal.read(at), Err(ReadError::Unknown)));
    assert_eq!(journal.read(kept).unwrap(), [2; 100]);
    let stats = journal.stats();
    assert_eq!((stats.records, stats.files, stats.bytes_live), (1, 1, 141));
    assert!(stats.bytes_on_disk < 300, "{stats:?}");
    journal.close();
    assert_eq!(open(dir.path(), options()).2.len(), 1);
}

#[test]
fn what_exceeds_a_bound_is_refused_by_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let bounds = Options { record_bytes_max: 1_000, queue_bytes_max: 1_000, ..options() };
    let (journal, _, _) = open(dir.path(), bounds);
    let refused = append(&journal, 1, vec![0; 1_001]);
    assert!(matches!(refused, Err(AppendError::TooLarge { bytes: 1_001, max: 1_000 })));
    append(&journal, 1, vec![0; 1_000]).unwrap();

    // The writer is held up by a completion, so the queue fills.
    let (release, held) = mpsc::channel::<()>();
    journal.append(stream(1), [0; 1], move |_| held.recv().unwrap());
    let outcomes: Vec<_> = (0..100).map(|_| later(&journal, 1, [0; 100])).collect();
    release.send(()).unwrap();
    let outcomes: Vec<_> = outcomes.into_iter().map(|outcome| outcome.recv().unwrap()).collect();
    let busy = outcomes.iter().filter(|outcome| matches!(outcome, Err(AppendError::Busy))).count();
    let stored = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert!(busy >= 90 && busy + stored == 100, "{busy} busy, {stored} stored");
    assert_eq!(journal.stats().queued_bytes, 0);
}

#[test]
fn a_folder_is_open_once_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    assert!(matches!(Journal::open(dir.path(), options(), |_| {}), Err(OpenError::InUse(_))));
    journal.close();
    open(dir.path(), options());
}

#[test]
fn closing_writes_what_waits_and_refuses_what_comes_later() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    let other = journal.clone();
    let results: Vec<_> = (0..50).map(|_| later(&journal, 1, [7; 10])).collect();
    journal.close();
    assert!(results.into_iter().all(|result| result.try_recv().unwrap().is_ok()));
    assert!(matches!(append(&other, 1, [1]), Err(AppendError::Closed)));
    assert_eq!(purge(&other), Err(PurgeError));
    assert_eq!(other.locations(stream(1)).len(), 50);
}

#[test]
fn a_completion_may_panic_append_and_drop_the_last_handle() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _, _) = open(dir.path(), options());
    journal.append(stream(1), "a", |_| panic!("on purpose"));
    let (done, result) = mpsc::channel();
    let last = journal.clone();
    drop(later(&journal, 1, "b").recv());
    let nested = journal.clone();
    journal.append(stream(1), "c", move |_| {
        nested.append(stream(1), "d", move |outcome| done.send(outcome.is_ok()).unwrap());
        drop((nested, last));
    });
    drop(journal);
    assert!(result.recv().unwrap());
}

#[test]
fn a_journal_survives_a_disk_that_fills_and_empties_under_load() {
    let disk = FaultyDisk::new(3);
    let (journal, _) = Journal::open_on(Arc::new(disk.clone()), options(), |_| {}).unwrap();
    let mut stored = BTreeSet::new();
    for round in 0..30_u8 {
        disk.set_capacity((round % 3 == 1).then_some(1_000));
        let outcome = append(&journal, 1, vec![round; 500]);
        match outcome {
            Ok(at) => assert!(stored.insert(at)),
            Err(error) => {
                assert!(matches!(error, AppendError::DiskFull) && round % 3 == 1, "{round}: {error}")
            }
        }
    }
    assert!(stored.len() >= 20);
    assert!(stored.iter().all(|at| journal.read(*at).is_ok()));
    journal.close();
    disk.restart(revisit_journal::After::PowerLoss);
    let mut found = BTreeSet::new();
    Journal::open_on(Arc::new(disk), options(), |record| found.extend([record.location])).unwrap();
    assert!(found.is_superset(&stored));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("a/journal");
    let (journal, _, _) = open(&dir, options());
    append(&journal, 1, "private").unwrap();
    assert_eq!(dir.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    for entry in dir.read_dir().unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
