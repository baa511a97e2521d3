//! What a batch is worked on with: memory and tables that are kept for the next one.
//!
//! A batch of some kilobytes is decoded and scrubbed faster than memory for it is found and cleared.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use revisit_rrweb::event::Limits;
use revisit_rrweb::scrub::{Rules, Scrubber};

use super::admit::Admitted;
use super::captured;
use super::decode;
use super::envelope::{self, Envelope};
use super::outcome::Refusal;
use super::receive::{Scrub, unavailable};
use crate::config::JournalHome;
use crate::contents::InBatch;

/// Room that is kept for the next batch; what a larger one needed is given back.
const KEPT_BYTES: usize = 2 << 20;

/// What lies in the journal is compressed anew when it is sealed, minutes later. Into files of this machine it
/// goes quickly: a third more bytes than at level 1, in three quarters of the time.
const LEVEL_FOR_FILES: i32 = -3;

/// Objects pay for their bytes on the way to the bucket and back.
const LEVEL_FOR_BLOBS: i32 = 1;

/// A body that has come to its end.
pub enum Arrived {
    /// As it came: short.
    Whole(Bytes),
    /// Decoded while it came.
    Decoded(Vec<u8>),
}

impl Arrived {
    /// Bytes that it will have, decoded; a body may lie about that, and is refused then.
    pub fn decoded_bytes(&self) -> usize {
        match self {
            Arrived::Whole(body) => decode::stated_bytes(body),
            Arrived::Decoded(bytes) => bytes.len(),
        }
    }

    /// Bytes of JSON that it will be, about.
    pub fn json_bytes(&self) -> usize {
        let growth = match self {
            Arrived::Decoded(bytes) if captured::is_captured(envelope::after(bytes)) => captured::GROWTH,
            _ => 1,
        };
        self.decoded_bytes().saturating_mul(growth)
    }
}

/// What a batch may be, and what of it is masked.
pub struct Terms {
    /// Bytes when decoded.
    pub decoded_bytes_max: usize,
    /// Events and depth.
    pub limits: Limits,
    /// What the site allows to be stored.
    pub rules: Rules,
    /// The site names origins whose frames are recorded.
    pub frames: bool,
}

/// A batch that was decoded, and scrubbed unless it is a ping.
pub struct Worked {
    /// Who sent it.
    pub envelope: Envelope,
    /// Its events; none of a ping.
    pub batch: Option<Scrub>,
    /// Contents that it names or brings.
    pub contents: InBatch,
}

/// Memory for one batch at a time.
struct Desk {
    scrubber: Scrubber,
    gzip: libdeflater::Decompressor,
    room: Vec<u8>,
}

impl Desk {
    fn new(level: i32) -> Result<Desk, Refusal> {
        let scrubber = Scrubber::new(level).map_err(|error| unavailable("make room for a batch", &error))?;
        Ok(Desk { scrubber, gzip: libdeflater::Decompressor::new(), room: Vec::new() })
    }

    fn decode(&mut self, arrived: Arrived, terms: &Terms) -> Result<Vec<u8>, Refusal> {
        match arrived {
            Arrived::Whole(body) => {
                let room = mem::take(&mut self.room);
                decode::whole(&body, room, terms.decoded_bytes_max, &mut self.gzip)
            }
            Arrived::Decoded(decoded) => Ok(decoded),
        }
    }

    fn work(&mut self, arrived: Arrived, terms: &Terms, admitted: &mut Admitted) -> Result<Worked, Refusal> {
        let decoded = self.decode(arrived, terms)?;
        let (envelope, after) = envelope::split(&decoded)?;
        let (batch, contents) = match envelope.seq {
            Some(_) => self.scrub(after, terms, admitted)?,
            None => (None, captured::contents_only(after, terms, admitted)?),
        };
        if decoded.capacity() <= KEPT_BYTES {
            self.room = decoded;
        }
        Ok(Worked { envelope, batch, contents })
    }

    fn scrub(
        &mut self,
        after: &[u8],
        terms: &Terms,
        admitted: &mut Admitted,
    ) -> Result<(Option<Scrub>, InBatch), Refusal> {
        let (clean, contents) = captured::scrub(after, &mut self.scrubber, terms, admitted)?;
        let (snapshot, count) = (clean.facts.full_snapshot, clean.facts.events + contents.brought());
        let events = self.scrubber.zstd(clean.events);
        let events = events.map_err(|error| unavailable("compress a batch", &error))?;
        Ok((Some(Scrub { events, snapshot, count }), contents))
    }
}

/// The desks that nobody works at; cheap to clone.
#[derive(Clone)]
pub struct Desks {
    free: Arc<Mutex<Vec<Desk>>>,
    kept: usize,
    level: i32,
    /// Somebody has worked since [`Desks::tidy`] last looked.
    busy: Arc<AtomicBool>,
}

impl Desks {
    /// Keeps so many, for a journal in that home.
    pub fn new(kept: usize, home: JournalHome) -> Desks {
        let level = match home {
            JournalHome::Files => LEVEL_FOR_FILES,
            JournalHome::Blobs => LEVEL_FOR_BLOBS,
        };
        Desks { free: Arc::default(), kept, level, busy: Arc::default() }
    }

    fn free(&self) -> MutexGuard<'_, Vec<Desk>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Decodes a batch, on this thread.
    pub fn decode(&self, arrived: Arrived, terms: &Terms) -> Result<Arrived, Refusal> {
        self.at(|desk| desk.decode(arrived, terms).map(Arrived::Decoded))
    }

    /// Works on a batch, on this thread; takes more memory where the batch grows beyond what is admitted.
    pub fn work(&self, arrived: Arrived, terms: &Terms, admitted: &mut Admitted) -> Result<Worked, Refusal> {
        self.at(|desk| desk.work(arrived, terms, admitted))
    }

    fn at<T>(&self, work: impl FnOnce(&mut Desk) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.busy.store(true, Ordering::Relaxed);
        let free = self.free().pop();
        let mut desk = free.map_or_else(|| Desk::new(self.level), Ok)?;
        let done = work(&mut desk);
        let mut free = self.free();
        if free.len() < self.kept {
            free.push(desk);
        }
        done
    }

    /// Called by the second: gives the desks back when nobody has worked since.
    pub fn tidy(&self) {
        if !self.busy.swap(false, Ordering::Relaxed) {
            self.free().clear();
        }
    }
}
