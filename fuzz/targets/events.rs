//! Reading a batch and summing it up: no input panics, and what is accepted can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::event::{Limits, events, with_timestamp};
use revisit_rrweb::summary::{Builder, Options};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let Ok(found) = events(bytes, &limits) else { return };
    let mut builder = Builder::new(Options::default());
    for (index, event) in found.iter().enumerate() {
        builder.push(index as u16 % 3, event.timestamp, event);
        let moved = format!("[{}]", with_timestamp(event.raw, 7));
        let again = events(moved.as_bytes(), &limits).expect("an event with another time is an event");
        assert_eq!((again[0].timestamp, again[0].kind), (7, event.kind));
    }
    let summary = builder.finish();
    assert!(summary.events.len() <= Options::default().events_max);
});
