//! The bytes of one commit, and where in the file its records will be once it is written.

use crate::frame::{Frame, Kind, Mark, StreamId};
use crate::index::{Location, Place};

/// A buffer that grew past this is not kept for the next commit.
const BUFFER_KEPT_BYTES: usize = 4 << 20;

pub(super) struct Draft {
    pub file: u64,
    pub records: Vec<(Location, Place)>,
    pub moves: Vec<(Location, Place)>,
    pub forgotten_bytes: u64,
    mark: Mark,
    start: u64,
    buffer: Vec<u8>,
    zeros: usize,
}

impl Draft {
    /// A commit to be written at `start` of a file; `buffer` is only lent for its capacity.
    pub fn new(file: u64, mark: Mark, start: u64, mut buffer: Vec<u8>) -> Self {
        buffer.clear();
        let (records, moves) = (Vec::new(), Vec::new());
        Self { file, records, moves, forgotten_bytes: 0, mark, start, buffer, zeros: 0 }
    }

    pub fn forgotten(&mut self, stream: StreamId, up_to: u64) {
        let before = self.buffer.len();
        Frame { kind: Kind::Forgotten, stream, number: up_to, payload: &[] }
            .encode(self.mark, &mut self.buffer);
        self.forgotten_bytes += (self.buffer.len() - before) as u64;
    }

    pub fn record(&mut self, at: Location, payload: &[u8]) {
        let place = self.encode(at, payload);
        self.records.push((at, place));
    }

    pub fn moved(&mut self, at: Location, payload: &[u8]) {
        let place = self.encode(at, payload);
        self.moves.push((at, place));
    }

    fn encode(&mut self, at: Location, payload: &[u8]) -> Place {
        let offset = self.start + self.buffer.len() as u64;
        let frame = Frame { kind: Kind::Record, stream: at.stream, number: at.number, payload };
        frame.encode(self.mark, &mut self.buffer);
        // `record_bytes_max` is a u32, so the length is one.
        Place { file: self.file, offset, len: u32::try_from(payload.len()).unwrap_or(u32::MAX) }
    }

    /// Bytes of the frames.
    pub fn frame_bytes(&self) -> u64 {
        (self.buffer.len() - self.zeros) as u64
    }

    /// Puts zeros behind the frames; nothing may be added after that.
    pub fn extend(&mut self, zeros: u32) {
        self.zeros = zeros as usize;
        self.buffer.resize(self.buffer.len() + self.zeros, 0);
    }

    /// What is to be written.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer
    }

    pub fn into_buffer(self) -> Vec<u8> {
        if self.buffer.capacity() > BUFFER_KEPT_BYTES { Vec::new() } else { self.buffer }
    }
}
