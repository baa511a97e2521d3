//! Masking: no input panics, the result is a batch with as many events, and masking it again changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::event::{Limits, events};
use revisit_rrweb::scrub::{Rules, scrub};

fuzz_target!(|bytes: &[u8]| {
    let Some((&switches, json)) = bytes.split_first() else { return };
    let rules = Rules {
        forms: switches & 1 != 0,
        numbers: switches & 2 != 0,
        emails: switches & 4 != 0,
        canvas: switches & 8 != 0,
        query_keys: vec!["keep".to_owned()],
    };
    let limits = Limits::default();
    let Ok(clean) = scrub(json, &rules, &limits) else { return };
    let once = clean.events.as_ref();
    let read = events(once, &limits).expect("what was masked can be read");
    assert_eq!(read.len(), clean.facts.events);
    let twice = scrub(once, &rules, &limits).expect("what was masked can be masked");
    assert_eq!(String::from_utf8_lossy(once), String::from_utf8_lossy(twice.events.as_ref()));
});
