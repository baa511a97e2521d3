//! Visitors: browsers that we recognise, and what their site says of who they are.

pub mod identity;

pub use identity::Identity;
