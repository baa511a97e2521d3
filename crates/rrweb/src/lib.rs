//! What a recording is made of: rrweb events, and everything done to them without touching the outside.
//!
//! - [`capture`] turns what our own recorder sends into events.
//! - [`event`] reads a batch of events with borrowed data and full validation.
//! - [`scrub`] is the server's own masking pass; only what went through it may be stored.
//! - [`summary`] counts and places: pages, clicks, signals, idle stretches.
//! - [`file`] is the recording file format: immutable, checksummed, any moment opens with two reads.
//! - [`mirror`] keeps the page as it is at a moment and writes the key frames that make that possible.
//! - [`import`] reads recordings made by other programs.
//!
//! No input or output, no clock, no randomness: every function is a pure one of its arguments, which is
//! what lets them be fuzzed. All input is taken to be hostile; every loop has a bound.

pub mod capture;
mod detect;
pub mod event;
pub mod file;
pub mod import;
mod json;
pub mod mirror;
pub mod scrub;
pub mod summary;
