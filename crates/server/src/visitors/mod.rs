//! Visitors: browsers that we recognise, what their site says of who they are, and the archive of all that is kept of one.

pub mod archive;
pub mod http;
pub mod identity;

pub use identity::Identity;
