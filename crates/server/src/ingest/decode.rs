//! Decompression with a bound: gzip, zstd or plain, told apart by the first bytes.

use super::outcome::Refusal;

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Decompresses `body` to at most `bytes_max` bytes.
///
/// A bomb costs at most `bytes_max` of memory and the time to fill it.
pub fn decode(body: Vec<u8>, bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    if body.starts_with(&GZIP) {
        gunzip(&body, bytes_max)
    } else if body.starts_with(&ZSTD) {
        unzstd(&body, bytes_max)
    } else if body.len() > bytes_max {
        Err(Refusal::DecodedTooLarge)
    } else {
        Ok(body)
    }
}

/// libdeflate wants the whole output's room before it starts. A gzip stream ends with its length, which
/// keeps an honest batch at one allocation; a wrong one (a lie, or a stream that was cut) only costs other tries.
fn gunzip(body: &[u8], bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    let tail = body.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail) as usize);
    let mut room = tail.clamp(64, bytes_max);
    let mut decompressor = libdeflater::Decompressor::new();
    loop {
        let mut out = vec![0; room];
        match decompressor.gzip_decompress(body, &mut out) {
            Ok(bytes) => {
                out.truncate(bytes);
                return Ok(out);
            }
            Err(libdeflater::DecompressionError::InsufficientSpace) if room < bytes_max => {
                room = (room * 4).min(bytes_max);
            }
            Err(libdeflater::DecompressionError::InsufficientSpace) => return Err(Refusal::DecodedTooLarge),
            // A stream that was cut looks like bad data to libdeflate: its checksum can't match.
            Err(libdeflater::DecompressionError::BadData) => return Err(Refusal::Truncated),
        }
    }
}

fn unzstd(body: &[u8], bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    use std::io::Read;
    let stated = zstd::zstd_safe::get_frame_content_size(body).ok().flatten().unwrap_or(0);
    if stated > bytes_max as u64 {
        return Err(Refusal::DecodedTooLarge);
    }
    let mut decoder = zstd::stream::read::Decoder::with_buffer(body).map_err(|_| Refusal::Malformed)?;
    // A window larger than the bound would be allocated before the first byte comes out.
    decoder.window_log_max(25).map_err(|_| Refusal::Malformed)?;
    let mut out = Vec::with_capacity(usize::try_from(stated).unwrap_or(0));
    decoder.take(bytes_max as u64 + 1).read_to_end(&mut out).map_err(|_| Refusal::Truncated)?;
    if out.len() > bytes_max { Err(Refusal::DecodedTooLarge) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
        let mut out = vec![0; compressor.gzip_compress_bound(bytes.len())];
        let length = compressor.gzip_compress(bytes, &mut out).unwrap();
        out.truncate(length);
        out
    }

    #[test]
    fn each_form_is_told_by_its_first_bytes() {
        let text = b"{\"visit\":1}\n[]".to_vec();
        assert_eq!(decode(text.clone(), 100), Ok(text.clone()));
        assert_eq!(decode(gzip(&text), 100), Ok(text.clone()));
        assert_eq!(decode(zstd::encode_all(&*text, 1).unwrap(), 100), Ok(text));
    }

    #[test]
    fn a_bomb_is_refused_at_the_bound() {
        let bomb = vec![b' '; 50 << 20];
        assert_eq!(decode(gzip(&bomb), 1 << 20), Err(Refusal::DecodedTooLarge));
        assert_eq!(decode(zstd::encode_all(&*bomb, 1).unwrap(), 1 << 20), Err(Refusal::DecodedTooLarge));
        assert_eq!(decode(bomb, 1 << 20), Err(Refusal::DecodedTooLarge));
        let mut lies = gzip(&vec![b' '; 2 << 20]);
        let end = lies.len();
        lies[end - 4..].copy_from_slice(&10_u32.to_le_bytes());
        assert!(matches!(decode(lies, 1 << 20), Err(Refusal::DecodedTooLarge | Refusal::Truncated)));
    }

    #[test]
    fn a_cut_body_is_refused_at_every_length() {
        let text: Vec<u8> = (0..2_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for whole in [gzip(&text), zstd::encode_all(&*text, 3).unwrap()] {
            for cut in 4..whole.len() {
                assert!(decode(whole[..cut].to_vec(), 1 << 20).is_err(), "cut at {cut} of {}", whole.len());
            }
        }
    }
}
