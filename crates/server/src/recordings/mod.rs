//! Recordings: what is kept of visits to play again.
//!
//! - [`seal`] turns an ended visit's batches into segments; [`merge`] puts its tabs in one order of time.
//! - [`playback`] finds and reads the blocks that show a moment.
//! - [`short`] tells which visits are too short to be kept, and removes them.
//! - [`scan`] looks for what should not be there.
//! - [`query`] lists; [`http`] answers; [`export`] and [`import`] speak with the outside.

pub mod cost;
pub mod erase;
pub mod export;
pub mod filter;
pub mod http;
pub mod import;
mod kinds;
pub mod merge;
pub mod playback;
pub mod query;
pub mod scan;
pub mod seal;
pub mod short;
pub mod store;
mod view;
