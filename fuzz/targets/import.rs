//! Opening files made elsewhere: no input panics, every event given is one, and bounds hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::event::{self, one};
use revisit_rrweb::import::{Limits, open};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes_max: 1 << 20, events_max: 1_000, ..Limits::default() };
    let Ok(import) = open(bytes, &limits) else { return };
    assert!(import.events.len() <= limits.events_max);
    for event in &import.events {
        let read =
            one(event.raw.as_bytes(), &event::Limits::default()).expect("an imported event is an event");
        assert_eq!(read.timestamp, event.timestamp);
        assert!(usize::from(event.tab) < import.windows.len());
    }
});
