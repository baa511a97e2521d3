//! What waits for the writer: bounded in bytes, handed over in one piece.

use std::collections::{HashMap, VecDeque};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::error::{AppendError, PurgeError};
use crate::frame::StreamId;
use crate::index::Location;
use crate::options::Options;

/// Memory that a waiting record takes besides its payload, roughly; bounds the empty ones too.
const PENDING_BYTES: u64 = 160;

pub(crate) type AppendDone = Box<dyn FnOnce(Result<Location, AppendError>) + Send>;
pub(crate) type PurgeDone = Box<dyn FnOnce(Result<(), PurgeError>) + Send>;

/// A record that waits.
pub(crate) struct Pending {
    pub stream: StreamId,
    pub payload: Box<dyn AsRef<[u8]> + Send>,
    pub done: AppendDone,
}

impl Pending {
    fn payload_bytes(&self) -> u64 {
        self.payload.as_ref().as_ref().len() as u64
    }

    pub fn bytes(&self) -> u64 {
        self.payload_bytes() + PENDING_BYTES
    }
}

/// Everything the writer does next.
#[derive(Default)]
pub(crate) struct Work {
    pub appends: Vec<Pending>,
    pub forgets: Vec<(StreamId, u64)>,
    pub purges: Vec<PurgeDone>,
    /// Nothing more will come after this.
    pub last: bool,
}

#[derive(Default)]
struct Waiting {
    appends: VecDeque<Pending>,
    /// Of what waits and of what the writer has taken and not finished.
    bytes: u64,
    /// Only the highest number of each stream counts, so this is bounded by the streams alive.
    forgets: HashMap<StreamId, u64>,
    purges: Vec<PurgeDone>,
    closed: bool,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.appends.is_empty() && self.forgets.is_empty() && self.purges.is_empty()
    }

    fn take(&mut self, bytes_max: u64) -> Work {
        let mut bytes = 0;
        let mut appends = Vec::new();
        while let Some(next) = self.appends.front() {
            bytes += next.payload_bytes();
            if bytes > bytes_max && !appends.is_empty() {
                break;
            }
            appends.extend(self.appends.pop_front());
        }
        let (forgets, purges) = (self.forgets.drain().collect(), mem::take(&mut self.purges));
        Work { appends, forgets, purges, last: self.closed && self.appends.is_empty() }
    }
}

pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    wake: Condvar,
    record_bytes_max: u32,
    queue_bytes_max: u64,
    commit_bytes_max: u64,
}

impl Queue {
    pub fn new(options: &Options) -> Self {
        Self {
            waiting: Mutex::default(),
            wake: Condvar::new(),
            record_bytes_max: options.record_bytes_max,
            queue_bytes_max: options.queue_bytes_max,
            commit_bytes_max: options.commit_bytes_max,
        }
    }

    /// Nothing panics while holding the lock, and every single change leaves it true.
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a record, or completes it with the refusal.
    pub fn append(&self, pending: Pending) {
        let refused = {
            let mut waiting = self.waiting();
            match self.admit(&waiting, &pending) {
                Ok(()) => {
                    waiting.bytes += pending.bytes();
                    waiting.appends.push_back(pending);
                    None
                }
                Err(error) => Some((pending, error)),
            }
        };
        // Outside the lock: what `done` does is the caller's business, even to append again.
        match refused {
            None => self.wake.notify_one(),
            Some((pending, error)) => (pending.done)(Err(error)),
        }
    }

    fn admit(&self, waiting: &Waiting, pending: &Pending) -> Result<(), AppendError> {
        let bytes = pending.payload_bytes();
        if waiting.closed {
            return Err(AppendError::Closed);
        }
        if bytes > u64::from(self.record_bytes_max) {
            return Err(AppendError::TooLarge { bytes, max: self.record_bytes_max });
        }
        // An empty queue takes any record, so that the bounds cannot shut out what they allow.
        if waiting.bytes > 0 && waiting.bytes + pending.bytes() > self.queue_bytes_max {
            return Err(AppendError::Busy);
        }
        Ok(())
    }

    pub fn forget(&self, stream: StreamId, up_to: u64) {
        let mut waiting = self.waiting();
        // After closing it does not matter: what is forgotten may come back.
        if !waiting.closed {
            let known = waiting.forgets.entry(stream).or_default();
            *known = up_to.max(*known);
        }
        drop(waiting);
        self.wake.notify_one();
    }

    pub fn purge(&self, done: PurgeDone) {
        let mut waiting = self.waiting();
        if waiting.closed {
            drop(waiting);
            return done(Err(PurgeError));
        }
        waiting.purges.push(done);
        drop(waiting);
        self.wake.notify_one();
    }

    /// What is to be done next. Waits for something, unless the writer is `busy` tidying up.
    pub fn take(&self, busy: bool) -> Work {
        let mut waiting = self.waiting();
        while !busy && waiting.is_empty() && !waiting.closed {
            waiting = self.wake.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        waiting.take(self.commit_bytes_max)
    }

    /// The writer is done with so many bytes.
    pub fn release(&self, bytes: u64) {
        let mut waiting = self.waiting();
        waiting.bytes = waiting.bytes.saturating_sub(bytes);
    }

    pub fn is_idle(&self) -> bool {
        self.waiting().appends.is_empty()
    }

    pub fn bytes(&self) -> u64 {
        self.waiting().bytes
    }

    /// Takes nothing more; the writer finishes what waits.
    pub fn close(&self) {
        self.waiting().closed = true;
        self.wake.notify_all();
    }

    /// Nobody will write any more: whoever still waits hears so.
    pub fn shut(&self) {
        let left = mem::replace(&mut *self.waiting(), Waiting { closed: true, ..Waiting::default() });
        left.appends.into_iter().for_each(|pending| complete(pending.done, Err(AppendError::Closed)));
        left.purges.into_iter().for_each(|done| complete(done, Err(PurgeError)));
    }
}

/// A completion is somebody else's code; its panic must not end the writing for everyone.
pub(crate) fn complete<T>(done: Box<dyn FnOnce(T) + Send>, result: T) {
    // The panic hook has already reported it where panics are reported.
    let _ = catch_unwind(AssertUnwindSafe(|| done(result)));
}
