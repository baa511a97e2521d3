//! Scrubbing and compressing batch after batch, with the same memory.
//!
//! A batch of some kilobytes is scrubbed faster than the system finds new pages for it and zstd clears new
//! tables. Whoever takes batches keeps a few of these.

use zstd::bulk::Compressor;

use super::{Clean, Limits, Rules, Scrubbed, scrub_into, scrub_sent, scrubbed};
use crate::event::Invalid;

/// Room that is kept for the next batch; what a larger one needed is given back.
const KEPT_BYTES: usize = 2 << 20;

/// Memory for one batch at a time.
pub struct Scrubber {
    room: Vec<u8>,
    packed: Vec<u8>,
    compressor: Compressor<'static>,
}

impl Scrubber {
    /// A scrubber that compresses by zstd of this level. Fails only when memory does.
    pub fn new(level: i32) -> std::io::Result<Self> {
        Ok(Self { room: Vec::new(), packed: Vec::new(), compressor: Compressor::new(level)? })
    }

    /// What [`super::scrub`] does.
    pub fn scrub(&mut self, json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
        scrub_sent(std::mem::take(&mut self.room), json, rules, limits)
    }

    /// What [`super::scrub_decoded`] does.
    pub fn scrub_decoded(&mut self, json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
        scrub_into(std::mem::take(&mut self.room), json, rules, limits)
    }

    /// Compresses what was scrubbed, and takes its room back. Fails only when memory does.
    pub fn zstd(&mut self, events: Scrubbed<Vec<u8>>) -> std::io::Result<Scrubbed<Vec<u8>>> {
        self.packed =
            room_for(zstd::zstd_safe::compress_bound(events.len()), std::mem::take(&mut self.packed));
        self.compressor.compress_to_buffer(events.as_ref(), &mut self.packed)?;
        let packed = scrubbed::seal(self.packed.as_slice().to_vec());
        self.room = kept(events.into_inner());
        self.packed = kept(std::mem::take(&mut self.packed));
        Ok(packed)
    }
}

/// The room, emptied, or one of exactly so many bytes where it is too small: one that doubled could be larger
/// than what is kept, and would be new for each large batch.
pub(super) fn room_for(bytes: usize, mut room: Vec<u8>) -> Vec<u8> {
    room.clear();
    if room.capacity() < bytes { Vec::with_capacity(bytes) } else { room }
}

fn kept(room: Vec<u8>) -> Vec<u8> {
    if room.capacity() > KEPT_BYTES { Vec::new() } else { room }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_recorders_largest_batches_need_is_kept() {
        let mut scrubber = Scrubber::new(1).unwrap();
        for kilobytes in [1, 900, 1_500, 4, 1_600, 1_500] {
            let text = "a 1 ".repeat(kilobytes << 8);
            let json = format!(r#"[{{"type":5,"data":{{"tag":"a","payload":"{text}"}},"timestamp":1}}]"#);
            let clean = scrubber.scrub(json.as_bytes(), &Rules::default(), &Limits::default()).unwrap();
            scrubber.zstd(clean.events).unwrap();
            assert!(scrubber.room.capacity() >= json.len() && scrubber.packed.capacity() >= json.len());
        }
    }

    #[test]
    fn one_batch_after_the_other_is_what_each_is_alone() {
        let mut scrubber = Scrubber::new(1).unwrap();
        let (rules, limits) = (Rules::default(), Limits::default());
        let batch =
            |text: &str| format!(r#"[{{"type":5,"data":{{"tag":"a","payload":"{text}"}},"timestamp":1}}]"#);
        let long = "a 4711 ".repeat(KEPT_BYTES / 4);
        for text in ["a 1 b", &long, "\\u00", "", "jane@example.org"] {
            let json = batch(text);
            let alone = super::super::scrub(json.as_bytes(), &rules, &limits);
            let shared = scrubber.scrub(json.as_bytes(), &rules, &limits);
            let (Ok(alone), Ok(shared)) = (&alone, shared) else {
                assert!(alone.is_err(), "{text}");
                continue;
            };
            assert_eq!(shared.events, alone.events);
            let packed = scrubber.zstd(shared.events).unwrap();
            assert_eq!(zstd::decode_all(packed.as_ref()).unwrap(), alone.events.as_ref());
            assert!(scrubber.room.capacity().max(scrubber.packed.capacity()) <= KEPT_BYTES);
        }
    }
}
