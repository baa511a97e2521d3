//! Gives room back: removes files without live records, and moves the live records out of files that
//! hold little else than waste, a slice with each commit, so that nobody waits long for it.

use std::cmp::Reverse;
use std::io;

use super::{Log, file_name};
use crate::error::{PurgeError, ReadError};
use crate::index::{FileState, Location};

/// Live bytes moved along with one commit.
const SLICE_BYTES: u64 = 1 << 20;

/// With less room than a quarter of `total_bytes_max`, a tenth of waste is worth compacting.
const TIGHT_WASTE_SHARE: f64 = 0.1;

#[derive(Default)]
pub(crate) struct Tidying {
    victim: Option<Victim>,
    purge: Purge,
    /// The last commit failed; nothing is moved until one succeeds.
    paused: bool,
}

#[derive(Default)]
enum Purge {
    #[default]
    None,
    /// Files below this number shall hold nothing that was forgotten.
    Below(u64),
    Done,
    Failed,
}

struct Victim {
    file: u64,
    /// Live when it was chosen; last first.
    left: Vec<Location>,
}

impl Log {
    /// Asks that everything forgotten so far leaves the disk. [`Log::purged`] says when it has.
    pub fn purge(&mut self) {
        if self.active.as_ref().is_some_and(|active| self.waste_bytes(active.number) > 0) {
            self.active = None;
        }
        let active = self.active.as_ref().map(|active| active.number);
        self.tidying.purge = Purge::Below(active.unwrap_or(self.next_file));
        self.tidying.paused = false;
    }

    /// How a purge ended, once.
    pub fn purged(&mut self) -> Option<Result<(), PurgeError>> {
        match self.tidying.purge {
            Purge::None | Purge::Below(_) => None,
            Purge::Done => Some(Ok(())),
            Purge::Failed => Some(Err(PurgeError)),
        }
        .inspect(|_| self.tidying.purge = Purge::None)
    }

    /// A commit that was written, or failed. A purge does not outlive a failure.
    pub(super) fn note_outcome(&mut self, failed: bool) {
        self.tidying.paused = failed;
        self.shared.meter().failures += u64::from(failed);
        if failed && matches!(self.tidying.purge, Purge::Below(_)) {
            self.tidying.purge = Purge::Failed;
        }
    }

    /// Removes what can be removed and chooses what to compact. True when commits should go on even
    /// if nobody appends. `idle`: nobody is about to.
    pub fn tidy(&mut self, idle: bool) -> bool {
        self.remove_dead();
        if idle {
            self.remove_last();
        }
        if self.tidying.paused {
            return false;
        }
        if self.tidying.victim.is_none() {
            self.choose_victim();
        }
        self.tidying.victim.is_some() || self.go_on_purging()
    }

    /// When nothing is left to compact: are the files gone? One that may not go because the newest
    /// does not repeat yet what it says is waited for; making the newest unblocks it.
    fn go_on_purging(&mut self) -> bool {
        let Purge::Below(below) = self.tidying.purge else { return false };
        if !self.wasted_below(below) {
            // A removed file can come back after a loss of power, until its folder is synced.
            self.tidying.purge = if self.disk.sync().is_ok() { Purge::Done } else { Purge::Failed };
        } else if self.active.is_some() && self.untold.is_empty() {
            self.tidying.purge = Purge::Failed;
        } else {
            let made = self.ready().is_ok();
            self.note_outcome(!made);
            return made;
        }
        false
    }

    fn wasted_below(&self, below: u64) -> bool {
        self.shared.index().files.range(..below).any(|(_, file)| file.waste_bytes() > 0)
    }

    fn waste_bytes(&self, number: u64) -> u64 {
        self.shared.index().files.get(&number).map_or(0, FileState::waste_bytes)
    }

    /// Removes files without live records.
    pub(super) fn remove_dead(&mut self) {
        let active = self.active.as_ref().map(|active| active.number);
        let dead: Vec<u64> = {
            let index = self.shared.index();
            let dead = index.files.iter().filter(|(_, file)| file.live_records == 0);
            dead.map(|(number, _)| *number).filter(|number| Some(*number) != active).collect()
        };
        for number in dead {
            if self.may_remove(number) {
                self.remove(number);
            }
        }
    }

    /// Every file but the newest may go once the newest says what it says; files that say nothing,
    /// and the only file, may always go. While nothing can be written everything may: a full disk
    /// needs the room now, and what is forgotten is told by the first file that can be written again.
    fn may_remove(&self, number: u64) -> bool {
        let told = self.active.is_some() && self.untold.is_empty() || self.tidying.paused;
        let index = self.shared.index();
        told || index.files.len() == 1
            || index.files.get(&number).is_some_and(|file| file.forgotten_bytes == 0)
    }

    /// A journal that holds nothing leaves nothing on the disk.
    fn remove_last(&mut self) {
        let only = {
            let index = self.shared.index();
            let only = index.files.first_key_value().filter(|_| index.files.len() == 1);
            only.filter(|(_, file)| file.live_records == 0).map(|(number, _)| *number)
        };
        if let Some(number) = only {
            self.active = None;
            self.untold.clear();
            self.remove(number);
        }
    }

    /// A name that cannot be removed stays in the index without live records and is tried again.
    fn remove(&mut self, number: u64) {
        match self.disk.remove(&file_name(number)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {}
            _ => self.shared.index().drop_file(number),
        }
    }

    fn choose_victim(&mut self) {
        let active = self.active.as_ref().map(|active| active.number);
        let index = self.shared.index();
        let room = self.options.total_bytes_max.saturating_sub(index.bytes_on_disk());
        let tight = room < self.options.total_bytes_max / 4;
        let victim = index
            .files
            .iter()
            .filter(|(number, file)| Some(**number) != active && file.live_records > 0 && !file.stuck)
            .filter(|(number, file)| self.worth_compacting(**number, file, tight))
            .max_by_key(|(number, file)| (file.waste_bytes(), Reverse(**number)))
            .map(|(number, _)| *number);
        self.tidying.victim = victim.map(|file| {
            let mut left = index.live_in(file);
            left.reverse();
            Victim { file, left }
        });
    }

    #[expect(clippy::cast_precision_loss, reason = "a share, not an amount")]
    fn worth_compacting(&self, number: u64, file: &FileState, tight: bool) -> bool {
        let waste = file.waste_bytes();
        let (waste_share, live_share) =
            (waste as f64 / file.len as f64, file.live_bytes as f64 / file.len as f64);
        let purged = matches!(self.tidying.purge, Purge::Below(below) if number < below);
        let mostly_waste = live_share <= f64::from(self.options.compact_below);
        waste > 0 && (purged || mostly_waste || tight && waste_share >= TIGHT_WASTE_SHARE)
    }

    /// The next slice of live records to write again. What is alive is asked again here, because
    /// some of it may have been forgotten since.
    pub(super) fn next_moves(&mut self) -> Vec<(Location, Vec<u8>)> {
        let Some(mut victim) = self.tidying.victim.take() else { return Vec::new() };
        let (mut moves, mut bytes) = (Vec::new(), 0);
        while bytes < SLICE_BYTES {
            let Some(at) = victim.left.pop() else { return moves };
            let Some(place) = self.shared.index().place(at) else { continue };
            match self.shared.read(at) {
                Ok(payload) => moves.push((at, payload)),
                Err(ReadError::Unknown) => continue,
                Err(ReadError::Damaged | ReadError::Io(_)) => self.leave(victim.file),
            }
            bytes += place.frame_bytes();
        }
        self.tidying.victim = Some(victim);
        moves
    }

    /// A record that cannot be read cannot be moved, and pins its file.
    fn leave(&self, file: u64) {
        if let Some(state) = self.shared.index().files.get_mut(&file) {
            state.stuck = true;
        }
    }
}
