//! From the body to its operations: frames are taken apart and decompressed into one buffer.

use std::borrow::Cow;
use std::ops::Range;

use flate2::{Decompress, FlushDecompress, Status};

use super::error::{Invalid, Problem};

const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;
/// Kind and length.
const HEAD_BYTES: usize = 5;

/// The operations of a body, frame after frame.
pub(super) struct Frames<'a> {
    operations: Cow<'a, [u8]>,
    bounds: Vec<Range<usize>>,
}

impl<'a> Frames<'a> {
    /// Takes the body apart; `bytes_max` is how many bytes of operations may come out.
    pub(super) fn open(body: &'a [u8], bytes_max: usize) -> Result<Self, Invalid> {
        let in_body = |at: usize, problem: Problem| Invalid { frame: 0, at, problem };
        match body.first() {
            Some(&super::VERSION) => {}
            Some(&other) => return Err(in_body(0, Problem::Version(other))),
            None => return Err(in_body(0, Problem::Truncated)),
        }
        let mut frames = Self { operations: Cow::Owned(Vec::new()), bounds: Vec::new() };
        let mut at = 1;
        while at < body.len() {
            let frame = frames.bounds.len();
            let rest = body.get(at..).unwrap_or_default();
            let (kind, bytes) = split(rest).map_err(|problem| Invalid { frame, at, problem })?;
            frames.add(kind, bytes, bytes_max).map_err(|problem| Invalid { frame, at, problem })?;
            at += HEAD_BYTES + bytes.len();
        }
        Ok(frames)
    }

    fn add(&mut self, kind: u8, bytes: &'a [u8], bytes_max: usize) -> Result<(), Problem> {
        let start = self.operations.len();
        match kind {
            // The one frame of a goodbye need not be copied.
            PLAIN if start == 0 && bytes.len() <= bytes_max => self.operations = Cow::Borrowed(bytes),
            PLAIN if start + bytes.len() <= bytes_max => self.operations.to_mut().extend_from_slice(bytes),
            PLAIN => return Err(Problem::TooLarge),
            DEFLATED => inflate(bytes, self.operations.to_mut(), bytes_max)?,
            other => return Err(Problem::FrameKind(other)),
        }
        self.bounds.push(start..self.operations.len());
        Ok(())
    }

    pub(super) fn operations(&self) -> &[u8] {
        &self.operations
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Range<usize>> {
        self.bounds.iter()
    }
}

/// The kind and the bytes of the frame that `rest` begins with.
fn split(rest: &[u8]) -> Result<(u8, &[u8]), Problem> {
    let (&[kind, length @ ..], after) = rest.split_first_chunk::<HEAD_BYTES>().ok_or(Problem::Truncated)?;
    let length = usize::try_from(u32::from_le_bytes(length)).map_err(|_| Problem::TooLarge)?;
    after.get(..length).map(|bytes| (kind, bytes)).ok_or(Problem::Truncated)
}

/// Adds what `bytes` decompresses to. Room is made bit by bit, so a bomb costs no more than the bound.
fn inflate(bytes: &[u8], out: &mut Vec<u8>, bytes_max: usize) -> Result<(), Problem> {
    const ROOM_MIN: usize = 16 << 10;
    const ROOM_MAX: usize = 4 << 20;
    let mut stream = Decompress::new(false);
    loop {
        if out.len() == out.capacity() {
            // One more than may come: only then a stream that fits exactly is told from one that does not end.
            let left = (bytes_max + 1).checked_sub(out.len()).filter(|&left| left > 0);
            let left = left.ok_or(Problem::TooLarge)?;
            let wanted = (out.len() + bytes.len() * 4).clamp(ROOM_MIN, ROOM_MAX);
            out.reserve_exact(wanted.min(left));
        }
        let read = usize::try_from(stream.total_in()).unwrap_or(usize::MAX);
        let (rest, before) = (bytes.get(read..).unwrap_or_default(), out.len());
        let status =
            stream.decompress_vec(rest, out, FlushDecompress::Finish).map_err(|_| Problem::Deflate)?;
        let all_read = stream.total_in() == bytes.len() as u64;
        match status {
            Status::StreamEnd if all_read && out.len() <= bytes_max => return Ok(()),
            Status::StreamEnd if all_read => return Err(Problem::TooLarge),
            Status::StreamEnd => return Err(Problem::Deflate),
            // Room is left and nothing came: the rest of the stream is missing.
            _ if out.len() == before && out.len() < out.capacity() => return Err(Problem::Truncated),
            _ => {}
        }
    }
}
