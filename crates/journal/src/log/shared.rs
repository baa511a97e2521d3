//! What the writing thread and readers share: the index, and reading by it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::disk::DiskFile;
use crate::error::ReadError;
use crate::frame::{Frame, Kind, Mark};
use crate::index::{Index, Location, Place};
use crate::stats::Meter;

/// One index and one meter; only the writing thread changes them.
#[derive(Default)]
pub(crate) struct Shared {
    index: Mutex<Index>,
    meter: Mutex<Meter>,
}

impl Shared {
    /// Nothing panics while holding these locks, and if it did, every single change leaves them true.
    pub fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn meter(&self) -> MutexGuard<'_, Meter> {
        self.meter.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The record's payload, checked against its checksum.
    pub fn read(&self, at: Location) -> Result<Vec<u8>, ReadError> {
        let (place, handle, mark) = {
            let index = self.index();
            let place = index.place(at).ok_or(ReadError::Unknown)?;
            let file = index.files.get(&place.file).ok_or(ReadError::Unknown)?;
            (place, Arc::clone(&file.handle), file.mark)
        };
        // Should compaction remove the file meanwhile: the handle keeps its bytes.
        read_place(at, place, handle.as_ref(), mark)
    }
}

fn read_place(at: Location, place: Place, file: &dyn DiskFile, mark: Mark) -> Result<Vec<u8>, ReadError> {
    let bytes = usize::try_from(place.frame_bytes()).map_err(|_| ReadError::Damaged)?;
    let mut buffer = vec![0; bytes];
    file.read_exact_at(&mut buffer, place.offset)?;
    let frame = Frame::decode(mark, &buffer).map_err(|_| ReadError::Damaged)?;
    let same = frame.kind == Kind::Record && frame.number == at.number && frame.stream == at.stream;
    let head = frame.bytes() - frame.payload.len();
    if !same || frame.bytes() != bytes {
        return Err(ReadError::Damaged);
    }
    buffer.drain(..head);
    Ok(buffer)
}
