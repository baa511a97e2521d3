//! The log: one thread, no queue. Commits what it is given in one write and one sync, and keeps the
//! index true. Opening is in `open`, tidying up in `tidy`.

use std::io;
use std::mem;
use std::sync::Arc;
use std::time::Instant;

use crate::disk::{Disk, DiskFile};
use crate::error::AppendError;
use crate::frame::{HEADER_BYTES, Header, Mark, NUMBER_MAX, StreamId};
use crate::index::{FileState, Location};
use crate::options::Options;

mod draft;
pub(crate) mod open;
mod room;
mod shared;
#[cfg(test)]
mod tests;
mod tidy;

use draft::Draft;
use room::Room;
pub(crate) use shared::Shared;

/// Zeros are put behind commits that are so many times smaller.
const AHEAD_WORTH: u32 = 4;

/// A record on its way to the disk.
#[derive(Clone, Copy)]
pub(crate) struct Append<'a> {
    pub stream: StreamId,
    pub payload: &'a [u8],
}

/// A record that the bounds let pass.
struct Admitted<'a> {
    at: Location,
    payload: &'a [u8],
}

impl<'a> Admitted<'a> {
    fn of((append, result): (&Append<'a>, &Result<Location, AppendError>)) -> Option<Self> {
        result.as_ref().ok().map(|at| Self { at: *at, payload: append.payload })
    }
}

/// The file that grows.
struct Active {
    number: u64,
    handle: Arc<dyn DiskFile>,
    mark: Mark,
    len: u64,
    /// Up to here the disk has promised to keep it.
    synced: u64,
    /// The file's length on the disk: behind `len` are zeros, or what a commit in progress made of them.
    extent: u64,
}

pub(crate) struct Log {
    disk: Arc<dyn Disk>,
    options: Options,
    shared: Arc<Shared>,
    active: Option<Active>,
    next_file: u64,
    next_number: u64,
    /// What the bounds leave beyond what was admitted last.
    spare_bytes: u64,
    /// Forgotten, and not yet said so in the newest file.
    untold: Vec<(StreamId, u64)>,
    tidying: tidy::Tidying,
    buffer: Vec<u8>,
}

impl Log {
    /// Writes and syncs what may be appended; forgets, lazily durable; moves a slice of what is being
    /// compacted. One result for each append, in order.
    pub fn commit(
        &mut self,
        appends: &[Append<'_>],
        forgets: &[(StreamId, u64)],
    ) -> Vec<Result<Location, AppendError>> {
        self.forget(forgets);
        let mut results = self.admit(appends);
        let moves = self.next_moves();
        let admitted: Vec<_> = appends.iter().zip(&results).filter_map(Admitted::of).collect();
        if admitted.is_empty() && moves.is_empty() && self.untold.is_empty() {
            return results;
        }
        let written = self.write(&admitted, &moves);
        self.note_outcome(written.is_err());
        if let Err(error) = written {
            results
                .iter_mut()
                .filter(|result| result.is_ok())
                .for_each(|result| *result = Err(error.clone()));
        }
        results
    }

    /// Files that die of it go at once, so that nothing needs to be said about what was in them.
    fn forget(&mut self, forgets: &[(StreamId, u64)]) {
        if forgets.is_empty() {
            return;
        }
        {
            let mut index = self.shared.index();
            self.untold.extend(forgets.iter().filter(|(stream, up_to)| index.forget(*stream, *up_to)));
        }
        self.remove_dead();
        let index = self.shared.index();
        self.untold.retain(|(stream, _)| index.knows(*stream));
    }

    /// Applies the bounds, and gives what may be written its name. A number is never used again, even
    /// if its commit fails, because the bytes of a failed commit may surface after a crash.
    fn admit(&mut self, appends: &[Append<'_>]) -> Vec<Result<Location, AppendError>> {
        self.spare_bytes = 0;
        if appends.is_empty() {
            return Vec::new();
        }
        let mut room = Room::of(self);
        let mut results = Vec::with_capacity(appends.len());
        for append in appends {
            results.push(room.admit(append).map(|()| self.name(append.stream)));
        }
        self.spare_bytes = room.spare_bytes();
        results
    }

    fn name(&mut self, stream: StreamId) -> Location {
        let number = self.next_number;
        self.next_number += 1;
        Location { number, stream }
    }

    fn write(&mut self, admitted: &[Admitted<'_>], moves: &[(Location, Vec<u8>)]) -> Result<(), AppendError> {
        let buffer = mem::take(&mut self.buffer);
        let active = self.ready()?;
        let mut draft = Draft::new(active.number, active.mark, active.len, buffer);
        self.untold.iter().for_each(|(stream, up_to)| draft.forgotten(*stream, *up_to));
        admitted.iter().for_each(|new| draft.record(new.at, new.payload));
        moves.iter().for_each(|(at, payload)| draft.moved(*at, payload));
        let must_sync = !admitted.is_empty() || !moves.is_empty();
        draft.extend(self.ahead(draft.frame_bytes()));
        let written = self.put(&draft, must_sync);
        if written.is_ok() {
            self.apply(&draft);
        }
        self.buffer = draft.into_buffer();
        Ok(written?)
    }

    /// How many zeros go behind a commit. A file that becomes longer costs a sync twice: the file system writes
    /// the bytes, and then that there are more of them. Next to a large commit that is little, and zeros would
    /// cost as much.
    fn ahead(&self, frame_bytes: u64) -> u32 {
        let ahead = self.options.ahead_bytes;
        let Some(active) = &self.active else { return 0 };
        let end = active.len + frame_bytes;
        let grows = end > active.extent;
        let small = frame_bytes <= u64::from(ahead / AHEAD_WORTH);
        let fits = end + u64::from(ahead) <= self.options.file_bytes && u64::from(ahead) <= self.spare_bytes;
        if grows && small && fits { ahead } else { 0 }
    }

    /// Bytes to disk. A file that failed is never written to again.
    fn put(&mut self, draft: &Draft, must_sync: bool) -> io::Result<()> {
        let Some(active) = self.active.as_mut() else { return Err(io::ErrorKind::NotFound.into()) };
        let wrote = active.handle.write_all_at(draft.bytes(), active.len).and_then(|()| {
            active.extent = active.extent.max(active.len + draft.bytes().len() as u64);
            active.len += draft.frame_bytes();
            if must_sync { sync(active, &self.shared) } else { Ok(()) }
        });
        if wrote.is_err() {
            self.abandon();
        }
        wrote
    }

    /// Memory follows the disk.
    fn apply(&mut self, draft: &Draft) {
        self.untold.clear();
        let mut index = self.shared.index();
        if let Some(file) = index.files.get_mut(&draft.file) {
            file.len += draft.frame_bytes();
            file.forgotten_bytes += draft.forgotten_bytes;
        }
        for (at, place) in &draft.records {
            index.insert(*at, *place);
        }
        for (at, place) in &draft.moves {
            index.relocate(*at, *place);
        }
    }

    /// The file to write to; a new one where there is none or it is long enough.
    fn ready(&mut self) -> io::Result<&Active> {
        let active = self.active.take().filter(|active| active.len < self.options.file_bytes);
        let active = match active {
            Some(active) => active,
            None => self.create()?,
        };
        Ok(self.active.insert(active))
    }

    /// Makes a file whose header and name are on stable storage before anything follows, so that a
    /// damaged header can be told from a file that never was.
    fn create(&mut self) -> io::Result<Active> {
        let number = self.next_file;
        if number > NUMBER_MAX {
            return Err(io::Error::other("the journal has run out of file numbers"));
        }
        self.next_file += 1;
        let mark = Mark::of(self.options.seed, number);
        let handle = self.disk.create(&file_name(number))?;
        let header = Header { first: self.next_number, mark }.encode();
        let born =
            handle.write_all_at(&header, 0).and_then(|()| handle.sync_data()).and_then(|()| self.disk.sync());
        let len = HEADER_BYTES as u64;
        let mut index = self.shared.index();
        index.files.insert(number, FileState::new(Arc::clone(&handle), mark, len));
        // A file that could not be born stays in the index without records, and so gets removed.
        born?;
        self.untold = index.forgotten();
        Ok(Active { number, handle, mark, len, synced: len, extent: len })
    }

    /// After a failure nobody knows what the file's tail holds. What was promised stays; the rest is
    /// cut off where the disk still lets us, and recovery tells it apart where not.
    fn abandon(&mut self) {
        let Some(active) = self.active.take() else { return };
        let cut = active.handle.truncate(active.synced).is_ok();
        let mut index = self.shared.index();
        if let Some(file) = index.files.get_mut(&active.number) {
            // Uncut, the tail counts as waste.
            file.len = if cut { active.synced } else { active.handle.len().unwrap_or(active.len) };
        }
    }

    /// Everything written is on stable storage. Only what is lazily durable can be missing.
    pub fn sync(&mut self) -> Result<(), AppendError> {
        let Some(active) = self.active.as_mut() else { return Ok(()) };
        if active.synced == active.len {
            return Ok(());
        }
        let synced = sync(active, &self.shared);
        if synced.is_err() {
            self.abandon();
        }
        Ok(synced?)
    }
}

fn sync(active: &mut Active, shared: &Shared) -> io::Result<()> {
    let started = Instant::now();
    active.handle.sync_data()?;
    active.synced = active.len;
    shared.meter().synced(started.elapsed());
    Ok(())
}

pub(crate) fn file_name(number: u64) -> String {
    format!("{number:016x}.journal")
}

/// The number in a journal file's name; other files in the folder are none of ours.
pub(crate) fn file_number(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".journal").filter(|digits| digits.len() == 16)?;
    let number = u64::from_str_radix(digits, 16).ok()?;
    (number <= NUMBER_MAX && file_name(number) == name).then_some(number)
}
