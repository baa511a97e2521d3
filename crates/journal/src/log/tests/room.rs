//! Bounds, full disks, and room given back.

use super::*;

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
    let operations = world.disk.operations();
    assert_eq!(world.purge(), Some(Ok(())));
    assert_eq!(
        world.disk.operations(),
        operations + 1,
        "a purge that has nothing to do only syncs the folder"
    );
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
fn a_record_that_cannot_be_read_pins_its_file_and_nothing_else() {
    let mut world = World::new(1, options());
    let results = world.append(&[1, 2, 2, 2, 3], 500);
    world.append(&[4], 10); // the first file no longer grows
    let (name, len) = world.disk.lengths()[0].clone();
    world.disk.edit(&name, |bytes| bytes[HEADER_BYTES + 100] ^= 1);
    world.forget(2, *results[3].as_ref().unwrap());
    world.tidy();
    assert_eq!(world.purge(), Some(Err(crate::PurgeError)));
    assert_eq!(world.disk.lengths()[0], (name, len));
    let damaged = *results[0].as_ref().unwrap();
    assert!(matches!(world.log.shared.read(damaged), Err(ReadError::Damaged)));
    world.forget(1, damaged);
    world.tidy();
    assert!(world.disk.lengths().iter().all(|(_, left)| *left < len));
    world.check();
}
