//! Reading a batch and summing it up: no input panics, and what is accepted can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::event::{Limits, events, one};
use revisit_rrweb::summary::{Builder, Options};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let Ok(found) = events(bytes, &limits) else { return };
    let mut builder = Builder::new(Options::default());
    for (index, event) in found.iter().enumerate() {
        builder.push(index as u16 % 3, event.timestamp, event);
        let moved = event.at(7);
        let again = one(moved.raw().as_bytes(), &limits).expect("an event with another time is an event");
        assert_eq!((again.timestamp, again.kind, again.data), (7, event.kind, event.data));
        assert_eq!(moved.as_event().data, event.data);
    }
    let summary = builder.finish();
    assert!(summary.events.len() <= Options::default().events_max);
});
