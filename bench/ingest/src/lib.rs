//! What the benchmarks share: a server that is started and watched, recordings, a small HTTP client.

pub mod body;
pub mod client;
pub mod contenders;
pub mod inside;
pub mod load;
pub mod peer;
pub mod recordings;
pub mod server;
pub mod stats;

/// Whatever went wrong, in words; a benchmark only prints it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
