//! The capture format: no input panics, what is decoded are that many events, and their size is bounded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::capture::{Limits, decode};
use revisit_rrweb::event;

const BYTES_MAX: usize = 4 << 20;
/// Frames of other origins, besides.
const INNER_BYTES_MAX: usize = 1 << 20;
/// One text more than the bound may have been written when it is noticed, each byte of it as an escape.
const OVER_MAX: usize = 6 << 22;

fuzz_target!(|bytes: &[u8]| {
    // Every other input is operations without a frame around them, so that mutations reach them.
    let Some((&form, rest)) = bytes.split_first() else { return };
    let length = (rest.len() as u32).to_le_bytes();
    let body = if form % 2 == 0 { rest.to_vec() } else { [&[1, 0], length.as_slice(), rest].concat() };
    let limits = Limits { bytes_max: BYTES_MAX, inner_bytes_max: INNER_BYTES_MAX, ..Limits::default() };
    let Ok(decoded) = decode(&body, &limits) else { return };
    assert!(decoded.json.len() <= BYTES_MAX + INNER_BYTES_MAX + OVER_MAX);
    let read = event::events(&decoded.json, &event::Limits::default()).expect("what was decoded can be read");
    assert_eq!(read.len(), decoded.events);
});
