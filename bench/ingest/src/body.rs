//! Request bodies: gzip as the recorder makes it, put together without compressing anything twice.
//!
//! Every visit has an envelope of its own, and the load generator shares the machine with the server. So
//! the events are compressed once, and the envelope goes before them as a stored block:
//!
//! ```text
//! gzip header │ stored block: envelope + \n │ deflate blocks of the events │ crc32 of both, length
//! ```

use libdeflater::{CompressionLvl, Compressor};

use crate::Failure;

/// gzip, no name, no time, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// The events of a batch, compressed.
pub struct Packed {
    deflated: Vec<u8>,
    crc: u32,
    /// Bytes of the events as JSON.
    pub raw_bytes: usize,
}

impl Packed {
    /// Compresses at the level browsers use.
    pub fn new(events: &[u8]) -> Result<Packed, Failure> {
        let mut compressor = Compressor::new(CompressionLvl::new(6).map_err(|_| "no level 6")?);
        let mut deflated = vec![0; compressor.deflate_compress_bound(events.len())];
        let bytes = compressor.deflate_compress(events, &mut deflated)?;
        deflated.truncate(bytes);
        deflated.shrink_to_fit();
        Ok(Packed { deflated, crc: crc32fast::hash(events), raw_bytes: events.len() })
    }

    /// A whole body. The envelope is one line, and under 64 KiB.
    pub fn body(&self, envelope: &str) -> Vec<u8> {
        let line = format!("{envelope}\n");
        let length = u16::try_from(line.len()).unwrap_or(u16::MAX);
        let mut crc = crc32fast::Hasher::new();
        crc.update(line.as_bytes());
        crc.combine(&crc32fast::Hasher::new_with_initial_len(self.crc, self.raw_bytes as u64));
        let mut body = Vec::with_capacity(self.deflated.len() + line.len() + 32);
        body.extend_from_slice(&HEADER);
        body.push(0);
        body.extend_from_slice(&length.to_le_bytes());
        body.extend_from_slice(&(!length).to_le_bytes());
        body.extend_from_slice(line.as_bytes());
        body.extend_from_slice(&self.deflated);
        body.extend_from_slice(&crc.finalize().to_le_bytes());
        let total = u32::try_from(line.len() + self.raw_bytes).unwrap_or(u32::MAX);
        body.extend_from_slice(&total.to_le_bytes());
        body
    }
}

/// The first line of a batch.
pub fn envelope(visit: u128, tab: u64, seq: usize, sent_ms: i64, state: &str) -> String {
    format!(
        r#"{{"visit":"{visit:032x}","visitor":"{visit:032x}","tab":"{tab:016x}","seq":{seq},"sent":{sent_ms},"state":"{state}","settings_version":1,"screen":[1280,800,1],"language":"en"}}"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_gzip_of_envelope_and_events() {
        let events = br#"[{"type":4,"data":{},"timestamp":1}]"#.repeat(100);
        let envelope = envelope(1, 2, 3, 4, "live");
        let body = Packed::new(&events).expect("packs").body(&envelope);
        let mut out = vec![0; 100_000];
        let bytes = libdeflater::Decompressor::new().gzip_decompress(&body, &mut out).expect("gzip");
        assert_eq!(out[..bytes], [envelope.as_bytes(), b"\n", &events].concat());
    }
}
