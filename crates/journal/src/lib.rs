//! The journal: batches that were acknowledged but are not sealed into a recording yet.
//!
//! An acknowledgement promises that a batch survives anything short of the loss of the disk, so
//! [`Journal::append`] reports success only after the bytes are on stable storage. One thread
//! writes; it takes everything that waits, writes it in one piece, syncs once, and completes all of
//! it: the price of a sync is shared by everyone who waited for it (*group commit*).
//!
//! ```text
//! append ──► queue ──► writer thread ──► log ──► frame ──► file ──► fdatasync ──► done(Ok(location))
//!                                         │
//! read ◄───────────────────────────────  index: location → file, offset
//! ```
//!
//! The layers, each testable alone: [`Disk`] (files, real or faulty), `frame` (bytes of one record),
//! [`scan`] (bytes of one file, pure), `index` (what is alive and where), `log` (commit, recovery,
//! compaction; one thread, no queue), [`Journal`] (queue, thread, completions).
//!
//! # Promises
//! - *Acknowledged means present*: after a crash at any instant a record whose `done` saw `Ok` and
//!   which was not forgotten is recovered exactly once, with the same bytes.
//! - *Refused may still appear*: a record whose commit failed or was cut off by a crash may be
//!   recovered. It may not be lost afterwards: what [`Journal::open`] reports is on stable storage.
//! - *Forgotten may come back* after a crash, never the other way round. Whoever appends is
//!   idempotent anyway, because browsers retry.
//! - A failed write or sync never harms what was acknowledged before it, and is never retried on
//!   the same file: after a failed sync the kernel may call pages clean that never reached the disk.
//!
//! # Limits
//! - When a sync fails and the process is killed before it has cut the file, which is the next thing
//!   it does, the next process may read from the kernel's memory what the disk does not have. No
//!   program can tell; a loss of power later takes those records, none of which was acknowledged by
//!   the process that wrote them.
//! - Bytes that rot on the disk cost the records they are in. They are counted, never returned.
//!
//! # On disk
//! ```text
//! DIR/lock                       held by the process that has the journal open
//! DIR/0000000000000001.journal   files in order of creation; only the newest grows
//!
//! file    header | frame | frame | … | zeros, into which the next commits are written
//! header  magic "RVJOURNL" 8 | version 4 | first 8 | mark 8 | crc 4              32 bytes
//! frame   mark 8 | crc 4 | length 4 | number 8 | stream 16 | kind 1 | payload    41 + length bytes
//!
//!         crc     CRC-32 of everything else in the header, or in the frame
//!         first   no record that came before this file has this number or a higher one
//!         mark    random per file; starts every frame, so that the next frame can be found
//!                 behind a damaged one and no payload can pretend to be a frame
//!         kind    1: a record     2: the stream's records up to `number` are forgotten
//!         integers are little-endian
//! ```
//! The newest file repeats, at its start, every "forgotten" that still matters, so that any other
//! file may be deleted as soon as no live record is left in it. A file of few live records is
//! *compacted*: its live records are written again, with their numbers, along with the next commits.

#![cfg_attr(not(test), warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod disk;
mod error;
mod frame;
mod index;
mod journal;
mod log;
mod options;
mod queue;
mod scan;
mod stats;

#[cfg(any(test, feature = "testing"))]
pub use disk::faulty::{After, Fault, FaultyDisk};
pub use disk::{Disk, DiskFile, LocalDisk};
pub use error::{AppendError, OpenError, PurgeError, ReadError};
pub use frame::StreamId;
pub use index::Location;
pub use journal::Journal;
pub use log::open::{Recovered, RecoveryReport};
pub use options::Options;
pub use scan::{Found, ScanError, Scanned, scan};
pub use stats::{Stats, SyncTimes};
