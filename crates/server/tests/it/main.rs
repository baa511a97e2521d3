//! Integration tests: the whole server, through its HTTP door, on SQLite and files and on PostgreSQL and S3.
//!
//! `on_both!` runs one story on both homes. The second needs the servers that `scripts/test-services`
//! starts (by the nextest configuration); without them it is skipped with a message.

#![allow(clippy::unwrap_used, reason = "a test that panics fails, which is what it is for")]

mod access;
mod archive;
mod arriving;
mod blocked;
mod cli;
mod contents;
mod cost;
mod crash;
mod encryption;
mod erase;
mod erasures;
mod faults;
mod harness;
mod ingest;
mod playback;
mod quota;
mod recordings;
mod scan;
mod sealing;
mod settings;
mod short;
mod statement;
mod viewings;
