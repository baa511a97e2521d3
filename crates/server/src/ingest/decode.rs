//! Decompression with a bound: gzip, zstd or plain, told apart by the first bytes.
//!
//! A short body that is there as a whole is decoded at one go ([`whole`]), which is fastest. A longer one is
//! decoded while it arrives ([`Decoder`]): its compressed bytes are never all in memory, and what becomes too
//! large is refused before the rest has come.

use std::mem;

use flate2::{Decompress, FlushDecompress, Status};
use zstd::stream::raw::{self, Operation};
use zstd::zstd_safe::{DParameter, InBuffer, OutBuffer, get_frame_content_size};

use super::outcome::Refusal;

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// What zstd may look back, as a power of two; every decoder must allow 8 MiB. It is taken before the first
/// byte comes out.
const WINDOW_LOG_MAX: u32 = 23;

/// Room for the first bytes that come out.
const ROOM_BYTES: usize = 256 << 10;

/// How many bytes a whole body says that it will have. It may lie.
pub fn stated_bytes(body: &[u8]) -> usize {
    let stated = if body.starts_with(&GZIP) {
        body.last_chunk::<4>().map(|tail| u64::from(u32::from_le_bytes(*tail)))
    } else if body.starts_with(&ZSTD) {
        get_frame_content_size(body).ok().flatten()
    } else {
        Some(body.len() as u64)
    };
    stated.and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(usize::MAX)
}

/// Decompresses a body into `room`, which is only lent for its memory, to at most `bytes_max` bytes.
pub fn whole(
    body: &[u8],
    room: Vec<u8>,
    bytes_max: usize,
    gzip: &mut libdeflater::Decompressor,
) -> Result<Vec<u8>, Refusal> {
    if body.starts_with(&GZIP) {
        return gunzip(body, room, bytes_max, gzip);
    }
    let mut decoder = Decoder::new(body, room, bytes_max)?;
    decoder.push(body)?;
    decoder.finish()
}

/// libdeflate wants the whole output's room before it starts. A gzip stream ends with its length: what needs
/// more than it says was cut, or lies.
fn gunzip(
    body: &[u8],
    mut room: Vec<u8>,
    bytes_max: usize,
    gzip: &mut libdeflater::Decompressor,
) -> Result<Vec<u8>, Refusal> {
    use libdeflater::DecompressionError::{BadData, InsufficientSpace};
    let stated = stated_bytes(body);
    let bytes = stated.min(bytes_max);
    if room.capacity() < bytes {
        // Exactly so much, and nothing is copied: room that doubles soon is more than is kept for the next body.
        room = vec![0; bytes];
    }
    room.resize(bytes, 0);
    match gzip.gzip_decompress(body, &mut room) {
        Ok(bytes) => {
            room.truncate(bytes);
            Ok(room)
        }
        Err(InsufficientSpace) if stated > bytes_max => Err(Refusal::DecodedTooLarge),
        // A stream that was cut looks like bad data to libdeflate: its checksum can't match.
        Err(InsufficientSpace | BadData) => Err(Refusal::Truncated),
    }
}

/// Decompresses a body while it arrives. What follows the end of the stream is not looked at.
pub struct Decoder {
    stream: Stream,
    out: Vec<u8>,
    bytes_max: usize,
    ended: bool,
}

enum Stream {
    Gzip(Decompress),
    Zstd(Box<raw::Decoder<'static>>),
    Plain,
}

impl Decoder {
    /// For a body that begins with `start`, of which nothing is taken yet. `room` is lent for its memory.
    pub fn new(start: &[u8], mut room: Vec<u8>, bytes_max: usize) -> Result<Decoder, Refusal> {
        let stream = if start.starts_with(&GZIP) {
            Stream::Gzip(Decompress::new_gzip(15))
        } else if start.starts_with(&ZSTD) {
            let mut decoder = raw::Decoder::new().map_err(|_| Refusal::Unavailable)?;
            decoder
                .set_parameter(DParameter::WindowLogMax(WINDOW_LOG_MAX))
                .map_err(|_| Refusal::Unavailable)?;
            Stream::Zstd(Box::new(decoder))
        } else {
            Stream::Plain
        };
        room.clear();
        Ok(Decoder { stream, out: room, bytes_max, ended: false })
    }

    /// Takes the next bytes of the body.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), Refusal> {
        while !self.ended {
            self.make_room();
            let before = self.out.len();
            let read = self.step(bytes)?;
            bytes = bytes.get(read..).unwrap_or_default();
            if self.out.len() > self.bytes_max {
                self.out = Vec::new();
                return Err(Refusal::DecodedTooLarge);
            }
            let idle = read == 0 && self.out.len() == before;
            if bytes.is_empty() && (idle || self.out.len() < self.out.capacity()) {
                return Ok(());
            }
            if idle {
                return Err(Refusal::Malformed);
            }
        }
        Ok(())
    }

    fn make_room(&mut self) {
        if self.out.len() == self.out.capacity() {
            let room = (self.out.len() * 2).clamp(ROOM_BYTES.min(self.bytes_max + 1), self.bytes_max + 1);
            self.out.reserve_exact(room - self.out.len());
        }
    }

    /// Decodes until input or room is used up; gives how much was read.
    fn step(&mut self, bytes: &[u8]) -> Result<usize, Refusal> {
        match &mut self.stream {
            Stream::Gzip(inflate) => {
                let before = inflate.total_in();
                let status = inflate.decompress_vec(bytes, &mut self.out, FlushDecompress::None);
                self.ended = status.map_err(|_| Refusal::Malformed)? == Status::StreamEnd;
                Ok(usize::try_from(inflate.total_in() - before).unwrap_or(bytes.len()))
            }
            Stream::Zstd(decoder) => {
                let (mut input, at) = (InBuffer::around(bytes), self.out.len());
                let mut output = OutBuffer::around_pos(&mut self.out, at);
                self.ended = decoder.run(&mut input, &mut output).map_err(|_| Refusal::Malformed)? == 0;
                Ok(input.pos())
            }
            Stream::Plain => {
                let fits = bytes.len().min(self.out.capacity() - self.out.len());
                self.out.extend_from_slice(bytes.get(..fits).unwrap_or_default());
                Ok(fits)
            }
        }
    }

    /// Memory that it holds.
    pub fn held_bytes(&self) -> usize {
        let window = if matches!(self.stream, Stream::Zstd(_)) { 1 << WINDOW_LOG_MAX } else { 64 << 10 };
        self.out.capacity() + window
    }

    /// All that came out, when the body has come to its end.
    pub fn finish(mut self) -> Result<Vec<u8>, Refusal> {
        let complete = self.ended || matches!(self.stream, Stream::Plain);
        if complete { Ok(mem::take(&mut self.out)) } else { Err(Refusal::Truncated) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
        let mut out = vec![0; compressor.gzip_compress_bound(bytes.len())];
        let length = compressor.gzip_compress(bytes, &mut out).unwrap();
        out.truncate(length);
        out
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::encode_all(bytes, 1).unwrap()
    }

    fn at_once(body: &[u8], bytes_max: usize) -> Result<Vec<u8>, Refusal> {
        whole(body, Vec::new(), bytes_max, &mut libdeflater::Decompressor::new())
    }

    /// Decodes in pieces of so many bytes; also how many bytes were taken.
    fn in_pieces(body: &[u8], piece: usize, bytes_max: usize) -> (usize, Result<Vec<u8>, Refusal>) {
        let mut decoder = Decoder::new(body, Vec::new(), bytes_max).unwrap();
        for (n, bytes) in body.chunks(piece).enumerate() {
            if let Err(refusal) = decoder.push(bytes) {
                return (n * piece, Err(refusal));
            }
            assert!(decoder.out.capacity() <= bytes_max + 1);
        }
        (body.len(), decoder.finish())
    }

    #[test]
    fn each_form_is_told_by_its_first_bytes() {
        let text = b"{\"visit\":1}\n[]".to_vec();
        for body in [text.clone(), gzip(&text), zstd(&text)] {
            assert_eq!(at_once(&body, 100), Ok(text.clone()));
            assert_eq!(in_pieces(&body, 3, 100).1, Ok(text.clone()));
        }
    }

    #[test]
    fn a_bomb_is_refused_at_the_bound() {
        let bomb = vec![b' '; 50 << 20];
        for body in [gzip(&bomb), zstd(&bomb), bomb.clone()] {
            assert_eq!(at_once(&body, 1 << 20), Err(Refusal::DecodedTooLarge));
            let (taken, refused) = in_pieces(&body, 64, 1 << 20);
            assert_eq!(refused, Err(Refusal::DecodedTooLarge));
            assert!(taken < body.len() / 10, "{taken} of {} bytes", body.len());
        }
    }

    #[test]
    fn a_body_that_lies_about_its_length_is_refused() {
        let mut lies = gzip(&vec![b' '; 2 << 20]);
        let end = lies.len();
        lies[end - 4..].copy_from_slice(&10_u32.to_le_bytes());
        assert_eq!(at_once(&lies, 1 << 20), Err(Refusal::Truncated));
        assert!(in_pieces(&lies, 64, 4 << 20).1.is_err());
    }

    #[test]
    fn a_cut_body_is_refused_at_every_length() {
        let text: Vec<u8> = (0..2_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for whole in [gzip(&text), zstd(&text)] {
            for cut in 4..whole.len() {
                assert!(at_once(&whole[..cut], 1 << 20).is_err(), "cut at {cut} of {}", whole.len());
                assert_eq!(in_pieces(&whole[..cut], 100, 1 << 20).1, Err(Refusal::Truncated), "cut at {cut}");
            }
        }
    }

    #[test]
    fn a_window_that_nobody_needs_is_refused() {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.window_log(27).unwrap();
        std::io::Write::write_all(&mut encoder, &vec![b'x'; 100_000]).unwrap();
        let body = encoder.finish().unwrap();
        assert_eq!(in_pieces(&body, 1_000, 1 << 20).1, Err(Refusal::Malformed));
    }

    proptest! {
        #[test]
        fn in_pieces_it_is_what_it_is_at_once(
            text in prop::collection::vec(prop_oneof![Just(b'a'), any::<u8>()], 0..5_000),
            piece in 1usize..3_000,
            bytes_max in 1usize..6_000,
        ) {
            for body in [gzip(&text), zstd(&text)] {
                prop_assert_eq!(in_pieces(&body, piece, bytes_max).1, at_once(&body, bytes_max));
            }
        }
    }
}
