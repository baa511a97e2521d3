//! The handle that everyone shares, and the thread behind it.

use std::mem;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::disk::{Disk, LocalDisk};
use crate::error::{AppendError, OpenError, PurgeError, ReadError};
use crate::frame::StreamId;
use crate::index::Location;
use crate::log::open::{Recovered, RecoveryReport};
use crate::log::{Append, Log, Shared};
use crate::options::Options;
use crate::queue::{Pending, PurgeDone, Queue, Work, complete};
use crate::stats::Stats;

/// A durable append-only log. Clones are handles of the same journal; when the last one goes, what
/// waits is written and the thread ends.
#[derive(Clone)]
pub struct Journal {
    shared: Arc<Shared>,
    queue: Arc<Queue>,
    writer: Arc<Writer>,
}

impl Journal {
    /// Opens the journal in a folder, which is made where it is missing, and calls `each` for every
    /// live record in the order they were appended.
    ///
    /// # Errors
    /// When the folder is in use, a file was written by a newer program, or the disk fails. Damage
    /// and torn tails are no errors; the report tells of them. A full disk does not matter.
    pub fn open(
        dir: &Path,
        options: Options,
        each: impl FnMut(Recovered<'_>),
    ) -> Result<(Self, RecoveryReport), OpenError> {
        Self::open_on(Arc::new(LocalDisk::open(dir)?), options, each)
    }

    /// Opens the journal on a disk of the caller's.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn open_on(
        disk: Arc<dyn Disk>,
        options: Options,
        each: impl FnMut(Recovered<'_>),
    ) -> Result<(Self, RecoveryReport), OpenError> {
        let queue = Arc::new(Queue::new(&options));
        let (log, report) = Log::open(disk, options, each)?;
        let shared = log.shared();
        let writer = Arc::new(Writer::start(log, Arc::clone(&queue))?);
        Ok((Self { shared, queue, writer }, report))
    }

    /// Queues a record and returns at once. `done` is called exactly once: on the writer's thread
    /// when the record is on stable storage or could not be put there, or, for what is refused at
    /// once (`TooLarge`, `Busy`, `Closed`), on this thread before `append` returns. It must be quick
    /// and must not block: everybody's next commit waits for it.
    pub fn append(
        &self,
        stream: StreamId,
        payload: impl AsRef<[u8]> + Send + 'static,
        done: impl FnOnce(Result<Location, AppendError>) + Send + 'static,
    ) {
        self.queue.append(Pending { stream, payload: Box::new(payload), done: Box::new(done) });
    }

    /// The payload of a record, checked against its checksum. Blocks on the disk.
    ///
    /// # Errors
    /// When the record was forgotten, is damaged, or the disk fails.
    pub fn read(&self, at: Location) -> Result<Vec<u8>, ReadError> {
        self.shared.read(at)
    }

    /// The live records of a stream, in the order they were appended.
    #[must_use]
    pub fn locations(&self, stream: StreamId) -> Vec<Location> {
        self.shared.index().locations(stream)
    }

    /// The records of `stream` up to and including `up_to` are no longer needed. Takes effect with
    /// the writer's next round and becomes durable with a later commit: after a crash they may come
    /// back. Records of the stream that were appended after `up_to` stay.
    pub fn forget(&self, stream: StreamId, up_to: Location) {
        self.queue.forget(stream, up_to.number);
    }

    /// Removes everything forgotten before this call from the disk, for erasure that must be
    /// complete: files that hold any of it are written anew without it. `done` as in
    /// [`Journal::append`].
    pub fn purge(&self, done: impl FnOnce(Result<(), PurgeError>) + Send + 'static) {
        self.queue.purge(Box::new(done));
    }

    /// The journal at this moment.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let queued_bytes = self.queue.bytes();
        let (failures, syncs) = {
            let meter = self.shared.meter();
            (meter.failures, meter.syncs)
        };
        let index = self.shared.index();
        Stats {
            records: index.records(),
            bytes_live: index.bytes_live(),
            bytes_on_disk: index.bytes_on_disk(),
            files: index.files.len() as u64,
            failures,
            syncs,
            queued_bytes,
        }
    }

    /// Takes nothing more, writes and syncs what waits, and ends the thread. Other handles still read.
    pub fn close(self) {
        self.writer.stop();
    }
}

/// The thread; its end is waited for when it is stopped or the last handle goes.
struct Writer {
    queue: Arc<Queue>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    fn start(log: Log, queue: Arc<Queue>) -> Result<Self, OpenError> {
        let task = Task { log, queue: Arc::clone(&queue), purges: Vec::new() };
        let thread = thread::Builder::new()
            .name("journal".into())
            .spawn(move || task.run())
            .map_err(OpenError::io("start the journal's thread"))?;
        Ok(Self { queue, thread: Mutex::new(Some(thread)) })
    }

    fn stop(&self) {
        self.queue.close();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A completion may hold the last handle; the writer cannot wait for its own end.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != thread::current().id()) {
            // It ends by returning: completions that panic are caught.
            let _ = thread.join();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the thread does.
struct Task {
    log: Log,
    queue: Arc<Queue>,
    purges: Vec<PurgeDone>,
}

impl Task {
    fn run(mut self) {
        let mut busy = self.log.tidy(true);
        loop {
            let mut work = self.queue.take(busy);
            let (last, mut purges) = (work.last, mem::take(&mut work.purges));
            self.commit(work);
            if !purges.is_empty() {
                // After the commit, which carries what was forgotten before the purge was asked for.
                self.log.purge();
                self.purges.append(&mut purges);
            }
            busy = self.log.tidy(self.queue.is_idle());
            self.finish_purges();
            if last {
                break;
            }
        }
        // What was appended is durable; only what was forgotten last may not be, and may come back.
        let _ = self.log.sync();
    }

    fn commit(&mut self, work: Work) {
        let appends: Vec<_> = work
            .appends
            .iter()
            .map(|pending| Append { stream: pending.stream, payload: pending.payload.as_ref().as_ref() })
            .collect();
        let results = self.log.commit(&appends, &work.forgets);
        self.queue.release(work.appends.iter().map(Pending::bytes).sum());
        for (pending, result) in work.appends.into_iter().zip(results) {
            complete(pending.done, result);
        }
    }

    fn finish_purges(&mut self) {
        if let Some(result) = self.log.purged() {
            self.purges.drain(..).for_each(|done| complete(done, result));
        }
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.queue.shut();
        self.purges.drain(..).for_each(|done| complete(done, Err(PurgeError)));
    }
}
