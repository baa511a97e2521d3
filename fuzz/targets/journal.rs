//! The scan of a journal file after a crash: whatever is on the disk, it ends and says what was good.
#![no_main]

use libfuzzer_sys::fuzz_target;
use revisit_journal::scan;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(scanned) = scan(bytes, |_| {}) {
        assert!(scanned.good_bytes + scanned.torn_bytes + scanned.zero_bytes == bytes.len() as u64);
    }
});
