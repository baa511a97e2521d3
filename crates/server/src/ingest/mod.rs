//! Ingest: batches from browsers to the journal, and the settings that the recorder asks for.
//!
//! [`receive`] reads as the list of its steps; [`visit`] is the last of them. Nothing unscrubbed leaves this module: the journal takes only
//! `Scrubbed` bytes. The wire is described in docs/protocol.md.

pub mod admit;
mod blocked;
mod body;
mod captured;
mod decode;
pub mod desk;
pub mod device;
mod envelope;
pub mod outcome;
pub mod receive;
pub mod settings;
pub mod unknown;
mod visit;
