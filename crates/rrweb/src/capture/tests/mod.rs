//! One door: bodies made by [`encode::Body`], read by [`super::decode`].

mod encode;
mod hostile;
mod inner;
mod operations;
mod random;

use super::*;
use encode::Body;

/// The events of a body that holds these operations, without the brackets of the array.
fn events(body: &Body) -> String {
    let json = String::from_utf8(decoded(&body.plain()).json).unwrap();
    json.strip_prefix('[').and_then(|json| json.strip_suffix(']')).unwrap().to_owned()
}

fn decoded(body: &[u8]) -> Decoded {
    let decoded = decode(body, &Limits::default()).unwrap();
    let read = crate::event::events(&decoded.json, &crate::event::Limits::default()).unwrap();
    assert_eq!(read.len(), decoded.events);
    decoded
}

fn problem(body: &[u8]) -> Problem {
    decode(body, &Limits::default()).unwrap_err().problem
}
