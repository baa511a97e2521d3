//! JSON at the level of bytes: a validating cursor, and strings with and without their escapes.
//!
//! No tree is ever built. Callers keep spans of the input and copy them; that is where the speed is
//! (FACTS: a tree costs ten times the walk).

mod cursor;
mod find;
mod text;

pub(crate) use cursor::{Cursor, Span, Str, plain_prefix};
pub(crate) use find::{find, number, text};
pub(crate) use text::{decode, encode_into};
