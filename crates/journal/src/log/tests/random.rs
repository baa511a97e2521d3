//! Random operations, crashes and faults; random files.

use proptest::prelude::*;

use super::*;

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
