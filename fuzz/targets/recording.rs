//! The recording file: every reader entered directly, behind its checksum, and writing read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_rrweb::file::hostile;

fuzz_target!(|bytes: &[u8]| {
    let Some((&door, rest)) = bytes.split_first() else { return };
    match door % 5 {
        0 => hostile::index(rest),
        1 => hostile::dictionary(rest),
        2 => hostile::payload(rest),
        3 => hostile::events(rest),
        _ => {
            let (dictionary, payload) = rest.split_at(rest.len() / 2);
            hostile::block(dictionary, payload);
        }
    }
});
