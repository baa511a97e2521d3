//! Crashes, faults and damage, each at every place it can happen.

use super::*;

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
fn a_file_that_failed_is_cut_to_what_was_promised_and_never_written_again() {
    let mut world = World::new(1, Options { ahead_bytes: 0, ..options() });
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

#[test]
fn a_torn_tail_is_cut_once() {
    let mut world = World::new(1, Options { ahead_bytes: 0, ..options() });
    world.append(&[1], 100)[0].as_ref().unwrap();
    let (name, len) = world.disk.lengths()[0].clone();
    world.disk.edit(&name, |bytes| bytes.extend([7; 30]));
    assert_eq!(world.reopen(After::PowerLoss).torn_bytes, 30);
    assert_eq!(world.disk.lengths(), [(name, len)]);
    assert_eq!(
        world.reopen(After::PowerLoss),
        RecoveryReport { records: 1, files: 1, ..RecoveryReport::default() }
    );
}

#[test]
fn zeros_for_the_next_commits_are_cut_and_are_no_torn_tail() {
    let mut world = World::new(1, options());
    world.append(&[1], 100)[0].as_ref().unwrap();
    let (name, len) = world.disk.lengths()[0].clone();
    world.append(&[1, 2], 100)[0].as_ref().unwrap();
    assert_eq!(world.disk.lengths(), [(name.clone(), len)], "the second commit goes where the zeros were");
    let report = world.reopen(After::PowerLoss);
    assert_eq!(report, RecoveryReport { records: 3, files: 1, ..RecoveryReport::default() });
    assert_eq!(world.disk.lengths(), [(name, HEADER_BYTES + 3 * 141)]);
}

#[test]
fn zeros_take_no_room_that_is_not_to_be_used() {
    for options in [
        Options { total_bytes_max: 1_000, ..options() },
        Options { file_bytes: 1_000, ..options() },
        Options { ahead_bytes: 500, ..options() },
    ] {
        let mut world = World::new(1, options);
        world.append(&[1], 100)[0].as_ref().unwrap();
        assert_eq!(world.disk.lengths()[0].1, HEADER_BYTES + 141);
    }
}

#[test]
fn a_header_tells_where_numbers_go_on() {
    let mut world = World::new(1, options());
    let file = world.disk.create(&file_name(1)).unwrap();
    file.write_all_at(&Header { first: 100, mark: Mark([9; 8]) }.encode(), 0).unwrap();
    world.reopen(After::Kill);
    assert_eq!(world.append(&[1], 10)[0].as_ref().unwrap().number, 100);
}
