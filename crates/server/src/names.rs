//! Closed sets by their names: an enum's name in JSON is also what the database stores.

use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde::{Deserialize, Serialize};

/// The name of a member of a closed set.
pub fn name(member: &impl Serialize) -> String {
    serde_json::to_value(member).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The member with this name; `None` for one that only another version of the program knows.
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    let name: serde::de::value::BorrowedStrDeserializer<'a, Error> =
        serde::de::value::BorrowedStrDeserializer::new(name);
    T::deserialize(name.into_deserializer()).ok()
}
