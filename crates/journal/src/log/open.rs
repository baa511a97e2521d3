//! Recovery: reads every file of the folder, cuts torn tails, and hands over what is alive.
//!
//! Two passes, because what a file says is forgotten may be about records of any other file: first
//! all frames are checked and indexed, then the live records are read in the order of their numbers.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Log, Shared, file_number, tidy::Tidying};
use crate::disk::{Disk, DiskFile};
use crate::error::{OpenError, ReadError};
use crate::frame::{Mark, StreamId};
use crate::index::{FileState, Index, Location, Place};
use crate::options::{FILE_BYTES_MAX, Options};
use crate::scan::{Found, ScanError, Scanned, scan};

/// A file larger than this was not written by us, whatever the settings were.
const FOREIGN_BYTES: u64 = 2 * FILE_BYTES_MAX;

/// A live record found when the journal was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered<'a> {
    /// Whose it is.
    pub stream: StreamId,
    /// Its name from now on.
    pub location: Location,
    /// What was appended.
    pub payload: &'a [u8],
}

/// What opening a journal found. Everything but `records` is worth a line in the operator's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryReport {
    /// Live records handed over.
    pub records: u64,
    /// Journal files read.
    pub files: u64,
    /// Bytes of commits that never finished; normal after a crash.
    pub torn_bytes: u64,
    /// Stretches of damage between intact records. Acknowledged records may have been in them.
    pub damaged: u64,
    /// Bytes in them.
    pub damaged_bytes: u64,
    /// Files of which nothing, or not all, could be read. They are left as they are.
    pub unreadable: Vec<String>,
}

struct Recovery<'a> {
    disk: &'a dyn Disk,
    index: Index,
    forgotten: HashMap<StreamId, u64>,
    next_file: u64,
    next_number: u64,
    report: RecoveryReport,
}

impl Log {
    /// Opens the journal on a disk and calls `each` for every live record in the order appended.
    pub fn open(
        disk: Arc<dyn Disk>,
        options: Options,
        each: impl FnMut(Recovered<'_>),
    ) -> Result<(Self, RecoveryReport), OpenError> {
        options.check()?;
        let mut recovery = Recovery::new(disk.as_ref());
        recovery.read_all()?;
        let Recovery { index, next_file, next_number, mut report, .. } = recovery;
        let shared = Arc::new(Shared::default());
        *shared.index() = index;
        hand_over(&shared, &mut report, each)?;
        let (active, untold, tidying, buffer) = (None, Vec::new(), Tidying::default(), Vec::new());
        let log = Self {
            disk,
            options,
            shared,
            active,
            next_file,
            next_number,
            spare_bytes: 0,
            untold,
            tidying,
            buffer,
        };
        Ok((log, report))
    }

    pub fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.shared)
    }
}

/// The second pass.
fn hand_over(
    shared: &Shared,
    report: &mut RecoveryReport,
    mut each: impl FnMut(Recovered<'_>),
) -> Result<(), OpenError> {
    let all = shared.index().all();
    for location in all {
        match shared.read(location) {
            Ok(payload) => {
                each(Recovered { stream: location.stream, location, payload: &payload });
                report.records += 1;
            }
            // It was intact a moment ago. It stays in the index: whoever reads it hears the same.
            Err(ReadError::Damaged | ReadError::Unknown) => report.damaged += 1,
            Err(ReadError::Io(error)) => return Err(OpenError::io("read a journal record")(error)),
        }
    }
    Ok(())
}

impl<'a> Recovery<'a> {
    fn new(disk: &'a dyn Disk) -> Self {
        let (index, forgotten, report) = (Index::default(), HashMap::new(), RecoveryReport::default());
        Self { disk, index, forgotten, next_file: 1, next_number: 1, report }
    }

    /// The first pass.
    fn read_all(&mut self) -> Result<(), OpenError> {
        // Files may have been put here by somebody who did not sync, such as a restore.
        self.disk.sync().map_err(OpenError::io("sync the journal folder"))?;
        let mut names = self.disk.list().map_err(OpenError::io("list the journal folder"))?;
        names.sort_unstable();
        for name in names {
            if let Some(number) = file_number(&name) {
                self.next_file = self.next_file.max(number + 1);
                self.read_file(number, &name)?;
            }
        }
        for (stream, up_to) in &self.forgotten {
            self.index.forget(*stream, *up_to);
        }
        Ok(())
    }

    fn read_file(&mut self, number: u64, name: &str) -> Result<(), OpenError> {
        let handle = self.disk.open(name).map_err(OpenError::io(format!("open the journal file {name}")))?;
        let bytes = load(handle.as_ref()).map_err(OpenError::io(format!("read the journal file {name}")))?;
        let Some(bytes) = bytes else {
            self.report.unreadable.push(name.to_owned());
            return Ok(());
        };
        self.report.files += 1;
        let mut records = Vec::new();
        match scan(&bytes, |found| self.note(number, found, &mut records)) {
            Ok(scanned) => self.keep(number, name, handle, &scanned, &records),
            Err(ScanError::Newer(version)) => Err(OpenError::Newer { name: name.to_owned(), version }),
            Err(ScanError::Damaged) => {
                self.report.unreadable.push(name.to_owned());
                Ok(())
            }
            // Without records in the index the file will be removed.
            Err(ScanError::Unborn) => {
                let state = FileState::new(handle, Mark([0; 8]), bytes.len() as u64);
                self.index.files.insert(number, state);
                Ok(())
            }
        }
    }

    fn note(&mut self, file: u64, found: Found<'_>, records: &mut Vec<(Location, Place)>) {
        match found {
            Found::Record { stream, number, offset, payload } => {
                self.next_number = self.next_number.max(number + 1);
                let len = u32::try_from(payload.len()).unwrap_or(u32::MAX);
                records.push((Location { number, stream }, Place { file, offset, len }));
            }
            Found::Forgotten { stream, up_to } => {
                self.next_number = self.next_number.max(up_to + 1);
                let known = self.forgotten.entry(stream).or_default();
                *known = up_to.max(*known);
            }
        }
    }

    fn keep(
        &mut self,
        number: u64,
        name: &str,
        handle: Arc<dyn DiskFile>,
        scanned: &Scanned,
        records: &[(Location, Place)],
    ) -> Result<(), OpenError> {
        self.next_number = self.next_number.max(scanned.first);
        self.report.torn_bytes += scanned.torn_bytes;
        self.report.damaged += scanned.damaged;
        self.report.damaged_bytes += scanned.damaged_bytes;
        let len = self.settle(name, handle.as_ref(), scanned)?;
        let mut state = FileState::new(handle, Mark(scanned.mark), len);
        state.forgotten_bytes = scanned.forgotten_bytes;
        self.index.files.insert(number, state);
        for (at, place) in records {
            self.index.insert(*at, *place);
        }
        Ok(())
    }

    /// Cuts the torn tail and the zeros, and syncs: what is about to be reported may so far be in memory only.
    fn settle(&mut self, name: &str, file: &dyn DiskFile, scanned: &Scanned) -> Result<u64, OpenError> {
        let tail = scanned.torn_bytes + scanned.zero_bytes;
        if scanned.gave_up {
            self.report.unreadable.push(name.to_owned());
        }
        let cut = tail > 0 && !scanned.gave_up && file.truncate(scanned.good_bytes).is_ok();
        file.sync_data().map_err(OpenError::io(format!("sync the journal file {name}")))?;
        // A tail that could not be cut does no harm: nothing is ever written behind it.
        Ok(if cut { scanned.good_bytes } else { scanned.good_bytes + tail })
    }
}

/// All bytes of a file, unless it is larger than any that we write.
fn load(file: &dyn DiskFile) -> std::io::Result<Option<Vec<u8>>> {
    let len = file.len()?;
    let Some(len) = usize::try_from(len).ok().filter(|_| len <= FOREIGN_BYTES) else { return Ok(None) };
    let mut bytes = vec![0; len];
    file.read_exact_at(&mut bytes, 0)?;
    Ok(Some(bytes))
}
