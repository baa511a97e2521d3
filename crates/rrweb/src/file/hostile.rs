//! Doors for fuzzing: every place where bytes of a recording are read, entered directly.
//!
//! Checksums keep accidents from the readers behind them, and would keep a fuzzer from them too. None of
//! these may panic, whatever the bytes; none returns anything.

use super::dictionary::Dictionary;
use super::knit::knit;
use super::{Index, Options, TabEvent, Writer};

/// No more JSON than this comes out of what a fuzzer makes.
const JSON_BYTES_MAX: usize = 1 << 20;

/// An index, and the end of a segment.
pub fn index(bytes: &[u8]) {
    let _ = Index::from_bytes(bytes);
    let _ = Index::rebuild([bytes]);
    let _ = Index::default().read_body(bytes);
}

/// A dictionary after decompression.
pub fn dictionary(bytes: &[u8]) {
    let _ = Dictionary::read(bytes);
}

/// A block after decompression, with a dictionary of its own.
pub fn payload(bytes: &[u8]) {
    let _ = knit(bytes, None, JSON_BYTES_MAX);
}

/// A block after decompression and the dictionary it needs.
pub fn block(dictionary: &[u8], payload: &[u8]) {
    if let Ok(dictionary) = Dictionary::read(dictionary) {
        let _ = knit(payload, Some(&dictionary), JSON_BYTES_MAX);
    }
}

/// Events to be written, one a line: what is taken has to come back, and can be said in rrweb's words.
pub fn events(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut writer =
        Writer::new(Options { level: 1, block_bytes: 200, epoch_bytes: 2000, ..Options::default() });
    let mut taken = Vec::new();
    for (time_ms, json) in text.lines().enumerate() {
        if writer.push(TabEvent { tab: 0, time_ms: time_ms as i64, json }).is_ok() {
            taken.push(json);
        }
    }
    let _ = crate::mirror::plain(std::iter::empty(), taken.iter().copied());
    let Ok(sealed) = writer.finish() else { return };
    let segments: Vec<_> = sealed.segments.iter().map(|segment| &segment.bytes[..]).collect();
    let mut events = Vec::new();
    for block in &sealed.index.blocks {
        let decoded =
            super::decode(&sealed.index, block.n, |segment, range| super::slice(&segments, segment, range));
        events.extend(decoded.iter().flat_map(|block| block.events().map(str::to_owned).collect::<Vec<_>>()));
    }
    assert!(events.iter().eq(taken.iter()), "what was taken has to come back");
}
