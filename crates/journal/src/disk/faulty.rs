//! A disk in memory that fails on demand: it tears writes, loses what was not synced, refuses for
//! want of room, and stops dead at any operation. The same seed fails the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Disk, DiskFile};

mod tear;

use tear::{Bytes, Chance, Change, put};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No room; a write may have done a part.
    Full,
    /// The device failed; a write may have done a part, and a sync may have kept any part.
    Io,
}

/// What ended the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The process alone: what the kernel had been given is there.
    Kill,
    /// The machine: of what was not synced, anything may be there or not.
    PowerLoss,
}

/// A folder of files in memory.
#[derive(Clone)]
pub struct FaultyDisk {
    state: Arc<Mutex<State>>,
}

struct State {
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
    files: Vec<Bytes>,
    operations: u64,
    faults: BTreeMap<u64, Fault>,
    stop_at: Option<u64>,
    stopped: bool,
    capacity: Option<u64>,
    chance: Chance,
}

/// What an operation is to do.
enum Turn {
    Go,
    Fail(Fault),
    Stop,
}

impl FaultyDisk {
    /// An empty disk without faults.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let state = State {
            names: BTreeMap::new(),
            synced_names: BTreeMap::new(),
            files: Vec::new(),
            operations: 0,
            faults: BTreeMap::new(),
            stop_at: None,
            stopped: false,
            capacity: None,
            chance: Chance(seed | 1),
        };
        Self { state: Arc::new(Mutex::new(state)) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Operations that changed something, or tried to, so far.
    #[must_use]
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// The operation with this number fails.
    pub fn fail_at(&self, operation: u64, fault: Fault) {
        self.state().faults.insert(operation, fault);
    }

    /// The process ends in the middle of the operation with this number; all later ones fail.
    pub fn stop_at(&self, operation: u64) {
        self.state().stop_at = Some(operation);
    }

    /// True after the process ended.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.state().stopped
    }

    /// Bytes that fit on the disk; `None`: any number.
    pub fn set_capacity(&self, bytes: Option<u64>) {
        self.state().capacity = bytes;
    }

    /// The disk as the next process finds it, without planned faults.
    pub fn restart(&self, after: After) {
        let mut state = self.state();
        // Pages that a failed sync left behind can be read until the machine stops. Whoever reads
        // them is deceived, and no program can know: such a kill is tested as a loss of power.
        let deceived = state.files.iter().any(|file| file.lies);
        if after == After::PowerLoss || deceived {
            state.lose_power();
        }
        state.faults.clear();
        (state.stop_at, state.stopped) = (None, false);
    }

    /// Names and lengths of the files.
    #[must_use]
    pub fn lengths(&self) -> Vec<(String, usize)> {
        let state = self.state();
        state.names.iter().map(|(name, id)| (name.clone(), state.file(*id).seen.len())).collect()
    }

    /// Changes bytes of a file behind the journal's back.
    pub fn edit(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut state = self.state();
        let Some(id) = state.names.get(name).copied() else { return };
        if let Some(file) = state.files.get_mut(id) {
            change(&mut file.seen);
            file.synced.clone_from(&file.seen);
            file.changes.clear();
        }
    }
}

impl State {
    fn turn(&mut self) -> Turn {
        let operation = self.operations;
        self.operations += 1;
        if self.stopped {
            return Turn::Stop;
        }
        if self.stop_at.is_some_and(|at| operation >= at) {
            self.stopped = true;
            return Turn::Stop;
        }
        self.faults.remove(&operation).map_or(Turn::Go, Turn::Fail)
    }

    /// For operations that are done or not.
    fn whole_turn(&mut self) -> io::Result<()> {
        match self.turn() {
            Turn::Go => Ok(()),
            Turn::Fail(fault) => Err(error(fault)),
            Turn::Stop => Err(stopped()),
        }
    }

    fn file(&self, id: usize) -> Bytes {
        self.files.get(id).cloned().unwrap_or_default()
    }

    fn file_mut(&mut self, id: usize) -> io::Result<&mut Bytes> {
        self.files.get_mut(id).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn used(&self) -> u64 {
        self.names.values().map(|id| self.files.get(*id).map_or(0, |file| file.seen.len() as u64)).sum()
    }

    fn free(&self) -> u64 {
        self.capacity.map_or(u64::MAX, |capacity| capacity.saturating_sub(self.used()))
    }

    fn write(&mut self, id: usize, bytes: &[u8], offset: usize) -> io::Result<()> {
        let was_stopped = self.stopped;
        let failed = match self.turn() {
            Turn::Go if bytes.len() as u64 > self.free() => Some(error(Fault::Full)),
            Turn::Go => None,
            Turn::Fail(fault) => Some(error(fault)),
            Turn::Stop if was_stopped => return Err(stopped()),
            Turn::Stop => Some(stopped()),
        };
        let room = usize::try_from(self.free()).unwrap_or(usize::MAX).min(bytes.len());
        let done = if failed.is_some() { self.chance.below(room + 1) } else { bytes.len() };
        let part = bytes.get(..done).unwrap_or(bytes).to_vec();
        let file = self.file_mut(id)?;
        put(&mut file.seen, offset, &part);
        file.changes.push(Change::Write(offset, part));
        failed.map_or(Ok(()), Err)
    }

    fn sync(&mut self, id: usize) -> io::Result<()> {
        let turn = self.whole_turn();
        let stopped = self.stopped;
        let mut chance = self.chance.clone();
        let file = self.file_mut(id)?;
        match turn {
            Ok(()) => file.changes.drain(..).for_each(|change| change.apply(&mut file.synced)),
            Err(_) if stopped => {}
            Err(_) => {
                file.lose_changes(&mut chance);
                file.lies = true;
            }
        }
        self.chance = chance;
        turn
    }

    fn truncate(&mut self, id: usize, len: usize) -> io::Result<()> {
        self.whole_turn()?;
        let file = self.file_mut(id)?;
        file.seen.truncate(len);
        file.changes.push(Change::Truncate(len));
        // What cannot be synced is behind the end now; the journal cuts exactly there.
        file.lies = false;
        Ok(())
    }

    fn lose_power(&mut self) {
        for file in &mut self.files {
            file.lose_changes(&mut self.chance);
            file.seen.clone_from(&file.synced);
            file.lies = false;
        }
        let all: BTreeSet<_> = self.names.keys().chain(self.synced_names.keys()).cloned().collect();
        for name in all {
            let (new, old) = (self.names.get(&name).copied(), self.synced_names.get(&name).copied());
            let kept = if new == old || self.chance.coin() { new } else { old };
            self.names.remove(&name);
            self.names.extend(kept.map(|id| (name, id)));
        }
        self.synced_names.clone_from(&self.names);
    }
}

fn error(fault: Fault) -> io::Error {
    match fault {
        Fault::Full => io::ErrorKind::StorageFull.into(),
        Fault::Io => io::Error::other("the disk failed, as planned"),
    }
}

fn stopped() -> io::Error {
    io::Error::other("the process has ended, as planned")
}

fn place(offset: u64) -> io::Result<usize> {
    usize::try_from(offset).map_err(|_| io::ErrorKind::InvalidInput.into())
}

struct Handle {
    disk: FaultyDisk,
    id: usize,
}

impl Disk for FaultyDisk {
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.state().names.keys().cloned().collect())
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let mut state = self.state();
        state.whole_turn()?;
        if state.names.contains_key(name) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let id = state.files.len();
        state.files.push(Bytes::default());
        state.names.insert(name.to_owned(), id);
        Ok(Arc::new(Handle { disk: self.clone(), id }))
    }

    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let id = self.state().names.get(name).copied().ok_or(io::ErrorKind::NotFound)?;
        Ok(Arc::new(Handle { disk: self.clone(), id }))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut state = self.state();
        state.whole_turn()?;
        state.names.remove(name).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn sync(&self) -> io::Result<()> {
        let mut state = self.state();
        state.whole_turn()?;
        state.synced_names = state.names.clone();
        Ok(())
    }

    fn free_bytes(&self) -> io::Result<u64> {
        Ok(self.state().free())
    }
}

impl DiskFile for Handle {
    fn len(&self) -> io::Result<u64> {
        Ok(self.disk.state().file(self.id).seen.len() as u64)
    }

    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        let start = place(offset)?;
        let mut state = self.disk.state();
        let seen = &state.file_mut(self.id)?.seen;
        let end = start.checked_add(buffer.len());
        let part = end.and_then(|end| seen.get(start..end)).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(part);
        Ok(())
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.disk.state().write(self.id, bytes, place(offset)?)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.disk.state().sync(self.id)
    }

    fn truncate(&self, len: u64) -> io::Result<()> {
        self.disk.state().truncate(self.id, place(len)?)
    }
}
